// Estimated areas: off until asked for, true for the day shown or not drawn.
import assert from 'node:assert/strict';
import { audit } from './harness/axe.mjs';
import { eventually } from './harness/eventually.mjs';
import { actor, control, json } from './harness/facts.mjs';
import { ANYONE } from './harness/matrix.mjs';
import { ANBAR, forSome } from './harness/suite.mjs';

const AREAS = '**/areas/*.geojson*';
/** Share of the ground that the colour of a holder covers, out of 255. */
const COVER = 0.35 * 255;

const plane = page => page.locator('canvas.plane-areas');

/** What is drawn beneath a place, as [r, g, b, a]; null where there are no areas at all. */
async function beneath(reading, id) {
  const { x, y } = await reading.spot(id);
  return reading.page.evaluate(
    ([x, y]) => {
      const canvas = document.querySelector('canvas.plane-areas');
      if (!canvas) return null;
      const box = canvas.getBoundingClientRect();
      const ratio = canvas.width / box.width;
      return [...canvas.getContext('2d').getImageData((x - box.x) * ratio, (y - box.y) * ratio, 1, 1).data];
    },
    [x, y],
  );
}

/** Waits until the ground beneath a place is that of its holder on a day, as the server tells it. */
async function isItsHolders(reading, id, date) {
  const { status, holder } = (await control(ANBAR, date)).get(id);
  assert.equal(status, 'held');
  const { rgb } = await actor(ANBAR, holder, reading.reader.theme);
  await eventually(async () => {
    const seen = await beneath(reading, id);
    assert.ok(seen, `no areas on ${date}`);
    const near = rgb.every((channel, i) => Math.abs(channel - seen[i]) < 8) && Math.abs(seen[3] - COVER) < 3;
    assert.ok(near, `beneath ${id} lies ${seen} instead of ${rgb}`);
  });
}

/** The sentence on the map, wherever the legend has it. */
const sentence = page => page.locator('#legend .areas-note:visible');

const asked = reading => reading.watch.requests.filter(url => /\/areas\//.test(new URL(url).pathname));

forSome('areas come with their switch, say what they are, and go again', {}, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-17');
  assert.equal(await plane(page).count(), 0);
  assert.deepEqual([...asked(reading), ...reading.watch.requests.filter(url => /areas\.js/.test(url))], []);

  await page.getByRole('button', { name: await reading.t('map.layers') }).focus();
  await page.keyboard.press('Enter');
  const box = page.getByRole('checkbox', { name: await reading.t('map.areas') });
  await box.waitFor();
  assert.ok(await box.evaluate(input => input === document.activeElement));
  await page.keyboard.press('Space');
  await plane(page).waitFor();
  await isItsHolders(reading, 'rawa', '2017-11-17');

  assert.deepEqual(await audit(page), []);

  await page.keyboard.press('Escape');
  await box.waitFor({ state: 'hidden' });
  await sentence(page).waitFor();
  const { reach_m } = await json(ANBAR, '/areas/2017-11-17.geojson');
  const said = (await sentence(page).textContent()).replace(/[٠-٩]/g, digit => '٠١٢٣٤٥٦٧٨٩'.indexOf(digit));
  assert.match(said, new RegExp(`\\b${reach_m / 1000} `));
  const codebook = new URL(await sentence(page).locator('a').getAttribute('href'), ANBAR);
  assert.equal(codebook.searchParams.get('lang') ?? 'en', reading.reader.lang);
  const told = await (await fetch(codebook)).text();
  assert.ok(told.includes(`id="${codebook.hash.slice(1)}"`), `nothing in the codebook has the anchor ${codebook.hash}`);
  assert.deepEqual(await audit(page), []);

  assert.equal(new URL(page.url()).searchParams.get('areas'), '1');
  await page.goBack();
  await plane(page).waitFor({ state: 'detached' });
  assert.equal(await sentence(page).count(), 0);
  await page.goForward();
  await plane(page).waitFor();
  assert.equal(asked(reading).length, 1);
});

forSome('the legend counts the places that areas are made from', {}, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-03&areas=1');
  await plane(page).waitFor();
  await reading.unfold('legend');
  assert.equal(await sentence(page).count(), 1, 'the sentence stays when the legend opens');
  const { features } = await json(ANBAR, '/areas/2017-11-03.geojson');
  const latin = text => Number(text.replace(/[٠-٩]/g, digit => '٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));
  const counted = await page.locator('.legend-areas .legend-n').allTextContents();
  const counts = list => list.sort((a, b) => a - b);
  assert.deepEqual(counts(counted.map(latin)), counts(features.map(f => f.properties.places)));
});

forSome('each day has its own areas, and while they are on their way none', { readers: ANYONE }, async reading => {
  const { page } = reading;
  let hold = null;
  await page.route(AREAS, async route => {
    await hold;
    await route.continue().catch(() => {}); // given up meanwhile
  });
  await reading.open('/?date=2017-11-16&areas=1');
  await isItsHolders(reading, 'rawa', '2017-11-16');
  let release;
  hold = new Promise(done => {
    release = done;
  });
  await reading.slider.focus();
  await page.keyboard.press(reading.onward);
  await reading.showsDate('2017-11-17');
  assert.equal(await plane(page).count(), 0);
  release();
  await isItsHolders(reading, 'rawa', '2017-11-17');

  const before = asked(reading).length;
  await page.keyboard.press(reading.backward);
  await isItsHolders(reading, 'rawa', '2017-11-16');
  assert.equal(asked(reading).length, before, 'a day seen before is asked for again');
  // Days pass far faster than areas could come: only where the slider rests are they asked for.
  for (let i = 0; i < 30; i++) await page.keyboard.press(reading.backward, { delay: 0 });
  await reading.showsDate('2017-10-17');
  await plane(page).waitFor();
  assert.ok(asked(reading).length <= before + 3, `${asked(reading).length - before} requests for 30 days`);
});

forSome('another rule has other areas', { readers: ANYONE }, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-03&areas=1');
  await plane(page).waitFor();
  assert.notEqual((await control(ANBAR, '2017-11-03', '?rule=strict')).get('anah').status, 'held');
  await isItsHolders(reading, 'anah', '2017-11-03');
  await page.locator('#rule label', { has: page.locator('input[value=strict]') }).click();
  await page.locator('#map[data-rule=strict]').waitFor();
  await eventually(async () => {
    const seen = await beneath(reading, 'anah');
    assert.ok(seen && Math.abs(seen[3] - COVER) > 10, `${seen}`);
  });
});

forSome(
  'what cannot be had is said quietly, and a second try helps',
  { readers: ANYONE, expected: [/\/areas\/.*ERR_FAILED/, /ERR_FAILED.*\/areas\//] },
  async reading => {
    const { page } = reading;
    await page.route(AREAS, route => route.abort());
    await reading.open('/?date=2017-11-17&areas=1');
    const failed = sentence(page).filter({ hasText: await reading.t('map.areas.failed') });
    await failed.waitFor();
    await page.unroute(AREAS);
    await failed.locator('button').click();
    await isItsHolders(reading, 'rawa', '2017-11-17');

    await reading.open('/?from=2017-11-01&to=2017-11-17&areas=1');
    await sentence(page)
      .filter({ hasText: await reading.t('map.areas.range') })
      .waitFor();
    await reading.open('/?date=2017-11-17&status=held&areas=1');
    await sentence(page)
      .filter({ hasText: await reading.t('map.areas.filter') })
      .waitFor();
    assert.equal(await plane(page).count(), 0);
  },
);

forSome('frames and paper have no areas', { readers: ANYONE }, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-17&areas=1');
  await plane(page).waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.ok(await plane(page).isHidden());
  assert.equal(await sentence(page).count(), 0);
  const before = asked(reading).length;
  await reading.visit('/embed?date=2017-11-17&areas=1');
  await page.locator('#map[data-date="2017-11-17"]').waitFor();
  await page.waitForLoadState('networkidle');
  assert.equal(asked(reading).length, before);
  assert.equal(await plane(page).count(), 0);
});
