import { isoDay, parseDay } from '../days';
import { type Params, writeQuery } from '../url';
import type { Words } from '../words';
import { el, ICONS, iconButton } from './dom';

/** On small screens search and menu fold into buttons of the bar. */
export function foldHeader(words: Words): void {
  const bar = document.querySelector('header.bar');
  const find = document.getElementById('find');
  const menu = document.getElementById('menu');
  if (!bar || !menu) return;
  const toggle = (d: string, key: string, name: string, target: HTMLElement) => {
    const button = iconButton(d, words.t(key), {
      class: `bar-fold bar-fold-${name}`,
      'aria-expanded': 'false',
      'aria-controls': target.id,
    });
    button.addEventListener('click', () => {
      const open = document.body.classList.toggle(`${name}-open`);
      button.setAttribute('aria-expanded', String(open));
      if (open) target.querySelector<HTMLElement>('input, a, button')?.focus();
    });
    return button;
  };
  const buttons = el('div', { class: 'bar-folds' });
  if (find) buttons.append(toggle(ICONS.search, 'map.search', 'find', find));
  buttons.append(toggle(ICONS.menu, 'map.menu', 'menu', menu));
  bar.append(buttons);
  addEventListener('pointerdown', e => {
    if (!bar.contains(e.target as Node)) closeHeader();
  });
}

/** Closes whatever the bar has open; false when nothing was. */
export function closeHeader(): boolean {
  const open = ['find-open', 'menu-open'].filter(name => document.body.classList.contains(name));
  document.body.classList.remove(...open);
  for (const button of document.querySelectorAll('.bar-fold')) button.setAttribute('aria-expanded', 'false');
  return open.length > 0;
}

/** Rewrites the links that must lead to what is shown now. */
export function followLinks({ date, from, to, place, ...reading }: Params): void {
  const days = from ? `${from}/${to}` : date;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-link]')) {
    const url = new URL(link.href);
    const kind = link.dataset.link;
    if (kind === 'day') url.pathname = url.pathname.replace(/\/on\/.*$/, `/on/${days}`);
    if (kind === 'geojson' || kind === 'csv') {
      const file = from ? `changes.${kind}` : `control/${date}.${kind}`;
      url.pathname = url.pathname.replace(/(control\/[^/]*|changes\.\w+)$/, file);
      // The page counts both days by their evenings, the data by from <= date < to.
      const after = (day: string | null | undefined) => (day ? isoDay(parseDay(day)! + 1) : null);
      url.search = writeQuery(url.search, { from: after(from), to: after(to) });
    }
    const params = kind === 'lang' ? { date: date!, from: from!, to: to!, place: place!, ...reading } : reading;
    url.search = writeQuery(url.search, params);
    link.href = url.href;
  }
}
