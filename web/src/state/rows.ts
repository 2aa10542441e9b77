import { BEFORE_ALL, type Day } from '../days';
import type { Atlas } from './atlas';
import type { Spans } from './history';
import type { Look } from './look';

/** The columns of the table of places, in order. */
export const COLUMNS = [
  'place',
  'kind',
  'state',
  'holder',
  'since',
  'report',
  'voice',
  'changed',
  'precision',
] as const;
export type Column = (typeof COLUMNS)[number];

export interface Order {
  by: Column;
  down: boolean;
}

/** One place of the table, in the reader's language; null = not known. */
export interface PlaceRow {
  place: number;
  look: Look;
  name: string;
  kind: string;
  /** Actors who hold it, are inside it, or stand before and after. */
  holders: string[];
  voices: string[];
  /** The days in which its present state began; null = since when is not known. */
  since: { from: Day | null; to: Day } | null;
  report: Day | null;
  changed: boolean;
  /** Metres; 0 = not known. */
  precision: number;
  point: boolean;
}

/** What a place's span says, as a row. */
export function placeRow(
  atlas: Atlas,
  spans: Spans,
  span: number,
  look: Look,
  changed: boolean,
  kind: string,
): PlaceRow {
  const place = spans.place[span]!;
  const [from, to, report] = [spans.fromEarliest[span]!, spans.fromLatest[span]!, spans.lastReport[span]!];
  // Joint holders stand together; the symbol shows the first alone.
  const actors = look.status === 'held' ? spans.holders[span]! : look.actors;
  return {
    place,
    look,
    name: atlas.name(place),
    kind,
    holders: actors.map(a => atlas.actorName(a)),
    voices: (spans.claimants?.[span] ?? []).filter(c => c >= 0).map(c => atlas.claimantName(c)),
    since: to === BEFORE_ALL ? null : { from: from === BEFORE_ALL ? null : from, to },
    report: report === BEFORE_ALL ? null : report,
    changed,
    precision: atlas.precision(place),
    point: atlas.point(place) !== null,
  };
}

/** From what is most certain to what is not known. */
const SURE = ['held', 'claimed', 'contested', 'unsure', 'unknown'];

function keyOf(row: PlaceRow, by: Column): string | number {
  if (by === 'place') return row.name;
  if (by === 'kind') return row.kind;
  if (by === 'state') return SURE.indexOf(row.look.status);
  if (by === 'holder') return row.holders.join();
  if (by === 'since') return row.since?.to ?? Number.NEGATIVE_INFINITY;
  if (by === 'report') return row.report ?? Number.NEGATIVE_INFINITY;
  if (by === 'voice') return row.voices.join();
  if (by === 'changed') return row.changed ? 0 : 1;
  return row.precision || Number.POSITIVE_INFINITY;
}

/** Sorts in place; equal rows stand by name, and what is empty stands last in a column of words. */
export function sortRows(rows: PlaceRow[], { by, down }: Order, compare: (a: string, b: string) => number): PlaceRow[] {
  const sign = down ? -1 : 1;
  return rows.sort((a, b) => {
    const [x, y] = [keyOf(a, by), keyOf(b, by)];
    if (x !== y) {
      if (x === '' || y === '') return x === '' ? 1 : -1;
      const order = typeof x === 'string' ? compare(x, y as string) : x < (y as number) ? -1 : 1;
      if (order) return sign * order;
    }
    return compare(a.name, b.name);
  });
}
