import type { AtlasMap } from '../map/map';
import type { Words } from '../words';
import { el } from './dom';

/** As many places as a keyboard reader may step through in one view. */
const MOST = 300;

export interface PlaceListHost {
  /** The place in words: name, state, whether it changed. */
  text(place: number): string;
  onPick(place: number): void;
}

/**
 * The places in view as a list box whose options lie on the map, so that they
 * can be reached, heard and chosen from the keyboard.
 */
export class PlaceList {
  private readonly box: HTMLElement;
  private places: number[] = [];
  private active: number | null = null;

  constructor(
    private readonly map: AtlasMap,
    wrap: HTMLElement,
    words: Words,
    private readonly host: PlaceListHost,
  ) {
    this.box = el('div', {
      class: 'place-list',
      role: 'listbox',
      tabindex: 0,
      'aria-label': words.t('map.places'),
      dir: 'ltr',
    });
    wrap.append(this.box);
    this.box.addEventListener('keydown', e => this.key(e));
    this.box.addEventListener('focus', () => this.activate(this.active ?? this.places[0] ?? null));
    this.box.addEventListener('blur', () => this.mark(null));
  }

  /** Takes the places of the view anew; the active one stays if it is still there. */
  update(): void {
    this.places = this.map.placed.seen.slice(-MOST).sort((a, b) => this.map.placed.x[a]! - this.map.placed.x[b]!);
    this.box.replaceChildren(...this.places.map(place => this.option(place)));
    this.box.hidden = this.places.length === 0;
    if (this.active !== null && !this.places.includes(this.active)) this.active = null;
    if (document.activeElement === this.box) this.activate(this.active ?? this.places[0] ?? null);
  }

  focus(): void {
    this.box.focus({ preventScroll: true });
  }

  private option(place: number): HTMLElement {
    const { x, y } = this.map.pixel(place);
    const r = this.map.placed.radius(place) + 8;
    const option = el('div', {
      role: 'option',
      id: `on-map-${place}`,
      'aria-selected': 'false',
      'aria-label': this.host.text(place),
    });
    option.style.transform = `translate(${x - r}px, ${y - r}px)`;
    option.style.width = option.style.height = `${2 * r}px`;
    return option;
  }

  private activate(place: number | null): void {
    this.active = place;
    this.mark(place);
  }

  private mark(place: number | null): void {
    for (const option of this.box.children) option.classList.toggle('active', option.id === `on-map-${place}`);
    for (const option of this.box.children)
      option.setAttribute('aria-selected', String(option.id === `on-map-${place}`));
    if (place === null) this.box.removeAttribute('aria-activedescendant');
    else this.box.setAttribute('aria-activedescendant', `on-map-${place}`);
  }

  private key(e: KeyboardEvent): void {
    if (this.active === null || e.ctrlKey || e.metaKey || e.altKey) return;
    const directions: Record<string, [number, number]> = {
      ArrowRight: [1, 0],
      ArrowLeft: [-1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const direction = directions[e.key];
    if (direction) this.activate(this.towards(direction) ?? this.active);
    else if (e.key === 'Home') this.activate(this.places[0] ?? null);
    else if (e.key === 'End') this.activate(this.places.at(-1) ?? null);
    else if (e.key === 'Enter' || e.key === ' ') this.host.onPick(this.active);
    else return;
    e.preventDefault();
    e.stopPropagation();
  }

  /** The nearest place in a direction: across counts double. */
  private towards([dx, dy]: [number, number]): number | null {
    const from = this.map.pixel(this.active!);
    let best: number | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const place of this.places) {
      if (place === this.active) continue;
      const to = this.map.pixel(place);
      const along = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const across = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
      if (along <= 0.5) continue;
      const cost = along + 2 * across;
      if (cost < least) {
        least = cost;
        best = place;
      }
    }
    return best;
  }
}
