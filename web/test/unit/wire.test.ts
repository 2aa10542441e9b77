import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AFTER_ALL, BEFORE_ALL } from '../../src/days';
import { Changes } from '../../src/state/changes';
import {
  decodeClaimants,
  decodeDates,
  decodeHistory,
  decodePositions,
  decodeState,
  digits,
  type HistoryJson,
} from '../../src/state/wire';

const NONE = { status: 0, holder: -1, holders: [], basis: 0 };
const HELD = { status: 1, holder: 0, holders: [0], basis: 1 };

/** A place held since a range of days, then without a report, then held again; and one of which nothing is told. */
const HISTORY: HistoryJson = {
  states: [NONE, HELD],
  manners: [
    { kind: -1, report: 2, range: 2 },
    { kind: 0, report: 0, range: 3 },
    { kind: 5, report: 1, range: 2 },
    { kind: 2, report: 3, range: 1 },
  ],
  borders: [3, 0],
  gaps: [100, 50, 10],
  spans: '001102' + '13' + '00',
  more: [],
  reports: [4],
  ranges: [7, 2],
};

test('each character stands for a number, and - for the next of a list', () => {
  assert.deepEqual([...digits('0azAZ-1-', [62, 700])], [0, 10, 35, 36, 61, 62, 1, 700]);
});

test('a history is decoded into spans without a gap, their days told by the span before or a list', () => {
  const s = decodeHistory(HISTORY);
  assert.deepEqual([...s.place], [0, 0, 0, 0, 1]);
  assert.deepEqual([...s.start], [BEFORE_ALL, 100, 150, 160, BEFORE_ALL]);
  assert.deepEqual([...s.end], [100, 150, 160, AFTER_ALL, AFTER_ALL]);
  assert.deepEqual([...s.status], [0, 1, 0, 1, 0]);
  assert.deepEqual([...s.lastReport], [BEFORE_ALL, 100, 100, 156, BEFORE_ALL]);
  assert.deepEqual([...s.fromEarliest], [BEFORE_ALL, 93, BEFORE_ALL, 93, BEFORE_ALL]);
  assert.deepEqual([...s.fromLatest], [BEFORE_ALL, 102, BEFORE_ALL, 102, BEFORE_ALL]);
  const changes = Changes.of(s);
  assert.deepEqual([...changes.span], [1, 2, 3]);
  assert.deepEqual(
    [0, 1, 2].map(i => changes.at(i).kind),
    [0, 5, 2],
  );
});

test('a state is one span for each place', () => {
  const states = [NONE, HELD];
  const s = decodeState({ valid_from: null, states, state: '10-', more: [1], changed: { place: [], kind: '' } });
  assert.deepEqual([...s.status], [1, 0, 1]);
  assert.deepEqual([...s.end], [AFTER_ALL, AFTER_ALL, AFTER_ALL]);
});

test('positions and dates are sums, claimants a list for each span', () => {
  const places = { count: 3, scale: 100, lon: [4000, -150], lat: [3300, 25], sizes: [], size: '', more: [] };
  const { lon, lat } = decodePositions({ edition: '', actors: [], places });
  assert.deepEqual(
    [[...lon], [...lat]],
    [
      [40, 38.5],
      [33, 33.25],
    ],
  );
  const [, second] = decodeDates({ date: [10, 5], claims: [1, 2], tray: [0, 1], events: [0, 3] });
  assert.deepEqual(second, { day: 15, claims: 2, tray: 1, events: 3 });
  assert.deepEqual(decodeClaimants({ lists: [[], [2, 0]], spans: '01-', more: [1] }), [[], [2, 0], [2, 0]]);
});
