import { parseDay } from '../../src/days';
import type { HistoryJson } from '../../src/state/history';

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
export function history(places: Row[][], kind = 0): HistoryJson {
  const json: HistoryJson = {
    edition: 'e',
    rule: 'documented',
    spans: {
      place: [],
      start: [],
      end: [],
      status: [],
      holder: [],
      holders: [],
      last_report: [],
      basis: [],
      from_earliest: [],
      from_latest: [],
      claimants: [],
    },
    changes: { span: [], date: [], kind: [], gained: [] },
  };
  const { spans, changes } = json;
  places.forEach((rows, place) => {
    rows.forEach(([start, status, holders, lastReport, from], i) => {
      const day = parseDay(start);
      if (i > 0) {
        changes.span.push(spans.place.length);
        changes.date.push(day!);
        changes.kind.push(kind);
        changes.gained.push(holders.at(-1) ?? -1);
      }
      spans.place.push(place);
      spans.start.push(day);
      spans.end.push(parseDay(rows[i + 1]?.[0]));
      spans.status.push(STATUS[status]);
      spans.holder.push(status === 'held' || status === 'claimed' ? holders.at(-1)! : -1);
      spans.holders.push(holders);
      spans.last_report.push(parseDay(lastReport ?? start));
      spans.basis.push(status === 'unknown' ? 0 : 1);
      spans.from_earliest.push(parseDay(from ?? start));
      spans.from_latest.push(day);
      spans.claimants.push([]);
    });
  });
  return json;
}
