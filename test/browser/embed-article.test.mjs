// The map in an article of another site: in a sandbox, as WordPress frames it, under
// fingers and wheel. The article is served by a second server, so all is of another origin.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { article, frame, publish, swipe } from './harness/article.mjs';
import { eventually } from './harness/eventually.mjs';
import { DESKS, PAIRS, PHONES } from './harness/matrix.mjs';
import { ANBAR, forReaders } from './harness/suite.mjs';

const SPAN = 'from=2017-10-20&to=2017-11-20&date=2017-11-03';
/** Writes down what the frame says. */
const EARS = '<script>heard=[];addEventListener("message",e=>heard.push({origin:e.origin,...e.data}))</script>';
const SECRET = 'Zx81Zx81Zx';

const pages = {};
for (const lang of ['en', 'ar']) {
  const src = `${ANBAR}/embed?${SPAN}&lang=${lang}&fbclid=IwAR0&utm_source=x`;
  pages[`/${lang}`] = article([frame(src)], { lang, head: EARS });
  pages[`/sandbox/${lang}`] = article([frame(src, { sandbox: 'allow-scripts' })], { lang, head: EARS });
  const address = `${src}#?secret=${SECRET}`;
  pages[`/wordpress/${lang}`] = article([frame(address, { sandbox: 'allow-scripts', height: 300 })], {
    lang,
    head: EARS,
  });
  pages[`/day/${lang}`] = article([frame(`${ANBAR}/embed?date=2017-11-17&lang=${lang}`)], { lang, head: EARS });
}
const press = await publish(pages);
after(() => press.stop());
/** The article itself is the one page from elsewhere. */
const expected = [new RegExp(`^other origin: ${press.url}/`)];

/** Opens an article and waits until its map stands. */
async function read(reading, kind = '') {
  const { page, reader } = reading;
  await page.goto(`${press.url}/${kind}${reader.lang}`);
  const map = page.frameLocator('#map');
  await map.locator('html[data-ready=true]').waitFor({ state: 'attached' });
  await page.locator('#map').scrollIntoViewIfNeeded();
  return map;
}

const heard = (page, test) =>
  eventually(async () => {
    const found = (await page.evaluate('heard')).filter(test);
    assert.ok(found.length > 0, 'the frame is silent');
    return found.at(-1);
  });

/** The view that the link to the map names: zoom, latitude, longitude. */
const viewOf = async map => (await map.locator('#open').getAttribute('href')).split('#')[1];

const middleOf = async locator => {
  const { x, y, width, height } = await locator.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
};

const scrolled = page => page.evaluate(() => scrollY);

/** Where the article rests once it has stopped scrolling. */
async function rested(page) {
  let before = -1;
  return eventually(async () => {
    const [last, now] = [before, await scrolled(page)];
    before = now;
    await page.waitForTimeout(60);
    assert.equal(now, last);
    return now;
  });
}

forReaders(
  'in a sandbox on another site the map stands and moves through its days only',
  { expected },
  async reading => {
    const { page } = reading;
    const map = await read(reading, 'sandbox/');
    const inner = page.frames().find(f => f.url().startsWith(ANBAR));
    const address = inner.url();
    assert.equal(await inner.evaluate(() => origin), 'null', 'the frame is not sandboxed');
    assert.equal(await map.locator('.notice').count(), 0);
    const slider = map.locator('#day-slider');
    assert.equal(await map.locator('#map').getAttribute('data-date'), '2017-11-03');
    assert.match(await map.locator('#title').textContent(), reading.rtl ? /٣ تشرين الثاني ٢٠١٧/ : /3 November 2017/);
    await slider.focus();
    await page.keyboard.press('Home');
    await map.locator('#map[data-date="2017-10-20"]').waitFor();
    await page.keyboard.press(reading.backward);
    await page.keyboard.press('PageDown');
    assert.equal(await map.locator('#map').getAttribute('data-date'), '2017-10-20', 'the slider leaves its days');
    await page.keyboard.press(reading.onward);
    await map.locator('#map[data-date="2017-10-21"]').waitFor();
    await page.keyboard.press('End');
    await map.locator('#map[data-date="2017-11-20"]').waitFor();
    assert.match(await map.locator('#title').textContent(), reading.rtl ? /٢٠ تشرين الثاني ٢٠١٧/ : /20 November 2017/);
    assert.match(await map.locator('#open').getAttribute('href'), /date=2017-11-20/);
    assert.equal(inner.url(), address, 'the address was written');
  },
);

forReaders(
  'a map in an article leaves nothing behind and asks only its own server',
  { readers: PAIRS.slice(0, 1), expected },
  async reading => {
    const { page, context } = reading;
    const map = await read(reading);
    await map.locator('.play').click();
    await eventually(async () => assert.notEqual(await map.locator('#map').getAttribute('data-date'), '2017-11-03'));
    await map.locator('.play').click();
    await page.waitForLoadState('networkidle');
    const inner = page.frames().find(f => f.url().startsWith(ANBAR));
    const kept = await inner.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
      (await indexedDB.databases()).length,
      (await caches.keys()).length,
    ]);
    assert.deepEqual(kept, [0, 0, '', 0, 0]);
    assert.deepEqual(await context.cookies(), []);
    assert.equal(await page.evaluate(() => history.length), 2, 'the frame writes history');
  },
);

forReaders("WordPress hears the map's height and follows its link", { expected }, async reading => {
  const { page } = reading;
  const map = await read(reading, 'wordpress/');
  const height = await heard(page, m => m.message === 'height');
  assert.equal(height.secret, SECRET);
  assert.ok(height.value >= 200 && height.value <= 1000 && Number.isInteger(height.value), `${height.value}`);
  assert.ok(Math.abs(height.value - 510) <= 70, `${height.value} px instead of about 510`);
  await page.evaluate(secret => {
    heard.length = 0;
    document.querySelector('#map').contentWindow.postMessage({ message: 'ready', secret }, '*');
  }, SECRET);
  await heard(page, m => m.message === 'height' && m.value === height.value);
  await map.locator('#open').click();
  const link = await heard(page, m => m.message === 'link');
  assert.equal(link.secret, SECRET);
  assert.equal(new URL(link.value).origin, ANBAR);
  assert.equal(new URL(link.value).searchParams.get('date'), '2017-11-03');
});

forReaders('a single day has no slider, and the page around hears that it is lower', { expected }, async reading => {
  const { page } = reading;
  const map = await read(reading, 'day/');
  assert.equal(await map.locator('#strip, #day-slider, .play').count(), 0);
  assert.match(await map.locator('#title').textContent(), reading.rtl ? /١٧ تشرين الثاني ٢٠١٧/ : /17 November 2017/);
  const { height, message, secret } = await heard(page, m => m.type === 'heldline');
  assert.ok(height >= 380 && height <= 460, `${height} px`);
  assert.deepEqual([message, secret], [undefined, undefined]);
});

forReaders(
  'one finger scrolls the article over the map, two move the map',
  { readers: PHONES, expected },
  async reading => {
    const { page } = reading;
    const map = await read(reading);
    const hand = await page.context().newCDPSession(page);
    const view = await viewOf(map);
    const before = await scrolled(page);
    const at = await middleOf(map.locator('#map'));
    await swipe(hand, [at], { x: 0, y: -220 });
    await eventually(async () => assert.ok((await scrolled(page)) > before + 120, 'the map traps the finger'));
    assert.equal(await viewOf(map), view, 'one finger moves the map');
    assert.ok(await map.locator('.hint').isVisible(), 'nobody says that it takes two fingers');
    await page.locator('#map').scrollIntoViewIfNeeded();
    await page.evaluate(() => document.querySelector('#map').scrollIntoView({ block: 'center' }));
    const rest = await rested(page);
    const { x, y } = await middleOf(map.locator('#map'));
    const fingers = [
      { x: x - 40, y },
      { x: x + 40, y },
    ];
    await swipe(hand, fingers, { x: 0, y: 64 });
    await eventually(async () => assert.notEqual(await viewOf(map), view, 'two fingers do not move the map'));
    assert.equal(await rested(page), rest, 'two fingers scroll the article');
  },
);

forReaders(
  'the wheel scrolls the article, and zooms with Ctrl or after a click',
  { readers: DESKS, expected },
  async reading => {
    const { page } = reading;
    const map = await read(reading);
    const at = await middleOf(map.locator('#map'));
    await page.mouse.move(at.x, at.y + 60);
    const view = await viewOf(map);
    const before = await scrolled(page);
    await page.mouse.wheel(0, 120);
    await eventually(async () => assert.ok((await scrolled(page)) > before + 60, 'the map takes the wheel'));
    assert.equal(await viewOf(map), view);
    assert.ok(await map.locator('.hint').isVisible());
    const rest = await rested(page);
    const over = await middleOf(map.locator('#map'));
    await page.mouse.move(over.x, over.y + 60);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await eventually(async () => assert.notEqual(await viewOf(map), view, 'Ctrl and wheel do not zoom'));
    const zoomed = await viewOf(map);
    const spot = await middleOf(map.locator('#map'));
    await page.mouse.click(spot.x + 90, spot.y + 70);
    await page.mouse.wheel(0, 300);
    await page.mouse.wheel(0, 300);
    await eventually(async () => assert.notEqual(await viewOf(map), zoomed, 'a click does not wake the wheel'));
    assert.equal(await rested(page), rest, 'the article scrolled too');
  },
);

forReaders('in full screen one finger moves the map', { readers: PHONES.slice(0, 1), expected }, async reading => {
  const { page } = reading;
  const map = await read(reading);
  await map.locator('#full').tap();
  await map.locator('html.full').waitFor({ state: 'attached' });
  assert.ok(await map.locator('.tool-zoom').isVisible());
  const view = await viewOf(map);
  const hand = await page.context().newCDPSession(page);
  await swipe(hand, [{ x: 195, y: 420 }], { x: 48, y: 64 });
  await eventually(async () => assert.notEqual(await viewOf(map), view, 'one finger does not move the map'));
});
