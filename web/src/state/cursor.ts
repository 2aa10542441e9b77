import type { Day } from '../days';
import { ageClass, ageingDays } from './ageing';
import type { Spans } from './history';

/** One step of one place: from a day on, another span or another age class. */
interface Steps {
  day: Int32Array;
  place: Uint32Array;
  span: Uint32Array;
  core: Uint8Array;
  oldSpan: Uint32Array;
  oldCore: Uint8Array;
}

/**
 * The state of every place on one day. Moving the day applies only the steps
 * between, forward or backward, so a scrub costs what it changes.
 */
export class Cursor {
  /** Per place: the span that holds on `day`. */
  readonly span: Uint32Array;
  /** Per place: the age class 0..3 of its last report on `day`. */
  readonly core: Uint8Array;
  private readonly steps: Steps;
  /** Number of steps applied so far. */
  private at = 0;
  /** The places that a move touches, each once, and whether each is among them. */
  private readonly touched: Uint32Array;
  private readonly among: Uint8Array;

  constructor(spans: Spans, places: number) {
    this.span = new Uint32Array(places);
    this.core = new Uint8Array(places);
    this.touched = new Uint32Array(places);
    this.among = new Uint8Array(places);
    this.steps = collectSteps(spans, this.span);
  }

  /** Moves to a day; returns every place whose span or age class may differ. Cost: the steps between. */
  seek(day: Day): Uint32Array {
    const { steps: s, span, core, touched, among } = this;
    const from = this.at;
    let to = from;
    while (to < s.day.length && s.day[to]! <= day) to++;
    while (to > 0 && s.day[to - 1]! > day) to--;
    let n = 0;
    // Of the steps of a place the one nearest to the day counts, so they are gone through from there.
    const take = (i: number, spans: Uint32Array, cores: Uint8Array) => {
      const place = s.place[i]!;
      if (among[place]) return;
      among[place] = 1;
      touched[n++] = place;
      span[place] = spans[i]!;
      core[place] = cores[i]!;
    };
    for (let i = to; i-- > from; ) take(i, s.span, s.core);
    for (let i = to; i < from; i++) take(i, s.oldSpan, s.oldCore);
    this.at = to;
    for (let i = 0; i < n; i++) among[touched[i]!] = 0;
    return touched.slice(0, n);
  }
}

/** Lists all steps by day and leaves the first span of every place in `initial`. */
function collectSteps(spans: Spans, initial: Uint32Array): Steps {
  // A span begins once and ages at most three times.
  const steps = room(spans.count * 4);
  let n = 0;
  const add = (day: Day, place: number, span: number, core: number, oldSpan: number, oldCore: number) => {
    steps.day[n] = day;
    steps.place[n] = place;
    steps.span[n] = span;
    steps.core[n] = core;
    steps.oldSpan[n] = oldSpan;
    steps.oldCore[n] = oldCore;
    n++;
  };
  let core = 0;
  for (let i = 0; i < spans.count; i++) {
    const place = spans.place[i]!;
    const start = spans.start[i]!;
    const end = spans.end[i]!;
    const last = spans.lastReport[i]!;
    if (i === 0 || spans.place[i - 1] !== place) {
      initial[place] = i;
      core = 0;
    } else {
      const before = core;
      core = ageClass(start, last);
      add(start, place, i, core, i - 1, before);
    }
    for (const day of ageingDays(last)) {
      if (day <= start || day >= end) continue;
      add(day, place, i, core + 1, i, core);
      core++;
    }
  }
  return reorder(steps, byDay(steps.day, n));
}

function room(n: number): Steps {
  return {
    day: new Int32Array(n),
    place: new Uint32Array(n),
    span: new Uint32Array(n),
    core: new Uint8Array(n),
    oldSpan: new Uint32Array(n),
    oldCore: new Uint8Array(n),
  };
}

/** The order of the first n steps by day (counting sort); steps of one day keep their order. */
function byDay(days: Int32Array, n: number): Uint32Array {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < n; i++) {
    first = Math.min(first, days[i]!);
    last = Math.max(last, days[i]!);
  }
  const order = new Uint32Array(n);
  if (n === 0) return order;
  const next = new Uint32Array(last - first + 2);
  for (let i = 0; i < n; i++) next[days[i]! - first + 1]!++;
  for (let d = 1; d < next.length; d++) next[d]! += next[d - 1]!;
  for (let i = 0; i < n; i++) order[next[days[i]! - first]!++] = i;
  return order;
}

function reorder(steps: Steps, order: Uint32Array): Steps {
  const sorted = room(order.length);
  for (let i = 0; i < order.length; i++) {
    const from = order[i]!;
    sorted.day[i] = steps.day[from]!;
    sorted.place[i] = steps.place[from]!;
    sorted.span[i] = steps.span[from]!;
    sorted.core[i] = steps.core[from]!;
    sorted.oldSpan[i] = steps.oldSpan[from]!;
    sorted.oldCore[i] = steps.oldCore[from]!;
  }
  return sorted;
}
