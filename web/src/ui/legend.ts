import type { Atlas, Stretch } from '../state/atlas';
import type { Look } from '../state/look';
import { symbolIcon } from '../symbols/icon';
import type { Sprites } from '../symbols/sprites';
import type { Words } from '../words';
import { el, ICONS, iconButton } from './dom';

/** Where the folded legend may stand: at its place, or above what lies there. */
const HIGHER = ['', '0 -60px', '0 -120px'];

/** One kind of state on screen and how many places are in it. */
interface Entry {
  look: Look;
  text: string;
  count: number;
}

export interface Seen {
  places: number[];
  /** How many there would be without a filter; null for no filter. */
  of: number | null;
  look: (place: number) => Look;
  changed: (place: number) => boolean;
  /** The two evenings that are compared, if any, and which places stepped back as unchanged. */
  range: Stretch | null;
  small: (place: number) => boolean;
  former?: ((place: number) => Look | null) | undefined;
  /** Whether the symbols have their actors' shapes. */
  shaped: boolean;
}

/** The key to the symbols: only what is on screen, counted. */
export class Legend {
  private readonly list = el('ul', { class: 'legend-list' });
  private readonly title = new Text();
  private readonly total = el('span', { class: 'legend-total' });
  private readonly preview = el('span', { class: 'legend-preview', 'aria-hidden': 'true' });
  private readonly toggle: HTMLButtonElement;
  private drawn = '';
  private readonly small = matchMedia('(max-width: 1199px)');

  constructor(
    private readonly root: HTMLElement,
    private readonly atlas: Atlas,
    private readonly words: Words,
    private readonly sprites: Sprites,
    private readonly data: HTMLElement,
    private readonly onMove: () => void,
  ) {
    const title = words.t('map.legend');
    this.toggle = el('button', { type: 'button', class: 'legend-open', 'aria-expanded': 'false' }, this.preview, title);
    const close = iconButton(ICONS.close, words.t('map.legend.close'), { class: 'legend-close' });
    const head = el('h2', { class: 'legend-head eyebrow' }, el('span', {}, this.title), this.total);
    const sheet = el('div', { class: 'legend-sheet' }, head, close, this.list, data);
    root.setAttribute('aria-label', title);
    root.replaceChildren(this.toggle, sheet);
    root.classList.toggle('folded', this.small.matches);
    this.toggle.addEventListener('click', () => this.open(true));
    close.addEventListener('click', () => {
      this.open(false);
      this.toggle.focus();
    });
  }

  /**
   * Folds to a button on small screens and wherever it would lie on a symbol;
   * unfolds only when the reader has `moved` the map, so that no step of time makes it jump.
   */
  makeRoom(covers: (box: DOMRect) => boolean, moved: boolean): void {
    const { classList } = this.root;
    const was = classList.contains('folded');
    const { style } = this.root;
    const before = style.translate;
    style.translate = '';
    classList.remove('folded');
    const fold = this.small.matches || (was && !moved) || covers(this.root.getBoundingClientRect());
    classList.toggle('folded', fold);
    if (fold && !classList.contains('open')) {
      const free = (moved ? HIGHER : [before, ...HIGHER]).find(up => {
        style.translate = up;
        return !covers(this.root.getBoundingClientRect());
      });
      style.translate = free ?? '';
    }
    if (fold !== was || style.translate !== before) this.onMove();
  }

  /** Whether the unfolded legend was open and has been closed. */
  close(): boolean {
    if (!this.root.classList.contains('open')) return false;
    this.open(false);
    return true;
  }

  update(seen: Seen): void {
    const entries = this.count(seen);
    const ringed = seen.places.filter(seen.changed);
    const changed = ringed.length;
    const ring = seen.range
      ? 'map.range.ring'
      : ringed.some(p => seen.look(p).status === 'claimed')
        ? 'map.legend.ringed'
        : 'map.legend.changed';
    const small = seen.range ? seen.places.filter(seen.small).length : 0;
    const back = seen.range ? seen.places.length - small - changed : 0;
    const approximate = seen.places.filter(p => seen.look(p).approximate).length;
    const old = seen.places.filter(p => ages(seen.look(p)) && seen.look(p).core > 0);
    const key = JSON.stringify([
      entries.map(e => [e.text, e.count, e.look]),
      changed,
      approximate,
      old.length,
      seen.places.length,
      seen.range,
      small,
      seen.shaped,
      seen.of,
    ]);
    if (key === this.drawn) return;
    this.drawn = key;
    const day = seen.range && this.words.short(seen.range.to);
    this.title.data = day ? this.words.t('map.range.view', { date: day }) : this.words.t('map.legend.view');
    this.data.firstChild!.textContent = `${this.words.t(day ? 'range.download' : 'map.download')} `;
    const n = seen.places.length;
    this.total.textContent = seen.of === null ? this.words.n(n) : this.words.t('map.filter.shown', { n, all: seen.of });
    const rows = entries.map(e => this.row(this.icon(e.look, seen), e.text, e.count));
    const extra: HTMLElement[] = [];
    const since = { date: seen.range ? this.words.short(seen.range.from) : '' };
    const none: Look = { status: 'unknown', actors: [], core: 0, approximate: false };
    if (changed)
      extra.push(
        this.row(el('span', { class: 'legend-ring', 'aria-hidden': 'true' }), this.words.t(ring, since), changed),
      );
    if (seen.range) {
      const tiny = (look: Look) => {
        const made = symbolIcon(this.sprites, look, 10);
        made.classList.add('legend-tiny');
        return made;
      };
      const first = (found: number | undefined, draw: (p: number) => HTMLElement, key: string, n: number) => {
        if (found !== undefined) extra.push(this.row(draw(found), this.words.t(`map.range.${key}`, since), n));
      };
      first(ringed[0], p => tiny(seen.former?.(p) ?? none), 'former', changed);
      const undone = seen.places.find(p => !seen.small(p) && !seen.changed(p));
      first(undone, p => symbolIcon(this.sprites, seen.look(p)), 'whole', back);
      first(seen.places.find(seen.small), p => tiny(seen.look(p)), 'small', small);
    }
    if (approximate) {
      const soft = this.icon({ ...none, approximate: true }, seen);
      extra.push(this.row(soft, this.words.t('map.legend.approximate'), approximate));
    }
    if (old.length) {
      const look = seen.look(old[0]!);
      extra.push(
        this.row(this.icon({ ...look, core: 2, approximate: false }, seen), this.words.t('map.legend.old'), old.length),
      );
    }
    extra[0]?.classList.add('legend-rule');
    this.list.replaceChildren(...rows, ...extra);
    this.preview.replaceChildren(...entries.slice(0, 3).map(e => this.icon(e.look, seen)));
  }

  private open(open: boolean): void {
    this.root.classList.toggle('open', open);
    this.toggle.setAttribute('aria-expanded', String(open));
    this.onMove();
  }

  private icon(look: Look, { shaped }: Seen): Element {
    return symbolIcon(this.sprites, look, 22, false, shaped);
  }

  private row(symbol: Element, text: string, count: number): HTMLElement {
    return el(
      'li',
      {},
      symbol,
      el('span', { class: 'legend-text' }, text),
      el('span', { class: 'legend-n' }, this.words.n(count)),
    );
  }

  /** Groups places by status and actors, the sure states first, then by number. */
  private count(seen: Seen): Entry[] {
    const found = new Map<string, Entry>();
    for (const place of seen.places) {
      const look = seen.look(place);
      const plain: Look = { ...look, core: 0, approximate: false };
      const key = look.status === 'unsure' ? 'unsure' : `${look.status} ${look.actors.join()}`;
      const entry = found.get(key) ?? { look: plain, text: this.text(plain), count: 0 };
      entry.count++;
      found.set(key, entry);
    }
    const order = ['held', 'contested', 'claimed', 'unsure', 'unknown'];
    return [...found.values()].sort(
      (a, b) => order.indexOf(a.look.status) - order.indexOf(b.look.status) || b.count - a.count,
    );
  }

  private text(look: Look): string {
    return stateText(this.words, this.atlas, look);
  }
}

/** Only a sure or contested state has a core that shrinks. */
function ages(look: Look): boolean {
  return look.status === 'held' || look.status === 'contested';
}

/** A state in the readers' words. */
export function stateText(words: Words, atlas: Atlas, look: Look): string {
  const names = look.actors.map(a => atlas.actorInText(a));
  const actors = names.length > 1 ? words.list(names) : (names[0] ?? '');
  const one = look.status === 'contested' && names.length === 1 ? '.one' : '';
  return words.t(`map.state.${look.status}${one}`, { actor: actors, actors });
}
