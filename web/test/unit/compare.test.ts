import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Changes } from '../../src/state/changes';
import { compare, group, readRange } from '../../src/state/compare';
import { Cursor } from '../../src/state/cursor';
import { day, history, TAKEN_TWICE } from './sample';

/** Five places: gained; announced, then confirmed; contested; a report that grows old; there and back. */
const SPANS = history([
  TAKEN_TWICE,
  [
    [null, 'unknown', []],
    ['2017-10-26', 'claimed', [1, 0]],
    ['2017-11-03', 'held', [0]],
  ],
  [
    [null, 'held', [1]],
    ['2017-11-01', 'contested', [1, 0]],
  ],
  [
    [null, 'held', [1]],
    ['2017-10-30', 'unknown', []],
  ],
  [
    [null, 'held', [1]],
    ['2017-10-27', 'held', [0]],
    ['2017-10-29', 'held', [1]],
  ],
]);
const CHANGES = Changes.of(SPANS);
const between = (from: string, to: string) => compare(SPANS, CHANGES, { from: day(from), to: day(to) });
const outcomes = (from: string, to: string) => Object.fromEntries(between(from, to).map(d => [d.place, d.outcome]));

test('places are sorted by what they came to between two evenings', () => {
  assert.deepEqual(outcomes('2017-10-25', '2017-11-03'), {
    0: 'gained',
    1: 'first',
    2: 'contested',
    3: 'unknown',
    4: 'back',
  });
  assert.equal(outcomes('2017-10-26', '2017-11-03')[1], 'confirmed');
  assert.equal(outcomes('2017-10-25', '2017-10-26')[1], 'claimed');
});

test('a change of the first evening has happened already, one of the second counts', () => {
  assert.deepEqual(outcomes('2017-11-03', '2017-11-03'), {});
  assert.deepEqual(outcomes('2017-10-27', '2017-10-28'), {});
  assert.deepEqual(outcomes('2017-10-26', '2017-10-27'), { 4: 'gained' });
  assert.deepEqual(outcomes('2017-10-28', '2017-10-29'), { 4: 'gained' });
});

test('both ends are the states of their evenings, and every step between is kept', () => {
  const evening = (text: string) => {
    const cursor = new Cursor(SPANS, 5);
    cursor.seek(day(text));
    return cursor.span;
  };
  const [first, second] = [evening('2017-10-25'), evening('2017-11-03')];
  for (const d of between('2017-10-25', '2017-11-03')) {
    assert.equal(d.before, first[d.place]);
    assert.equal(d.after, second[d.place]);
    assert.equal(d.steps.length, d.after - d.before);
  }
});

test('a further report that changes nothing on the map is no change', () => {
  const spans = history([
    [
      [null, 'held', [1]],
      ['2017-10-27', 'held', [1]],
    ],
  ]);
  assert.deepEqual(compare(spans, Changes.of(spans), { from: day('2017-10-01'), to: day('2017-11-01') }), []);
});

test('groups stand in the order of the pages, what was undone last, great places first', () => {
  const groups = group(SPANS, between('2017-10-25', '2017-11-03'), place => -place);
  assert.deepEqual(
    groups.map(g => [g.outcome, g.actors]),
    [
      ['gained', [0]],
      ['first', [0]],
      ['contested', []],
      ['unknown', []],
      ['back', []],
    ],
  );
});

test('two days of an address come in order and inside the atlas', () => {
  assert.deepEqual(readRange(9, 3, 1, 7), { from: 3, to: 7 });
  assert.deepEqual(readRange(3, 3, 1, 7), { from: 3, to: 3 });
  assert.equal(readRange(null, 3, 1, 7), null);
  assert.equal(readRange(3, null, 1, 7), null);
});
