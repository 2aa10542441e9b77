// What a page costs, in gzipped bytes over the wire.
import assert from 'node:assert/strict';
import http from 'node:http';
import { test } from 'node:test';
import { PHONES } from './harness/matrix.mjs';
import { ANBAR, forReaders } from './harness/suite.mjs';
import { weigh } from './harness/weigh.mjs';

/** Most bytes of the script, the style sheet, and everything until the map is ready. */
const BUDGET = {
  '/assets/first.js': 10_000,
  '/assets/app.js': 75_000,
  '/assets/app.css': 8_000,
  '/assets/print.css': 1_000,
  '/assets/text.js': 2_000,
  '/assets/text.css': 8_000,
  '/assets/areas.js': 4_000,
  '/assets/areas.css': 1_000,
  '/assets/search.js': 5_000,
  '/assets/ground.js': 3_000,
  '/assets/table.js': 5_000,
  '/assets/share.js': 4_000,
  '/assets/share.css': 2_000,
  '/assets/story.js': 60_000,
  '/assets/story.css': 8_000,
  '/embed.js': 1_000,
  '/assets/embed-map.js': 60_000,
  '/assets/embed-map.css': 5_000,
};
const PAGE = 430_000;

/** The length of an answer's body, to a client that takes gzip. */
const sent = path =>
  new Promise((resolve, reject) => {
    http
      .get(ANBAR + path, { headers: { 'accept-encoding': 'gzip' } }, answer => {
        let size = 0;
        answer.on('data', part => {
          size += part.length;
        });
        answer.on('end', () => resolve(size));
      })
      .on('error', reject);
  });

for (const [path, most] of Object.entries(BUDGET)) {
  test(`${path} weighs at most ${most / 1000} kB`, async () => {
    const size = await sent(path);
    assert.ok(size > 0 && size <= most, `${size} bytes`);
  });
}

forReaders(`the map weighs at most ${PAGE / 1000} kB, fonts included`, { readers: PHONES }, async reading => {
  const { page } = reading;
  const sizes = await weigh(page);
  await reading.open('/');
  await page.waitForLoadState('networkidle');
  const total = [...sizes.values()].reduce((a, b) => a + b, 0);
  assert.ok(sizes.size > 5);
  assert.ok(total <= PAGE, `${total} bytes: ${JSON.stringify([...sizes])}`);
});
