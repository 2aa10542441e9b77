import type { AtlasMap } from '../map/map';
import { compass, distance } from '../map/measure';
import type { Atlas } from '../state/atlas';
import type { Words } from '../words';
import { el, ICONS, iconButton } from './dom';
import type { Row } from './finder';

/** A temporary pin for something of which the atlas has no record, and a note that says so. */
export class Pin {
  private note: HTMLElement | null = null;

  constructor(
    private readonly map: AtlasMap,
    private readonly wrap: HTMLElement,
    private readonly atlas: Atlas,
    private readonly words: Words,
    private readonly onPlace: (place: number) => void,
  ) {}

  show(row: Row): void {
    this.clear();
    const { words } = this;
    const close = iconButton(ICONS.close, words.t('map.pin.close'), { class: 'panel-close' });
    close.addEventListener('click', () => this.clear());
    const exact = row.accuracy && words.t('map.pin.exact', { distance: words.distance(row.accuracy) });
    const lines = [row.about, exact].filter(Boolean).join(' · ');
    this.note = el(
      'section',
      { class: 'card pin-note', tabindex: -1, 'aria-label': row.name },
      close,
      el('h2', {}, el('bdi', {}, row.name)),
      el('p', { class: 'quiet' }, lines),
      el('p', {}, `${words.t('map.pin.none')} `, ...this.nearest(row.point)),
      el('p', { class: 'where' }, el('a', { href: `/places/${row.id}` }, row.id), ' ', el('bdi', {}, row.origin)),
    );
    this.wrap.append(this.note);
    this.map.setPin(row);
    this.note.focus({ preventScroll: true });
  }

  /** Takes the pin away; false when there is none. */
  clear(): boolean {
    if (!this.note) return false;
    this.note.remove();
    this.note = null;
    this.map.setPin(null);
    return true;
  }

  /** Names the nearest place of the atlas: "Nearest: X, 12 km south-east". */
  private nearest(from: [number, number]): (Node | string)[] {
    const { atlas, words } = this;
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < atlas.count; i++) {
      const point = atlas.point(i);
      const metres = point ? distance(from, point) : least;
      if (metres < least) [best, least] = [i, metres];
    }
    if (best < 0) return [];
    const link = el('a', { href: `/places/${atlas.id(best)}` }, el('bdi', {}, atlas.name(best)));
    link.addEventListener('click', e => {
      if (e.ctrlKey || e.metaKey || e.shiftKey) return;
      e.preventDefault();
      this.onPlace(best);
    });
    const direction = words.t(`compass.${compass(from, atlas.point(best)!)}`);
    const text = words.t('map.pin.nearest', { distance: words.distance(least), direction });
    const [before, after] = text.split('{place}');
    return [before ?? '', link, after ?? ''];
  }
}
