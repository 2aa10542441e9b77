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

/** A row: `key` is equal for rows whose symbols are. */
interface Row {
  key: string;
  symbol: () => Element;
  text: string;
  count: number;
}

const NONE: Look = { status: 'unknown', actors: [], core: 0, approximate: false };

/** The key to the symbols: only what is on screen, counted. */
export class Legend {
  private readonly list = el('ul', { class: 'legend-list' });
  private readonly title = new Text();
  private readonly total = el('span', { class: 'legend-total' });
  private readonly preview = el('span', { class: 'legend-preview', 'aria-hidden': 'true' });
  private readonly toggle: HTMLButtonElement;
  private drawn = '';
  private readonly rows: (Row & { item: Element })[] = [];
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
    const told = tell(seen, (look: Look) => this.text(look));
    const { entries, ringed, approximate, old, small } = told;
    const colours = entries.flatMap(e => e.look.actors.map(a => this.sprites.color(a)));
    const numbers = [ringed.length, approximate, told.oldCount, seen.places.length, small.length, seen.of];
    const key = JSON.stringify([entries, colours, numbers, told.claimed, seen.range, seen.shaped]);
    if (key === this.drawn) return;
    this.drawn = key;
    const day = seen.range && this.words.short(seen.range.to);
    this.title.data = day ? this.words.t('map.range.view', { date: day }) : this.words.t('map.legend.view');
    this.data.firstChild!.textContent = `${this.words.t(day ? 'range.download' : 'map.download')} `;
    const n = seen.places.length;
    this.total.textContent = seen.of === null ? this.words.n(n) : this.words.t('map.filter.shown', { n, all: seen.of });
    const of = (kind: string, look: Look, size = 22) => JSON.stringify([kind, look, size, seen.shaped, colours]);
    const rows: Row[] = entries.map(({ look, text, count }) => ({
      key: of('state', look),
      symbol: () => this.icon(look, seen),
      text,
      count,
    }));
    const states = rows.length;
    const since = { date: seen.range ? this.words.short(seen.range.from) : '' };
    const ring = seen.range ? 'map.range.ring' : told.claimed ? 'map.legend.ringed' : 'map.legend.changed';
    if (ringed.length) {
      const symbol = () => el('span', { class: 'legend-ring', 'aria-hidden': 'true' });
      rows.push({ key: 'ring', symbol, text: this.words.t(ring, since), count: ringed.length });
    }
    if (seen.range) {
      const tiny = (look: Look) => {
        const made = symbolIcon(this.sprites, look, 10);
        made.classList.add('legend-tiny');
        return made;
      };
      const first = (found: number | undefined, look: (p: number) => Look, kind: string, n: number) => {
        if (found === undefined) return;
        const drawn = look(found);
        const symbol = () => (kind === 'whole' ? symbolIcon(this.sprites, drawn) : tiny(drawn));
        rows.push({ key: of(kind, drawn, 10), symbol, text: this.words.t(`map.range.${kind}`, since), count: n });
      };
      first(ringed[0], p => seen.former?.(p) ?? NONE, 'former', ringed.length);
      first(told.back[0], seen.look, 'whole', told.back.length);
      first(small[0], seen.look, 'small', small.length);
    }
    const more = (look: Look, name: string, count: number) =>
      rows.push({
        key: of(name, look),
        symbol: () => this.icon(look, seen),
        text: this.words.t(`map.legend.${name}`),
        count,
      });
    if (approximate) more({ ...NONE, approximate: true }, 'approximate', approximate);
    if (old) more({ ...old, core: 2, approximate: false }, 'old', told.oldCount);
    this.write(rows, states);
    this.preview.replaceChildren(...entries.slice(0, 3).map(e => this.icon(e.look, seen)));
  }

  /** Writes the rows; what stands as it should is left alone. A rule parts the states from the rest. */
  private write(rows: Row[], states: number): void {
    rows.forEach((row, i) => {
      const was = this.rows[i];
      const [symbol, text, n] = was?.item.children ?? [];
      if (was?.key !== row.key) {
        const made = row.symbol();
        if (was) symbol!.replaceWith(made);
        else
          this.list.append(el('li', {}, made, el('span', { class: 'legend-text' }), el('span', { class: 'legend-n' })));
      }
      const item = this.list.children[i]!;
      if (was?.text !== row.text) (text ?? item.children[1]!).textContent = row.text;
      if (was?.count !== row.count) (n ?? item.children[2]!).textContent = this.words.n(row.count);
      item.classList.toggle('legend-rule', i === states);
      this.rows[i] = { ...row, item };
    });
    for (const { item } of this.rows.splice(rows.length)) item.remove();
  }

  private open(open: boolean): void {
    this.root.classList.toggle('open', open);
    this.toggle.setAttribute('aria-expanded', String(open));
    this.onMove();
  }

  private icon(look: Look, { shaped }: Seen): Element {
    return symbolIcon(this.sprites, look, 22, false, shaped);
  }

  private text(look: Look): string {
    return stateText(this.words, this.atlas, look);
  }
}

/** What the rows say. Cost: one look at each place. */
function tell(seen: Seen, text: (look: Look) => string) {
  const found = new Map<string, Entry>();
  const ringed: number[] = [];
  const small: number[] = [];
  const back: number[] = [];
  let approximate = 0;
  let claimed = false;
  let old: Look | null = null;
  let oldCount = 0;
  for (const place of seen.places) {
    const look = seen.look(place);
    const key = look.status === 'unsure' ? 'unsure' : `${look.status} ${look.actors.join()}`;
    let entry = found.get(key);
    if (!entry) {
      const plain: Look = { ...look, core: 0, approximate: false };
      entry = { look: plain, text: text(plain), count: 0 };
      found.set(key, entry);
    }
    entry.count++;
    const changed = seen.changed(place);
    if (changed) ringed.push(place);
    if (changed && look.status === 'claimed') claimed = true;
    if (seen.range && seen.small(place)) small.push(place);
    else if (seen.range && !changed) back.push(place);
    if (look.approximate) approximate++;
    if (!ages(look) || look.core === 0) continue;
    old ??= look;
    oldCount++;
  }
  // The sure states first, then by number.
  const order = ['held', 'contested', 'claimed', 'unsure', 'unknown'];
  const entries = [...found.values()].sort(
    (a, b) => order.indexOf(a.look.status) - order.indexOf(b.look.status) || b.count - a.count,
  );
  return { entries, ringed, small, back, approximate, claimed, old, oldCount };
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
