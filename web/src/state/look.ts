import { STATUS, type Status } from './atlas';
import type { Cursor } from './cursor';
import type { Spans } from './history';

/** What a symbol says: the state of a place, how old its report is, how well it is located. */
export interface Look {
  status: Status;
  /** Actor indexes to draw: the holder, the claimant, both inside, before and after. */
  actors: number[];
  /** Age class 0..3 of the last report; only a sure state ages. */
  core: number;
  approximate: boolean;
}

/** Places located to more than this many metres are drawn as approximate. */
const APPROXIMATE_M = 5000;

/** The look of a place at the cursor's day. */
export function lookOf(spans: Spans, cursor: Cursor, place: number, precision: number): Look {
  return { ...spanLook(spans, cursor.span[place]!), core: cursor.core[place]!, approximate: precision > APPROXIMATE_M };
}

/** The look of a span by itself: fresh and well located. */
export function spanLook(spans: Spans, span: number): Look {
  const status = STATUS[spans.status[span]!]!;
  const holders = spans.holders[span] ?? [];
  const holder = spans.holder[span]!;
  let actors: number[] = [];
  if (status === 'held' || status === 'claimed') actors = holder >= 0 ? [holder] : holders.slice(-1);
  else if (status !== 'unknown') actors = holders;
  return { status, actors, core: 0, approximate: false };
}
