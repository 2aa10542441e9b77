import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Changes } from '../../src/state/changes';
import { Counted } from '../../src/timeline/counted';
import { dayAfterKey, keyName } from '../../src/timeline/keys';
import { Memo } from '../../src/timeline/memo';
import { pinched } from '../../src/timeline/pinch';
import { Scale } from '../../src/timeline/scale';
import { bars, eventMarks, quiets, reports, silences, softBars } from '../../src/timeline/series';
import { fit, follow, zoom } from '../../src/timeline/window';
import { day, history } from './sample';

const NOV3 = day('2017-11-03');

test('arrows go with the reading direction, up and page keys with time', () => {
  const press = (key: string, rtl = false, shiftKey = false) => dayAfterKey({ key, shiftKey }, NOV3, rtl);
  assert.equal(press('ArrowRight'), NOV3 + 1);
  assert.equal(press('ArrowRight', true), NOV3 - 1);
  assert.equal(press('ArrowLeft', true), NOV3 + 1);
  assert.equal(press('ArrowUp', true), NOV3 + 1);
  assert.equal(press('ArrowLeft', false, true), NOV3 - 7);
  assert.equal(press('PageUp'), day('2017-12-03'));
  assert.equal(press('PageDown', false, true), day('2016-11-03'));
  assert.equal(press('a'), null);
});

test('the scale runs from right to left in right-to-left pages', () => {
  const ltr = new Scale(0, 9, 100, false);
  const rtl = new Scale(0, 9, 100, true);
  assert.deepEqual(ltr.span(0, 1), { x: 0, w: 20 });
  assert.deepEqual(rtl.span(0, 1), { x: 80, w: 20 });
  assert.equal(rtl.middle(9), 5);
});

test('narrow days are gathered into weeks, then months', () => {
  assert.equal(new Scale(0, 99, 300, false).bin, 1);
  assert.equal(new Scale(0, 299, 300, false).bin, 7);
  assert.equal(new Scale(0, 5000, 1300, false).bin, 30);
});

test('bars stack by who gained and keep what is out of view apart', () => {
  const spans = history([
    [
      [null, 'unknown', []],
      ['2017-11-03', 'held', [0]],
    ],
    [
      [null, 'unknown', []],
      ['2017-11-03', 'held', [1]],
    ],
    [
      [null, 'unknown', []],
      ['2017-11-09', 'held', [0], '2017-11-09', '2017-11-01'],
    ],
  ]);
  const counted = Changes.of(spans).counted();
  const scale = new Scale(day('2017-11-01'), day('2017-11-30'), 300, false);
  const [bar, ...rest] = bars(counted, scale, place => place !== 1);
  assert.equal(rest.length, 0);
  assert.deepEqual([bar!.seen, bar!.all, [...bar!.stack]], [1, 2, [[0, 1]]]);
  assert.deepEqual(
    softBars(counted, scale, () => true),
    [{ from: day('2017-11-01'), to: day('2017-11-09'), gained: 0, seen: 1, all: 1 }],
  );
});

test('three days without a report are silence, two are not', () => {
  const dates = ['2017-11-01', '2017-11-04', '2017-11-08'].map(date => ({
    day: day(date),
    claims: 1,
    tray: 0,
    events: 0,
  }));
  assert.deepEqual(silences(reports(dates)), [{ from: day('2017-11-05'), to: day('2017-11-07') }]);
});

test('only events with one exact day are marked', () => {
  const event = { places: [], kind: 'strike' };
  const marks = eventMarks([
    { ...event, date_earliest: '2017-11-01', date_latest: '2017-11-01' },
    { ...event, date_earliest: '2017-11-02', date_latest: '2017-11-05' },
  ]);
  assert.deepEqual(marks.strike, [day('2017-11-01')]);
});

test('the window follows the day by a third of itself and stays inside the atlas', () => {
  assert.deepEqual(follow({ from: 100, to: 129 }, 130, 0, 1000), { from: 110, to: 139 });
  assert.deepEqual(follow({ from: 100, to: 129 }, 90, 0, 1000), { from: 90, to: 119 });
  assert.deepEqual(follow({ from: 100, to: 129 }, 900, 0, 1000), { from: 885, to: 914 });
  assert.deepEqual(fit({ from: -20, to: 9 }, 0, 1000), { from: 0, to: 29 });
});

test('zooming keeps the day where it is', () => {
  const w = zoom({ from: 0, to: 99 }, 0.5, 50, 0, 1000);
  assert.equal(w.to - w.from + 1, 50);
  assert.equal(w.from, 25);
});

test('a point on the scale is a day in either direction, held to its ends', () => {
  const ltr = new Scale(10, 19, 100, false);
  const rtl = new Scale(10, 19, 100, true);
  assert.deepEqual([ltr.dayAt(0), ltr.dayAt(95), ltr.dayAt(200)], [10, 19, 19]);
  assert.deepEqual([rtl.dayAt(99), rtl.dayAt(5), rtl.dayAt(-9)], [10, 19, 19]);
});

test('outside the windows of the documents it is quiet, once, even where windows overlap', () => {
  const told = [
    { from: 50, to: 60 },
    { from: 10, to: 20 },
    { from: 15, to: 30 },
  ];
  assert.deepEqual(quiets(told, 0, 100), [
    { from: 0, to: 9 },
    { from: 31, to: 49 },
    { from: 61, to: 100 },
  ]);
  assert.deepEqual(quiets([{ from: -5, to: 200 }], 0, 100), []);
  assert.deepEqual(quiets([], 0, 100), [{ from: 0, to: 100 }]);
});

test('ranges of events that touch are one line, long ones none', () => {
  const event = (date_earliest: string, date_latest: string) => ({
    ...{ places: [], kind: 'clash', date_earliest, date_latest },
  });
  const { ranges, other } = eventMarks([
    event('2017-11-01', '2017-11-03'),
    event('2017-11-04', '2017-11-06'),
    event('2003-01-01', '2011-12-31'),
    event('2017-11-09', '2017-11-09'),
  ]);
  assert.deepEqual(ranges, [{ from: day('2017-11-01'), to: day('2017-11-06') }]);
  assert.deepEqual(other, [day('2017-11-09')]);
});

test('fingers keep their days, in either direction; crossed fingers do nothing', () => {
  const ltr = new Scale(0, 99, 100, false);
  assert.deepEqual(pinched(ltr, [40, 60], [30, 70]), { from: 25, to: 74 });
  assert.deepEqual(pinched(new Scale(0, 99, 100, true), [60, 40], [30, 70]), { from: 25, to: 74 });
  assert.equal(pinched(ltr, [40, 60], [70, 30]), null);
  const narrow = pinched(ltr, [49, 51], [0, 100])!;
  assert.equal(narrow.to - narrow.from + 1, 14);
});

test('steps go by changes of hands and fighting until more is switched on', () => {
  const spans = history([
    [
      [null, 'unknown', []],
      ['2017-11-03', 'held', [0]],
      ['2017-11-20', 'held', [0]],
    ],
  ]);
  spans.kind[2] = 5;
  const counted = new Counted();
  counted.take(Changes.of(spans));
  assert.equal(counted.after(NOV3), null);
  assert.equal(counted.number('expired'), 1);
  counted.count('expired', true);
  assert.equal(counted.after(NOV3), day('2017-11-20'));
  assert.equal(
    counted.before(day('2017-11-20'), () => false),
    null,
  );
  counted.count('expired', false);
  assert.equal(counted.list?.count, 1);
});

test('what rests on the same is not made twice', () => {
  const memo = new Memo<number>();
  let made = 0;
  const key = {};
  for (let i = 0; i < 3; i++) memo.get([key, 1], () => ++made);
  assert.equal(made, 1);
  assert.equal(
    memo.get([key, 2], () => ++made),
    2,
  );
});

test('brackets and question mark work on Arabic keyboards too', () => {
  assert.equal(keyName({ key: 'ج', code: 'BracketLeft' }), '[');
  assert.equal(keyName({ key: 'د', code: 'BracketRight' }), ']');
  assert.equal(keyName({ key: '؟', code: 'Slash' }), '?');
  assert.equal(keyName({ key: ']', code: 'Digit9' }), ']');
});
