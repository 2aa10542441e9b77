import type { Day } from './days';
import type { DayState } from './map/daystate';
import type { Atlas } from './state/atlas';
import type { Changes } from './state/changes';
import { facetsOf } from './state/facets';
import { type Facets, type Filter, isActive, readFilter, type Sifted, sift, tester } from './state/filter';
import type { Spans } from './state/history';

/** Up to so many places that a filter leaves are shown at every zoom, whatever their rank. */
const FEW = 100;

/** What is sifted: a history, and the span of each place on a day. */
export interface Sifting {
  day: Day;
  record: { spans: Spans; changes: Changes } | null;
  spanOf: ArrayLike<number> | null;
}

/** The reader's filter, and which places it keeps on the day shown. */
export class Sieve {
  readonly facets: Facets;
  filter: Filter;
  private last: (Sifting & { filter: Filter; sifted: Sifted }) | null = null;

  constructor(
    atlas: Atlas,
    private readonly now: () => Sifting,
  ) {
    this.facets = facetsOf(atlas, () => now().record?.spans ?? null);
    this.filter = this.read(location.search);
  }

  get active(): boolean {
    return isActive(this.filter);
  }

  read(search: string): Filter {
    return readFilter(search, this.facets);
  }

  /** Which places the filter keeps, and what each option would keep; null before there is a history. */
  sifted(): Sifted | null {
    const { day, record, spanOf } = this.now();
    const { last, filter } = this;
    if (!record || !spanOf) return null;
    if (last?.day === day && last.record === record && last.filter === filter) return last.sifted;
    const sifted = sift(this.facets, filter, spanOf);
    this.last = { day, record, spanOf, filter, sifted };
    return sifted;
  }

  /** Sifts anew when next asked: more is known of the places. */
  forget(): void {
    this.last = null;
  }

  passes(place: number): boolean {
    return !this.active || !!this.sifted()?.passes[place];
  }

  /** The changes to or from a state that the filter keeps. */
  changes(): Changes | null {
    const { record } = this.now();
    if (!record || !this.active) return record?.changes ?? null;
    const fits = tester(this.facets, this.filter);
    return record.changes.where((place, span) => fits(place, span) || fits(place, span - 1));
  }

  /** What the filter hides but for the chosen place; where it leaves few, `shown` gets all of them. */
  hiding(chosen: () => number | null, shown?: Set<number>): Pick<DayState, 'hides'> {
    const sifted = this.active ? this.sifted() : null;
    if (!sifted) return {};
    const { passes, matched } = sifted;
    if (shown && matched <= FEW) {
      for (let place = 0; place < passes.length; place++) if (passes[place]) shown.add(place);
    }
    return { hides: place => !passes[place] && place !== chosen() };
  }
}
