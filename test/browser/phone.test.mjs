// On a phone the timeline heads a sheet, which never hides it.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { PHONES } from './harness/matrix.mjs';
import { forReaders } from './harness/suite.mjs';

/** Whether a finger on the middle of each element would touch it, within the window. */
async function reachable(page, selectors) {
  await eventually(async () => {
    const hidden = await page.evaluate(
      all =>
        all.filter(selector => {
          const element = document.querySelector(selector);
          const box = element.getBoundingClientRect();
          const inside = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
          const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
          return !inside || !(top && (element === top || element.contains(top) || top.closest(selector)));
        }),
      selectors,
    );
    assert.deepEqual(hidden, [], 'hidden or covered');
  });
}

const HANDS = ['.tl-play', '.tl-next', '#day-slider', '#window-slider', '#date-form', '#grip'];

forReaders('the timeline stays in reach in every position of the sheet', { readers: PHONES }, async reading => {
  const { page } = reading;
  await reading.open('/');
  const seen = [];
  for (let i = 0; i < 3; i++) {
    const step = await page.locator('body').getAttribute('data-sheet');
    seen.push(step);
    await reachable(page, HANDS);
    await page.locator('#grip').tap();
    await page.locator(`body:not([data-sheet=${step}])`).waitFor();
  }
  assert.deepEqual(seen.sort(), ['full', 'half', 'peek']);
});

forReaders('the grip lifts the sheet by dragging, and Escape lowers it', { readers: PHONES }, async reading => {
  const { page } = reading;
  await reading.open('/');
  const grip = await page.locator('#grip').boundingBox();
  const x = grip.x + grip.width / 2;
  await page.mouse.move(x, grip.y + 8);
  await page.mouse.down();
  await page.mouse.move(x, 200, { steps: 8 });
  await page.mouse.move(x, 70, { steps: 8 });
  await page.mouse.up();
  await page.locator('body[data-sheet=full]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('body[data-sheet=half]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('body[data-sheet=peek]').waitFor();
  await reachable(page, HANDS);
});

forReaders('a place chosen on the map lifts the sheet, and the timeline stays', { readers: PHONES }, async reading => {
  const { page } = reading;
  await reading.open('/');
  for (const step of ['full', 'peek']) {
    await page.locator('#grip').click();
    await page.locator(`body[data-sheet=${step}]`).waitFor();
  }
  await reading.choose('al-qaim');
  await page.locator('article#place:not(.quick) h1').waitFor();
  await page.locator('body[data-sheet=half]').waitFor();
  await reachable(page, HANDS);
});

forReaders('the page is no wider than the phone', { readers: PHONES }, async reading => {
  await reading.open('/');
  const [inner, content] = await reading.page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
  assert.ok(content <= 390 && inner <= 390, `${content} px wide, shown at ${inner}`);
});
