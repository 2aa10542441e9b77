// Another atlas: an invented war, other actors, another script, across the line
// where degrees jump from 180 to -180.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { actor, control, json } from './harness/facts.mjs';
import { ANBAR, forSome, STRAIT } from './harness/suite.mjs';

const site = STRAIT;

/** Words of the first atlas: its names, but for short ones that may mean something else, and whose war it is. */
async function foreignWords() {
  const { actors } = await json(ANBAR, '/map/places.json');
  const places = await Promise.all(['', '?lang=ar'].map(lang => json(ANBAR, `/map/names.json${lang}`)));
  const names = [...actors.flatMap(a => [a.name, a.name_ar]), ...places.flatMap(p => p.name)];
  return [...names.filter(name => name?.length > 6), 'Anbar', 'الأنبار', 'Iraq', 'العراق', 'Syria', 'Wikipedia'];
}

/** Shows the whole area of the atlas, by its button or, on phones, by its address. */
async function whole({ page, phone }) {
  if (phone) for (let i = 0; i < 2; i++) await page.locator('.tool-zoom button').last().click();
  else await page.locator('.tool-more button').first().click();
}

forSome('another atlas shows its own day, actors and colours', { site }, async reading => {
  const { page } = reading;
  const { theme } = reading.reader;
  const { actors } = await json(site, '/map/places.json');
  const first = (await json(site, '/dates.json')).default;
  await reading.open('/');
  await reading.showsDate(first);

  await page.locator('#date-input').fill('1923-05-02');
  await reading.showsDate('1923-05-02');
  await whole(reading);
  await reading.seesColour('cape', (await actor(site, 'northern-union', theme)).rgb);
  await reading.slider.focus();
  await page.keyboard.press(reading.onward);
  await reading.showsDate('1923-05-03');
  assert.equal((await control(site, '1923-05-03')).get('cape').holder, 'sea-league');
  await reading.seesColour('cape', (await actor(site, 'sea-league', theme)).rgb);
  await page.locator('#day[data-date="1923-05-03"] a[data-place="cape"]').first().waitFor({ state: 'attached' });
  const legend = await page.locator('#legend .legend-list').textContent();
  assert.ok(
    actors.some(a => legend.includes(a.name)),
    legend,
  );
});

forSome('its places lie side by side across the line of 180 degrees', { site }, async reading => {
  await reading.open('/');
  await whole(reading);
  const [harbour, cape] = [await reading.spot('harbour'), await reading.spot('cape')];
  const distance = cape.x - harbour.x;
  assert.ok(distance > 20 && distance < 1000, `the eastern cape lies ${distance} px from the western harbour`);
});

forSome('no word of the first atlas is left in it', { site }, async reading => {
  const { page } = reading;
  const words = await foreignWords();
  for (const path of ['/', '/on/1923-05-03', '/places', '/places/cape', '/about', '/sources', '/sources/chronicle']) {
    await reading.visit(path);
    const html = await page.content();
    const found = words.filter(word => html.includes(word));
    assert.deepEqual(found, [], path);
  }
  for (const script of ['/assets/app.js', '/assets/app.css']) {
    const text = await (await fetch(site + script)).text();
    assert.deepEqual(
      words.filter(word => text.includes(word)),
      [],
      script,
    );
  }
});

forSome('a place of it is found by its own script, and opens', { site }, async reading => {
  const { page } = reading;
  await reading.open('/');
  await reading.unfold('find');
  await page.locator('#find-input').fill('ნავსადგურ');
  await page.locator('#find-results [role=option] b').first().filter({ hasText: 'ნავსადგური' }).waitFor();
  await page.locator('#find-input').press('Enter');
  await page.locator('article#place:not(.quick) h1', { hasText: 'ნავსადგური' }).waitFor();
  await eventually(async () => assert.equal(new URL(page.url()).searchParams.get('place'), 'harbour'));
});
