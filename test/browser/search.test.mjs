// Finding a place by name.
import assert from 'node:assert/strict';
import { control } from './harness/facts.mjs';
import { ANBAR, forReaders } from './harness/suite.mjs';

const NAMES = [
  ['with a slip of the finger', 'Hadihta', 'haditha'],
  ['in Arabic, spelled as people type', 'القايم', 'al-qaim'],
];

for (const [how, typed, id] of NAMES) {
  forReaders(`a name ${how} leads to its place`, {}, async reading => {
    const { page } = reading;
    const { name, name_ar: arabic } = (await control(ANBAR, '2017-11-03')).get(id);
    const shown = (reading.rtl && arabic) || name;
    await reading.open('/');
    await reading.unfold('find');
    const field = page.locator('#find-input');
    await field.fill(typed);
    const first = page.locator('#find-results [role=option]').first();
    await first.locator('b', { hasText: shown }).waitFor();
    await field.press('ArrowDown');
    assert.equal(await field.getAttribute('aria-activedescendant'), await first.getAttribute('id'));
    await field.press('Enter');
    await page.locator('article#place h1', { hasText: shown }).waitFor();
    await reading.spot(id);
    assert.equal(new URL(page.url()).searchParams.get('place'), id);
  });
}

forReaders('a name that no place has is answered in words', {}, async reading => {
  const { page } = reading;
  await reading.open('/');
  await reading.unfold('find');
  await page.locator('#find-input').fill('Xyzzyqqq');
  const none = page.locator('#find-results .find-none');
  await none.waitFor();
  assert.match(await none.textContent(), /Xyzzyqqq/);
});
