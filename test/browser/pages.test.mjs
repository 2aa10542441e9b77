// Every kind of page opens in both languages and themes, is free of what
// axe-core finds, keeps its text readable and fits a narrow window.
import assert from 'node:assert/strict';
import { audit } from './harness/axe.mjs';
import { ANYONE } from './harness/matrix.mjs';
import { ANBAR, forReaders, forSome } from './harness/suite.mjs';

/** Smallest type in CSS pixels. */
const LEAST_TYPE = 11;

const { claims } = await (await fetch(`${ANBAR}/claims.json?place=al-qaim`)).json();
const { features } = await (await fetch(`${ANBAR}/events.geojson?from=2017-11-03&to=2017-11-04`)).json();

const KINDS = [
  '/on/2017-11-03',
  '/places',
  '/places/al-qaim',
  '/campaigns/2017-western-iraq-campaign',
  '/sources',
  '/sources/al-karmah-offensive',
  `/claims/${claims[0].claim_id}`,
  `/events/${features[0].properties.event_id}`,
  '/codebook',
  '/about',
  '/editions',
  '/corrections',
  '/on/2017-11-06',
  '/places/akkas-gas-field',
  '/places/jabbab',
];

/** Type smaller than it may be, with its text. */
const tiny = (page, least) =>
  page.evaluate(size => {
    const found = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const { parentElement: element, textContent: text } = walk.currentNode;
      if (!text.trim() || !element.checkVisibility?.() || element.closest('script, .visually-hidden')) continue;
      // A size of 0 leaves the words to those who hear them: a button that shows its sign alone.
      const drawn = Number.parseFloat(getComputedStyle(element).fontSize);
      if (drawn > 0 && drawn < size) found.push(text.trim());
    }
    return found;
  }, least);

/** Fails where the page as it stands has a fault of access or type too small. */
async function readsWell({ page }) {
  assert.deepEqual(await audit(page), []);
  assert.deepEqual(await tiny(page, LEAST_TYPE), []);
}

for (const path of KINDS) {
  forSome(`${path} reads well`, {}, async reading => {
    const { page } = reading;
    const answer = await reading.visit(path);
    assert.equal(answer.status(), 200);
    assert.equal(await page.locator('html').getAttribute('lang'), reading.reader.lang);
    assert.equal(await page.locator('h1').count(), 1);
    await readsWell(reading);

    // A desk at 200 % is 720 wide, a phone's text at 120 % about 320.
    await page.setViewportSize(reading.phone ? { width: 320, height: 640 } : { width: 720, height: 450 });
    const [wide, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(wide <= window, `${wide} px of page in ${window} px`);
  });
}

forSome('the map is free of faults of access, opened and with its menu or legend open', {}, async reading => {
  await reading.open('/');
  await readsWell(reading);
  await reading.unfold(reading.rtl ? 'legend' : 'menu');
  await readsWell(reading);
});

forSome('the map with a place is free of faults of access', {}, async reading => {
  await reading.open('/?place=al-qaim');
  await reading.page.locator('article#place').waitFor();
  await readsWell(reading);
});

forReaders('the links of a page lead to pages', { readers: ANYONE }, async reading => {
  const { page } = reading;
  const seen = new Set();
  for (const path of ['/', '/on/2017-11-03', '/places/al-qaim', '/campaigns/al-karmah-offensive']) {
    await reading.visit(path);
    for (const href of await page.locator('a[href]').evaluateAll(all => all.map(a => a.href)))
      seen.add(href.split('#')[0]);
  }
  const own = [...seen].filter(href => href.startsWith(ANBAR));
  const answers = await Promise.all(own.map(async href => [(await fetch(href, { method: 'HEAD' })).status, href]));
  assert.deepEqual(
    answers.filter(([status]) => status !== 200),
    [],
  );
  assert.ok(own.length > 50);
});

forSome('a page that is not there says so in words', { expected: [/404/] }, async reading => {
  const answer = await reading.visit('/places/atlantis');
  assert.equal(answer.status(), 404);
  assert.equal(await reading.page.locator('html').getAttribute('lang'), reading.reader.lang);
  assert.deepEqual(await audit(reading.page), []);
});
