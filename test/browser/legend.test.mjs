// The key to the symbols counts what is in view, no more and no less.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { control, json } from './harness/facts.mjs';
import { group, latin, rows } from './harness/legend.mjs';
import { ANBAR, forSome } from './harness/suite.mjs';

/** From this zoom on every located place is drawn, whatever its rank. */
const ALL_DRAWN = 11;

/** A point in pixels from the middle of the map, in Web Mercator. */
function offset([lon, lat], view) {
  const world = 256 * 2 ** view.zoom;
  const y = degrees => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360)) / (2 * Math.PI);
  return { x: ((lon - view.lon) / 360) * world, y: (y(view.lat) - y(lat)) * world };
}

const VIEWS = [
  ['the border', '2017-11-03', { zoom: ALL_DRAWN, lat: 34.4, lon: 41.05 }],
  ['Ramadi', '2015-05-20', { zoom: ALL_DRAWN, lat: 33.42, lon: 43.35 }],
];

for (const [where, date, view] of VIEWS) {
  forSome(`the legend counts the places in view by state: ${where}`, {}, async reading => {
    const { page } = reading;
    await reading.open(`/?date=${date}#map=${view.zoom}/${view.lat}/${view.lon}`);
    await reading.showsDate(date);
    await reading.unfold('legend');
    const map = await page.locator('#map').boundingBox();
    const states = [...(await control(ANBAR, date)).values()].filter(place => place.point);
    const seen = states.filter(place => {
      const { x, y } = offset(place.point, view);
      return Math.abs(x) <= map.width / 2 && Math.abs(y) <= map.height / 2;
    });
    assert.ok(seen.length > 1, 'too few places for a test');
    const kinds = group(seen);
    await eventually(async () => {
      const counted = (await rows(page)).slice(0, kinds.length).map(row => row.n);
      assert.deepEqual(
        counted.sort((a, b) => a - b),
        kinds,
      );
      assert.equal(latin(await page.locator('#legend .legend-total').textContent()), seen.length);
    });
  });
}

forSome('legend, list of places and data of the day say the same', {}, async reading => {
  const { page } = reading;
  const states = await control(ANBAR, '2017-11-03');
  const { actors } = await json(ANBAR, '/map/places.json');
  const names = await json(ANBAR, '/map/names.json');
  await reading.open('/');
  await reading.unfold('legend');
  await reading.spot('al-qaim');
  const options = await page
    .locator('.place-list [role=option]')
    .evaluateAll(all =>
      all.map(o => ({ index: Number(o.id.replace('on-map-', '')), text: o.getAttribute('aria-label') })),
    );
  assert.equal(latin(await page.locator('#legend .legend-total').textContent()), options.length);
  for (const { index, text } of options) {
    const place = states.get(names.place_id[index]);
    assert.ok(text.includes((reading.rtl && place.name_ar) || place.name), text);
    if (place.status !== 'held') continue;
    const holder = actors.find(a => a.actor_id === place.holder);
    const sentence = (await reading.t('map.state.held')).replace(
      /\{actors?\}/,
      reading.rtl ? holder.name_ar : holder.in_text,
    );
    assert.ok(text.includes(sentence), `${text}: ${sentence}`);
  }
});
