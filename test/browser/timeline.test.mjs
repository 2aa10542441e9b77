// What hands and keys do to the strips of time, beyond the day itself.
import assert from 'node:assert/strict';
import { audit } from './harness/axe.mjs';
import { eventually } from './harness/eventually.mjs';
import { changeDays, dayNumber, json } from './harness/facts.mjs';
import { PHONES } from './harness/matrix.mjs';
import { ANBAR, forReaders, forSome } from './harness/suite.mjs';

/** The whole atlas in view. */
const WHOLE = '/#map=6/33.5/42.5';

/** First and last day of the detail strip. */
function shown(reading) {
  return reading.slider.evaluate(slider => [Number(slider.min), Number(slider.max)]);
}

const days = ([from, to]) => to - from + 1;

/** Waits until the strip shows another time than before, and returns it. */
function moved(reading, before) {
  return eventually(async () => {
    const now = await shown(reading);
    assert.notDeepEqual(now, before);
    return now;
  });
}

forSome('further kinds of change are counted when they are switched on', {}, async reading => {
  const { page } = reading;
  const all = (await json(ANBAR, '/changes.geojson')).features;
  const expired = all.filter(f => f.properties.kind === 'expired').map(f => f.properties.date);
  const counted = new Set(await changeDays(ANBAR));
  const only = expired.filter(day => !counted.has(day)).sort()[0];
  assert.ok(only, 'the atlas has no day on which a report only became too old');
  await reading.open(`/?date=${new Date(Date.parse(only) - 86_400_000).toISOString().slice(0, 10)}#map=6/33.5/42.5`);
  const label = () => page.locator('.tl-next').getAttribute('aria-label');
  assert.equal(await label(), await reading.t('map.next'));
  await page.locator('.tl-more').click();
  assert.deepEqual(await audit(page), []);
  await page.locator('dialog[open] input[name=expired]').check();
  const kind = await reading.t('map.kind.expired');
  await eventually(async () => assert.ok((await label()).includes(kind), 'the button does not say what it counts'));
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await page.locator('.tl-next').click();
  await reading.showsDate(only);
});

forSome('a phase is fitted by keyboard, and its words are not cut mid-letter', {}, async reading => {
  const { page } = reading;
  await reading.open('/');
  const before = await shown(reading);
  const band = page.locator('.tl-phase:not([hidden])[tabindex="0"]').first();
  await band.focus();
  await page.keyboard.press('Enter');
  const after = await moved(reading, before);
  assert.ok(days(after) < days(before));
  assert.equal(await band.evaluate(b => document.activeElement === b), true, 'the focus is lost');
  const cut = await page
    .locator('.tl-band')
    .evaluateAll(all => all.filter(b => b.textContent && getComputedStyle(b).textOverflow !== 'ellipsis').length);
  assert.equal(cut, 0);
});

forSome('the lane of a place names its states, and a tap goes to the first day of one', {}, async reading => {
  const { page } = reading;
  await reading.open('/?place=al-qaim');
  const spans = page.locator('.tl-span:not([hidden])');
  await spans.first().waitFor();
  const now = page.locator('.tl-span[aria-current]');
  assert.match(await now.getAttribute('aria-label'), reading.rtl ? /العراقية/ : /Iraqi government/);
  // The widest state but the present one; its start lies in or before the strip.
  const widths = await spans.evaluateAll(all =>
    all.map(s => (s.hasAttribute('aria-current') ? 0 : s.getBoundingClientRect().width)),
  );
  const target = spans.nth(widths.indexOf(Math.max(...widths)));
  const handle = await target.elementHandle();
  const before = await reading.date();
  await target.click();
  await eventually(async () => assert.notEqual(await reading.date(), before));
  await eventually(async () => assert.equal(await handle.getAttribute('aria-current'), 'date'));
});

forSome('buttons, keys, wheel and the list of times zoom the strip', {}, async reading => {
  const { page } = reading;
  await reading.open('/');
  let before = await shown(reading);
  const narrower = async () => {
    const now = await moved(reading, before);
    assert.ok(days(now) < days(before), `${days(before)} days became ${days(now)}`);
    before = now;
  };
  await reading.slider.focus();
  await page.keyboard.press('+');
  await narrower();
  await page.keyboard.press('-');
  before = await moved(reading, before);
  if (reading.phone) await page.locator('.tl-more').click();
  await page.locator('.tl-closer').click();
  await narrower();
  await page.locator('.tl-windows').selectOption('all');
  before = await moved(reading, before);
  if (reading.phone) return;
  const box = await reading.slider.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 40);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -200);
  await page.keyboard.up('Control');
  await narrower();
});

forReaders('two fingers zoom the strip and leave the day alone', { readers: PHONES }, async reading => {
  const { page } = reading;
  await reading.open('/');
  const date = await reading.date();
  const before = await shown(reading);
  const box = await reading.slider.boundingBox();
  const touch = await page.context().newCDPSession(page);
  const at = reach => [-1, 1].map((side, id) => ({ x: box.x + box.width / 2 + side * reach, y: box.y + 30, id }));
  const send = (type, touchPoints) => touch.send('Input.dispatchTouchEvent', { type, touchPoints });
  await send('touchStart', at(40).slice(0, 1));
  await send('touchStart', at(40));
  for (const reach of [60, 80, 110]) await send('touchMove', at(reach));
  await send('touchEnd', []);
  const after = await moved(reading, before);
  assert.ok(days(after) < days(before) * 0.7, `${days(before)} days became ${days(after)}`);
  // Its day may now lie beside the strip.
  assert.equal(await reading.date(), date);
});

forSome('the frame on all years moves by keys, and its edges are dragged', {}, async reading => {
  const { page } = reading;
  await reading.open('/');
  const before = await shown(reading);
  const width = (await page.locator('.tl-frame').boundingBox()).width;
  assert.ok(width >= 14, `the frame is ${width} px wide`);
  await page.locator('#window-slider').focus();
  await page.keyboard.press(reading.backward);
  const back = await moved(reading, before);
  assert.ok(back[0] < before[0] && days(back) === days(before));
  const edge = await page.locator('.tl-edge-from').boundingBox();
  const y = edge.y + edge.height / 2;
  const x = edge.x + edge.width / 2;
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + (reading.rtl ? 60 : -60), y, { steps: 4 });
  await page.mouse.up();
  const wide = await moved(reading, back);
  assert.ok(wide[0] < back[0] && wide[1] === back[1], `${back} became ${wide}`);
});

forSome('a step past the edge moves the strip by a third', {}, async reading => {
  await reading.open('/');
  await reading.slider.focus();
  await reading.page.keyboard.press('End');
  const before = await shown(reading);
  await reading.page.keyboard.press(reading.onward);
  const after = await moved(reading, before);
  const { last } = await (await fetch(`${ANBAR}/dates.json`)).json();
  const room = dayNumber(last) - before[1];
  assert.equal(after[0] - before[0], Math.min(room, Math.round(days(before) / 3)));
});

forSome('where nothing changed in view, the step says so and offers the nearest elsewhere', {}, async reading => {
  const { page } = reading;
  await reading.open('/#map=13/31.2/40.2');
  assert.match(await page.locator('#tl-count').textContent(), reading.rtl ? /^٠/ : /^0 /);
  const before = await reading.date();
  await page.locator('.tl-next').click();
  const note = page.locator('.tl-note');
  await note.getByText(await reading.t('map.next.none')).waitFor();
  assert.equal(await reading.date(), before);
  await note.locator('button').click();
  await reading.showsDate((await changeDays(ANBAR)).find(day => day > before));
  await note.waitFor({ state: 'hidden' });
});

forSome('a typed date outside the atlas is answered in words', {}, async reading => {
  const { page } = reading;
  await reading.open(WHOLE);
  await page.locator('#date-input').fill('1801-01-01');
  await page.locator('#date-input').blur();
  const words = (await reading.t('map.date.outside')).split('{')[0];
  await page.locator('.tl-note').getByText(words).waitFor();
});

forSome('the question mark lists the keys, and Escape closes no more than the list', {}, async reading => {
  const { page } = reading;
  await reading.open('/?place=al-qaim');
  await reading.slider.focus();
  await page.keyboard.press('?');
  const list = page.locator('dialog.tl-keys[open]');
  await list.waitFor();
  assert.equal(await list.locator('dt').count(), 9);
  assert.deepEqual(await audit(page), []);
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
  assert.ok(page.url().includes('place=al-qaim'), 'the place is closed as well');
});

forSome('outside the windows of the documents the map says that the sources tell little', {}, async reading => {
  const { page } = reading;
  await reading.open('/?date=2010-01-05');
  await page
    .locator('.map-note')
    .getByText(await reading.t('map.quiet'))
    .waitFor();
  await reading.open('/?date=2017-11-03');
  await page.locator('.map-note').waitFor({ state: 'hidden' });
});
