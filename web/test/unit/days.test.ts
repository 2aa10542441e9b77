import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addMonths, clampDay, dayOf, isoDay, parseDay, startOfMonth, yearOf } from '../../src/days';

test('a calendar date survives reading and writing', () => {
  for (const text of ['1970-01-01', '2017-11-03', '2004-02-29', '0044-03-15'])
    assert.equal(isoDay(parseDay(text)!), text);
});

test('what is no calendar date is null', () => {
  for (const text of ['2017-11-31', '2017-2-3', '', 'yesterday', null, undefined]) assert.equal(parseDay(text), null);
});

test('a month later is the same date, held back to the end of a short month', () => {
  assert.equal(isoDay(addMonths(parseDay('2017-01-31')!, 1)), '2017-02-28');
  assert.equal(isoDay(addMonths(parseDay('2016-03-31')!, -1)), '2016-02-29');
  assert.equal(isoDay(addMonths(parseDay('2017-11-03')!, 12)), '2018-11-03');
});

test('years and starts of months come from the calendar', () => {
  assert.equal(yearOf(parseDay('2017-12-31')!), 2017);
  assert.equal(startOfMonth(parseDay('2017-11-30')!), dayOf(2017, 10, 1));
});

test('a far day is held at the nearer end', () => {
  assert.equal(clampDay(5, 10, 20), 10);
  assert.equal(clampDay(25, 10, 20), 20);
  assert.equal(clampDay(15, 10, 20), 15);
});
