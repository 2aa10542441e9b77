// Playing through the days.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './harness/eventually.mjs';
import { forSome } from './harness/suite.mjs';

forSome('Space on the player plays and pauses, and asks for text only afterwards', {}, async reading => {
  const { page, watch } = reading;
  await reading.open('/?date=2017-10-20');
  const play = page.locator('.tl-play');
  assert.equal(await play.getAttribute('aria-label'), await reading.t('map.play'));
  await play.focus();
  const asked = watch.requests.length;
  await page.keyboard.press('Space');
  await eventually(async () => assert.ok((await reading.date()) >= '2017-10-25'));
  assert.equal(await play.getAttribute('aria-label'), await reading.t('map.pause'));
  assert.deepEqual(watch.requests.slice(asked), []);

  await page.keyboard.press('Space');
  await eventually(async () => assert.equal(await play.getAttribute('aria-label'), await reading.t('map.play')));
  const paused = await reading.date();
  await page.locator(`#day[data-date="${paused}"]`).waitFor({ state: 'attached' });
  await sleep(400);
  assert.equal(await reading.date(), paused);
  assert.ok(page.url().includes(`date=${paused}`), 'the address says where play has stopped');
});

forSome('Space on the slider plays, and moving the slider stops it', {}, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-10-20');
  const play = page.locator('.tl-play');
  await reading.slider.focus();
  await page.keyboard.press('Space');
  await eventually(async () => assert.ok((await reading.date()) > '2017-10-21'));
  await page.keyboard.press(reading.onward);
  await eventually(async () => assert.equal(await play.getAttribute('aria-label'), await reading.t('map.play')));
});

forSome('under reduced motion play takes at most one step a second', { reducedMotion: 'reduce' }, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-10-20');
  await page.evaluate(() => {
    window.steps = 0;
    const count = () => window.steps++;
    new MutationObserver(count).observe(document.querySelector('#map'), { attributeFilter: ['data-date'] });
  });
  await page.locator('.tl-play').press('Space');
  await sleep(2600);
  const steps = await page.evaluate(() => window.steps);
  assert.ok(steps >= 1 && steps <= 3, `${steps} steps in 2.6 s`);
  const moving = await page.evaluate(() => document.getAnimations().length);
  assert.equal(moving, 0, 'something is animated');
});
