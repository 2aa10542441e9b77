import { BEFORE_ALL, type Day } from '../days';
import { KIND, STATUS } from './atlas';
import type { HistoryJson, Spans } from './history';

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

/** Changes that count as "changed hands" everywhere: hands and fighting. */
export function counts(change: Change): boolean {
  return change.kind === KIND.hands || change.kind === KIND.fighting;
}

/** How many of some changes changed hands, and how many are announced only. */
export function tally(changes: Change[]): { changed: number; announced: number } {
  const counted = changes.filter(counts);
  const announced = counted.filter(c => c.announced).length;
  return { changed: counted.length - announced, announced };
}

/** All changes by date, with look-up by day and the nearest day before or after. */
export class Changes {
  readonly all: Change[];
  readonly counted: Change[];

  constructor(json: HistoryJson, spans: Spans, passes?: (change: Change) => boolean) {
    const c = json.changes;
    this.all = c.span.map((span, i) => {
      const from = spans.fromEarliest[span]!;
      const to = spans.fromLatest[span]!;
      const vague = from !== BEFORE_ALL && to > from;
      return {
        date: c.date[i]!,
        place: spans.place[span]!,
        span,
        kind: c.kind[i]!,
        announced: STATUS[spans.status[span]!] === 'claimed',
        gained: c.gained[i]!,
        range: vague ? { from, to } : null,
      };
    });
    if (passes) this.all = this.all.filter(passes);
    this.all.sort((a, b) => a.date - b.date || a.place - b.place);
    this.counted = this.all.filter(counts);
  }

  /** Every change of one day, whatever its kind. */
  on(day: Day): Change[] {
    return this.between(day, day);
  }

  /** Every change from one day to another, both included. */
  between(from: Day, to: Day): Change[] {
    return this.all.slice(lowerBound(this.all, from), lowerBound(this.all, to + 1));
  }

  /** The nearest earlier day with a counted change that passes, or null. */
  before(day: Day, passes: (c: Change) => boolean = () => true): Day | null {
    for (let i = lowerBound(this.counted, day) - 1; i >= 0; i--) {
      if (passes(this.counted[i]!)) return this.counted[i]!.date;
    }
    return null;
  }

  /** The nearest later day with a counted change that passes, or null. */
  after(day: Day, passes: (c: Change) => boolean = () => true): Day | null {
    for (let i = lowerBound(this.counted, day + 1); i < this.counted.length; i++) {
      if (passes(this.counted[i]!)) return this.counted[i]!.date;
    }
    return null;
  }
}

/** Index of the first change on or after the day. */
export function lowerBound(changes: Change[], day: Day): number {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const mid = (low + high) >> 1;
    if (changes[mid]!.date < day) low = mid + 1;
    else high = mid;
  }
  return low;
}
