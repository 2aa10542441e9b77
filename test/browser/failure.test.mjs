// Without the net the page keeps what it has, and says what it lacks.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { actor } from './harness/facts.mjs';
import { ANBAR, forSome } from './harness/suite.mjs';

const HISTORY = '**/map/history.json*';
const expected = [/history\.json/];

forSome('without the other days the day stays, a line says so, and a second try helps', { expected }, async reading => {
  const { page } = reading;
  await page.route(HISTORY, route => route.abort());
  await reading.open('/');
  const note = page.locator('.tl-note');
  await note.filter({ hasText: await reading.t('map.failed') }).waitFor();
  assert.equal(await page.locator('#day').getAttribute('data-date'), '2017-11-03');
  assert.ok((await page.locator('#day .changed').isVisible()) || reading.phone);
  assert.ok(await reading.slider.isDisabled());

  const retry = note.locator('button');
  assert.equal(await retry.textContent(), await reading.t('map.retry'));
  // A try that fails says so anew, with a button of its own.
  const tried = await retry.elementHandle();
  await retry.click();
  await tried.waitForElementState('hidden');
  await note.filter({ hasText: await reading.t('map.failed') }).waitFor();
  await page.unroute(HISTORY);
  await retry.click();
  await note.waitFor({ state: 'hidden' });
  await eventually(async () => assert.ok(await reading.slider.isEnabled()));
  await reading.seesColour('al-qaim', (await actor(ANBAR, 'iraq', reading.reader.theme)).rgb);
});

const offline = [/ERR_INTERNET_DISCONNECTED/];

forSome(
  'offline after loading, the map still moves in time and the text says it is missing',
  { expected: offline },
  async reading => {
    const { page, context } = reading;
    await reading.open('/');
    await context.setOffline(true);
    await reading.slider.focus();
    await page.keyboard.press(reading.backward);
    await reading.showsDate('2017-11-02');
    await reading.seesColour('al-qaim', (await actor(ANBAR, 'is', reading.reader.theme)).rgb);
    const note = page.locator('.panel-failed');
    await note.filter({ hasText: await reading.t('map.panel.failed') }).waitFor({ state: 'attached' });
    await context.setOffline(false);
    await note.locator('button').click();
    await page.locator('#day[data-date="2017-11-02"]').waitFor({ state: 'attached' });
  },
);
