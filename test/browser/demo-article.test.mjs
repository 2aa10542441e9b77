// Three maps at once in an article of another site: a plain frame, the element, and
// a frame in WordPress's sandbox.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { publish, swipe } from './harness/article.mjs';
import { demo } from './harness/demo.mjs';
import { eventually } from './harness/eventually.mjs';
import { PAIRS } from './harness/matrix.mjs';
import { ANBAR, forSome } from './harness/suite.mjs';

/** Most requests and most bytes of bodies that three maps and a picture may cost; maps after the first share its files. */
const [REQUESTS, BYTES] = [36, 300_000];

const pages = {};
for (const { lang, theme } of PAIRS) pages[`/${lang}/${theme}`] = await demo(ANBAR, { lang, dark: theme === 'dark' });
const press = await publish(pages);
after(() => press.stop());
const expected = [new RegExp(`^other origin: ${press.url}/`)];

/** The document of a map, once it stands and its frame has the height that it needs. */
async function standing(page, selector) {
  const frame = page.locator(selector);
  await frame.scrollIntoViewIfNeeded();
  const map = page.frameLocator(selector);
  await map.locator('html[data-ready=true]').waitFor({ state: 'attached' });
  await eventually(async () => {
    const needed = await map.locator('html').evaluate(root => root.scrollHeight);
    const given = await frame.evaluate(f => f.clientHeight);
    assert.ok(given >= 380 && needed <= given, `${selector} needs ${needed} px and has ${given}`);
  });
  return map;
}

forSome('three maps stand in one article, each on its own day', { expected }, async reading => {
  const { page, phone, reader } = reading;
  const sizes = [];
  let last = 0;
  page.on('requestfinished', request => {
    last = Date.now();
    if (request.url().startsWith(ANBAR)) sizes.push(request.sizes());
  });
  await page.goto(`${press.url}/${reader.lang}/${reader.theme}`);
  const frame = await standing(page, '#frame');
  await page.locator('conflict-map').scrollIntoViewIfNeeded();
  const element = await standing(page, 'conflict-map iframe');
  const sandboxed = await standing(page, '.wp-embedded-content');
  const days = await Promise.all([frame, element, sandboxed].map(map => map.locator('#map').getAttribute('data-date')));
  assert.deepEqual(days, ['2017-11-03', '2015-05-15', '2017-11-17']);
  await eventually(() => assert.ok(Date.now() - last > 500, 'the maps go on asking'));
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size.responseBodySize, 0);
  const requests = sizes.length;
  assert.ok(requests > 8 && requests <= REQUESTS, `${requests} requests`);
  assert.ok(bytes > 50_000 && bytes <= BYTES, `${bytes} bytes`);

  await frame.locator('#day-slider').focus();
  await page.keyboard.press('Home');
  await frame.locator('#map[data-date="2017-10-20"]').waitFor();
  assert.equal(await element.locator('#map').getAttribute('data-date'), '2015-05-15', 'one slider moves another map');

  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `the article is ${wide} px wider than the window`);
  for (const selector of ['#frame', 'conflict-map iframe', '.wp-embedded-content']) await passes(page, selector, phone);
});

/** The article scrolls on where the pointer or a finger is over a map. */
async function passes(page, selector, phone) {
  await page.locator(selector).evaluate(frame => frame.scrollIntoView({ block: 'center' }));
  const top = () => page.evaluate(() => scrollY);
  const { x, y, width, height } = await page.locator(selector).boundingBox();
  const [atX, atY] = [x + width / 2, y + height / 2];
  const before = await top();
  if (phone) {
    const hand = await page.context().newCDPSession(page);
    await swipe(hand, [{ x: atX, y: atY }], { x: 0, y: -180 });
  } else {
    await page.mouse.move(atX, atY);
    await page.mouse.wheel(0, 150);
  }
  await eventually(async () => assert.ok((await top()) > before + 80, `${selector} holds the article`));
}
