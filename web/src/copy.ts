import type { Boot } from './boot';
import { Addresses, type Forms } from './copy/addresses';
import { Answers } from './copy/answers';
import { turn } from './copy/opening';
import { placeOn } from './copy/texts';
import { isoDay, parseDay } from './days';
import { type Strings, Words } from './words';

/** What the server writes into `#copy` where the page is one of a copy on a file server. */
interface Copy extends Omit<Forms, 'days'> {
  /** Days with a page: the first since 1970-01-01, each other one since the one before. */
  days: number[];
  /** For each of them whether it has a report, 1 or 0. */
  reports: string;
  locale: string;
  strings: Strings;
}

/** Stands in for the server: this script runs before the page's own. */
function start(copy: Copy): void {
  const words = new Words(copy.locale, copy.strings);
  let last = 0;
  const days = copy.days.map(gap => {
    last += gap;
    return isoDay(last);
  });
  const addresses = new Addresses({ ...copy, days }, location.origin);
  const reports = days.filter((_, i) => copy.reports[i] === '1');
  const answers = new Answers(addresses, words, reports, window.fetch.bind(window));
  window.fetch = (input, init) =>
    typeof input === 'string'
      ? answers.answer(input, init)
      : answers.answer(input instanceof URL ? input.href : input.url, init);
  Object.assign(window, { heldline: addresses });
  const here = addresses.parse(location.href);
  if (!here) return;
  if (document.body.dataset.status) missing(addresses, here.prefix, here.path, here.query);
  else if (addresses.reads(here.path)) show(words, addresses, here.path, here.query);
  else move(addresses);
}

/** An address with language or rule in its query has a file of its own. */
function move(addresses: Addresses): void {
  const { lang, rule, q } = Object.fromEntries(new URLSearchParams(location.search));
  if (q && /\/places\/?$/.test(location.pathname)) {
    location.replace(addresses.free(location.href.replace(/\/places\/?\?/, '/?'))!);
    return;
  }
  const to = (lang || rule) && addresses.free(location.href);
  if (to && new URL(to, location.href).pathname !== location.pathname) location.replace(to);
}

/** A day without a page stands on the map. */
function missing(addresses: Addresses, prefix: string, path: string, query: URLSearchParams): void {
  const [, from, to] = /^\/on\/([\d-]{10})(?:\/([\d-]{10}))?$/.exec(path) ?? [];
  if (parseDay(from) === null) return;
  query.delete('date');
  for (const [name, value] of Object.entries(to ? { from, to } : { date: from })) query.set(name, value!);
  location.replace(addresses.free(`${prefix}/?${query}`)!);
}

/** Shows what the query of a page asks for, before its own script reads the page. */
function show(words: Words, addresses: Addresses, path: string, query: URLSearchParams): void {
  const lang = query.get('lang');
  if (lang && addresses.forms.langs.includes(lang) && lang !== document.documentElement.lang) {
    location.replace(addresses.free(location.href)!);
    return;
  }
  const record = document.getElementById('boot');
  const boot = record && (JSON.parse(record.textContent!) as Boot);
  const date = query.get('date');
  if (path.startsWith('/places/')) {
    if (parseDay(date) === null) return;
    placeOn(document, date!, words, addresses);
    if (boot) boot.date = date!;
  } else if (path === '/' && boot) {
    const before = JSON.stringify(boot);
    const notices = turn(boot, query, addresses.forms.rules, words);
    const text = query.get('q');
    if (text) search(text);
    if (notices.length) notice(notices, boot.date);
    // The text on the page is that of another day: the page's script fetches the right one.
    if (before !== JSON.stringify(boot)) {
      boot.opening = null;
      for (const stale of document.querySelectorAll('#panel-body > *, .ways-body > *')) stale.remove();
    }
  }
  if (record && boot) record.textContent = JSON.stringify(boot);
}

/** Says above the text what the address did not get, until another day is shown. */
function notice(notices: string[], date: string): void {
  const lines = notices.map(text => {
    const line = document.createElement('p');
    line.className = 'notice';
    line.setAttribute('role', 'status');
    line.textContent = text;
    return line;
  });
  document.getElementById('panel-body')?.before(...lines);
  const map = document.getElementById('map')!;
  const watch = new MutationObserver(() => {
    if (map.dataset.date === date) return;
    for (const line of lines) line.remove();
    watch.disconnect();
  });
  watch.observe(map, { attributeFilter: ['data-date'] });
}

/** The form of other pages leads here with what was looked for. */
function search(text: string): void {
  const field = document.getElementById('find-input') as HTMLInputElement | null;
  if (!field) return;
  field.value = text;
  const ready = new MutationObserver(() => {
    ready.disconnect();
    const fold = document.querySelector<HTMLElement>('.bar-fold-find');
    if (fold?.offsetParent) fold.click();
    field.focus();
  });
  ready.observe(document.documentElement, { attributeFilter: ['data-ready'] });
}

const record = document.getElementById('copy')?.textContent;
if (record) start(JSON.parse(record) as Copy);
