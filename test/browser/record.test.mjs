// The pages of the record, where an edition has corrected what was published:
// readable, free of what axe-core finds, and without scripts or sideways scrolling.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { audit } from './harness/axe.mjs';
import { serveCorrected } from './harness/mapserver.mjs';
import { forSome } from './harness/suite.mjs';

const NOTE = 'The landing on the cape was misdated: it was on the 7th.';

const server = await serveCorrected(
  'internal/server/testdata/atlas2',
  claims =>
    claims
      .replace('cape,northern-union,1923-05-03', 'cape,northern-union,1923-05-07')
      .replace('number 6.,,,,,e-1,,,', 'number 6.,,,,,e-1,,1931-03-01,The sentence speaks of another harbour.'),
  NOTE,
);
after(() => server.stop());

const { editions } = await (await fetch(`${server.url}/editions.json`)).json();
const [now, then] = editions.map(e => e.edition);

/** Fails where the page has a fault of access, or is wider than its window. */
async function readsWell({ page, phone }) {
  assert.deepEqual(await audit(page), []);
  if (phone) await page.setViewportSize({ width: 320, height: 640 });
  const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= window, `${wide} px of page in ${window} px`);
}

forSome('the edition that a reader pinned tells what has changed since', { site: server.url }, async reading => {
  const { page } = reading;
  await reading.visit(`/editions/${then}`);
  const since = page.locator('#since');
  assert.ok((await since.innerText()).includes(NOTE));
  assert.equal(await since.locator('.shift .sym').count(), 2 * (await since.locator('.shift').count()));
  await readsWell(reading);
  await since.locator('.editions a').first().click();
  await page.waitForURL(`**/editions/${now}*`);
  assert.ok(await page.locator('#changes .rowchanges').first().isVisible());
  await readsWell(reading);
});

forSome('editions and corrections read well and lead to one another', { site: server.url }, async reading => {
  const { page } = reading;
  await reading.visit('/editions');
  assert.equal(await page.locator('.editions > li').count(), 2);
  await readsWell(reading);
  await page.locator('main a[href^="/corrections"]').click();
  await page.waitForURL('**/corrections*');
  const correction = page.locator('.editions > li');
  assert.equal(await correction.count(), 1);
  assert.ok((await correction.innerText()).includes(NOTE));
  await readsWell(reading);
});

forSome('a withdrawn claim says so, and tells its way through the editions', { site: server.url }, async reading => {
  const { page } = reading;
  await reading.visit('/claims/k-06');
  const notice = page.locator('article > .correction').first();
  assert.ok((await notice.innerText()).includes('The sentence speaks of another harbour.'));
  assert.equal(await page.locator('.trail > li').count(), 2);
  const mail = new URL(await page.locator('a[href^="mailto:"]').first().getAttribute('href'));
  assert.ok(mail.searchParams.get('body').includes(`/e/${now}/claims/k-06`));
  await readsWell(reading);
});
