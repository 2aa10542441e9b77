import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readView, writeQuery, writeView } from '../../src/url';

test('the view survives the hash, also behind a foreign parameter', () => {
  const view = { zoom: 9.25, lat: 34.39, lon: 40.99 };
  assert.deepEqual(readView(writeView(view)), { zoom: 9.25, lat: 34.39, lon: 40.99 });
  assert.deepEqual(readView('#map=8/36.2/-37.15&secret=abc'), { zoom: 8, lat: 36.2, lon: -37.15 });
});

test('a broken view is ignored', () => {
  for (const hash of ['', '#content', '#map=8', '#map=8/999/0', '#map=99/1/1']) assert.equal(readView(hash), null);
});

test('the query keeps what it does not know and drops what is default', () => {
  const query = writeQuery('?lang=ar&place=x', { date: '2017-11-03', rule: null, place: null });
  assert.equal(query, '?lang=ar&date=2017-11-03');
  assert.match(
    writeQuery('', { date: '2017-11-03', rule: 'any', place: 'rawa' }),
    /date=2017-11-03&rule=any&place=rawa/,
  );
});
