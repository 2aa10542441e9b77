// The address keeps what is shown, and gives it back.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { ANBAR, forSome } from './harness/suite.mjs';

/** Milliseconds without a change after which the address has followed the map. */
const REST_MS = 500;

/** The address once it passes a check and has come to rest: it follows the map after a moment. */
async function rested(page, check) {
  let before = '';
  return eventually(async () => {
    const now = page.url();
    const still = now === before;
    before = now;
    const url = new URL(now);
    check(url);
    if (!still) await page.waitForTimeout(REST_MS);
    assert.ok(still && page.url() === now, 'the address still changes');
    return url;
  });
}

forSome('the address keeps date, place, rule and view, and opens them again', {}, async reading => {
  const { page } = reading;
  await reading.open('/');
  await page.locator('#date-input').fill('2017-11-17');
  await reading.showsDate('2017-11-17');
  await page.locator('#rule label', { has: page.locator('input[value=any]') }).click();
  await page.locator('#map[data-rule=any]').waitFor();
  await reading.choose('rawa');
  await page.locator('article#place:not(.quick)').waitFor();
  await reading.spot('rawa');
  const { hash } = await rested(page, url => assert.equal(url.searchParams.get('place'), 'rawa'));
  await page.locator('.tool-zoom button').last().click();
  const kept = await rested(page, url => {
    assert.notEqual(url.hash, hash);
    const told = ['date', 'rule', 'place'].map(name => url.searchParams.get(name));
    assert.deepEqual(told, ['2017-11-17', 'any', 'rawa']);
    assert.match(url.hash, /^#map=[\d.]+\/[\d.]+\/[\d.]+$/);
  });
  const where = await reading.spot('rawa');

  await page.goto('about:blank');
  await page.goto(kept.href);
  await reading.ready();
  await reading.showsDate('2017-11-17');
  assert.equal(await page.locator('#map').getAttribute('data-rule'), 'any');
  assert.equal(await page.locator('#rule input:checked').getAttribute('value'), 'any');
  await page.locator('article#place').waitFor();
  const again = await reading.spot('rawa');
  assert.ok(Math.hypot(again.x - where.x, again.y - where.y) < 3, 'the view has moved');
});

forSome('a rule keeps the date and changes what is shown', {}, async reading => {
  const { page } = reading;
  await reading.open('/');
  const rows = page.locator('#legend .legend-list');
  const before = await rows.textContent();
  await page.locator('#rule label', { has: page.locator('input[value=strict]') }).click();
  await page.locator('#map[data-rule=strict]').waitFor();
  await eventually(async () => assert.notEqual(await rows.textContent(), before));
  await reading.showsDate('2017-11-03');
  await eventually(async () => assert.equal(new URL(page.url()).searchParams.get('rule'), 'strict'));
  const data = await page.locator('#legend a[data-link=geojson]').getAttribute('href');
  assert.equal(new URL(data, ANBAR).searchParams.get('rule'), 'strict');
});

forSome('what an address has too much or wrong is overlooked or set right in sight', {}, async reading => {
  const { page } = reading;
  await reading.open('/?date=1801-01-01&utm_source=letter&place=atlantis#map=bad');
  await page.locator('.notice').first().waitFor({ state: 'attached' });
  const { first } = await (await fetch(`${ANBAR}/dates.json`)).json();
  await reading.showsDate(first);
});
