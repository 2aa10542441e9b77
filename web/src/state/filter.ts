import type { Params } from '../url';

/** The groups of a filter, as addresses name them. */
export const GROUPS = ['actor', 'status', 'kind', 'campaign', 'claimant'] as const;
export type Group = (typeof GROUPS)[number];

/** The ids chosen in each group: any of a group, and all groups together. Empty groups keep everything. */
export type Filter = Record<Group, readonly string[]>;

/** What can be chosen in a group, and what of it a place in a state belongs to. */
export interface Facet {
  readonly ids: readonly string[];
  /** Indexes into `ids`; -1 stands for nothing. */
  of(place: number, span: number): readonly number[];
}
export type Facets = Record<Group, Facet>;

/** Which places pass, and for each option how many would under the other groups. */
export interface Sifted {
  passes: Uint8Array;
  matched: number;
  counts: Record<Group, Uint32Array>;
}

function each<T>(make: (group: Group) => T): Record<Group, T> {
  return Object.fromEntries(GROUPS.map(group => [group, make(group)])) as Record<Group, T>;
}

export const NO_FILTER: Filter = each(() => []);

export function isActive(filter: Filter): boolean {
  return GROUPS.some(group => filter[group].length > 0);
}

/** Every chosen option, group by group. */
export function chosen(filter: Filter): { group: Group; id: string }[] {
  return GROUPS.flatMap(group => filter[group].map(id => ({ group, id })));
}

export function toggled(filter: Filter, group: Group, id: string): Filter {
  const had = filter[group].includes(id);
  return { ...filter, [group]: had ? filter[group].filter(x => x !== id) : [...filter[group], id] };
}

/** Reads the filter of an address; ids that are no option are left aside. */
export function readFilter(search: string, facets: Facets): Filter {
  const query = new URLSearchParams(search);
  return each(group => {
    const ids = new Set((query.get(group) ?? '').split(','));
    return [...ids].filter(id => facets[group].ids.includes(id));
  });
}

/** The parameters of a filter; null = all. */
export function filterParams(filter: Filter): Params {
  return each(group => filter[group].join() || null);
}

/** The options chosen, as marks beside the options; null for a group that keeps everything. */
function wantedOf(facets: Facets, filter: Filter): (Uint8Array | null)[] {
  return GROUPS.map(group => {
    if (!filter[group].length) return null;
    return Uint8Array.from(facets[group].ids, id => Number(filter[group].includes(id)));
  });
}

/** Sifts places, the span of each given, in one pass: a place is asked once for each group. */
export function sift(facets: Facets, filter: Filter, spanOf: ArrayLike<number>): Sifted {
  const wanted = wantedOf(facets, filter);
  const counts = each(group => new Uint32Array(facets[group].ids.length));
  const columns = GROUPS.map(group => counts[group]);
  const passes = new Uint8Array(spanOf.length);
  const options: (readonly number[])[] = [];
  let matched = 0;
  for (let place = 0; place < spanOf.length; place++) {
    // What misses one group still counts for the options of that group, and of no other.
    let missed = -1;
    let misses = 0;
    for (let g = 0; g < GROUPS.length && misses < 2; g++) {
      const own = facets[GROUPS[g]!].of(place, spanOf[place]!);
      options[g] = own;
      const marks = wanted[g];
      if (!marks || own.some(i => marks[i])) continue;
      missed = g;
      misses++;
    }
    if (misses > 1) continue;
    if (misses === 0) {
      passes[place] = 1;
      matched++;
    }
    for (let g = 0; g < GROUPS.length; g++) {
      if (misses && g !== missed) continue;
      for (const i of options[g]!) if (i >= 0) columns[g]![i]!++;
    }
  }
  return { passes, matched, counts };
}

/** A test of single states, for changes on other days than the one shown. */
export function tester(facets: Facets, filter: Filter): (place: number, span: number) => boolean {
  const wanted = wantedOf(facets, filter);
  return (place, span) => wanted.every((marks, g) => !marks || facets[GROUPS[g]!].of(place, span).some(i => marks[i]));
}
