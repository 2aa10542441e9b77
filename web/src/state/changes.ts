import { BEFORE_ALL, type Day } from '../days';
import { KIND, STATUS } from './atlas';
import { NO_CHANGE, type Spans } from './history';

/** One border between two spans of a place. */
export interface Change {
  date: Day;
  place: number;
  /** The later span; the earlier one is `span - 1`. */
  span: number;
  kind: number;
  /** Whether the gaining side alone says so. */
  announced: boolean;
  /** Index of the actor that gained, or -1. */
  gained: number;
  /** When its day is only known as a range: that range, both ends included. */
  range: { from: Day; to: Day } | null;
}

const CLAIMED = STATUS.indexOf('claimed');

/** Kinds that count as "changed hands" everywhere: hands and fighting. */
export function isCounted(kind: number): boolean {
  return kind === KIND.hands || kind === KIND.fighting;
}

export function counts(change: Change): boolean {
  return isCounted(change.kind);
}

/** How many of some changes changed hands, and how many are announced only. */
export function tally(changes: Change[]): { changed: number; announced: number } {
  const counted = changes.filter(counts);
  const announced = counted.filter(c => c.announced).length;
  return { changed: counted.length - announced, announced };
}

/** Whether something about a change, given by the spans before and after it, passes. */
export type Passes = (place: number, span: number) => boolean;

/** Changes by date and place, as the spans that they begin. */
export class Changes {
  readonly count: number;
  readonly date: Int32Array;
  readonly place: Uint32Array;

  constructor(
    readonly spans: Spans,
    /** The spans that begin with a change, by start and place. */
    readonly span: Uint32Array,
  ) {
    this.count = span.length;
    this.date = new Int32Array(this.count);
    this.place = new Uint32Array(this.count);
    for (let i = 0; i < this.count; i++) {
      this.date[i] = spans.start[span[i]!]!;
      this.place[i] = spans.place[span[i]!]!;
    }
  }

  /** Every change of a history. Cost: in proportion to its spans and days. */
  static of(spans: Spans): Changes {
    const { start, kind, count } = spans;
    let first = Number.POSITIVE_INFINITY;
    let last = Number.NEGATIVE_INFINITY;
    let n = 0;
    for (let i = 0; i < count; i++) {
      if (kind[i] === NO_CHANGE) continue;
      n++;
      if (start[i]! < first) first = start[i]!;
      if (start[i]! > last) last = start[i]!;
    }
    const order = new Uint32Array(n);
    if (n === 0) return new Changes(spans, order);
    const next = new Uint32Array(last - first + 2);
    for (let i = 0; i < count; i++) if (kind[i] !== NO_CHANGE) next[start[i]! - first + 1]!++;
    for (let d = 1; d < next.length; d++) next[d]! += next[d - 1]!;
    for (let i = 0; i < count; i++) if (kind[i] !== NO_CHANGE) order[next[start[i]! - first]!++] = i;
    return new Changes(spans, order);
  }

  /** Those that pass, in the same order. */
  where(passes: Passes): Changes {
    return new Changes(
      this.spans,
      this.span.filter((span, i) => passes(this.place[i]!, span)),
    );
  }

  /** Those that change hands or fighting. */
  counted(): Changes {
    return this.where((_, span) => isCounted(this.spans.kind[span]!));
  }

  at(i: number): Change {
    const { spans } = this;
    const span = this.span[i]!;
    const from = spans.fromEarliest[span]!;
    const to = spans.fromLatest[span]!;
    return {
      date: this.date[i]!,
      place: this.place[i]!,
      span,
      kind: spans.kind[span]!,
      announced: spans.status[span] === CLAIMED,
      gained: spans.holder[span]!,
      range: from !== BEFORE_ALL && to > from ? { from, to } : null,
    };
  }

  /** Every change of one day, whatever its kind. */
  on(day: Day): Change[] {
    return this.between(day, day);
  }

  /** Every change from one day to another, both included. Cost: the answer plus a logarithm. */
  between(from: Day, to: Day): Change[] {
    const out: Change[] = [];
    for (let i = this.since(from); i < this.count && this.date[i]! <= to; i++) out.push(this.at(i));
    return out;
  }

  /** The nearest earlier day with a change that passes, or null. */
  before(day: Day, passes: Passes = always): Day | null {
    for (let i = this.since(day) - 1; i >= 0; i--) if (passes(this.place[i]!, this.span[i]!)) return this.date[i]!;
    return null;
  }

  /** The nearest later day with a change that passes, or null. */
  after(day: Day, passes: Passes = always): Day | null {
    for (let i = this.since(day + 1); i < this.count; i++) {
      if (passes(this.place[i]!, this.span[i]!)) return this.date[i]!;
    }
    return null;
  }

  /** Index of the first change on or after a day. */
  since(day: Day): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const mid = (low + high) >> 1;
      if (this.date[mid]! < day) low = mid + 1;
      else high = mid;
    }
    return low;
  }
}

const always = () => true;
