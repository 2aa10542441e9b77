import type { Day } from '../days';
import { KIND } from '../state/atlas';
import { type Changes, isCounted, type Passes } from '../state/changes';

/** Kinds of changes that a reader may count as well; changes of hands and fighting always count. */
export const EXTRA = ['confirmed', 'doubt', 'firstReport', 'expired'] as const;
export type Extra = (typeof EXTRA)[number];

/** The changes that bars, steps and play go by. */
export class Counted {
  list: Changes | null = null;
  readonly extra = new Set<Extra>();
  private all: Changes | null = null;
  /** How many changes there are of each kind. */
  private numbers: number[] = [];

  take(changes: Changes): void {
    this.all = changes;
    this.numbers = Object.values(KIND).map(() => 0);
    for (const span of changes.span) this.numbers[changes.spans.kind[span]!]!++;
    this.choose();
  }

  count(extra: Extra, on: boolean): void {
    if (on) this.extra.add(extra);
    else this.extra.delete(extra);
    this.choose();
  }

  /** How many changes there are of a kind; without one, of those that always count. */
  number(extra?: Extra): number {
    return this.numbers.reduce((sum, n, kind) => ((extra ? kind === KIND[extra] : isCounted(kind)) ? sum + n : sum), 0);
  }

  /** The nearest earlier day with a change that passes, or null. */
  before(day: Day, passes?: Passes): Day | null {
    return this.list?.before(day, passes) ?? null;
  }

  /** The nearest later day with a change that passes, or null. */
  after(day: Day, passes?: Passes): Day | null {
    return this.list?.after(day, passes) ?? null;
  }

  private choose(): void {
    const kinds = new Set<number>([...this.extra].map(name => KIND[name]));
    const { all } = this;
    this.list = all?.where((_, span) => isCounted(all.spans.kind[span]!) || kinds.has(all.spans.kind[span]!)) ?? null;
  }
}
