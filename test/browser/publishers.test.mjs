// An author pastes the address of a map into WordPress or Ghost: the reader gets the
// live map, in the frame that these programs make of our answer.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { article, publish } from './harness/article.mjs';
import { eventually } from './harness/eventually.mjs';
import { json } from './harness/facts.mjs';
import { DESKS } from './harness/matrix.mjs';
import { ghost, WORDPRESS_SCRIPT, wordpress } from './harness/publishers.mjs';
import { ANBAR, forReaders, STRAIT } from './harness/suite.mjs';

const CAMPAIGN = '/campaigns/2017-western-iraq-campaign';
const pages = {};
const press = await publish(pages);
after(() => press.stop());
/** The article itself is the one page from elsewhere. */
const expected = [new RegExp(`^other origin: ${press.url}/`)];
const readers = DESKS;

/** Publishes an article around a snippet and waits until the map in it stands. */
async function read({ page, reader }, snippet, head = '') {
  const path = `/${reader.lang}/${Math.random()}`;
  pages[path] = article([snippet], { lang: reader.lang, dark: reader.theme === 'dark', head });
  await page.goto(press.url + path);
  await page.locator('iframe').scrollIntoViewIfNeeded();
  const map = page.frameLocator('iframe');
  await map.locator('html[data-ready=true]').waitFor({ state: 'attached' });
  return map;
}

/** The slider goes to the first day and one day on. */
async function slides({ page, onward }, map) {
  await map.locator('#day-slider').focus();
  await page.keyboard.press('Home');
  await map.locator('#map[data-date="2017-09-16"]').waitFor();
  await page.keyboard.press(onward);
  await map.locator('#map[data-date="2017-09-17"]').waitFor();
}

forReaders('WordPress shows the map of a pasted address in its own sandbox', { readers, expected }, async reading => {
  const { page } = reading;
  const snippet = await wordpress(`${reading.url(CAMPAIGN)}${reading.rtl ? '&' : '?'}fbclid=IwAR0`);
  assert.match(snippet, /^<iframe class="wp-embedded-content" sandbox="allow-scripts" security="restricted" src="/);
  assert.doesNotMatch(snippet, /style=|loading=|allow=/, 'WordPress keeps more than it knows');
  const map = await read(reading, snippet, WORDPRESS_SCRIPT);
  const frame = page.locator('iframe');
  assert.deepEqual(
    await frame.evaluate(f => [f.offsetWidth, f.clientWidth]),
    [640, 640],
    'a border stands around the map',
  );
  await eventually(async () => {
    const told = Number(await frame.getAttribute('height'));
    const needed = await map.locator('html').evaluate(root => root.scrollHeight);
    assert.ok(told >= 450 && told < 600 && needed <= told, `${told} px for a map of ${needed} px`);
  });
  await slides(reading, map);
  await map.locator('#open').click();
  await page.waitForURL(url => url.origin === ANBAR && url.searchParams.get('date') === '2017-09-17');
});

forReaders('Ghost shows the map of a pasted address as it is', { readers, expected }, async reading => {
  const card = await ghost(reading.url(CAMPAIGN));
  assert.equal(card.type, 'rich');
  const map = await read(reading, card.html);
  await slides(reading, map);
  assert.equal(await reading.page.locator('iframe').evaluate(frame => frame.clientWidth), 640);
  assert.equal(
    await reading.page
      .locator('iframe + p > a')
      .getAttribute('href')
      .then(href => new URL(href).origin),
    ANBAR,
  );
});

test('WordPress and Ghost find every kind of map, of either atlas', async () => {
  for (const site of [ANBAR, STRAIT]) {
    const { default: day, first } = await json(site, '/dates.json');
    const { campaigns } = await json(site, '/map/records.json');
    const { place_id } = await json(site, '/map/names.json');
    for (const path of [
      '/',
      `/?date=${day}&rule=strict`,
      `/on/${day}`,
      `/on/${first}/${day}`,
      `/places/${place_id[0]}`,
      `/campaigns/${campaigns[0].campaign_id}`,
      `/embed?date=${day}&layers=labels`,
    ]) {
      assert.ok(await wordpress(site + path), `WordPress leaves ${path} a bare link`);
      assert.equal((await ghost(site + path)).type, 'rich', path);
    }
  }
});

test('Ghost makes a card of a map where its author wants one, and of a page without a map', async () => {
  const map = await ghost(ANBAR + CAMPAIGN, 'bookmark');
  assert.equal(map.type, 'bookmark');
  assert.ok(map.title.length > 5 && map.description.length > 20, JSON.stringify(map));
  const picture = await fetch(decodeURI(map.image.replaceAll('&amp;', '&')));
  assert.equal(picture.headers.get('content-type'), 'image/png');
  assert.ok((await picture.arrayBuffer()).byteLength > 10_000);

  assert.equal(await wordpress(`${ANBAR}/codebook`), null);
  const card = await ghost(`${ANBAR}/codebook`);
  assert.equal(card.type, 'bookmark');
  assert.ok(card.title.length > 5 && card.description.length > 20, JSON.stringify(card));
});
