import type { Day } from '../days';
import { STATUS, type Stretch } from './atlas';
import type { Change, Changes } from './changes';
import type { Spans } from './history';

/**
 * What a place came to between two evenings: held by others than before, held by
 * those for whom it was announced, held without a report before, another state,
 * or back where it was. The pages sort by the same rule.
 */
const OUTCOMES = ['gained', 'confirmed', 'first', 'contested', 'claimed', 'unsure', 'unknown', 'back'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A place whose state changed between two evenings. */
export interface Difference {
  place: number;
  /** The spans of the first and the second evening, as far as their states differ. */
  before: number;
  after: number;
  outcome: Outcome;
  /** Every change on the way that alters what the map shows, in order. */
  steps: Change[];
}

/** The places whose state changed after the evening of `from` and up to that of `to`. */
export function compare(spans: Spans, changes: Changes, { from, to }: Stretch): Difference[] {
  const found = new Map<number, Difference>();
  for (const change of changes.between(from + 1, to)) {
    const { place, span } = change;
    if (stateKey(spans, span) === stateKey(spans, span - 1)) continue;
    const known = found.get(place);
    if (!known) found.set(place, { place, before: span - 1, after: span, outcome: 'back', steps: [change] });
    else {
      known.after = span;
      known.steps.push(change);
    }
  }
  for (const d of found.values()) d.outcome = outcome(spans, d.before, d.after);
  return [...found.values()];
}

/** The actors that a state speaks of as its symbol does. */
function shown(spans: Spans, span: number): string {
  const claimed = STATUS[spans.status[span]!] === 'claimed';
  return claimed ? String(spans.holder[span]) : spans.holders[span]!.join();
}

function stateKey(spans: Spans, span: number): string {
  return `${spans.status[span]} ${shown(spans, span)}`;
}

function outcome(spans: Spans, before: number, after: number): Outcome {
  const status = STATUS[spans.status[after]!]!;
  if (stateKey(spans, before) === stateKey(spans, after)) return 'back';
  if (status !== 'held') return status;
  if (STATUS[spans.status[before]!] === 'unknown') return 'first';
  return shown(spans, before) === shown(spans, after) ? 'confirmed' : 'gained';
}

/** Places under one heading: an outcome, and for whom. */
export interface Group {
  outcome: Outcome;
  actors: number[];
  list: Difference[];
}

/** Groups in the order of OUTCOMES, large ones first; within each the great places first. */
export function group(spans: Spans, list: Difference[], rank: (place: number) => number): Group[] {
  const groups = new Map<string, Group>();
  for (const d of list) {
    const named = d.outcome === 'claimed' || STATUS[spans.status[d.after]!] === 'held';
    const who = named && d.outcome !== 'back' ? shown(spans, d.after) : '';
    const key = `${d.outcome} ${who}`;
    const found = groups.get(key) ?? { outcome: d.outcome, actors: who ? who.split(',').map(Number) : [], list: [] };
    found.list.push(d);
    groups.set(key, found);
  }
  const order = (g: Group) => OUTCOMES.indexOf(g.outcome);
  for (const g of groups.values())
    g.list.sort((a, b) => rank(a.place) - rank(b.place) || a.steps[0]!.date - b.steps[0]!.date);
  return [...groups.values()].sort((a, b) => order(a) - order(b) || b.list.length - a.list.length);
}

/** Two days as an address may have them: in order and inside the atlas; null without both. */
export function readRange(from: Day | null, to: Day | null, first: Day, last: Day): Stretch | null {
  if (from === null || to === null) return null;
  const near = (day: Day) => Math.min(last, Math.max(first, day));
  return { from: near(Math.min(from, to)), to: near(Math.max(from, to)) };
}
