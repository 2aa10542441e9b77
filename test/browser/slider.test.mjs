// The slider moves time: map, text, address and data follow it.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { eventually } from './harness/eventually.mjs';
import { actor, addDays, changeDays, control, dayNumber } from './harness/facts.mjs';
import { ANBAR, forReaders, forSome } from './harness/suite.mjs';

forReaders('the map opens on 3 November 2017', {}, async reading => {
  await reading.open('/');
  await reading.showsDate('2017-11-03');
  assert.equal(await reading.page.locator('#day').getAttribute('data-date'), '2017-11-03');
  assert.equal(await reading.page.locator('#date-input').inputValue(), '2017-11-03');
  assert.match(
    await reading.slider.getAttribute('aria-valuetext'),
    reading.rtl ? /٣ تشرين الثاني ٢٠١٧/ : /3 November 2017/,
  );
});

forReaders("one arrow key on, Al-Qa'im changes hands on the map and in the text", {}, async reading => {
  const { page, watch } = reading;
  const before = (await control(ANBAR, '2017-11-02')).get('al-qaim');
  const after = (await control(ANBAR, '2017-11-03')).get('al-qaim');
  assert.deepEqual([before.holder, after.holder], ['is', 'iraq']);
  const theme = reading.reader.theme;

  await reading.open('/?date=2017-11-02');
  await reading.showsDate('2017-11-02');
  await reading.seesColour('al-qaim', (await actor(ANBAR, 'is', theme)).rgb);
  const said = await (await reading.option('al-qaim')).getAttribute('aria-label');

  await reading.slider.focus();
  const asked = watch.requests.length;
  await page.keyboard.press(reading.onward);
  await reading.showsDate('2017-11-03');
  await reading.seesColour('al-qaim', (await actor(ANBAR, 'iraq', theme)).rgb);
  // The list of places follows the picture, a moment later.
  await eventually(async () =>
    assert.notEqual(await (await reading.option('al-qaim')).getAttribute('aria-label'), said),
  );

  await page.locator('#day[data-date="2017-11-03"] a[data-place="al-qaim"]').first().waitFor({ state: 'attached' });
  const changes = page.locator('#day .changed li', { has: page.locator('a[data-place="al-qaim"]') });
  assert.ok((await changes.locator('.says b').count()) > 0, 'the text names nobody who says so');
  const paths = watch.requests.slice(asked).map(url => new URL(url).pathname.replace(/^\/e\/\w+/, ''));
  assert.deepEqual(paths, ['/on/2017-11-03'], 'a step asks for the text of its day and nothing else');
});

forSome('a hundred ticks of scrubbing ask the server for nothing', {}, async reading => {
  const { page, watch } = reading;
  await reading.open('/');
  const box = await reading.slider.boundingBox();
  const y = box.y + box.height / 2;
  const x = share => box.x + box.width * share;
  await page.mouse.move(x(0.5), y);
  await page.mouse.down();
  const asked = watch.requests.length;
  const shown = new Set();
  for (const share of [0.8, 0.2, 0.7, 0.4, 0.6]) {
    await page.mouse.move(x(share), y, { steps: 20 });
    shown.add(await reading.date());
  }
  assert.equal(shown.size, 5, 'the map does not follow the finger');
  assert.deepEqual(watch.requests.slice(asked), []);
  await page.mouse.up();
  const rested = await eventually(async () => {
    const date = await reading.date();
    assert.equal(await page.locator('#day').getAttribute('data-date'), date);
    return date;
  });
  assert.ok(watch.requests.slice(asked).every(url => new URL(url).pathname.endsWith(`/on/${rested}`)));
});

forSome("the day's GeoJSON, downloaded by the link on the map, says who holds Al-Qa'im", {}, async reading => {
  const { page } = reading;
  await reading.open('/?date=2017-11-02');
  await reading.slider.focus();
  await page.keyboard.press(reading.onward);
  await reading.showsDate('2017-11-03');
  await page.locator('#day[data-date="2017-11-03"]').waitFor({ state: 'attached' });
  await reading.unfold('legend');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#legend a[data-link=geojson]').click(),
  ]);
  const file = JSON.parse(await readFile(await download.path(), 'utf8'));
  const place = file.features.find(f => f.properties.place_id === 'al-qaim');
  assert.equal(file.type, 'FeatureCollection');
  assert.deepEqual([place.properties.holder, place.properties.status], ['iraq', 'held']);
});

forSome('keys move the slider by day, week, month, to its ends and to the next change', {}, async reading => {
  const { page } = reading;
  await reading.open('/');
  await reading.slider.focus();
  const press = async (key, date) => {
    await page.keyboard.press(key);
    await reading.showsDate(date);
  };
  await press(`Shift+${reading.onward}`, '2017-11-10');
  await press(reading.backward, '2017-11-09');
  await press('PageUp', '2017-12-09');
  await press('PageDown', '2017-11-09');
  const ends = await Promise.all(['min', 'max'].map(name => reading.slider.getAttribute(name)));
  await page.keyboard.press('Home');
  await eventually(async () => assert.equal(await reading.slider.inputValue(), ends[0]));
  await page.keyboard.press('End');
  await eventually(async () => assert.equal(await reading.slider.inputValue(), ends[1]));
});

forSome('the step buttons go to the change before and after', {}, async reading => {
  const { page } = reading;
  const days = await changeDays(ANBAR);
  await reading.open('/#map=6/33.5/42.5');
  await page.locator('.tl-next').click();
  await reading.showsDate(days.find(day => day > '2017-11-03'));
  await page.locator('.tl-previous').click();
  await reading.showsDate('2017-11-03');
  await page.locator('.tl-previous').click();
  await reading.showsDate(days.filter(day => day < '2017-11-03').at(-1));
});

forSome('a typed date is shown; one outside the atlas gives the nearest day', {}, async reading => {
  const { page } = reading;
  const { first } = await (await fetch(`${ANBAR}/dates.json`)).json();
  await reading.open('/');
  await page.locator('#date-input').fill('2015-05-01');
  await reading.showsDate('2015-05-01');
  await page.locator('#day[data-date="2015-05-01"]').waitFor({ state: 'attached' });
  await page.locator('#date-input').fill('1801-01-01');
  await page.locator('#date-input').blur();
  await eventually(async () => assert.ok((await reading.date()) <= first));
});

forSome('a tap on a phase fits the strip to it', {}, async reading => {
  const { page } = reading;
  const { phases } = await (await fetch(`${ANBAR}/map/records.json`)).json();
  const name = reading.rtl ? 'title_ar' : 'title';
  await reading.open('/');
  const band = page.locator('.tl-phase:not([hidden])').first();
  const title = await band.getAttribute('title');
  const phase = phases.find(p => title.includes(p[name]));
  assert.ok(phase, `no phase is called ${title}`);
  await band.click();
  await eventually(async () => {
    const [min, max] = await Promise.all(['min', 'max'].map(end => reading.slider.getAttribute(end)));
    assert.ok(Number(min) <= dayNumber(phase.start) && Number(min) >= dayNumber(addDays(phase.start, -4)));
    assert.ok(Number(max) >= dayNumber(phase.end) && Number(max) <= dayNumber(addDays(phase.end, 4)));
  });
});
