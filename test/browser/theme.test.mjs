// Light and dark.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { actor } from './harness/facts.mjs';
import { ANBAR, forReaders } from './harness/suite.mjs';

/** How light the page and the ground of the map are, 0 to 255. */
async function lightness(reading) {
  const spot = await reading.spot('umm-al-waz');
  const ground = await reading.pixel({ x: spot.x, y: spot.y + 30 });
  const paper = await reading.page.evaluate(
    () => getComputedStyle(document.querySelector('#timeline')).backgroundColor,
  );
  const mean = rgb => rgb.slice(0, 3).reduce((a, b) => a + b) / 3;
  return { ground: mean(ground), paper: mean(paper.match(/\d+/g).map(Number)) };
}

forReaders("the reader's own theme goes before the system's, here and on later visits", {}, async reading => {
  const { page, reader } = reading;
  const other = reader.theme === 'light' ? 'dark' : 'light';
  const isDark = (value, dark) => assert.ok(dark ? value < 90 : value > 200, `lightness ${value}`);
  await reading.open('/');
  let { ground, paper } = await lightness(reading);
  isDark(ground, reader.theme === 'dark');
  isDark(paper, reader.theme === 'dark');

  await reading.unfold('menu');
  const button = page.locator('#theme');
  const wanted = await reading.t(`map.theme.${other}`);
  for (let presses = 0; (await button.textContent()) !== wanted; presses++) {
    assert.ok(presses < 3, 'the button never offers the other theme');
    await button.click();
  }
  await page.keyboard.press('Escape');
  await eventually(async () => {
    ({ ground, paper } = await lightness(reading));
    isDark(ground, other === 'dark');
    isDark(paper, other === 'dark');
  });
  await reading.seesColour('rawa', (await actor(ANBAR, 'is', other)).rgb);

  await page.goto(reading.url('/codebook'));
  assert.equal(await page.locator('html').getAttribute('data-theme'), other);
});
