import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoDay } from '../../src/days';
import { ageClass } from '../../src/state/ageing';
import { Changes } from '../../src/state/changes';
import { Cursor } from '../../src/state/cursor';
import type { Spans } from '../../src/state/history';
import { Looks } from '../../src/state/look';
import { day, history, TAKEN_TWICE } from './sample';

const SPANS = history([
  TAKEN_TWICE,
  [
    [null, 'unknown', []],
    ['2015-04-26', 'contested', [1, 0]],
    ['2015-06-26', 'unknown', []],
    ['2017-10-26', 'claimed', [1, 0], '2017-10-26', '2017-10-20'],
  ],
]);

/** The state by looking at every span: slow and plain. */
function naive(spans: Spans, place: number, when: number): number {
  for (let i = 0; i < spans.count; i++) {
    if (spans.place[i] === place && spans.start[i]! <= when && when < spans.end[i]!) return i;
  }
  throw new Error('a gap');
}

test('the cursor agrees with looking through all spans, forward, backward and at random', () => {
  const cursor = new Cursor(SPANS, 2);
  const first = day('2014-01-01');
  const last = day('2018-12-31');
  const days: number[] = [];
  for (let d = first; d <= last; d += 13) days.push(d);
  days.push(...[...days].reverse());
  let seed = 7;
  for (let i = 0; i < 500; i++) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    days.push(first + (seed % (last - first)));
  }
  for (const d of days) {
    cursor.seek(d);
    for (const place of [0, 1]) {
      const span = naive(SPANS, place, d);
      assert.equal(cursor.span[place], span, isoDay(d));
      assert.equal(cursor.core[place], ageClass(d, SPANS.lastReport[span]!), isoDay(d));
    }
  }
});

test('moving one day touches only the places that change', () => {
  const cursor = new Cursor(SPANS, 2);
  cursor.seek(day('2017-11-02'));
  assert.deepEqual([...cursor.seek(day('2017-11-03'))], [0]);
  const back = cursor.seek(day('2014-01-01'));
  assert.deepEqual([...back].sort(), [0, 1], 'each place once');
});

test('the core shrinks after 90 days, one year and three years', () => {
  const last = day('2014-06-30');
  const ages = [90, 91, 365, 366, 1095, 1096].map(n => ageClass(last + n, last));
  assert.deepEqual(ages, [0, 1, 1, 2, 2, 3]);
});

test('a symbol shows the holder, the announced actor or both inside', () => {
  const cursor = new Cursor(SPANS, 2);
  const looks = new Looks(SPANS);
  const look = (place: number, date: string, precision = 0) => {
    cursor.seek(day(date));
    return looks.at(cursor, place, precision);
  };
  assert.deepEqual(look(0, '2017-11-02').actors, [1]);
  assert.deepEqual(look(0, '2017-11-03').actors, [0]);
  assert.deepEqual(look(1, '2015-05-01').actors, [1, 0]);
  assert.deepEqual(look(1, '2017-10-27'), { status: 'claimed', actors: [0], core: 0, approximate: false });
  assert.equal(look(1, '2017-10-27', 6000).approximate, true);
  assert.equal(look(1, '2017-01-01').status, 'unknown');
  assert.equal(look(1, '2015-05-01'), look(1, '2015-05-02'), 'equal looks are one object');
});

test('changes are found by day, before and after, and through a filter', () => {
  const changes = Changes.of(SPANS);
  assert.deepEqual(
    changes.on(day('2017-11-03')).map(c => c.place),
    [0],
  );
  assert.equal(changes.after(day('2017-10-26')), day('2017-11-03'));
  assert.equal(changes.before(day('2017-11-03')), day('2017-10-26'));
  assert.equal(changes.after(day('2017-11-03')), null);
  assert.equal(
    changes.before(day('2017-11-03'), place => place === 0),
    day('2014-06-30'),
  );
});

test('a change whose day is a range keeps the range', () => {
  const changes = Changes.of(SPANS);
  const [vague] = changes.on(day('2017-10-26'));
  assert.deepEqual(vague?.range, { from: day('2017-10-20'), to: day('2017-10-26') });
  assert.equal(changes.on(day('2017-11-03'))[0]?.range, null);
});

test('kinds other than hands and fighting are not counted', () => {
  const changes = Changes.of(
    history(
      [
        [
          [null, 'unknown', []],
          ['2014-06-30', 'held', [1]],
        ],
      ],
      4,
    ),
  );
  assert.equal(changes.count, 1);
  assert.equal(changes.counted().count, 0);
});
