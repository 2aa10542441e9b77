// Choosing a place: its text, its circle, and the way back.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { control } from './harness/facts.mjs';
import { outlined } from './harness/planes.mjs';
import { ANBAR, forReaders, forSome } from './harness/suite.mjs';

/** Waits until the panel tells the history of a place. */
async function showsPlace(reading, id) {
  const { page } = reading;
  const { name, name_ar: arabic } = (await control(ANBAR, '2017-11-03')).get(id);
  await page.locator('article#place:not(.quick)').waitFor();
  const heading = await page.locator('#place h1').textContent();
  assert.equal(heading.trim(), (reading.rtl && arabic) || name);
  await eventually(async () => assert.equal(new URL(page.url()).searchParams.get('place'), id));
}

async function showsDay(reading) {
  await reading.page.locator('article#day').waitFor({ state: 'attached' });
  await eventually(async () => assert.equal(new URL(reading.page.url()).searchParams.get('place'), null));
  await eventually(async () => assert.equal(await outlined(reading.page), false));
}

forReaders('a tap on a place tells its history, sentence by sentence; Escape leads back', {}, async reading => {
  const { page } = reading;
  await reading.open('/');
  assert.equal(await outlined(page), false);
  await reading.choose('al-qaim');
  await showsPlace(reading, 'al-qaim');
  await eventually(async () => assert.ok(await outlined(page), 'no circle shows how exactly the place is known'));
  await reading.spot('al-qaim');

  const says = page.locator('#place .history .says');
  const sentences = await page.locator('#place .history a[rel=external]').evaluateAll(links => links.map(a => a.href));
  assert.ok((await says.count()) >= 3, 'fewer than three statements');
  assert.equal((await says.locator('b').count()) > 0, true, 'no statement names who says so');
  assert.ok(sentences.length >= 3);
  for (const link of sentences) assert.match(link, /^https:\/\/[^#]+#:~:text=[^,]+,[^,]+$/);

  await page.keyboard.press('Escape');
  await showsDay(reading);
});

forSome('Back leaves a place, Forward returns to it', {}, async reading => {
  const { page } = reading;
  await reading.open('/');
  await reading.choose('rawa');
  await showsPlace(reading, 'rawa');
  await page.goBack();
  await showsDay(reading);
  await page.goForward();
  await showsPlace(reading, 'rawa');
});

forSome('the keyboard goes from place to place on the map and opens one', {}, async reading => {
  const { page } = reading;
  await reading.open('/');
  const target = await reading.spot('rawa');
  const wanted = await (await reading.option('rawa')).getAttribute('id');
  const list = page.locator('.place-list');
  await list.focus();
  await page.keyboard.press('Home');
  const passed = new Set();
  for (let steps = 0; ; steps++) {
    const active = await list.getAttribute('aria-activedescendant');
    if (active === wanted) break;
    assert.ok(steps < 40, 'the place cannot be reached by arrow keys');
    const box = await page.locator(`#${active}`).boundingBox();
    const [dx, dy] = [target.x - box.x - box.width / 2, target.y - box.y - box.height / 2];
    const keys = [dx > 0 ? 'ArrowRight' : 'ArrowLeft', dy > 0 ? 'ArrowDown' : 'ArrowUp'];
    // The longer way first; the other one where that has led nowhere.
    const key = Math.abs(dx) > Math.abs(dy) === !passed.has(active) ? keys[0] : keys[1];
    passed.add(active);
    await page.keyboard.press(key);
  }
  await page.keyboard.press('Enter');
  await showsPlace(reading, 'rawa');
  const focused = await page.evaluate(() => document.activeElement.closest('#place') !== null);
  assert.ok(focused, 'the keyboard stays behind on the map');
  await page.keyboard.press('Escape');
  await showsDay(reading);
  assert.equal(await page.evaluate(() => document.activeElement.className), 'place-list');
});

forSome('a place named in the text opens in place, and so does a date', {}, async reading => {
  const { page } = reading;
  await reading.open('/');
  await page.locator('#day .changes a[data-place="al-qaim"]').first().click();
  await showsPlace(reading, 'al-qaim');
  await page.locator('#place .history a[data-date="2017-11-03"]').waitFor();
  const dates = await page.locator('#place .history a[data-date]').evaluateAll(all => all.map(a => a.dataset.date));
  const earlier = dates.find(date => date < '2017-11-03');
  await page.locator(`#place .history a[data-date="${earlier}"]`).first().click();
  await reading.showsDate(earlier);
  assert.equal(new URL(page.url()).pathname, '/');
});
