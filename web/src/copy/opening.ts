import type { Boot } from '../boot';
import { clampDay, isoDay, parseDay } from '../days';
import type { Words } from '../words';

/**
 * Turns the record of the map page, written for the atlas's own day, to what the
 * address asks for, as the server reads it; returns sentences about what the
 * address asked for and did not get.
 */
export function turn(boot: Boot, query: URLSearchParams, rules: string[], words: Words): string[] {
  const notices: string[] = [];
  const first = parseDay(boot.first)!;
  const last = parseDay(boot.last)!;
  const read = (name: string) => {
    const value = query.get(name);
    if (!value) return null;
    const asked = parseDay(value);
    if (asked === null) notices.push(words.t('notice.date', { date: value }));
    else {
      const near = clampDay(asked, first, last);
      if (near !== asked) {
        notices.push(words.t('notice.nearest', { asked: words.date(asked), date: words.date(near) }));
      }
      return near;
    }
    return null;
  };
  boot.date = isoDay(read('date') ?? parseDay(boot.date)!);
  const from = read('from');
  const to = read('to');
  if (from !== null || to !== null) {
    const day = parseDay(boot.date)!;
    if (from === null || to === null) notices.push(words.t('notice.range.half', { date: words.date(day) }));
    const ends = [from ?? day, to ?? day];
    if (ends[0]! > ends[1]! && from !== null && to !== null) notices.push(words.t('notice.range.order'));
    boot.since = isoDay(Math.min(...ends));
    boot.date = isoDay(Math.max(...ends));
  }
  const rule = query.get('rule');
  if (rule && rules.includes(rule)) boot.rule = rule;
  else if (rule) notices.push(words.t('notice.rule', { rule }));
  if (query.get('known') || query.get('without')) notices.push(words.t('copy.reading'));
  boot.place = query.get('place') ?? boot.place;
  return notices;
}
