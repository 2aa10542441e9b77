// Finding a place by name.
import assert from 'node:assert/strict';
import { audit } from './harness/axe.mjs';
import { eventually } from './harness/eventually.mjs';
import { control } from './harness/facts.mjs';
import { ANBAR, forSome } from './harness/suite.mjs';

const NAMES = [
  ['with a slip of the finger', 'Hadihta', 'haditha'],
  ['in Arabic, spelled as people type', 'القايم', 'al-qaim'],
];

/** Opens the map with the keyboard in the search field. */
async function begin(reading) {
  await reading.open('/');
  await reading.unfold('find');
  const field = reading.page.locator('#find-input');
  await field.focus();
  return field;
}

const options = page => page.locator('#find-results [role=option]:not(.find-none)');
const active = field => field.getAttribute('aria-activedescendant');

for (const [how, typed, id] of NAMES) {
  forSome(`a name ${how} leads to its place`, {}, async reading => {
    const { page } = reading;
    const { name, name_ar: arabic } = (await control(ANBAR, '2017-11-03')).get(id);
    const shown = (reading.rtl && arabic) || name;
    const field = await begin(reading);
    await field.fill(typed);
    const first = options(page).first();
    await first.locator('b', { hasText: shown }).waitFor();
    await field.press('ArrowDown');
    assert.equal(await active(field), await first.getAttribute('id'));
    await field.press('Enter');
    await page.locator('article#place h1', { hasText: shown }).waitFor();
    await reading.spot(id);
    assert.equal(new URL(page.url()).searchParams.get('place'), id);
  });
}

forSome('a name that no place has is answered in words', {}, async reading => {
  const { page } = reading;
  const field = await begin(reading);
  const none = page.locator('#find-results .find-none');
  assert.equal(await none.textContent(), await reading.t('map.search.hint'));
  await field.fill('Bzzzfptvv');
  await eventually(async () => assert.match(await none.textContent(), /Bzzzfptvv/));
  assert.match(await page.locator('#live').textContent(), /Bzzzfptvv/);
});

forSome('the keyboard walks the results round, says how many there are, and closes in steps', {}, async reading => {
  const { page } = reading;
  const field = await begin(reading);
  await field.fill('al-qaim');
  await eventually(async () => assert.ok((await options(page).count()) > 2));
  const ids = await options(page).evaluateAll(all => all.map(option => option.id));
  await eventually(async () => assert.match(await page.locator('#live').textContent(), /[\d٠-٩]/));
  assert.equal(await field.getAttribute('aria-expanded'), 'true');
  for (const [key, at] of [
    ['ArrowUp', -1],
    ['ArrowDown', 0],
    ['ArrowDown', 1],
    ['ArrowUp', 0],
    ['ArrowUp', -1],
  ]) {
    await field.press(key);
    assert.equal(await active(field), ids.at(at), key);
    const selected = page.locator('#find-results [aria-selected=true]');
    assert.equal(await selected.getAttribute('id'), ids.at(at));
    const [box, list] = await Promise.all([selected.boundingBox(), page.locator('#find-results').boundingBox()]);
    assert.ok(
      box.y >= list.y - 1 && box.y + box.height <= list.y + list.height + 1,
      'the active result is out of sight',
    );
  }
  assert.deepEqual(await audit(page), []);
  await field.press('Home');
  await page.keyboard.type('x');
  assert.equal(await field.inputValue(), 'xal-qaim');
  await field.press('Escape');
  assert.equal(await field.getAttribute('aria-expanded'), 'false');
  assert.equal(await field.inputValue(), 'xal-qaim');
  await field.press('Escape');
  assert.equal(await field.inputValue(), '');
  await field.fill('rawa');
  await options(page).first().waitFor();
  await field.press('Tab');
  assert.equal(await page.locator('#find-results').isVisible(), false);
});

forSome('the spelling that was found stands before the name, kind and area beneath', {}, async reading => {
  const { page } = reading;
  const field = await begin(reading);
  await field.fill('Ubaydi');
  const first = options(page).first();
  const { name, name_ar: arabic } = (await control(ANBAR, '2017-11-03')).get('al-obeidi');
  await first.locator('b', { hasText: (reading.rtl && arabic) || name }).waitFor();
  assert.match(await first.locator('span').textContent(), /Ubaydi ?[→←]/);
  assert.ok((await first.locator('small').textContent()).includes(await reading.t('kind.town')));
  if (reading.phone) {
    const box = await first.boundingBox();
    assert.ok(box.height >= 44 && box.width > 340, `${box.width} × ${box.height}`);
  }
});

forSome('a slow answer gives way to what was typed after it', {}, async reading => {
  const { page } = reading;
  let slow = 0;
  await page.route('**/search?*', async route => {
    if (new URL(route.request().url()).searchParams.get('q') !== 'rawa') return route.continue();
    slow++;
    await new Promise(resolve => setTimeout(resolve, 700));
    await route.continue().catch(() => {});
  });
  const field = await begin(reading);
  await field.fill('rawa');
  await eventually(async () => assert.equal(slow, 1));
  await field.fill('haditha');
  const { name, name_ar: arabic } = (await control(ANBAR, '2017-11-03')).get('haditha');
  const first = options(page).first().locator('b');
  await first.filter({ hasText: (reading.rtl && arabic) || name }).waitFor();
  await page.waitForTimeout(900);
  assert.equal(await first.textContent(), (reading.rtl && arabic) || name);
});

const offline = [/search/];
forSome('without an answer the names on the map are searched', { expected: offline }, async reading => {
  const { page } = reading;
  await page.route('**/search?*', route => route.abort());
  const field = await begin(reading);
  await field.fill('haditha');
  const { name, name_ar: arabic } = (await control(ANBAR, '2017-11-03')).get('haditha');
  await options(page)
    .locator('b', { hasText: (reading.rtl && arabic) || name })
    .first()
    .waitFor();
});
