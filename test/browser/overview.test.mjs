// What the overview does not draw is counted, listed and found again.
import assert from 'node:assert/strict';
import { audit } from './harness/axe.mjs';
import { eventually } from './harness/eventually.mjs';
import { DESKS, PHONES, TABLETS } from './harness/matrix.mjs';
import { forReaders, forSome } from './harness/suite.mjs';

const BADGE = '.badges button';

forSome('a town counts the parts that the overview leaves out, and lists them', {}, async reading => {
  const { page, phone } = reading;
  await reading.open('/?date=2017-11-03');
  await reading.spot('al-qaim');
  const badge = page.locator(BADGE).first();
  const box = await badge.boundingBox();
  const least = phone ? 44 : 24;
  assert.ok(box.width >= least && box.height >= least, `${box.width} x ${box.height}`);
  await badge.focus();
  await page.keyboard.press('Enter');
  const list = page.locator('dialog.here');
  await list.waitFor();
  assert.deepEqual(await audit(page), []);
  const rows = list.locator('[data-place]');
  assert.ok((await rows.count()) > 1);
  assert.equal(await rows.first().getAttribute('data-place'), 'al-qaim');
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  assert.equal(await page.evaluate(() => document.activeElement.dataset.badge !== undefined), true);

  await page.keyboard.press('Enter');
  await list.locator('[data-place=gaza-neighbourhood]').click();
  await page.locator('article#place:not(.quick)').waitFor();
  assert.match(page.url(), /place=gaza-neighbourhood/);
});

forReaders('a finger on several symbols at once may choose among them', { readers: PHONES }, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-03');
  await reading.tap(await reading.spot('rumana'));
  const list = page.locator('dialog.here');
  await list.locator('[data-place=rumana]').click();
  await page.locator('article#place:not(.quick)').waitFor();
  assert.match(page.url(), /place=rumana/);
});

/** The middles of the symbols in view that lie under an element. */
const under = (page, selector) =>
  page.evaluate(s => {
    const box = document.querySelector(s).getBoundingClientRect();
    return [...document.querySelectorAll('.place-list [role=option]')]
      .map(option => [option.getAttribute('aria-label'), option.getBoundingClientRect()])
      .filter(([, o]) => {
        const [x, y] = [o.x + o.width / 2, o.y + o.height / 2];
        return x > box.left && x < box.right && y > box.top && y < box.bottom;
      })
      .map(([text]) => text);
  }, selector);

forReaders('the legend folds where it would lie on a symbol, and unfolds again', { readers: DESKS }, async reading => {
  const { page } = reading;
  const press = async key => page.getByRole('button', { name: await reading.t(key), exact: true }).click();
  await reading.open('/?date=2017-11-03');
  await reading.spot('al-qaim');
  const legend = page.locator('#legend');
  assert.equal(await legend.evaluate(e => e.classList.contains('folded')), false);
  await press('map.pan');
  await press('map.pan.north');
  await page.locator('#legend.folded').waitFor();
  await reading.spot('al-qaim');
  assert.deepEqual(await under(page, '#legend'), []);
  await page.locator('.legend-open').click();
  await page.locator('#legend.open .legend-sheet').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.legend-sheet').waitFor({ state: 'hidden' });
  await press('map.pan.south');
  await page.locator('#legend:not(.folded)').waitFor();
});

forReaders('the locator frames the view, moves it, and covers no symbol', { readers: DESKS }, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-03');
  const locator = page.locator('.locator');
  await locator.waitFor();
  await reading.spot('al-qaim');
  assert.deepEqual(await under(page, '.locator'), []);
  const before = page.url();
  await locator.locator('canvas').click({ position: { x: 100, y: 60 } });
  await eventually(async () => assert.notEqual(page.url(), before));
  await eventually(async () => {
    if (await locator.isVisible()) assert.deepEqual(await under(page, '.locator'), []);
  });
});

forReaders('between phone and desk the panel slides off the map', { readers: TABLETS }, async reading => {
  const { page, rtl } = reading;
  await reading.open('/?date=2017-11-03');
  await reading.spot('al-qaim');
  assert.deepEqual(await under(page, '#panel'), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
  const handle = page.locator('#panel-handle');
  assert.equal(await handle.getAttribute('aria-expanded'), 'true');
  await handle.click();
  assert.equal(await handle.getAttribute('aria-expanded'), 'false');
  await page.locator('#panel').waitFor({ state: 'hidden' });
  const box = await handle.boundingBox();
  assert.ok(rtl ? box.x + box.width > 890 : box.x < 10);
  assert.deepEqual(await audit(page), []);
  await reading.choose('rawa');
  await page.locator('article#place:not(.quick)').waitFor();
  await page.locator('#panel').waitFor();
  await eventually(async () => assert.deepEqual(await under(page, '#panel'), []));
});
