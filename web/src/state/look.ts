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

/** The looks that the places of a history take, each made once: equal looks are one object. */
export class Looks {
  private readonly made: Look[] = [];

  constructor(private readonly spans: Spans) {}

  /** The look of a place located to so many metres at the cursor's day. */
  at(cursor: Cursor, place: number, precision: number): Look {
    const span = cursor.span[place]!;
    const core = cursor.core[place]!;
    const approximate = precision > APPROXIMATE_M;
    // A state has four age classes, each well located or not.
    const number = 8 * this.spans.state[span]! + 2 * core + +approximate;
    this.made[number] ??= { ...spanLook(this.spans, span), core, approximate };
    return this.made[number];
  }
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
