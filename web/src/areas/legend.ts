import { el } from '../ui/dom';
import { drawArea } from './draw';
import { type AreasHost, what } from './host';
import type { Area, Quiet } from './layer';

/** A swatch of the legend in CSS pixels. */
const SWATCH = { width: 22, height: 16 };
/** The order of states, as for the symbols. */
const ORDER = ['held', 'contested', 'claimed', 'unsure'];

/** What stands on the map while areas are on: the sentence that says what they are, and the key to them. */
export class Legend {
  private readonly rows = el('ul', { class: 'legend-list' });
  private readonly total = el('span', { class: 'legend-total' });
  private readonly block: HTMLElement;
  /** The same sentence where the legend is folded. */
  private readonly note = el('p', { class: 'areas-note', hidden: true });
  private drawn: unknown[] = [];

  constructor(
    private readonly host: AreasHost,
    private readonly onRetry: () => void,
  ) {
    const head = el('h2', { class: 'legend-head eyebrow' }, el('span', {}, host.words.t('map.areas')), this.total);
    this.block = el('div', { class: 'legend-areas', hidden: true }, head, this.rows, el('p', { class: 'areas-note' }));
    const root = document.getElementById('legend')!;
    root.querySelector('.legend-data')!.before(this.block);
    root.append(this.note);
  }

  nothing(): void {
    if (!this.change('nothing')) return;
    this.block.hidden = this.note.hidden = true;
    this.host.resized(true);
  }

  /** Says why there are none; while they are on their way the rows keep their room. */
  quiet(why: Quiet): void {
    if (!this.change(why)) return;
    this.total.textContent = '';
    this.block.classList.toggle('waiting', why === 'loading');
    if (why === 'loading' && this.rows.hasChildNodes()) return;
    this.rows.replaceChildren();
    const text = this.host.words.t(`map.areas.${why}`);
    this.say(() => {
      if (why !== 'failed') return [text];
      const retry = el('button', { type: 'button' }, this.host.words.t('map.retry'));
      retry.addEventListener('click', this.onRetry);
      return [`${text} `, retry];
    });
  }

  areas(areas: Area[]): void {
    const { words, map } = this.host;
    if (areas.length === 0) {
      this.quiet('none');
      return;
    }
    if (!this.change(areas, map.palette)) return;
    this.block.classList.remove('waiting');
    this.total.textContent = words.t('map.areas.places', { n: areas.reduce((sum, area) => sum + area.places, 0) });
    const sorted = [...areas].sort(
      (a, b) => ORDER.indexOf(a.look.status) - ORDER.indexOf(b.look.status) || b.places - a.places,
    );
    this.rows.replaceChildren(...sorted.map(area => this.row(area)));
    this.say(() => {
      const how = el('a', { href: codebook() }, words.t('map.areas.how'));
      return [`${what(this.host)} `, how];
    });
  }

  private row({ look, places }: Area): HTMLElement {
    const { words, text } = this.host;
    return el(
      'li',
      {},
      this.swatch(look),
      el('span', { class: 'legend-text' }, text(look)),
      el('span', { class: 'legend-n' }, words.n(places)),
    );
  }

  private swatch({ status, actors }: Area['look']): HTMLElement {
    const { width, height } = SWATCH;
    const ratio = Math.min(2, devicePixelRatio || 1);
    const canvas = el('canvas', { width: width * ratio, height: height * ratio, 'aria-hidden': 'true' });
    const ctx = canvas.getContext('2d')!;
    ctx.scale(ratio, ratio);
    const path = new Path2D();
    path.rect(0, 0, width, height);
    const colors = actors.map(actor => this.host.map.sprites.color(actor));
    drawArea(ctx, path, status, colors, { scale: 1, left: 0, top: 0, ...SWATCH });
    return canvas;
  }

  private say(words: () => (Node | string)[]): void {
    this.block.querySelector('.areas-note')!.replaceChildren(...words());
    this.note.replaceChildren(...words());
    this.block.hidden = this.note.hidden = false;
    this.host.resized(false);
  }

  /** Whether something else is to be shown than before. */
  private change(...what: unknown[]): boolean {
    const same = what.every((part, i) => part === this.drawn[i]);
    this.drawn = what;
    return !same;
  }
}

/** The page's own link to the codebook leads to what it says of areas. */
function codebook(): string {
  return `${document.querySelector<HTMLAnchorElement>('#menu a[href*="/codebook"]')!.href}#areas`;
}
