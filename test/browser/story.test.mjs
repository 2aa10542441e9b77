// A campaign is told phase by phase: the step that is read sets the map's date and
// view, the address names it, and without JavaScript the text tells the same.
import assert from 'node:assert/strict';
import { audit } from './harness/axe.mjs';
import { eventually } from './harness/eventually.mjs';
import { json } from './harness/facts.mjs';
import { ANYONE } from './harness/matrix.mjs';
import { ANBAR, forReaders, forSome } from './harness/suite.mjs';

const STORY = '/campaigns/2017-western-iraq-campaign';
const PHASES = (await json(ANBAR, '/map/records.json')).phases.filter(p => STORY.endsWith(p.campaign_id));

/** Brings an element to the top of what the map leaves free. */
const scrollTo = (page, selector) =>
  page.locator(selector).evaluate(element => element.scrollIntoView({ block: 'start', behavior: 'instant' }));

const shows = (page, date) => page.locator(`#map[data-date="${date}"]`).waitFor();

/** A copy of the ground as the map has drawn it, once it stands still. */
const ground = page =>
  eventually(async () => {
    assert.equal(await page.locator('.leaflet-zoom-anim, .leaflet-pan-anim').count(), 0);
    return page.locator('.plane-ground').evaluate(canvas => canvas.toDataURL());
  });

forSome('each step of a story sets the date, the view and the address', {}, async reading => {
  const { page } = reading;
  await reading.open(STORY);
  const views = new Set();
  for (const phase of PHASES.slice(0, 4)) {
    await scrollTo(page, `#${phase.phase_id}`);
    await shows(page, phase.start);
    await eventually(async () => assert.equal(new URL(page.url()).hash, `#${phase.phase_id}`));
    assert.equal(
      await page.locator('.progress [aria-current]').evaluate(link => link.hash.slice(1)),
      phase.phase_id,
      'the line of parts marks another',
    );
    views.add(await ground(page));
  }
  assert.ok(views.size >= 3, `${views.size} views for four parts`);
});

forSome('the days within a step move the map on, and what changed carries the ring', {}, async reading => {
  const { page } = reading;
  await reading.open(STORY);
  await scrollTo(page, '.story-day[data-date="2017-11-03"]');
  await shows(page, '2017-11-03');
  const day = page.locator('.story-day.now');
  assert.equal(await day.getAttribute('data-date'), '2017-11-03');
  assert.ok(await day.locator('.pair').first().isVisible(), 'no marks before and after');
  assert.ok(await day.locator('.says b').first().isVisible(), 'nobody is named who says so');
  const label = await page.locator('#map').getAttribute('aria-label');
  assert.ok(label.includes(reading.rtl ? '٢٠١٧' : '3 November 2017'), label);
});

forSome('an address with a step opens there, and scrolling asks the server for nothing', {}, async reading => {
  const { page } = reading;
  await reading.open(`${STORY}#rawa`);
  await page.locator('#map[data-date^="2017-11-1"]').waitFor();
  await page.waitForLoadState('networkidle');
  const asked = [];
  page.on('request', request => asked.push(request.url()));
  for (const phase of PHASES) {
    await scrollTo(page, `#${phase.phase_id}`);
    await shows(page, phase.start);
  }
  assert.deepEqual(asked, []);
});

forReaders('the text stays in sight beside or below the map and scrolls under a finger', {}, async reading => {
  const { page } = reading;
  await reading.open(STORY);
  await scrollTo(page, '#al-qaim h2');
  const map = await page.locator('#map').boundingBox();
  const text = await page.locator('#al-qaim h2').boundingBox();
  if (reading.phone) {
    assert.ok(map.y <= 1 && text.y >= map.y + map.height, 'the map covers the heading');
    assert.ok(map.height > 200 && map.height < 460, `${map.height} px of map`);
  } else
    assert.ok(text.x + text.width <= map.x + 1 || text.x >= map.x + map.width - 1, 'map and text lie on each other');
  const wheel = await page.locator('#map').evaluate(map => getComputedStyle(map).touchAction);
  assert.match(wheel, /pan-y/);
  const before = await page.evaluate(() => scrollY);
  if (!reading.phone) {
    await page.mouse.move(map.x + 40, map.y + 200);
    await page.mouse.wheel(0, 300);
    await eventually(async () =>
      assert.ok((await page.evaluate(() => scrollY)) > before + 100, 'the map takes the wheel'),
    );
  }
});

forReaders('a story is walked by keyboard: parts, next part, past it', { readers: ANYONE }, async reading => {
  const { page } = reading;
  await reading.open(STORY);
  await page.locator('.progress li a').nth(3).focus();
  await page.keyboard.press('Enter');
  await shows(page, PHASES[3].start);
  const next = page.locator(`#${PHASES[3].phase_id} .onward a`);
  await next.focus();
  await page.keyboard.press('Enter');
  await shows(page, PHASES[4].start);
  await page.locator('.progress .past').focus();
  assert.ok(await page.locator('.progress .past').isVisible());
  await page.keyboard.press('Enter');
  await eventually(async () => assert.equal(new URL(page.url()).hash, '#after-story'));
  assert.equal(await page.locator('#map[tabindex]').count(), 0, 'the picture of the map takes the focus');
});

forSome('under reduced motion the map jumps and nothing pulses', { reducedMotion: 'reduce' }, async reading => {
  const { page } = reading;
  await reading.open(STORY);
  await scrollTo(page, '.story-day[data-date="2017-11-03"]');
  await shows(page, '2017-11-03');
  for (let i = 0; i < 8; i++) {
    assert.equal(await page.locator('.pulse, .leaflet-zoom-anim, .leaflet-pan-anim').count(), 0);
    await page.waitForTimeout(60);
  }
});

forSome(
  'without JavaScript the steps read as text with a map one link away',
  { javaScriptEnabled: false },
  async reading => {
    const { page } = reading;
    await reading.visit(STORY);
    assert.equal(await page.locator('.story-map').isVisible(), false);
    assert.equal(await page.locator('.step').count(), PHASES.length);
    for (const phase of PHASES) assert.ok(await page.locator(`#${phase.phase_id} h2`).isVisible());
    const link = page.locator('.story-day[data-date="2017-11-03"] h3 > a').first();
    await link.click();
    assert.equal(new URL(page.url()).searchParams.get('date') ?? '2017-11-03', '2017-11-03');
    assert.equal(new URL(page.url()).pathname, '/');
  },
);

forSome('a story in the middle of its reading is free of faults of access', {}, async reading => {
  await reading.open(STORY);
  await scrollTo(reading.page, '#al-qaim h2');
  await reading.page.locator('.story-day summary').first().click();
  assert.deepEqual(await audit(reading.page), []);
});

forSome('the page of a place has a small map of its own', {}, async reading => {
  const { page } = reading;
  await reading.open('/places/jabbab');
  assert.ok((await page.locator('.place-map #map').boundingBox()).height >= 200);
  const drawn = await page
    .locator('.plane-choice')
    .evaluate(canvas => new Set(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data).size);
  assert.ok(drawn > 2, 'no circle of precision');
  assert.deepEqual(await audit(page), []);
});
