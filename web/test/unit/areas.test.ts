import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOf, Kept, validity } from '../../src/areas/kept';
import { parseDay } from '../../src/days';

const day = (text: string) => parseDay(text)!;
const answer = (from: string | null, until: string | null, areas: string[] = []) => ({
  ...validity({ valid_from: from, valid_until: until }),
  areas,
});

test('an answer is true from its first day to the day before its last, and without end where it is open', () => {
  const days = validity({ valid_from: '2017-11-03', valid_until: '2017-11-05' });
  const found = ['2017-11-02', '2017-11-03', '2017-11-04', '2017-11-05'].map(text => isOf(days, day(text)));
  assert.deepEqual(found, [false, true, true, false]);
  assert.ok(isOf(validity({ valid_from: null, valid_until: null }), day('0001-01-01')));
});

test('an answer is found for every day of its range and under no other reading', () => {
  const kept = new Kept<string>();
  kept.add('?rule=strict', answer('2017-11-03', '2017-11-09', ['a']));
  assert.deepEqual(kept.find('?rule=strict', day('2017-11-08'))?.areas, ['a']);
  assert.equal(kept.find('?rule=strict', day('2017-11-09')), null);
  assert.equal(kept.find('?rule=any', day('2017-11-08')), null);
});

test('of many answers the one used longest ago is forgotten', () => {
  const kept = new Kept<string>();
  const first = day('2017-01-01');
  const put = (n: number) => kept.add('', { from: first + n, until: first + n + 1, areas: [String(n)] });
  put(0);
  put(1);
  for (let n = 2; n < 200; n++) {
    put(n);
    assert.ok(kept.find('', first), 'what is used stays');
  }
  assert.equal(kept.find('', first + 1), null);
  assert.deepEqual(kept.find('', first + 199)?.areas, ['199']);
});
