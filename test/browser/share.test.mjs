// What there is to copy: over the map and on its own page, exactly for what is shown,
// copied by a tap, and the same map where it is pasted into an article of another site.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { article, publish } from './harness/article.mjs';
import { audit } from './harness/axe.mjs';
import { eventually } from './harness/eventually.mjs';
import { json } from './harness/facts.mjs';
import { ANYONE, OPPOSITES } from './harness/matrix.mjs';
import { ANBAR, forReaders, forSome } from './harness/suite.mjs';

const pages = {};
const press = await publish(pages);
after(() => press.stop());
const elsewhere = new RegExp(`^other origin: ${press.url}/`);
const permissions = ['clipboard-read', 'clipboard-write'];

/** How the page says that a text is only selected. */
const SELECTED = { en: /^Selected: /, ar: /^حُدِّد: / };

const edition = (await json(ANBAR, '/readyz')).edition;
const field = (page, id) => page.locator(`#share-${id}`);
const copied = page => page.evaluate(() => navigator.clipboard.readText());
const copyButton = (page, id) => page.locator(`.share-field:has(#share-${id}) .share-copy`);

/** Opens the dialog from the bar of the map. */
async function openShare({ page }) {
  await page.locator('a[data-link=share]').click();
  const dialog = page.locator('dialog.share-view[open]');
  await dialog.waitFor();
  return dialog;
}

/** Waits until a choice has taken effect: the text of a field passes a check. */
const becomes = (page, id, check) =>
  eventually(async () => {
    const text = await field(page, id).inputValue();
    assert.ok(check(text), text);
  });

forSome('the map hands out what is on screen, and one tap copies it', { permissions }, async reading => {
  const { page, reader } = reading;
  await reading.open('/?date=2017-11-05&rule=any');
  const link = page.locator('a[data-link=share]');
  await link.focus();
  await page.keyboard.press('Enter');
  const dialog = page.locator('dialog.share-view[open]');
  await dialog.waitFor();
  assert.equal(await dialog.evaluate(d => d.contains(document.activeElement)), true);
  const text = await field(page, 'link').inputValue();
  const url = new URL(text);
  assert.equal(url.pathname, `/e/${edition}/`);
  const { date, rule, lang = 'en', bbox } = Object.fromEntries(url.searchParams);
  assert.deepEqual([date, rule, lang], ['2017-11-05', 'any', reader.lang]);
  assert.match(bbox, /^-?[\d.]+(,-?[\d.]+){3}$/);
  for (const id of ['link', 'element', 'sentence-ar', 'csl']) {
    await copyButton(page, id).click();
    await eventually(async () => assert.equal(await copied(page), await field(page, id).inputValue()));
    const name = await page.locator(`label[for=share-${id}]`).textContent();
    const said = page.locator('.share-said');
    assert.ok((await said.textContent()).includes(name) && (await said.isVisible()));
  }
  assert.deepEqual(await audit(page), []);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await link.evaluate(e => e === document.activeElement), true);
  await openShare(reading);
  await page.goBack();
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await page.locator('#map').getAttribute('data-date'), '2017-11-05');
});

forReaders(
  'the frame that is copied shows the same day, ground, place and rule in an article',
  { permissions, expected: [elsewhere], readers: OPPOSITES },
  async reading => {
    const { page, reader } = reading;
    await reading.open('/?date=2017-11-05&rule=any&place=rawa&actor=is,iraq#map=9/34.3/41.4');
    await reading.spot('rawa');
    await openShare(reading);
    const asked = new URL(await field(page, 'link').inputValue());
    await copyButton(page, 'iframe').click();
    await eventually(async () => assert.match(await copied(page), /^<iframe/));
    const place = `/copied/${reader.lang}`;
    pages[place] = article([await copied(page)], { lang: reader.lang });
    await page.goto(press.url + place);
    const frame = page.frameLocator('iframe');
    await frame.locator('html[data-ready=true]').waitFor({ state: 'attached' });
    assert.equal(await frame.locator('#map').getAttribute('data-date'), '2017-11-05');
    const open = new URL(await frame.locator('#open').getAttribute('href'), ANBAR);
    for (const name of ['place', 'rule', 'actor']) {
      assert.equal(open.searchParams.get(name), asked.searchParams.get(name));
    }
    assert.ok(open.pathname.startsWith(`/e/${edition}/`));
    const [west, south, east, north] = asked.searchParams.get('bbox').split(',').map(Number);
    const [, zoom, lat, lon] = /map=([\d.]+)\/([\d.]+)\/([\d.]+)/.exec(open.hash).map(Number);
    // The whole ground that was on screen is in the frame, and not much more.
    const { width, height } = await frame.locator('#map').boundingBox();
    const pixels = 256 * 2 ** zoom;
    const y = degrees => -Math.asinh(Math.tan((degrees * Math.PI) / 180)) * (pixels / (2 * Math.PI));
    const x = degrees => (degrees / 360) * pixels;
    const inside = Math.max(x(lon) - x(west), x(east) - x(lon)) <= width / 2 + 2;
    assert.ok(inside && Math.max(y(lat) - y(north), y(south) - y(lat)) <= height / 2 + 2, open.hash);
    assert.ok((x(east) - x(west)) * 3 > width || (y(south) - y(north)) * 3 > height, open.hash);
  },
);

forReaders('the CSV holds what the filter shows', { readers: ANYONE }, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-03&kind=town,village&status=held&view=table');
  await page.locator('.table-view tbody tr').first().waitFor();
  const shown = await page
    .locator('.table-view tbody a')
    .evaluateAll(links => links.map(a => a.pathname.split('/').at(-1)));
  await page.keyboard.press('Escape');
  await openShare(reading);
  const href = await page.locator('#share a[download][href*=".csv"]').first().getAttribute('href');
  const [head, ...rows] = (await (await fetch(new URL(href, ANBAR))).text()).trim().split(/\r?\n/);
  const at = head
    .replace(/^\uFEFF/, '')
    .split(',')
    .indexOf('place_id');
  assert.ok(at >= 0 && rows.length > 3, head);
  assert.deepEqual(rows.map(row => row.split(',')[at]).sort(), shown.sort());
});

forSome('choices act at once: updates, size, slider, ground and headline', {}, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-03');
  const dialog = await openShare(reading);
  await dialog.locator('[name=updates][value=follow]').check();
  await becomes(page, 'link', text => !text.includes('/e/'));
  assert.ok((await field(page, 'cite').inputValue()).includes(edition), 'the citation names no edition');
  assert.equal(await dialog.locator('[name=updates][value=follow]').evaluate(e => e === document.activeElement), true);
  await dialog.locator('[name=updates][value=pinned]').check();
  await becomes(page, 'iframe', text => text.includes(`/e/${edition}/embed`));
  await dialog.locator('summary').click();
  await dialog.locator('[name=size][value=phone]').check();
  await becomes(page, 'iframe', text => / width="360" height="\d+"/.test(text));
  assert.ok(await dialog.locator('details').evaluate(d => d.open));
  await dialog.locator('[name=width]').fill('700');
  await dialog.locator('[name=width]').blur();
  await becomes(page, 'iframe', text => / width="700" /.test(text));
  await dialog.locator('[name=days][value="2017-western-iraq-campaign"]').check();
  await becomes(page, 'iframe', text => text.includes('from=2017-09-16') && text.includes('to=2017-12-10'));
  await dialog.locator('[name=theme][value=dark]').check();
  await becomes(page, 'element', text => text.includes('theme=dark'));
  await dialog.locator('[name=title]').fill('"Nine" <days>');
  await dialog.locator('[name=title]').press('Enter');
  await becomes(page, 'iframe', text => text.includes('title="&#34;Nine&#34; &lt;days&gt;'));
  await dialog.locator('label[for=share-preview-phone]').click();
  const preview = dialog.locator('.share-preview-phone iframe');
  await preview.scrollIntoViewIfNeeded();
  const inside = dialog.frameLocator('.share-preview-phone iframe');
  await inside.locator('html[data-ready=true][data-theme=dark]').waitFor({ state: 'attached' });
  assert.match(await inside.locator('#title').textContent(), /"Nine" <days>/);
  assert.equal((await preview.boundingBox()).width, 360);
  assert.equal(await page.evaluate(() => document.querySelector('dialog.share-view').scrollLeft), 0);
});

forReaders('where the clipboard is refused the text is selected', { readers: ANYONE }, async reading => {
  const { page } = reading;
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await reading.visit('/share/2017-11-03');
  await copyButton(page, 'link').click();
  const said = page.locator('.share-said');
  await eventually(async () => assert.match(await said.textContent(), SELECTED[reading.reader.lang]));
  const selected = await field(page, 'link').evaluate(f => f.value.slice(f.selectionStart, f.selectionEnd));
  assert.equal(selected, await field(page, 'link').inputValue());
});

forReaders('another program is handed the link and the sentence', { readers: ANYONE }, async reading => {
  const { page } = reading;
  await page.addInitScript(() => {
    navigator.share = async given => {
      window.given = given;
    };
  });
  await reading.visit('/share?from=2017-11-01&to=2017-11-05');
  await page.locator('.share-send').click();
  const given = await page.evaluate('given');
  assert.equal(given.url, await field(page, 'link').inputValue());
  assert.equal(given.text, await field(page, `sentence-${reading.reader.lang}`).inputValue());
});

forSome(
  'the page reads without scripts, and its choices are a form away',
  { javaScriptEnabled: false },
  async reading => {
    const { page, reader } = reading;
    await reading.visit('/on/2017-11-05');
    await page.locator('a[href*="/share?"]').click();
    await page.locator('[name=updates][value=follow]').check();
    await page.locator('summary').click();
    await page.locator('[name=days][value=range]').check();
    await page.locator('.share-apply').click();
    const frame = await field(page, 'iframe').inputValue();
    assert.ok(frame.includes(`src="${ANBAR}/embed?date=2017-11-05&amp;from=2017-09-16`), frame);
    assert.equal(await page.locator('html').getAttribute('lang'), reader.lang);
    assert.equal(await page.locator('.share-copy').count(), 0);
    assert.ok(await field(page, 'alt-ar').isVisible());
  },
);

forSome('the page is accessible and nothing is cut off', {}, async reading => {
  const { page } = reading;
  await reading.visit('/share?date=2017-11-06&known=2017-11-06&kind=town');
  await page.locator('.share-copy').first().waitFor();
  await page.locator('summary').click();
  assert.deepEqual(await audit(page), []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} pixels too wide`);
});
