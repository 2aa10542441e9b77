import type { Day } from './days';
import type { DayState } from './map/daystate';
import type { Atlas } from './state/atlas';
import type { Changes } from './state/changes';
import { facetsOf } from './state/facets';
import { type Facets, type Filter, isActive, readFilter, type Sifted, sift, tester } from './state/filter';
import type { Spans } from './state/history';

/** Up to so many places that a filter leaves are shown at every zoom, whatever their rank. */
const FEW = 100;

/** What is sifted: a history, and the span of each place on the day. */
export interface Sifting {
  day: Day;
  record: { spans: Spans; changes: Changes } | null;
  spanOf: ArrayLike<number> | null;
}

/** Which places a filter keeps, by the spans that they were tested with. */
interface Tested {
  day: Day;
  filter: Filter;
  record: Sifting['record'];
  fits: (place: number, span: number) => boolean;
  spans: Uint32Array;
  passes: Uint8Array;
  matched: number;
}

/** The reader's filter, and which places it keeps on the day shown. */
export class Sieve {
  readonly facets: Facets;
  filter: Filter;
  private tested: Tested | null = null;

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

  /** Which places the filter keeps, and what each option would keep; null before there is a history. Cost: all places. */
  sifted(): Sifted | null {
    const { record, spanOf } = this.now();
    return record && spanOf ? sift(this.facets, this.filter, spanOf) : null;
  }

  /** Tests all anew when next asked: more is known of the places. */
  forget(): void {
    this.tested = null;
  }

  passes(place: number): boolean {
    return !this.active || !!this.kept()?.passes[place];
  }

  /** Which places the filter keeps; null before there is a history. A step of the day tests the places that it moves. */
  private kept(): Tested | null {
    const { day, record, spanOf } = this.now();
    const { filter } = this;
    if (!record || !spanOf) return null;
    const n = spanOf.length;
    let { tested } = this;
    const known = tested?.filter === filter && tested.record === record;
    if (tested && known && tested.day === day) return tested;
    if (!tested || !known) {
      const fits = tester(this.facets, filter);
      // No span has this number, so that each place is tested once.
      const spans = new Uint32Array(n).fill(-1);
      tested = { day, filter, record, fits, spans, passes: new Uint8Array(n), matched: 0 };
      this.tested = tested;
    }
    const { spans, passes, fits } = tested;
    tested.day = day;
    for (let place = 0; place < n; place++) {
      const span = spanOf[place]!;
      if (spans[place] === span) continue;
      spans[place] = span;
      tested.matched -= passes[place]!;
      passes[place] = +fits(place, span);
      tested.matched += passes[place]!;
    }
    return tested;
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
    const kept = this.active ? this.kept() : null;
    if (!kept) return {};
    const { passes, matched } = kept;
    if (shown && matched <= FEW) {
      for (let place = 0; place < passes.length; place++) if (passes[place]) shown.add(place);
    }
    return { hides: place => !passes[place] && place !== chosen() };
  }
}
