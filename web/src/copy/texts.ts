import { parseDay } from '../days';
import type { Words } from '../words';
import type { Addresses } from './addresses';

/** Makes the page of a day without one: its article says that nothing is reported, as the server's would. */
export function emptyDay(page: Document, date: string, reports: string[], words: Words, addresses: Addresses): void {
  const article = page.getElementById('day');
  if (!article) return;
  const day = parseDay(date)!;
  const el = (tag: string, className: string, ...children: (Node | string)[]) => {
    const made = page.createElement(tag);
    made.className = className;
    made.append(...children);
    return made;
  };
  const step = (rel: string, key: string, to: string | undefined) => {
    if (!to) return [];
    const link = el('a', '', `${words.t(key)} `, el('span', '', words.date(parseDay(to)!))) as HTMLAnchorElement;
    link.rel = rel;
    link.dataset.date = to;
    link.href = addresses.free(location.pathname.replace(/^((\/e\/[^/]+)?(\/lang\/[^/]+)?).*/, `$1/on/${to}`)) ?? '';
    return [link];
  };
  const nearest = el(
    'nav',
    'steps',
    ...step('prev', 'day.before', reports.filter(d => d < date).at(-1)),
    ...step(
      'next',
      'day.after',
      reports.find(d => d > date),
    ),
  );
  nearest.setAttribute('aria-label', words.t('day.nearest'));
  article.dataset.date = date;
  article.replaceChildren(
    el('p', 'eyebrow', words.weekday(day)),
    el('h1', '', words.date(day)),
    el('p', 'lede empty', words.t('day.empty', { date: words.dayOfYear(day) })),
    nearest,
    ...(words.has('day.outside') ? [el('p', 'note', words.t('day.outside'))] : []),
  );
}

/** Turns the page of a place, written for the atlas's own day, to another day. */
export function placeOn(page: Document, date: string, words: Words, addresses: Addresses): void {
  const article = page.getElementById('place');
  const template = page.querySelector<HTMLTemplateElement>('template#states');
  if (!article || !template) return;
  const states = [...template.content.querySelectorAll<HTMLElement>('.state')];
  const state = states.filter(s => s.dataset.from! <= date).at(-1) ?? states[0];
  const day = words.date(parseDay(date)!);
  if (state) {
    const shown = state.cloneNode(true) as HTMLElement;
    shown.querySelector('.on-date')!.textContent = words.t('place.on', { date: day });
    article.querySelector('.state')?.replaceWith(shown);
  }
  const entries = [...article.querySelectorAll<HTMLElement>('.history > li')];
  const now = article.querySelector('.history .now');
  const dateOf = (li: HTMLElement) => li.querySelector<HTMLElement>('h3 [data-date]')?.dataset.date ?? '';
  const last = entries.filter(li => dateOf(li) <= date).at(-1);
  for (const li of entries) li.classList.toggle('shown', li === last);
  if (now) last?.querySelector('h3')?.append(' ', now);
  // What is told of the parts is told of the atlas's own day.
  for (const told of article.querySelectorAll('.parts li > svg, .parts li > .quiet')) told.remove();
  for (const back of article.querySelectorAll<HTMLAnchorElement>('a.back')) {
    back.dataset.date = date;
    back.lastChild!.textContent = ` ${day}`;
    back.href = addresses.free(back.getAttribute('href')!.replace(/\/on\/[^/]+/, `/on/${date}`)) ?? back.href;
  }
  for (const map of article.querySelectorAll<HTMLAnchorElement>('a[data-link=map]')) {
    map.href = map.getAttribute('href')!.replace(/date=[^&]+/, `date=${date}`);
  }
}
