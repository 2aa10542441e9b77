// What changed between two evenings: two flags, a list, and marks on the map.
import assert from 'node:assert/strict';
import { audit } from './harness/axe.mjs';
import { eventually } from './harness/eventually.mjs';
import { actor, control, dayNumber } from './harness/facts.mjs';
import { ANBAR, forSome } from './harness/suite.mjs';

const RANGE = '/?from=2017-10-25&to=2017-11-03';

/** Waits until map, flags and text show two evenings. */
async function compares(reading, from, to) {
  const { page } = reading;
  await page.locator(`#map[data-from="${from}"][data-date="${to}"]`).waitFor();
  await eventually(async () => {
    assert.equal(await page.locator('#range-slider').inputValue(), String(dayNumber(from)));
    assert.equal(await reading.slider.inputValue(), String(dayNumber(to)));
    assert.equal(await page.locator('#range-from').inputValue(), from);
    assert.equal(await page.locator('#range-to').inputValue(), to);
  });
}

/** The two dates of the address, once it is written. */
async function address(page, from, to) {
  await eventually(async () => {
    const query = new URL(page.url()).searchParams;
    assert.deepEqual([query.get('from'), query.get('to')], [from, to]);
    assert.equal(query.has('date'), from === null);
  });
}

const states = place => `${place.status} ${place.status === 'claimed' ? place.holder : place.holders}`;

/** The ids of the places whose state differs between two evenings, from the data. */
async function differing(from, to) {
  const [a, b] = [await control(ANBAR, from), await control(ANBAR, to)];
  return [...b.keys()].filter(id => states(a.get(id)) !== states(b.get(id)));
}

forSome(
  'an address with two dates lists exactly the places that differ, without a fault of access',
  {},
  async reading => {
    const { page } = reading;
    await reading.open(RANGE);
    await compares(reading, '2017-10-25', '2017-11-03');
    const listed = await page
      .locator('#range .outcome li h3 a')
      .evaluateAll(links => links.map(link => link.dataset.place).sort());
    assert.deepEqual(listed, (await differing('2017-10-25', '2017-11-03')).sort());
    assert.ok((await page.locator('#range .says b').count()) > 0, 'the list names nobody who says so');
    assert.match(await page.title(), reading.rtl ? /٢٥ .*٢٠١٧/ : /25 October to 3 November 2017/);
    assert.deepEqual(await audit(page), []);
  },
);

forSome('the switch leads to two dates and back; Back and Forward follow', {}, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-03');
  const two = page.locator('.tl-mode button').last();
  const box = await two.boundingBox();
  if (reading.phone) assert.ok(box.width >= 44 && box.height >= 44, `a thumb misses ${box.width} × ${box.height}`);
  await two.click();
  await compares(reading, '2017-10-25', '2017-11-03');
  await page.locator('#range[data-to="2017-11-03"]').waitFor({ state: 'attached' });
  await address(page, '2017-10-25', '2017-11-03');
  await page.goBack();
  await reading.showsDate('2017-11-03');
  await page.locator('#day[data-date="2017-11-03"]').waitFor({ state: 'attached' });
  await page.goForward();
  await compares(reading, '2017-10-25', '2017-11-03');
  await page.locator('#range-slider').focus();
  await page.keyboard.press('Escape');
  await reading.showsDate('2017-11-03');
  await address(page, null, null);
  assert.equal(await page.locator('#range-slider').isVisible(), false);
});

forSome('both flags have the keys of the day, and never pass each other', {}, async reading => {
  const { page } = reading;
  await reading.open(RANGE);
  const first = page.locator('#range-slider');
  await first.focus();
  await page.keyboard.press(reading.onward);
  await compares(reading, '2017-10-26', '2017-11-03');
  await page.keyboard.press('PageDown');
  await compares(reading, '2017-09-26', '2017-11-03');
  await page.keyboard.press(`Shift+${reading.onward}`);
  await compares(reading, '2017-10-03', '2017-11-03');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('PageUp');
  await compares(reading, '2017-11-03', '2017-11-03');
  await reading.slider.focus();
  await page.keyboard.press(reading.backward);
  await compares(reading, '2017-11-03', '2017-11-03');
  await page.keyboard.press(reading.onward);
  await compares(reading, '2017-11-03', '2017-11-04');
  await address(page, '2017-11-03', '2017-11-04');
});

forSome('a tap moves the nearer flag; dragging asks the server for nothing', {}, async reading => {
  const { page, watch } = reading;
  await reading.open(RANGE);
  await compares(reading, '2017-10-25', '2017-11-03');
  const strip = await page.locator('.tl-pick').boundingBox();
  const y = strip.y + strip.height / 2;
  const before = await page.locator('#map').getAttribute('data-date');
  // Long after the second flag, near the end of the strip.
  await reading.tap({ x: strip.x + strip.width * (reading.rtl ? 0.05 : 0.95), y });
  await eventually(async () => assert.ok((await page.locator('#map').getAttribute('data-date')) > before));
  assert.equal(await page.locator('#map').getAttribute('data-from'), '2017-10-25');
  const later = await page.locator('#map').getAttribute('data-date');
  await page.locator(`#range[data-from="2017-10-25"][data-to="${later}"]`).waitFor({ state: 'attached' });
  const asked = watch.requests.length;
  const x = share => strip.x + strip.width * (reading.rtl ? 1 - share : share);
  await page.mouse.move(x(0.94), y);
  await page.mouse.down();
  const shown = new Set();
  for (const share of [0.9, 0.6, 0.8, 0.5]) {
    await page.mouse.move(x(share), y, { steps: 4 });
    await page.waitForTimeout(60);
    shown.add(await reading.date());
  }
  assert.ok(shown.size > 2, 'the map does not follow the finger');
  assert.equal(await page.locator('#range.quick').count(), 1, 'the text does not follow the finger');
  assert.deepEqual(watch.requests.slice(asked), []);
  await page.mouse.up();
  const rested = await reading.date();
  await page.locator(`#range[data-to="${rested}"]`).waitFor({ state: 'attached' });
});

forSome('on the map a changed place shows both holders, an unchanged one steps back', {}, async reading => {
  const { page, reader } = reading;
  await reading.open(`${RANGE}#map=11/34.38/41.05`);
  const [is, iraq] = [await actor(ANBAR, 'is', reader.theme), await actor(ANBAR, 'iraq', reader.theme)];
  await reading.seesColour('al-qaim', iraq.rgb);
  const { x, y } = await reading.spot('al-qaim');
  // Radius 10, ring 4.6 outside it: the former state stands on the ring, below to the left.
  const off = (10 + 4.6) * 0.8;
  await eventually(async () => {
    const seen = await reading.pixel({ x: x - off, y: y + off });
    assert.ok(
      seen.every((channel, i) => Math.abs(channel - is.rgb[i]) < 40),
      `the former holder is drawn as ${seen}`,
    );
  });
  const label = await (await reading.option('al-qaim')).getAttribute('aria-label');
  assert.ok(
    label.includes((await reading.t('map.range.before')).replace('{state}', '').trim().replace(/:$/, '')),
    label,
  );
  await reading.unfold('legend');
  const ring = (await reading.t('map.range.small')).trim();
  assert.ok((await page.locator('#legend .legend-list').textContent()).includes(ring));
});

forSome('a range is kept by the other language and offered as data', {}, async reading => {
  const { page } = reading;
  await reading.open(RANGE);
  const other = new URL(await page.locator('a[data-link=lang]').first().getAttribute('href'), page.url());
  assert.equal(other.searchParams.get('from'), '2017-10-25');
  assert.equal(other.searchParams.get('to'), '2017-11-03');
  for (const place of ['#range', '#legend']) {
    const href = await page.locator(`${place} a[href*="changes.csv"]`).getAttribute('href');
    const url = new URL(href, page.url());
    assert.deepEqual([url.searchParams.get('from'), url.searchParams.get('to')], ['2017-10-26', '2017-11-04']);
    const rows = (await (await fetch(url)).text()).trim().split('\n');
    assert.ok(rows.length > 30, `${place} offers ${rows.length} rows`);
  }
});

forSome('swapped, far and bad dates show the nearest, and say so', {}, async reading => {
  await reading.open('/?from=2017-11-03&to=2017-10-25');
  await compares(reading, '2017-10-25', '2017-11-03');
  assert.equal(await reading.page.locator('#panel .notice').count(), 1);
});

forSome('two dates are compared under another rule too', {}, async reading => {
  const { page } = reading;
  await reading.open(`${RANGE}&rule=strict`);
  await compares(reading, '2017-10-25', '2017-11-03');
  const [a, b] = [
    await control(ANBAR, '2017-10-25', '?rule=strict'),
    await control(ANBAR, '2017-11-03', '?rule=strict'),
  ];
  const wanted = [...b.keys()].filter(id => states(a.get(id)) !== states(b.get(id)));
  assert.equal(await page.locator('#range .outcome li h3 a').count(), wanted.length);
});
