import { lead } from '../links';
import { COLUMNS, type Column, type Order, type PlaceRow, placeRow, sortRows } from '../state/rows';
import { symbolIcon } from '../symbols/icon';
import type { Sprites } from '../symbols/sprites';
import type { Words } from '../words';
import { asDialog, closeDialog, openDialog } from './dialog';
import { el, ICONS, iconButton } from './dom';

/** Rows that are written at once. */
const CHUNK = 200;
/** Milliseconds between two writings while the day moves. */
const PACE_MS = 250;

export interface TableHost {
  readonly words: Words;
  readonly sprites: Sprites;
  readonly rtl: boolean;
  rows(row: typeof placeRow): PlaceRow[];
  /** Day and rule in words; how many places the atlas has. */
  caption(): string;
  all: number;
  /** Addresses of a place's page, of the same rows as CSV, and of the day in words. */
  link(place: number): string;
  csv(): string;
  twin(): string;
  onPlace(place: number): void;
  onToggle(open: boolean): void;
}

/** What the page hands to the script of the table. */
export interface Tabled {
  wrap: HTMLElement;
  filter: HTMLElement;
  button: HTMLButtonElement;
  host: TableHost;
  made(table: PlaceTable): void;
}

/** Everything shown as a sortable table over the map: the map for those who do not see it. */
export class PlaceTable {
  private readonly dialog: HTMLDialogElement;
  private readonly caption = el('caption', { class: 'quiet' });
  private readonly heads: HTMLTableCellElement[];
  private readonly body = el('tbody');
  private readonly more = el('p');
  private readonly csv: HTMLAnchorElement;
  private readonly twin: HTMLAnchorElement;
  private order: Order = { by: 'place', down: false };
  private most = CHUNK;
  private timer = 0;
  private written = 0;

  constructor(
    wrap: HTMLElement,
    filter: HTMLElement,
    button: HTMLButtonElement,
    private readonly host: TableHost,
  ) {
    const t = (key: string) => host.words.t(`map.table${key}`);
    const close = iconButton(ICONS.close, t('.close'), { class: 'dialog-close' });
    this.csv = el('a', { download: true }, t('.csv'));
    this.twin = el('a', {}, t('.twin'));
    this.heads = COLUMNS.map(column => this.head(column));
    const table = el('table', {}, this.caption, el('thead', {}, el('tr', {}, ...this.heads)), this.body);
    const links = el('p', { class: 'quiet' }, this.csv, ' · ', this.twin);
    const top = el('div', { class: 'dialog-head' }, close, el('h2', { tabindex: -1, autofocus: true }, t('')));
    this.dialog = el('dialog', { class: 'dialog table-view', 'aria-label': t('') }, top, links, table, this.more);
    wrap.append(this.dialog);
    asDialog(this.dialog, button);
    close.addEventListener('click', () => this.dialog.close());
    new MutationObserver(() => this.toggled(wrap, filter, links)).observe(this.dialog, { attributeFilter: ['open'] });
    this.body.addEventListener('click', e => this.click(e));
  }

  get open(): boolean {
    return this.dialog.open;
  }

  set open(open: boolean) {
    if (open) openDialog(this.dialog);
    else this.dialog.close();
  }

  /** Whether it was open and has been closed. */
  close(): boolean {
    return closeDialog(this.dialog);
  }

  /** Writes the table anew, at most every so often. */
  update(): void {
    if (!this.dialog.open) return;
    clearTimeout(this.timer);
    const wait = this.written + PACE_MS - performance.now();
    if (wait > 0) this.timer = window.setTimeout(() => this.write(), wait);
    else this.write();
  }

  /** What lies beneath the table is out of reach while it is open; the filter's words come along. */
  private toggled(wrap: HTMLElement, filter: HTMLElement, links: HTMLElement): void {
    const { open } = this.dialog;
    for (const child of wrap.children) if (child !== this.dialog) child.toggleAttribute('inert', open);
    if (open) links.after(filter);
    else document.getElementById('rule')?.append(filter);
    this.most = CHUNK;
    if (open) this.write();
    this.host.onToggle(open);
  }

  private head(column: Column): HTMLTableCellElement {
    const way = el('span', { 'aria-hidden': 'true' });
    const button = el('button', { type: 'button' }, this.host.words.t(`map.table.${column}`), way);
    button.addEventListener('click', () => {
      this.order = { by: column, down: this.order.by === column && !this.order.down };
      this.write();
    });
    return el('th', { scope: 'col' }, button);
  }

  private write(): void {
    const { host } = this;
    this.written = performance.now();
    const rows = sortRows(host.rows(placeRow), this.order, (a, b) => host.words.compare(a, b));
    COLUMNS.forEach((column, i) => {
      const sorted = column === this.order.by ? (this.order.down ? 'descending' : 'ascending') : 'none';
      this.heads[i]!.setAttribute('aria-sort', sorted);
      this.heads[i]!.querySelector('span')!.textContent = { ascending: ' ↑', descending: ' ↓', none: '' }[sorted];
    });
    const held = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>('[data-row]')?.dataset.row;
    this.body.replaceChildren(...rows.slice(0, this.most).map(row => this.row(row)));
    if (held) this.body.querySelector<HTMLElement>(`[data-row="${held}"]`)?.focus();
    const n = rows.length;
    const count = host.words.t(n === host.all ? 'map.table.count' : 'map.filter.shown', { n, all: host.all });
    this.caption.textContent = `${host.caption()} · ${n ? count : host.words.t('map.filter.none')}`;
    lead(this.csv, host.csv());
    lead(this.twin, host.twin());
    this.rest(n);
  }

  /** Says how many rows are listed, and lists more when asked to. */
  private rest(n: number): void {
    const left = n - this.most;
    this.more.hidden = left <= 0;
    if (left <= 0) return;
    const { words } = this.host;
    const button = el('button', { type: 'button' }, words.t('map.table.more', { n: Math.min(left, CHUNK) }));
    button.addEventListener('click', () => {
      const first = this.most;
      this.most += CHUNK;
      this.write();
      this.body.children[first]?.querySelector('a')?.focus();
    });
    this.more.replaceChildren(words.t('map.table.first', { n: this.most, all: n }), ' ', button);
  }

  private row(row: PlaceRow): HTMLElement {
    const { words, sprites, link, rtl } = this.host;
    const t = (key: string) => words.t(`map.table.${key}`);
    const name = el('a', { href: link(row.place), 'data-row': row.place }, el('bdi', {}, row.name));
    const between = row.look.status === 'unsure' ? (rtl ? ' ← ' : ' → ') : words.t('map.comma');
    const since = row.since && this.since(row.since);
    const precision = row.precision ? `± ${words.distance(row.precision)}` : row.point ? t('unknown') : '';
    const cells = [
      words.t(`kind.${row.kind}`),
      row.holders.join(between),
      since ?? '',
      row.report === null ? '' : whole(words.date(row.report)),
      row.voices.join(words.t('map.comma')),
      row.changed ? (row.look.status === 'claimed' ? words.t('map.lane.claimed') : t('yes')) : '',
      row.point ? precision : [t('nopoint'), precision].filter(Boolean).join(words.t('map.comma')),
    ].map(text => el('td', {}, text));
    const state = el('td', {}, symbolIcon(sprites, row.look), whole(` ${words.t(`map.lane.${row.look.status}`)}`));
    cells.splice(1, 0, state);
    return el('tr', {}, el('th', { scope: 'row' }, name), ...cells);
  }

  private since({ from, to }: NonNullable<PlaceRow['since']>): string {
    const { words } = this.host;
    if (from === null) return words.t('map.table.by', { date: words.date(to) });
    return from === to
      ? whole(words.date(to))
      : words.t('map.window.value', { from: words.date(from), to: words.date(to) });
  }

  /** A place opens in the panel; with a modifier its link stays a link. */
  private click(e: MouseEvent): void {
    if (e.button !== 0 || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    const link = (e.target as Element).closest<HTMLElement>('[data-row]');
    if (!link) return;
    e.preventDefault();
    if (this.dialog.matches(':modal')) this.dialog.close();
    this.host.onPlace(Number(link.dataset.row));
  }
}

/** A text that is not broken over lines. */
function whole(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}
