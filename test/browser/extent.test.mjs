// How exactly a place is known, drawn on the map and said in the text.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { lettering, watchLettering } from './harness/lettering.mjs';
import { outlined } from './harness/planes.mjs';
import { forSome, STRAIT } from './harness/suite.mjs';

const EXTENTS = [
  ['a circle', 'umm-al-waz', undefined, /±.*(21|٢١)/],
  ['a ring', 't1-area'],
  ['a road', 'akashat-al-qaim-road'],
  ['the circle of what it lies in', 'al-qaim-centre'],
  ['a region across the 180th meridian', 'east-shore', STRAIT],
  ['a straight line', 'shore-road', STRAIT],
];

for (const [what, id, site, label] of EXTENTS) {
  forSome(`the extent of ${id} is drawn: ${what}`, site ? { site } : {}, async reading => {
    await watchLettering(reading.page);
    await reading.open(`/?place=${id}`);
    await eventually(async () => assert.ok(await outlined(reading.page)));
    if (!label) return;
    await eventually(async () => {
      const texts = (await lettering(reading.page, '.plane-choice')).flat().map(t => t.text);
      assert.ok(
        texts.some(text => label.test(text)),
        `the radius is not written: ${texts}`,
      );
    });
  });
}

forSome('a place that is not located says so and draws nothing', {}, async reading => {
  const { page } = reading;
  await reading.open('/?place=rawa-intersection');
  await page.locator('#place .located .how').waitFor();
  await page.waitForTimeout(300);
  assert.equal(await outlined(page), false);
});

forSome('where text and map disagree both sides stand in numbers, and the map draws them', {}, async reading => {
  const { page } = reading;
  await reading.open('/?place=jabbab');
  const both = page.locator('#place .apart');
  await both.waitFor();
  const sides = await both.locator('dd b').allTextContents();
  assert.equal(sides.length, 2);
  assert.match(sides[0], /[2٢] /);
  assert.match(sides[1], /(36|٣٦).*(240|٢٤٠)°/);
  assert.match(await both.locator('a[rel=external]').getAttribute('href'), /#:~:text=/);
  const lines = JSON.parse(await both.getAttribute('data-lines'));
  assert.deepEqual(lines[0].length, 2);
  assert.deepEqual(lines[1][0], lines[0][0], 'the sector begins where the sentence counts from');
  await eventually(async () => assert.ok(await outlined(page)));
});
