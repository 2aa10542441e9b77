// Photographs the map and the pages into screenshots/, as readers of both
// languages and themes see them on a phone and on a desk. With --docs it takes
// the two pictures of the README instead, into docs/img/.
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { publish } from './harness/article.mjs';
import { launch } from './harness/browser.mjs';
import { demo } from './harness/demo.mjs';
import { json } from './harness/facts.mjs';
import { serve } from './harness/mapserver.mjs';
import { ALL } from './harness/matrix.mjs';
import { root } from './harness/packages.mjs';
import { Reading } from './harness/reading.mjs';

/** Most bytes of a picture that is kept in the repository. */
const MOST_DOCS = 300_000;

/** Name, path, and whether it is the map. */
const SCENES = [
  ['map', '/', true],
  ['place', '/?place=al-qaim', true],
  ['range', '/?from=2017-10-25&to=2017-11-18', true],
  ['evening', '/?date=2017-11-03&known=2017-11-03', true],
  ['table', '/?view=table', true],
  ['on', '/on/2017-11-03'],
  ['place-page', '/places/akkas-gas-field'],
  ['campaign', '/campaigns/2017-western-iraq-campaign'],
  ['source', '/sources/al-karmah-offensive'],
  ['claim', '/claims/'],
  ['codebook', '/codebook'],
  ['embedding', '/embedding'],
];

const DOCS = [
  ['map-desk', { lang: 'en', theme: 'light', size: 'desk' }, { deviceScaleFactor: 1 }],
  ['map-phone-ar', { lang: 'ar', theme: 'light', size: 'phone' }, { deviceScaleFactor: 2 }],
];

/** Opens a scene and takes its picture: the window of the map, the whole of a page. */
async function shoot(browser, site, reader, options, [, path, isMap], file) {
  const reading = await Reading.start(browser, site, reader, options);
  try {
    if (isMap) {
      await reading.open(path);
      if (path.includes('place=')) await reading.page.locator('article#place').waitFor();
      await reading.spot('al-qaim');
      // The ring of a change grows for a moment.
      await reading.page.waitForTimeout(800);
    } else await reading.visit(path);
    await reading.page.screenshot({ path: file, fullPage: !isMap });
  } finally {
    await reading.close();
  }
}

async function documentation(browser, site) {
  const folder = join(root, 'docs/img');
  await mkdir(folder, { recursive: true });
  for (const [name, reader, options] of DOCS) {
    const file = join(folder, `${name}.png`);
    await shoot(browser, site, reader, options, SCENES[0], file);
    const { size } = await stat(file);
    if (size > MOST_DOCS) throw new Error(`${file} has ${size} bytes; at most ${MOST_DOCS} belong into the repository`);
  }
}

/** Photographs an article of another site with its three maps, all of them alive. */
async function shootArticle(browser, site, reader, file) {
  const { lang, theme } = reader;
  const press = await publish({ '/': await demo(site, { lang, dark: theme === 'dark' }) });
  const reading = await Reading.start(browser, press.url, reader);
  try {
    const { page } = reading;
    await page.goto(press.url);
    for (const selector of ['#frame', 'conflict-map', '.wp-embedded-content']) {
      await page.locator(selector).scrollIntoViewIfNeeded();
      const frame = selector === 'conflict-map' ? 'conflict-map iframe' : selector;
      await page.frameLocator(frame).locator('html[data-ready=true]').waitFor({ state: 'attached' });
    }
    // Frames outside the window are not painted.
    const { width } = page.viewportSize();
    await page.setViewportSize({ width, height: await page.evaluate(() => document.body.scrollHeight) });
    await page.waitForTimeout(1500);
    await page.screenshot({ path: file });
  } finally {
    await reading.close();
    await press.stop();
  }
}

async function everything(browser, site) {
  const folder = join(root, 'screenshots');
  await mkdir(folder, { recursive: true });
  const { claims } = await json(site, '/claims.json?place=al-qaim');
  for (const reader of ALL) {
    for (const scene of SCENES) {
      const [name, path, isMap] = scene;
      const full = path === '/claims/' ? path + claims[0].claim_id : path;
      const file = join(folder, `${name}-${reader.size}-${reader.theme}-${reader.lang}.png`);
      await shoot(browser, site, reader, {}, [name, full, isMap], file);
    }
    await shootArticle(
      browser,
      site,
      reader,
      join(folder, `article-${reader.size}-${reader.theme}-${reader.lang}.png`),
    );
  }
  console.log(`${ALL.length * (SCENES.length + 1)} pictures are in ${folder}`);
}

const server = await serve('data');
const browser = await launch();
try {
  await (process.argv.includes('--docs') ? documentation : everything)(browser, server.url);
} finally {
  await browser.close();
  await server.stop();
}
