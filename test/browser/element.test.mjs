// <conflict-map> in an article of another site: the picture first, then the live map;
// and the picture wherever the map cannot come.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { article, publish } from './harness/article.mjs';
import { eventually } from './harness/eventually.mjs';
import { ANYONE, OPPOSITES } from './harness/matrix.mjs';
import { ANBAR, forReaders } from './harness/suite.mjs';

const SCRIPT = `<script async src="${ANBAR}/embed.js"></script>`;
/** The picture of the tests: 2 × 1, so that no answer of a server is waited for. */
const PICTURE = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path fill="tan" d="M0 0h2v1H0"/></svg>')}`;

const element = (src, more = '') =>
  `<conflict-map src="${src}" ${more}><a href="${ANBAR}/"><img src="${PICTURE}" alt="A picture of the map" width="1200" height="600" style="max-width:100%;height:auto"></a></conflict-map>`;
const embed = lang => `${ANBAR}/embed?campaign=2017-western-iraq-campaign&lang=${lang}`;
const below = '<div style="height:3000px"></div>';

const pages = { '/mute': article([element('http://127.0.0.1:9/embed', 'load="tap"')], { head: SCRIPT }) };
for (const lang of ['en', 'ar']) {
  const two = [`${below}${element(embed(lang))}`, element(embed(lang), 'load="tap"')];
  pages[`/view/${lang}`] = article(two, { lang, head: SCRIPT + SCRIPT });
  pages[`/tap/${lang}`] = article([element(embed(lang), 'load="tap"'), SCRIPT], { lang, head: SCRIPT });
  pages[`/plain/${lang}`] = article([element(embed(lang))], { lang, head: SCRIPT });
}
const press = await publish(pages);
after(() => press.stop());
const elsewhere = new RegExp(`^other origin: (${press.url}/|http://127.0.0.1:9/)`);
const expected = [elsewhere];

const asked = ({ watch }) => watch.requests.filter(url => url.startsWith(`${ANBAR}/embed?`)).length;
const poster = map => map.locator('img').isVisible();

/** Waits until the map of an element stands, and its picture is gone. */
async function stands(map) {
  await map.locator('iframe').waitFor({ state: 'attached' });
  const inner = map.frameLocator('iframe');
  await inner.locator('html[data-ready=true]').waitFor({ state: 'attached' });
  await eventually(async () => assert.equal(await poster(map), false, 'the picture stays over the map'));
  await eventually(async () => {
    const [given, needed] = [
      await map.evaluate(e => e.offsetHeight),
      await inner.locator('html').evaluate(root => root.scrollHeight),
    ];
    assert.equal(given, needed);
  });
  return inner;
}

forReaders(
  'the map comes alive when it comes into view, and only then',
  { readers: OPPOSITES, expected },
  async reading => {
    const { page } = reading;
    await page.goto(`${press.url}/view/${reading.reader.lang}`);
    const [far, tapped] = await page.locator('conflict-map').all();
    await page.waitForFunction(() => customElements.get('conflict-map'));
    await page.waitForLoadState('networkidle');
    assert.equal(asked(reading), 0, 'a map is fetched that nobody sees');
    assert.ok((await poster(far)) && (await poster(tapped)));
    await far.scrollIntoViewIfNeeded();
    const map = await stands(far);
    assert.equal(await far.locator('iframe').getAttribute('title'), 'A picture of the map');
    assert.equal(asked(reading), 1);
    assert.ok(await poster(tapped), 'one map brings the other');
    const height = await far.evaluate(e => e.offsetHeight);
    await page.evaluate(() => {
      postMessage({ type: 'heldline', height: 999 }, '*');
      const other = document.body.appendChild(document.createElement('iframe'));
      other.srcdoc = '<script>parent.postMessage({type:"heldline",height:998},"*")</script>';
    });
    await map.locator('#day-slider').focus();
    await page.keyboard.press('Home');
    await map.locator('#map[data-date="2017-09-16"]').waitFor();
    assert.equal(await far.evaluate(e => e.offsetHeight), height, 'a stranger sets the height');
  },
);

forReaders(
  'the map comes alive when asked for, by the keyboard or a finger',
  { readers: OPPOSITES, expected },
  async reading => {
    const { page, phone, reader } = reading;
    await page.goto(`${press.url}/tap/${reader.lang}`);
    const map = page.locator('conflict-map');
    const button = map.getByRole('button');
    assert.equal(await button.textContent(), reader.lang === 'ar' ? 'اعرض الخريطة التفاعلية' : 'Show the live map');
    assert.equal(asked(reading), 0);
    const { width, height } = await button.boundingBox();
    assert.ok(width >= 44 && height >= 44, `the button has ${width} × ${height} px`);
    const { y } = await button.boundingBox();
    const picture = await map.locator('img').boundingBox();
    assert.ok(y >= picture.y + picture.height, 'the button lies over the picture');
    if (phone) await map.locator('img').tap();
    else {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    }
    await stands(map);
    assert.equal(await button.count(), 0);
    if (!phone)
      assert.equal(await page.evaluate(() => document.activeElement.localName), 'conflict-map', 'the focus is lost');
    assert.equal(page.url(), `${press.url}/tap/${reader.lang}`, 'the link was followed instead');
  },
);

forReaders('who asks for little data is asked first', { expected, readers: ANYONE }, async reading => {
  const { page } = reading;
  await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  await page.goto(`${press.url}/plain/en`);
  await page.locator('conflict-map').getByRole('button').waitFor();
  await page.waitForLoadState('networkidle');
  assert.equal(asked(reading), 0);
});

forReaders(
  'without scripts the picture and its link stay',
  { expected, readers: ANYONE, javaScriptEnabled: false },
  async reading => {
    const { page } = reading;
    await page.goto(`${press.url}/plain/en`);
    const map = page.locator('conflict-map');
    assert.ok(await poster(map));
    assert.equal(await map.locator('a').getAttribute('href'), `${ANBAR}/`);
    assert.equal(asked(reading), 0);
  },
);

forReaders(
  'where the map does not answer the picture and its link stay',
  { expected: [elsewhere, /ERR_/], readers: ANYONE },
  async reading => {
    const { page } = reading;
    await page.goto(`${press.url}/mute`);
    const map = page.locator('conflict-map');
    await map.getByRole('button').click();
    await map.locator('iframe').waitFor({ state: 'attached' });
    await eventually(() => assert.ok(reading.watch.troubles.some(trouble => trouble.includes('ERR_'))));
    assert.ok(await poster(map), 'the picture is gone');
    assert.equal(await map.locator('iframe').evaluate(frame => getComputedStyle(frame).opacity), '0');
    await map.locator('img').click();
    await page.waitForURL(`${ANBAR}/`);
  },
);
