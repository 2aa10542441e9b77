import { chosen, type Facets, type Filter, GROUPS, type Group, NO_FILTER, type Sifted, toggled } from '../state/filter';
import type { Words } from '../words';
import { asDialog, closeDialog } from './dialog';
import { el, ICONS, icon, iconButton, label } from './dom';

/** Groups that stand open at first: few options, and most asked for. */
const OPEN: readonly Group[] = ['actor', 'status'];

export interface FilterPanelHost {
  readonly words: Words;
  readonly facets: Facets;
  name(group: Group, index: number): string;
  mark(group: Group, index: number): Element | null;
  onFilter(filter: Filter): void;
}

interface Option {
  input: HTMLInputElement;
  count: HTMLElement;
  row: HTMLElement;
}

/** The choices that narrow the map, each with the number of places it would leave. */
export class FilterPanel {
  readonly button: HTMLButtonElement;
  private readonly badge = el('b', { class: 'tag', hidden: true });
  private readonly dialog: HTMLDialogElement;
  private readonly total = el('span');
  private readonly clear: HTMLButtonElement;
  private readonly groups = new Map<Group, { options: Option[]; chosen: HTMLElement }>();
  private filter = NO_FILTER;

  constructor(private readonly host: FilterPanelHost) {
    const { words } = host;
    const t = (key: string) => words.t(`map.filter${key}`);
    this.button = el('button', {
      type: 'button',
      'aria-expanded': 'false',
      'aria-haspopup': 'dialog',
    });
    this.button.append(icon(ICONS.filter), label(t('')), ' ', this.badge);
    this.clear = el('button', { type: 'button', class: 'filter-clear', hidden: true }, t('.clear'));
    const close = iconButton(ICONS.close, t('.close'), { class: 'dialog-close' });
    const head = el('div', { class: 'dialog-head' }, close, el('h2', {}, t('.title')));
    const body = el('div', {}, ...GROUPS.map(group => this.group(group)));
    this.dialog = el(
      'dialog',
      { class: 'dialog filter', 'aria-label': t('') },
      head,
      el('p', { class: 'quiet' }, this.total, ' ', this.clear),
      body,
    );
    document.body.append(this.dialog);
    asDialog(this.dialog, this.button);
    close.addEventListener('click', () => this.dialog.close());
    this.clear.addEventListener('click', () => {
      host.onFilter(NO_FILTER);
      close.focus();
    });
  }

  get open(): boolean {
    return this.dialog.open;
  }

  /** Whether it was open and has been closed. */
  close(): boolean {
    return closeDialog(this.dialog);
  }

  update(filter: Filter, sifted: Sifted | null, unplaced: number): void {
    const { words } = this.host;
    this.filter = filter;
    const n = chosen(filter).length;
    this.badge.hidden = this.clear.hidden = n === 0;
    this.badge.textContent = words.n(n);
    if (!sifted || !this.dialog.open) return;
    const all = sifted.passes.length;
    const shown = words.t(sifted.matched ? 'map.filter.shown' : 'map.filter.none', { n: sifted.matched, all });
    this.total.textContent = unplaced ? `${shown}. ${words.t('map.filter.unplaced', { n: unplaced })}.` : shown;
    for (const [group, { options, chosen }] of this.groups) {
      const { ids } = this.host.facets[group];
      options.forEach(({ input, count, row }, i) => {
        input.checked = filter[group].includes(ids[i]!);
        const number = sifted.counts[group][i]!;
        count.textContent = words.n(number);
        input.disabled = number === 0 && !input.checked;
        row.classList.toggle('none', input.disabled);
      });
      chosen.hidden = !filter[group].length;
      chosen.textContent = words.n(filter[group].length);
    }
  }

  private group(group: Group): HTMLElement {
    const { words, facets, name, mark, onFilter } = this.host;
    const title = words.t(`filter.${group}`);
    const options = facets[group].ids.map((id, i): Option => {
      const input = el('input', { type: 'checkbox', name: group, value: id });
      const count = el('span', { class: 'tl-number' });
      const row = el(
        'label',
        {},
        input,
        ...[mark(group, i)].filter(m => m !== null),
        el('span', { class: 'legend-text' }, name(group, i)),
        count,
      );
      input.addEventListener('change', () => onFilter(toggled(this.filter, group, id)));
      return { input, count, row };
    });
    const number = el('b', { class: 'tag' });
    this.groups.set(group, { options, chosen: number });
    const rows = el('div', { class: 'tl-kinds', role: 'group', 'aria-label': title }, ...options.map(o => o.row));
    return el('details', { open: OPEN.includes(group) }, el('summary', {}, title, ' ', number), rows);
  }
}
