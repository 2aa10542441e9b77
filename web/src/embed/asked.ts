import { clampDay, type Day, isoDay, parseDay } from '../days';
import type { Corners } from '../map/fit';
import { type Atlas, type Campaign, type Stretch, stretch } from '../state/atlas';
import { readBox } from '../url';
import type { Params, Words } from '../words';
import type { EmbedBoot } from './boot';

export const LAYERS = ['labels', 'roads', 'events', 'reports'];
export const CONTROLS = ['play', 'slider', 'zoom', 'fullscreen', 'legend'];
const USUAL = CONTROLS.filter(name => name !== 'zoom');
const RULES = ['documented', 'strict', 'any'];
const THEMES = ['light', 'dark'];
const LONGEST_TITLE = 120;

/** What the address of an embed asks for, brought near to what there is. */
export interface Asked {
  day: Day;
  /** First and last day of the slider; null = the day alone. */
  span: Stretch | null;
  rule: string;
  known: string | null;
  without: string | null;
  place: string | null;
  campaigns: Campaign[];
  highlight: number[];
  box: Corners | null;
  layers: readonly string[];
  controls: readonly string[];
  theme: string | null;
  /** Goes before the date in the headline; null = the usual words. */
  title: string | null;
  /** What was asked for and is not shown, in sentences. */
  notices: string[];
}

/**
 * Reads an address by itself, so that one page of a file server answers every
 * query: internal/server/embed.go reads the same by the same rules.
 */
export function readAsked(
  address: { search: string; pathname: string },
  boot: EmbedBoot,
  atlas: Atlas,
  words: Words,
): Asked {
  const q = new URLSearchParams(address.search);
  const notices: string[] = [];
  const notice = (key: string, params: Params) => notices.push(words.t(`notice.${key}`, params));
  const [first, last] = [parseDay(boot.first)!, parseDay(boot.last)!];

  const dayOf = (text: string | null): Day | null => {
    if (!text) return null;
    const asked = parseDay(text);
    if (asked === null) {
      notice('date', { date: text });
      return null;
    }
    const date = clampDay(asked, first, last);
    if (date !== asked) notice('nearest', { asked: words.date(asked), date: words.date(date) });
    return date;
  };
  const known = <T>(name: string, find: (value: string) => T | null, param: string, key = name): T | null => {
    const value = q.get(name);
    const found = value ? find(value) : null;
    if (value && found === null) notice(key, { [param]: value });
    return found;
  };
  const among = (list: readonly string[]) => (value: string) => (list.includes(value) ? value : null);
  const choice = (name: string, all: readonly string[], usual: readonly string[]): readonly string[] => {
    const asked = ids(q.get(name));
    for (const id of asked) if (id !== 'none' && !all.includes(id)) notice(name, { name: id, known: all.join(', ') });
    const chosen = asked.filter(id => all.includes(id));
    return chosen.length > 0 || asked.includes('none') ? chosen : usual;
  };

  const inPath = /\/embed\/(\d{4}-\d{2}-\d{2})\b/.exec(address.pathname)?.[1] ?? null;
  const rule = known('rule', among(RULES), 'rule') ?? boot.rule;
  const evening = known('known', parsed, 'date', 'date') ?? (q.has('known') ? null : boot.known);
  const isVoice = (id: string) => (atlas.claimants.some(c => c.claimant_id === id) ? id : null);
  const without = known('without', isVoice, 'claimant') ?? (q.has('without') ? null : boot.without);
  const dated = dayOf(inPath ?? q.get('date'));
  const campaigns = ids(q.get('campaign')).flatMap(id => {
    const found = atlas.campaigns.filter(c => c.campaign_id === id);
    if (found.length === 0) notice('campaign', { campaign: id });
    return found;
  });
  if (q.get('bbox') && !readBox(address.search, 0)) notice('bbox', { bbox: q.get('bbox')! });
  const isPlace = (id: string) => (atlas.byId.has(id) ? id : null);
  const place = known('place', isPlace, 'place');
  const theme = known('theme', among(THEMES), 'theme');
  let title = q.get('title')?.trim() || null;
  if (title && [...title].length > LONGEST_TITLE) {
    title = `${[...title].slice(0, LONGEST_TITLE).join('')}…`;
    notice('title', { n: String(LONGEST_TITLE) });
  }
  const highlight = ids(q.get('highlight')).flatMap(id => {
    const found = atlas.byId.get(id);
    if (found === undefined) notice('highlight', { place: id });
    return found === undefined ? [] : [found];
  });
  const layers = choice('layers', LAYERS, LAYERS);
  const controls = choice('controls', CONTROLS, USUAL);

  let [from, to] = [dayOf(q.get('from')), dayOf(q.get('to'))];
  const own = from === null && to === null;
  if (own && campaigns.length > 0) {
    const windows = campaigns.map(c => stretch(c.window_start, c.window_end));
    from = Math.max(first, Math.min(...windows.map(w => w.from)));
    to = Math.min(last, Math.max(...windows.map(w => w.to)));
  }
  let day = dated ?? parseDay(own ? boot.default_date : null) ?? parseDay(boot.date) ?? last;
  let span: Stretch | null = null;
  if (from !== null || to !== null) {
    let [a, b] = [from ?? first, to ?? last];
    if (a > b) {
      [a, b] = [b, a];
      notice('range.order', {});
    }
    if (a === b) day = a;
    else {
      span = { from: a, to: b };
      const inside = day >= a && day <= b;
      if (dated !== null && !inside) notice('locked', { asked: words.date(day), date: words.date(b) });
      if (!inside || (dated === null && !own)) day = b;
    }
  }
  const box = readBox(address.search, atlas.middle);
  const reading = { rule, known: evening, without };
  return { day, span, ...reading, place, campaigns, highlight, box, layers, controls, theme, title, notices };
}

/** Whether the page was written for this very address: then its notices stand. */
export function isAsked(search: string, asked: Record<string, string>): boolean {
  const q = new URLSearchParams(search);
  return NAMES.every(name => (q.get(name) ?? '') === (asked[name] ?? ''));
}

const NAMES = 'date from to place rule known without bbox campaign highlight layers controls theme title'.split(' ');

function parsed(text: string): string | null {
  const day = parseDay(text);
  return day === null ? null : isoDay(day);
}

function ids(text: string | null): string[] {
  const list = (text ?? '').split(',').map(id => id.trim());
  return [...new Set(list.filter(id => id))];
}
