import type { Day } from '../days';
import { KIND } from '../state/atlas';
import { type Change, type Changes, counts, lowerBound } from '../state/changes';

/** Kinds of changes that a reader may count as well; changes of hands and fighting always count. */
export const EXTRA = ['confirmed', 'doubt', 'firstReport', 'expired'] as const;
export type Extra = (typeof EXTRA)[number];

/** The changes that bars, steps and play go by. */
export class Counted {
  list: Change[] = [];
  readonly extra = new Set<Extra>();
  private all: Change[] = [];

  take(changes: Changes): void {
    this.all = changes.all;
    this.choose();
  }

  count(extra: Extra, on: boolean): void {
    if (on) this.extra.add(extra);
    else this.extra.delete(extra);
    this.choose();
  }

  /** How many changes there are of a kind; without one, of those that always count. */
  number(extra?: Extra): number {
    return this.all.filter(c => (extra ? c.kind === KIND[extra] : counts(c))).length;
  }

  /** The nearest earlier day with a change that passes, or null. */
  before(day: Day, passes: (c: Change) => boolean = () => true): Day | null {
    for (let i = lowerBound(this.list, day) - 1; i >= 0; i--) if (passes(this.list[i]!)) return this.list[i]!.date;
    return null;
  }

  /** The nearest later day with a change that passes, or null. */
  after(day: Day, passes: (c: Change) => boolean = () => true): Day | null {
    for (let i = lowerBound(this.list, day + 1); i < this.list.length; i++) {
      if (passes(this.list[i]!)) return this.list[i]!.date;
    }
    return null;
  }

  private choose(): void {
    const kinds = new Set<number>([...this.extra].map(name => KIND[name]));
    this.list = this.all.filter(c => counts(c) || kinds.has(c.kind));
  }
}
