import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Addresses } from '../../src/copy/addresses';

const site = new Addresses(
  {
    langs: ['en', 'ar'],
    rules: ['any', 'documented', 'strict'],
    rule: 'documented',
    days: ['2015-01-02', '2015-01-05'],
  },
  'https://copy.example',
);

test('an address of the server leads to its file', () => {
  for (const [asked, file] of Object.entries({
    '/on/2015-01-05?rule=strict&lang=ar': '/lang/ar/rules/strict/on/2015-01-05/',
    '/e/0a/on/2015-01-04?rule=documented&lang=en&actor=x': '/e/0a/on/2015-01-02/',
    '/control/2015-01-04.csv?rule=any': '/rules/any/control/2015-01-02.csv',
    '/e/0a/areas/2015-01-04.geojson?rule=any': '/e/0a/rules/any/areas/2015-01-02.geojson',
    '/map/history.json?rule=strict': '/rules/strict/map/history.json',
    '/map/names.json?lang=ar': '/lang/ar/map/names.json',
    '/map/state/2015-01-04.json?rule=strict': '/rules/strict/map/state/2015-01-02.json',
    '/places/rawa?date=2015-01-03&lang=ar': '/lang/ar/places/rawa/?date=2015-01-03',
    '/?date=2015-01-03&rule=strict#map=7/1/2': '/rules/strict/?date=2015-01-03#map=7/1/2',
    '/rules/any/?rule=strict': '/rules/strict/',
    '/embed/2015-01-05?theme=dark': '/embed/2015-01-05/?theme=dark',
    '/assets/app.js?v=1': '/assets/app.js?v=1',
    '/codebook/#rules': '/codebook/#rules',
  })) {
    assert.equal(site.free(asked), file, asked);
  }
  assert.equal(
    site.free('https://elsewhere.example/on/2015-01-05?rule=any'),
    'https://elsewhere.example/on/2015-01-05?rule=any',
  );
});

test('what only a server answers has no file', () => {
  for (const asked of [
    '/on/2015-01-02/2015-01-05',
    '/search?q=a',
    '/on/2015-01-05?known=2015-01-02',
    '/control/2015-01-05.csv?actor=x',
    '/areas/2015-01-05.geojson?known=2015-01-02',
    '/changes.csv?from=2015-01-02&to=2015-01-05',
    '/spans.csv?place=rawa',
    '/map/history.json?without=x',
    '/poster/2015-01-04.png',
  ]) {
    assert.equal(site.free(asked), null, asked);
  }
});

test('a file leads back to the address of the server', () => {
  const asked = site.asked('https://copy.example/e/0a/lang/ar/rules/strict/on/2015-01-05/');
  assert.equal(asked, 'https://copy.example/e/0a/on/2015-01-05?lang=ar&rule=strict');
  assert.equal(site.asked('https://copy.example/'), 'https://copy.example/');
});
