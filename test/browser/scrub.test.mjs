// What a hand on the slider costs where an atlas is large: no request, no canvas that the day
// leaves as it was, a bounded page; and what is drawn is the state of the day.
import assert from 'node:assert/strict';
import { eventually } from './harness/eventually.mjs';
import { addDays, control, dayNumber, json } from './harness/facts.mjs';
import { digits, group, latin, rows } from './harness/legend.mjs';
import { DESKS } from './harness/matrix.mjs';
import { forReaders, LARGE } from './harness/suite.mjs';

const site = LARGE;
/** One reader whose map moves at once, so that no drawing of a movement is taken for one of a day. */
const desk = { site, readers: DESKS.slice(0, 1), reducedMotion: 'reduce' };
const TICKS = 100;
/** Elements of a page whose atlas has thousands of places. */
const MOST_ELEMENTS = 2500;
/** Gzipped bytes until the first state stands there: those of any page, and those of a place. */
const FIRST = { page: 40_000, place: 7.5 };

const days = async () => {
  const { first, last } = await json(site, '/dates.json');
  const all = dayNumber(last) - dayNumber(first);
  return { first, all, at: share => addDays(first, Math.round(share * all)) };
};

/** Counts the calls that draw on each canvas, by its class or that of what it stands in. */
function watch() {
  const proto = CanvasRenderingContext2D.prototype;
  globalThis.drawn = {};
  for (const name of [
    'putImageData',
    'drawImage',
    'clearRect',
    'fillRect',
    'fillText',
    'strokeText',
    'fill',
    'stroke',
  ]) {
    const draw = proto[name];
    proto[name] = function (...rest) {
      const { className, parentElement } = this.canvas;
      const second = this.canvas.previousElementSibling?.tagName === 'CANVAS' ? ' words' : '';
      const canvas = className || (parentElement ? parentElement.className + second : 'in memory');
      globalThis.drawn[canvas] = (globalThis.drawn[canvas] ?? 0) + 1;
      return draw.apply(this, rest);
    };
  }
}

/** Lets a test hold what waits for time, so that a hand never rests on a slow machine. */
function holdTime() {
  const { setTimeout: later, clearTimeout: forget } = window;
  const due = new Map();
  globalThis.holding = false;
  window.setTimeout = (run, ms) => {
    const id = later(() => (globalThis.holding ? due.set(id, run) : run()), ms);
    return id;
  };
  window.clearTimeout = id => {
    due.delete(id);
    forget(id);
  };
  globalThis.goOn = () => {
    globalThis.holding = false;
    for (const run of due.values()) run();
    due.clear();
  };
}

/** Moves the slider as a hand does, one value a frame, and tells the sentence of the last. */
const drag = (page, values) =>
  page.evaluate(async values => {
    const slider = document.querySelector('#day-slider');
    const frames = n => (n ? new Promise(done => requestAnimationFrame(done)).then(() => frames(n - 1)) : null);
    for (const value of values) {
      slider.value = String(value);
      slider.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await frames(2);
    }
    return slider.getAttribute('aria-valuetext');
  }, values);

/** Opens a day with all years on the strip, and waits until nothing more is asked for. */
async function opened(reading, date) {
  const { page } = reading;
  await reading.open(`/?date=${date}`);
  await reading.showsDate(date);
  await page.locator('.tl-windows').selectOption('all');
  await page.locator('.tool-more .whole').click();
  await page.waitForLoadState('networkidle');
}

forReaders('a hand moves the day through a hundred steps', desk, async reading => {
  const { page } = reading;
  await page.addInitScript(watch);
  await page.addInitScript(holdTime);
  const { at, all } = await days();
  await opened(reading, at(0.4));
  await page.locator('.legend-list li').first().waitFor({ state: 'attached' });
  const start = dayNumber(at(0.4));
  const step = Math.max(1, Math.floor((0.3 * all) / TICKS));
  const asked = reading.watch.requests.length;
  await page.evaluate('globalThis.drawn = {}; globalThis.holding = true');
  const texts = new Set();
  for (let i = 0; i < TICKS; i += 10) {
    const values = Array.from({ length: 10 }, (_, k) => start + (i + k + 1) * step);
    const text = await drag(page, values);
    const year = addDays('1970-01-01', values.at(-1)).slice(0, 4);
    assert.ok(digits(text).includes(year), `${text} instead of ${year}`);
    texts.add(text);
  }
  const drawn = await page.evaluate('globalThis.drawn');
  assert.equal(texts.size, TICKS / 10, 'the slider tells each day');
  assert.equal(reading.watch.requests.length, asked, 'a step asks the server for something');
  assert.ok(drawn['plane-places'] > 0, 'no symbol is drawn');
  for (const canvas of ['plane-ground', 'plane-choice', 'plane-labels', 'tl-plot', 'tl-overview']) {
    assert.equal(drawn[canvas] ?? 0, 0, `${canvas} is drawn while the hand moves`);
  }
  // All that rested follows.
  await page.evaluate('goOn()');
  await eventually(async () => {
    assert.ok((await page.evaluate('globalThis.drawn'))['plane-labels'] > 0, 'no names at rest');
    assert.equal(await page.locator('#date-input').inputValue(), addDays('1970-01-01', start + TICKS * step));
  });
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  assert.ok(elements <= MOST_ELEMENTS, `${elements} elements`);
});

forReaders(
  'what is drawn on any day is the state of that day',
  { ...desk, readers: DESKS.slice(0, 2) },
  async reading => {
    const { page } = reading;
    const { at } = await days();
    await opened(reading, at(0.5));
    for (const share of [0.83, 0.12, 0.57, 0.56]) {
      const date = at(share);
      await drag(page, [dayNumber(date)]);
      await reading.showsDate(date);
      const states = [...(await control(site, date)).values()].filter(place => place.point);
      await eventually(async () => {
        const total = latin(await page.locator('#legend .legend-total').textContent());
        assert.equal(total, states.length, 'not all places are in view');
        const counted = (await rows(page)).map(row => row.n);
        const kinds = group(states);
        assert.deepEqual(
          counted.slice(0, kinds.length).sort((a, b) => a - b),
          kinds,
          date,
        );
      });
    }
  },
);

forReaders('a drawing of steps is that of the day itself', desk, async reading => {
  const { page } = reading;
  const picture = () => page.locator('.plane-places').evaluate(canvas => canvas.toDataURL());
  const { at } = await days();
  await opened(reading, at(0.3));
  await drag(
    page,
    [0.31, 0.7, 0.69, 0.5, 0.501].map(share => dayNumber(at(share))),
  );
  const stepped = await picture();
  await opened(reading, at(0.501));
  await eventually(async () => assert.ok((await picture()) === stepped, 'the picture is not that of the day'));
});

forReaders('the first state is there before the history is asked for', desk, async reading => {
  const { page } = reading;
  const { at } = await days();
  const { places } = await json(site, '/map/places.json');
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setExtraHTTPHeaders', { headers: { 'Accept-Encoding': 'gzip' } });
  const asked = new Map();
  const bytes = new Map();
  network.on('Network.requestWillBeSent', ({ requestId, request, type }) =>
    asked.set(requestId, { url: request.url, type }),
  );
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength));
  // Held back until the picture stands there: what came without them is what the picture needs.
  const held = [];
  await page.route(/\/(history|records)\.json|\/app\.js/, route => held.push(route));
  await reading.visit(`/?date=${at(0.5)}`);
  await page.locator('.first-picture').waitFor({ state: 'attached' });
  await eventually(() => assert.ok(held.length >= 3, 'the program is not asked for'));
  const weight = [...bytes].filter(([id]) => asked.get(id).type !== 'Font').reduce((sum, [, n]) => sum + n, 0);
  const most = FIRST.page + FIRST.place * places.count;
  assert.ok(weight > 10_000 && weight <= most, `${weight} bytes of ${most}`);
  for (const route of held) await route.continue();
  await reading.ready();
  await page.locator('.first-picture').waitFor({ state: 'detached' });
});
