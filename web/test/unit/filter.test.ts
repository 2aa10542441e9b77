import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  chosen,
  type Facets,
  type Filter,
  filterParams,
  GROUPS,
  isActive,
  NO_FILTER,
  readFilter,
  sift,
  tester,
  toggled,
} from '../../src/state/filter';
import { type PlaceRow, sortRows } from '../../src/state/rows';

/** Facets by plain rules; `asked` counts how often a place is looked at. */
function facets(asked = { n: 0 }): Facets {
  const of = (ids: string[], rule: (place: number, span: number) => number[]) => ({
    ids,
    of: (place: number, span: number) => {
      asked.n++;
      return rule(place, span);
    },
  });
  return {
    actor: of(['red', 'blue'], (_, span) => [span % 2]),
    status: of(['unknown', 'held', 'contested'], (_, span) => [span % 3]),
    kind: of(['town', 'village'], place => [place % 2]),
    campaign: of(['summer'], place => (place % 5 === 0 ? [0] : [])),
    claimant: of(['text', 'general', 'watch'], (_, span) => (span % 2 ? [0, 2] : [1, -1])),
  };
}

const spans = Uint32Array.from({ length: 60 }, (_, i) => i);
const only = (some: Partial<Filter>): Filter => ({ ...NO_FILTER, ...some });

/** The same by the rule itself: any of a group, all groups together. */
function keeps(f: Facets, filter: Filter, place: number, but?: string): boolean {
  return GROUPS.every(
    g => g === but || !filter[g].length || f[g].of(place, spans[place]!).some(i => filter[g].includes(f[g].ids[i]!)),
  );
}

const FILTERS: Filter[] = [
  NO_FILTER,
  only({ actor: ['red'] }),
  only({ status: ['held', 'contested'], kind: ['town'] }),
  only({ campaign: ['summer'], claimant: ['watch', 'general'], actor: ['blue'] }),
];

test('places pass that fit one option of every group', () => {
  const f = facets();
  for (const filter of FILTERS) {
    const { passes, matched } = sift(f, filter, spans);
    const wanted = [...spans].map(place => Number(keeps(f, filter, place)));
    assert.deepEqual([...passes], wanted);
    assert.equal(
      matched,
      wanted.reduce((a, b) => a + b),
    );
  }
});

test('an option counts the places that it has under the other groups', () => {
  const f = facets();
  for (const filter of FILTERS) {
    const { counts } = sift(f, filter, spans);
    for (const g of GROUPS) {
      const wanted = f[g].ids.map(
        (_, i) => [...spans].filter(p => keeps(f, filter, p, g) && f[g].of(p, spans[p]!).includes(i)).length,
      );
      assert.deepEqual([...counts[g]], wanted, g);
    }
  }
});

test('ten thousand places are sifted in one pass: each is asked once for each group at most', () => {
  const asked = { n: 0 };
  const many = Uint32Array.from({ length: 10_000 }, (_, i) => i);
  sift(facets(asked), only({ actor: ['red'], kind: ['town'], claimant: ['watch'] }), many);
  assert.ok(asked.n <= many.length * GROUPS.length, `${asked.n}`);
});

test('a single state is tested like a place of the day', () => {
  const f = facets();
  for (const filter of FILTERS) {
    const { passes } = sift(f, filter, spans);
    const fits = tester(f, filter);
    for (const place of spans) assert.equal(fits(place, spans[place]!), passes[place] === 1);
  }
});

test('the address keeps a filter and drops what is no option', () => {
  const f = facets();
  const filter = readFilter('?actor=red,green,red&status=held&kind=&x=1', f);
  assert.deepEqual(chosen(filter), [
    { group: 'actor', id: 'red' },
    { group: 'status', id: 'held' },
  ]);
  assert.deepEqual(filterParams(filter), { actor: 'red', status: 'held', kind: null, campaign: null, claimant: null });
  assert.equal(isActive(filter), true);
  assert.equal(isActive(toggled(toggled(filter, 'actor', 'red'), 'status', 'held')), false);
});

const row = (name: string, more: Partial<PlaceRow> = {}): PlaceRow => ({
  place: 0,
  look: { status: 'held', actors: [0], core: 0, approximate: false },
  name,
  kind: 'town',
  holders: [],
  voices: [],
  since: null,
  report: null,
  changed: false,
  precision: 0,
  point: true,
  ...more,
});

test('rows are sorted both ways, equal ones by name, empty words last', () => {
  const compare = (a: string, b: string) => a.localeCompare(b);
  const rows = [row('C', { holders: ['Red'] }), row('B'), row('A', { holders: ['Blue'] }), row('D', { report: 9 })];
  const names = (by: 'place' | 'holder' | 'report', down: boolean) =>
    sortRows([...rows], { by, down }, compare)
      .map(r => r.name)
      .join('');
  assert.equal(names('place', false), 'ABCD');
  assert.equal(names('place', true), 'DCBA');
  assert.equal(names('holder', false), 'ACBD');
  assert.equal(names('holder', true), 'CABD');
  assert.equal(names('report', true), 'DABC');
});
