import { chosen, type Filter, type Group, isActive, NO_FILTER, toggled } from '../state/filter';
import type { Words } from '../words';
import { el, ICONS, icon } from './dom';

/** The filter in words over the map: each taken away by a tap, or all at once. */
export class FilterWords {
  readonly card = el('div', { class: 'chips', role: 'group', hidden: true });
  private drawn = '';

  constructor(
    private readonly words: Words,
    private readonly name: (group: Group, id: string) => string,
    private readonly onFilter: (filter: Filter) => void,
  ) {
    this.card.setAttribute('aria-label', words.t('map.filter'));
  }

  update(filter: Filter, matched: number, all: number): void {
    this.card.hidden = !isActive(filter);
    const key = JSON.stringify([filter, matched]);
    if (key === this.drawn) return;
    this.drawn = key;
    const { words } = this;
    const at = [...this.card.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement);
    const text = matched ? words.t('map.filter.shown', { n: matched, all }) : words.t('map.filter.none');
    const clear = el('button', { type: 'button', class: 'filter-clear' }, words.t('map.filter.clear'));
    clear.addEventListener('click', () => this.onFilter(NO_FILTER));
    this.card.replaceChildren(el('b', {}, text), ...chosen(filter).map(c => this.word(filter, c.group, c.id)), clear);
    // The keyboard stays where it was, on the next word.
    if (at >= 0) this.card.querySelectorAll('button')[at]?.focus();
  }

  private word(filter: Filter, group: Group, id: string): HTMLElement {
    const name = this.name(group, id);
    const shown = group === 'claimant' ? this.words.t('map.filter.according', { name }) : name;
    const title = this.words.t('map.filter.remove', { name: shown });
    const button = el('button', { type: 'button', 'aria-label': title }, shown, icon(ICONS.close));
    button.addEventListener('click', () => this.onFilter(toggled(filter, group, id)));
    return button;
  }
}
