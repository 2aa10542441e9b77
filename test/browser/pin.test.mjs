// What a gazetteer knows and the atlas does not: found, pinned, never mistaken for a record.
import assert from 'node:assert/strict';
import { audit } from './harness/axe.mjs';
import { eventually } from './harness/eventually.mjs';
import { outlined } from './harness/planes.mjs';
import { forSome } from './harness/suite.mjs';

/** Picks the last result under the heading of the gazetteer: a row that no place stands for. */
async function pin(reading) {
  const { page } = reading;
  await reading.open('/');
  await reading.unfold('find');
  const field = page.locator('#find-input');
  await field.fill('Husayniyah');
  const group = page.locator('#find-results [role=group]', { hasText: await reading.t('map.search.more') });
  await group.locator('[role=option]').first().waitFor();
  assert.deepEqual(await audit(page), []);
  while (!(await group.locator('[aria-selected=true]').count())) await field.press('ArrowDown');
  const name = await group.locator('[aria-selected=true] b').textContent();
  await field.press('Enter');
  const note = page.locator('.pin-note');
  await note.waitFor();
  assert.equal((await note.locator('h2').textContent()).trim(), name);
  return note;
}

forSome(
  'a gazetteer row gets a pin, its circle, and a note that says no record; Escape takes all away',
  {},
  async reading => {
    const { page } = reading;
    const note = await pin(reading);
    assert.ok((await note.textContent()).includes(await reading.t('map.pin.none')));
    assert.match(await note.locator('.where').textContent(), /geonames:\d+/);
    assert.equal(new URL(page.url()).searchParams.get('place'), null);
    await eventually(async () => assert.ok(await outlined(page), 'no circle shows how exactly the row is known'));
    assert.deepEqual(await audit(page), []);
    await page.keyboard.press('Escape');
    await note.waitFor({ state: 'detached' });
    await eventually(async () => assert.equal(await outlined(page), false));
  },
);

forSome('the note of a pin leads to the nearest place, and the pin goes', {}, async reading => {
  const { page } = reading;
  const note = await pin(reading);
  const link = note.locator('a').first();
  const name = (await link.textContent()).trim();
  await link.click();
  await page.locator('article#place h1', { hasText: name }).waitFor();
  assert.equal(await note.count(), 0);
});
