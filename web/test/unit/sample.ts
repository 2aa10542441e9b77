import { AFTER_ALL, BEFORE_ALL, parseDay } from '../../src/days';
import { NO_CHANGE, type Spans } from '../../src/state/history';
import { emptySpans } from '../../src/state/wire';

const STATUS = { unknown: 0, held: 1, contested: 2, claimed: 3, unsure: 4 };

type Row = [start: string | null, status: keyof typeof STATUS, holders: number[], lastReport?: string, from?: string];

/** A day by its date. */
export const day = (text: string) => parseDay(text)!;

/** A place that one actor took and another took from it. */
export const TAKEN_TWICE: Row[] = [
  [null, 'unknown', []],
  ['2014-06-30', 'held', [1]],
  ['2017-11-03', 'held', [0]],
];

/** An invented history: a list of spans for each place, in order of time. */
export function history(places: Row[][], kind = 0): Spans {
  const spans = emptySpans(places.flat().length);
  const states: string[] = [];
  let at = 0;
  places.forEach((rows, place) => {
    rows.forEach(([start, status, holders, lastReport, from], i) => {
      const day = parseDay(start) ?? BEFORE_ALL;
      spans.place[at] = place;
      spans.start[at] = day;
      spans.end[at] = parseDay(rows[i + 1]?.[0]) ?? AFTER_ALL;
      const state = `${status} ${holders}`;
      if (!states.includes(state)) states.push(state);
      spans.state[at] = states.indexOf(state);
      spans.status[at] = STATUS[status];
      spans.holder[at] = status === 'held' || status === 'claimed' ? holders.at(-1)! : -1;
      spans.holders[at] = holders;
      spans.basis[at] = status === 'unknown' ? 0 : 1;
      spans.kind[at] = i > 0 ? kind : NO_CHANGE;
      spans.lastReport[at] = parseDay(lastReport ?? start) ?? BEFORE_ALL;
      spans.fromEarliest[at] = parseDay(from ?? start) ?? BEFORE_ALL;
      spans.fromLatest[at] = day;
      at++;
    });
  });
  return spans;
}
