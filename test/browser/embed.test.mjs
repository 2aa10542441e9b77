// The map in a frame by itself: what its address asks for, what it says of doubt and
// of later editions, how it is read by keyboard and without scripts, what it weighs.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { audit } from './harness/axe.mjs';
import { launch } from './harness/browser.mjs';
import { eventually } from './harness/eventually.mjs';
import { actor, control, json } from './harness/facts.mjs';
import { serveCorrected } from './harness/mapserver.mjs';
import { ANYONE, OPPOSITES, PHONES } from './harness/matrix.mjs';
import { ANBAR, forReaders, forSome } from './harness/suite.mjs';
import { weigh } from './harness/weigh.mjs';

const CAMPAIGN = '2017-western-iraq-campaign';
const ATLAS = `/embed?campaign=${CAMPAIGN}`;
/** Bytes over the wire until the reader can move the day. */
const WEIGHT = 115_000;

const NOTE = 'The day of one report was misread.';
const corrected = await serveCorrected('data', text => text.replace('captured in the course of', 'taken during'), NOTE);
after(() => corrected.stop());

const texts = locator => locator.evaluateAll(list => list.map(item => item.textContent.trim()));

forReaders(
  `an embed weighs at most ${WEIGHT / 1000} kB until its days can be moved`,
  { readers: PHONES.slice(0, 1) },
  async reading => {
    const { page } = reading;
    const sizes = await weigh(page);
    await reading.open(ATLAS);
    await page.waitForLoadState('networkidle');
    const letters = [...sizes].filter(([path]) => path.includes('/fonts/'));
    const first = [...sizes].filter(([path]) => !path.includes('/fonts/'));
    const total = first.reduce((sum, [, size]) => sum + size, 0);
    assert.ok(first.length >= 6, `${first}`);
    assert.ok(total <= WEIGHT, `${total} bytes: ${first.join(' ')}`);
    // Letters come after the map stands, and only then.
    const early = await page.evaluate(() => {
      const all = performance.getEntriesByType('resource');
      const needed = Math.max(...all.filter(r => !r.name.includes('/fonts/')).map(r => r.responseEnd));
      return all.filter(r => r.name.includes('/fonts/') && r.startTime < needed).map(r => r.name);
    });
    assert.deepEqual(early, []);
    assert.ok(letters.length > 0, 'the letters of the product never come');
  },
);

forSome('an embed is free of faults of access', {}, async reading => {
  const { page } = reading;
  await reading.open(`${ATLAS}&highlight=rawa&place=al-qaim`);
  await page.locator('#place').waitFor();
  assert.deepEqual(await audit(page), []);
  await reading.open('/embed?date=2017-13-01&theme=pink');
  assert.equal(await page.locator('.notice').count(), 2);
  assert.deepEqual(await audit(page), []);
});

forReaders('the key names what is on screen, and the rest is a press away', { readers: OPPOSITES }, async reading => {
  const { page } = reading;
  await reading.open(ATLAS);
  const shown = page.locator('#key li:visible > span');
  const holder = await actor(ANBAR, 'iraq', 'light');
  assert.equal((await texts(shown))[0], reading.rtl ? holder.name_ar : holder.name);
  const lines = await page.locator('#key ul').evaluate(list => list.getBoundingClientRect().height / 20);
  assert.ok(lines <= (reading.phone ? 2 : 1), `${lines} lines`);
  const more = page.locator('.more-marks');
  if (reading.phone) {
    const few = await shown.count();
    await more.click();
    assert.ok((await shown.count()) > few, 'nothing more is explained');
    assert.equal(await more.getAttribute('aria-expanded'), 'true');
    await more.click();
    assert.equal(await shown.count(), few);
  }
  const unsaid = await page.locator('.unplaced').getAttribute('href');
  assert.equal(new URL(unsaid, ANBAR).pathname, '/on/2017-11-03');
});

forReaders(
  'places are walked by keyboard and say their state and who says so',
  { readers: OPPOSITES },
  async reading => {
    const { page } = reading;
    await reading.open(`${ATLAS}&date=2017-11-03`);
    const day = await control(ANBAR, '2017-11-03');
    const { place_id } = await json(ANBAR, '/map/names.json');
    const { claimants } = await json(ANBAR, '/map/records.json');
    await page.locator('.place-list').focus();
    let state;
    await eventually(async () => {
      await page.keyboard.press('ArrowRight');
      const active = await page.locator('.place-list').getAttribute('aria-activedescendant');
      state = day.get(place_id[Number(active.split('-').at(-1))]);
      assert.equal(state.status, 'held', 'no place that is held is reached');
    });
    const name = (reading.rtl && state.name_ar) || state.name;
    assert.ok((await page.locator('.place-list .active').getAttribute('aria-label')).startsWith(name));
    await page.keyboard.press('Enter');
    const card = page.locator('#place');
    assert.ok((await card.textContent()).includes(name));
    const holder = await actor(ANBAR, state.holder, 'light');
    assert.ok(
      (await card.textContent()).includes(reading.rtl ? holder.name_ar : holder.name),
      'the holder is not named',
    );
    const voice = claimants.find(c => c.claimant_id === state.claimants.split(',')[0]);
    assert.ok(
      (await card.textContent()).includes((reading.rtl && voice.name_ar) || voice.name),
      'nobody is named who says so',
    );
    assert.equal(new URL(await card.locator('a').getAttribute('href'), ANBAR).pathname, `/places/${state.place_id}`);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
  },
);

forSome('time runs as the reader reads, plays to its last day and starts over', {}, async reading => {
  const { page, slider } = reading;
  await reading.open('/embed?from=2017-11-01&to=2017-11-08&date=2017-11-06');
  assert.deepEqual([await slider.getAttribute('min'), await slider.getAttribute('max')], ['17471', '17478']);
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await reading.showsDate(reading.rtl ? '2017-11-05' : '2017-11-07');
  const head = () => page.locator('.now').evaluate(element => element.getBoundingClientRect().x);
  const before = await head();
  await page.keyboard.press('ArrowRight');
  await eventually(async () => assert.ok((await head()) > before, 'the arrow to the right moves the flag to the left'));
  await page.locator('.play').click();
  await reading.showsDate('2017-11-08');
  await eventually(async () =>
    assert.equal(await page.locator('.play').getAttribute('aria-label'), await reading.t('map.play')),
  );
  await page.locator('.play').click();
  await page.locator('#map:not([data-date="2017-11-08"])').waitFor();
  assert.ok((await page.locator('#live').textContent()).length > 10, 'nothing is said aloud');
});

forReaders('rings, ground, layers and controls are the author’s to choose', { readers: ANYONE }, async reading => {
  const { page } = reading;
  await reading.open('/embed?date=2017-11-20&bbox=41.5,34.1,42.3,34.7');
  const plain = await page.locator('.plane-places').evaluate(canvas => canvas.toDataURL());
  await reading.open(
    '/embed?date=2017-11-20&bbox=41.5,34.1,42.3,34.7&highlight=rawa,anah&theme=dark&layers=none&controls=zoom',
  );
  assert.notEqual(await page.locator('.plane-places').evaluate(canvas => canvas.toDataURL()), plain);
  const label = await (await reading.option('rawa')).getAttribute('aria-label');
  assert.ok(label.includes(await reading.t('embed.key.marked')), label);
  assert.equal(
    await page.locator('html').evaluate(root => getComputedStyle(root).getPropertyValue('--scheme').trim()),
    'dark',
  );
  const letters = await page.locator('.plane-labels').evaluate(canvas =>
    canvas
      .getContext('2d')
      .getImageData(0, 0, canvas.width, canvas.height)
      .data.some(v => v > 0),
  );
  assert.equal(letters, false, 'names are written');
  assert.deepEqual(
    [await page.locator('.tool-zoom').isVisible(), await page.locator('#full, #key').count()],
    [true, 0],
  );
  const [zoom] = (await page.locator('#open').getAttribute('href')).split('#map=')[1].split('/').map(Number);
  assert.ok(zoom > 8, `the box is shown at zoom ${zoom}`);
  await reading.open('/?bbox=41.5,34.1,42.3,34.7');
  await reading.spot('rawa');
  assert.equal(await (await reading.option('ramadi')).count(), 0, 'the map shows more than the box');
});

forReaders(
  'pinned to an old edition the map says what has come since',
  { site: corrected.url, readers: OPPOSITES },
  async reading => {
    const { page } = reading;
    const { editions } = await json(corrected.url, '/editions.json');
    const [now, old] = editions;
    await reading.open(`/e/${old.edition}${ATLAS}`);
    const later = page.locator('.later');
    await later.waitFor();
    const link = new URL(await later.locator('a').getAttribute('href'), corrected.url);
    assert.equal(link.pathname, `/editions/${old.edition}`);
    assert.equal(link.searchParams.get('lang') ?? 'en', reading.reader.lang);
    const told = await page.locator('.correction').textContent();
    assert.ok(told.includes(NOTE), told);
    assert.match(await page.locator('#open').getAttribute('href'), new RegExp(`^/e/${old.edition}/`));
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollHeight > innerHeight),
      false,
      'the frame overflows',
    );
    await reading.open(`/e/${now.edition}${ATLAS}`);
    await page.waitForLoadState('networkidle');
    assert.equal(await page.locator('.later, .correction').count(), 0);
  },
);

test('without scripts the picture and its sentence tell the day', { timeout: 60_000 }, async () => {
  // Only a browser that knows of no scripts at all shows what stands in for them.
  const browser = await launch('--blink-settings=scriptEnabled=false');
  try {
    for (const [lang, date] of [
      ['en', '3 November 2017'],
      ['ar', '٣ تشرين الثاني ٢٠١٧'],
    ]) {
      const page = await browser.newPage({ viewport: { width: 640, height: 510 } });
      await page.goto(`${ANBAR}/embed?date=2017-11-03&from=2017-10-20&to=2017-11-20&lang=${lang}`);
      assert.ok(await page.getByRole('heading', { name: date }).isVisible());
      const picture = page.getByRole('img', { name: date });
      const { width, height } = await picture.boundingBox();
      assert.ok(width <= 640 && height <= 400, 'the picture leaves the frame');
      assert.ok(await picture.evaluate(image => image.naturalWidth > 0), 'the picture does not come');
      assert.ok(await page.locator('.said').isVisible());
      assert.equal(await page.locator('#strip').isVisible(), false);
      assert.ok(await page.locator('#open').isVisible());
    }
  } finally {
    await browser.close();
  }
});

forReaders('under reduced motion nothing pulses', { readers: ANYONE, reducedMotion: 'reduce' }, async reading => {
  const { page } = reading;
  await reading.open(`${ATLAS}&date=2017-11-03`);
  for (let i = 0; i < 6; i++) {
    assert.equal(await page.locator('.pulse, .leaflet-zoom-anim').count(), 0);
    await page.waitForTimeout(50);
  }
});

forReaders(
  'where the data do not come the headline stays and the picture stands in',
  { readers: ANYONE, expected: [/history\.json/] },
  async reading => {
    const { page } = reading;
    await page.route('**/history.json*', route => route.fulfill({ status: 500 }));
    await reading.open(ATLAS);
    assert.ok(await page.locator('img.still').isVisible());
    assert.equal(await page.locator('.notice').textContent(), await reading.t('embed.failed'));
    assert.ok(await page.locator('#open').isVisible());
  },
);
