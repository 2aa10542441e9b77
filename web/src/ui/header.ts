import { isoDay, parseDay } from '../days';
import { asked, lead } from '../links';
import { type Params, writeQuery } from '../url';
import type { Words } from '../words';
import { byId, el, ICONS, icon, label } from './dom';

/**
 * Search folds into a button of the bar on small screens, the menu on all;
 * `tools` stand between.
 */
export function foldHeader(words: Words, tools: HTMLElement[]): void {
  const bar = document.querySelector('header.bar');
  const find = document.getElementById('find');
  const menu = document.getElementById('menu');
  if (!bar || !menu) return;
  const toggle = (d: string, key: string, name: string, target: HTMLElement) => {
    const button = el(
      'button',
      { type: 'button', class: `bar-fold bar-fold-${name}`, 'aria-expanded': 'false', 'aria-controls': target.id },
      icon(d),
      label(words.t(key)),
    );
    button.addEventListener('click', () => {
      const open = document.body.classList.toggle(`${name}-open`);
      button.setAttribute('aria-expanded', String(open));
      setApart(open);
      if (open) target.querySelector<HTMLElement>('input, a, button')?.focus();
    });
    return button;
  };
  const buttons = el('div', { class: 'bar-folds' });
  if (find) buttons.append(toggle(ICONS.search, 'map.search', 'find', find));
  buttons.append(...tools, toggle(ICONS.menu, 'map.menu', 'menu', menu));
  menu.before(buttons);
  // Language and theme stand beside the menu where there is room, else in it.
  const links = menu.querySelector('.bar-links') ?? menu;
  const own = [...menu.querySelectorAll(':scope > *')].filter(child => child !== links);
  const wide = matchMedia('(min-width: 768px)');
  const lay = () => (wide.matches ? menu : links).append(...own);
  wide.addEventListener('change', lay);
  lay();
  addEventListener('pointerdown', e => {
    if (!bar.contains(e.target as Node)) closeHeader();
  });
}

/** Takes the buttons that the open bar may half cover out of reach: the map's and the grip of the sheet. */
function setApart(apart: boolean): void {
  for (const id of ['map-tools', 'grip']) byId(id).inert = apart;
}

/** Closes whatever the bar has open; false when nothing was. */
export function closeHeader(): boolean {
  const open = ['find-open', 'menu-open'].filter(name => document.body.classList.contains(name));
  document.body.classList.remove(...open);
  setApart(false);
  for (const button of document.querySelectorAll('.bar-fold')) button.setAttribute('aria-expanded', 'false');
  return open.length > 0;
}

/** Rewrites the links that must lead to what is shown now. */
export function followLinks(params: Params): void {
  const { date, from, to, rule, known, without } = params;
  const reading = { rule: rule!, known: known!, without: without! };
  const days = from ? `${from}/${to}` : date;
  const ofDay = { ...params, date: null, from: null, to: null, place: null, view: null, areas: null };
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-link]')) {
    const url = new URL(asked(link.href));
    const kind = link.dataset.link;
    if (kind === 'download') url.search = writeQuery(url.search, { date: date ?? to! });
    if (kind === 'day') url.pathname = url.pathname.replace(/\/on\/.*$/, `/on/${days}`);
    if (kind === 'geojson' || kind === 'csv') {
      const file = from ? `changes.${kind}` : `control/${date}.${kind}`;
      url.pathname = url.pathname.replace(/(control\/[^/]*|changes\.\w+)$/, file);
      // The page counts both days by their evenings, the data by from <= date < to.
      const after = (day: string | null | undefined) => (day ? isoDay(parseDay(day)! + 1) : null);
      url.search = writeQuery(url.search, { from: after(from), to: after(to) });
    }
    url.search = writeQuery(url.search, kind === 'lang' ? params : kind === 'day' ? ofDay : reading);
    lead(link, url.href);
  }
}
