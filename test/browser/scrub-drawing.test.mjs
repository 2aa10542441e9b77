// What a day costs the plane of symbols: the places whose pictures it changes.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { addDays, control, json } from './harness/facts.mjs';
import { ANBAR, forSome } from './harness/suite.mjs';

const VIEW = '#map=8/33.5/42.5';
/** Pixels of a square that takes any picture at this zoom with the tiles that it meets. */
const ROOM = 48;
/** First days on which a symbol shows an older report. */
const AGES = [91, 366, 1096];

/** What the symbol of each place says on a day. */
async function symbols(date) {
  const { features } = await json(ANBAR, '/changes.geojson');
  const changed = new Set(
    features
      .filter(f => f.properties.date === date && ['hands', 'fighting'].includes(f.properties.kind))
      .map(f => f.properties.place_id),
  );
  const age = ({ last_report }) =>
    last_report ? AGES.filter(days => addDays(last_report, days) <= date).length : 'never';
  return new Map(
    [...(await control(ANBAR, date))]
      .filter(([, state]) => state.point)
      .map(([id, state]) => [id, [state.status, state.holder, state.holders, age(state), changed.has(id)].join()]),
  );
}

/** Counts the pixels that are put onto the symbols' plane, and other ways of drawing there. */
function watch() {
  const proto = CanvasRenderingContext2D.prototype;
  globalThis.laid = { pixels: 0, others: 0 };
  const mine = ctx => ctx.canvas.className === 'plane-places';
  const { putImageData } = proto;
  proto.putImageData = function (...rest) {
    const [image, , , , , width = image.width, height = image.height] = rest;
    if (mine(this)) globalThis.laid.pixels += width * height;
    putImageData.apply(this, rest);
  };
  for (const name of ['drawImage', 'clearRect', 'fillRect', 'fill', 'stroke']) {
    const draw = proto[name];
    proto[name] = function (...rest) {
      if (mine(this)) globalThis.laid.others++;
      return draw.apply(this, rest);
    };
  }
}

const taken = page =>
  page.evaluate(() => {
    const { laid } = globalThis;
    globalThis.laid = { pixels: 0, others: 0 };
    return laid;
  });

const picture = page => page.locator('.plane-places').evaluate(canvas => canvas.toDataURL());

forSome('a day draws only the places whose symbols it changes, and leaves what a whole drawing gives', {}, async r => {
  const { page } = r;
  await page.addInitScript(watch);
  let date = '2014-06-26';
  await r.open(`/?date=${date}${VIEW}`);
  await r.showsDate(date);
  assert.ok((await taken(page)).pixels > 0, 'nothing is drawn at first');
  const quiet = [];
  let busy = 0;
  await r.slider.focus();
  for (let i = 0; i < 8; i++) {
    const before = await symbols(date);
    date = addDays(date, 1);
    const after = await symbols(date);
    await page.keyboard.press(r.onward);
    await r.showsDate(date);
    // Two frames: whatever the day draws has been drawn.
    await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
    const { pixels, others } = await taken(page);
    const n = [...after].filter(([id, symbol]) => before.get(id) !== symbol).length;
    assert.ok(pixels <= n * ROOM ** 2, `${date}: ${pixels} pixels for ${n} places`);
    assert.equal(others, 0, 'symbols are drawn in another way');
    if (n === 0) quiet.push(date);
    else if (pixels > 0) busy++;
  }
  assert.ok(quiet.length > 0, 'no day without a change on the way');
  assert.ok(busy > 0, 'no day with a change on the way');
  const stamped = await picture(page);
  await r.open(`/?date=${date}${VIEW}`);
  await r.showsDate(date);
  await eventually(async () => assert.ok((await picture(page)) === stamped, 'the picture is not that of the day'));
});
