import assert from 'node:assert/strict';
import { test } from 'node:test';
import { between } from './block.mjs';
import { forTimeDimension, forTimeline, intervals, millis } from './convert.mjs';
import { GOALS, holds } from './goals.mjs';
import { firstState } from './load.mjs';
import { html, PAGES } from './pages.mjs';
import { viewOf } from './peers.mjs';
import { frames, sweep } from './scrub.mjs';
import { percentile, ratio, spread } from './stats.mjs';
import { cell, reached, report } from './table.mjs';
import { within } from './ticks.mjs';

const DAY = 86_400_000;

test('percentiles are values of the series, by the nearest rank', () => {
  const values = [40, 10, 30, 20];
  assert.equal(percentile(values, 0.5), 20);
  assert.equal(percentile(values, 0.95), 40);
  assert.deepEqual(values, [40, 10, 30, 20]);
  assert.ok(Number.isNaN(percentile([], 0.5)));
  assert.deepEqual(spread([3, Number.NaN, 1, 2]), { median: 2, min: 1, max: 3 });
  assert.equal(spread([Number.NaN]), null);
});

test('a ratio pairs the rounds before it takes their median', () => {
  assert.deepEqual(ratio([10, 40, 90], [10, 20, 30]), { median: 2, min: 1, max: 3 });
  assert.equal(ratio([1], [0]), null);
});

test('the block between the markers is replaced, the rest of the document stays', () => {
  const document = '# Speed\n\n<!-- bench -->\nkept\n<!-- /bench -->\n\n<!-- web -->\nold\n<!-- /web -->\n\nend\n';
  const once = between(document, 'web', '\nnew\n');
  assert.equal(once, document.replace('old', 'new'));
  assert.equal(between(once, 'web', 'new'), once);
  assert.equal(between('# Speed\n', 'web', 'new'), '# Speed\n\n<!-- web -->\nnew\n<!-- /web -->\n');
  assert.equal(between('', 'web', 'new'), '<!-- web -->\nnew\n<!-- /web -->\n');
  assert.throws(() => between('<!-- web -->\n', 'web', 'new'), /marker/);
  assert.throws(() => between('<!-- /web --><!-- web -->', 'web', 'new'), /marker/);
});

/** Spans as /spans.geojson has them: two of one place, one without a point. */
function spans() {
  const feature = (coordinates, properties) => ({
    type: 'Feature',
    geometry: coordinates && { type: 'Point', coordinates },
    properties: {
      place_id: 'rawa',
      name: 'Rawa',
      holder: null,
      status: 'unknown',
      start_date: null,
      end_date: null,
      ...properties,
    },
  });
  return {
    features: [
      feature([41, 34], { end_date: '2020-01-03' }),
      feature([41, 34], { holder: 'reds', status: 'held', start_date: '2020-01-03' }),
      feature(null, {}),
    ],
  };
}

test('spans become features that hold on the same days in each plugin', () => {
  const list = intervals(spans(), '2020-01-01', '2020-01-05');
  assert.deepEqual(
    list.map(one => [one.look, one.start, one.end]),
    [
      ['unknown', millis('2020-01-01'), millis('2020-01-03')],
      ['reds', millis('2020-01-03'), millis('2020-01-05') + DAY],
    ],
  );
  const timeline = forTimeline(list).features.map(f => f.properties);
  const dimension = forTimeDimension(list).features.map(f => f.properties);
  for (let time = millis('2020-01-01'); time <= millis('2020-01-05'); time += DAY) {
    const expected = list.filter(one => one.start <= time && time < one.end).map(one => one.look);
    // As the plugins read them: the end is left out there, the last day is named here.
    const shown = timeline.filter(p => p.start <= time && time <= p.end - (p.endExclusive ? 1 : 0));
    assert.deepEqual(
      shown.map(p => p.look),
      expected,
    );
    const named = dimension.filter(p => p.times[0] <= time && p.times[1] >= time - 60_000);
    assert.deepEqual(
      named.map(p => p.look),
      expected,
    );
  }
});

test('the view holds the whole area, at a zoom in quarters', () => {
  const { zoom, center } = viewOf([-39, -17, -33, -11]);
  assert.deepEqual(center, [-14, -36]);
  assert.equal(zoom * 4, Math.round(zoom * 4));
  const width = (256 * 2 ** zoom * 6) / 360;
  assert.ok(width <= 640 && width > 250, `${width}`);
});

test('the hand goes there and back between two shares of the track', () => {
  assert.deepEqual(
    [0, 0.25, 0.5, 0.75, 1].map(share => sweep(share).toFixed(2)),
    ['0.30', '0.50', '0.70', '0.50', '0.30'],
  );
});

test('frames are counted by their gaps, dates where they differ from the frame before', () => {
  const list = [0, 16, 32, 132].map((at, i) => [at, ['a', 'b', 'b', 'c'][i]]);
  const long = [
    { start: 5, duration: 90 },
    { start: 50, duration: 60 },
  ];
  const got = frames({ frames: list, long }, 10);
  assert.deepEqual([got.p50, got.p95, got.shown, got.longTasks, got.longMs], [16, 100, 2, 1, 60]);
  assert.ok(Math.abs(got.dates - 2 / 0.132) < 1e-9);
});

test('the first state stands when half of the plane is painted', () => {
  assert.equal(
    firstState([
      [10, 0],
      [20, 30],
      [30, 51],
      [40, 100],
      [50, 90],
    ]),
    30,
  );
  assert.throws(() => firstState([[10, 0]]), /no places/);
});

test('a profile counts a function with what it calls', () => {
  const node = (id, functionName, children) => ({ id, callFrame: { functionName }, children });
  const profile = {
    nodes: [node(1, '(root)', [2, 4]), node(2, 'seek', [3]), node(3, 'set'), node(4, 'draw')],
    samples: [1, 2, 3, 4, 3],
    timeDeltas: [1000, 2000, 3000, 4000, 500],
  };
  assert.equal(within(profile, 'seek'), 5.5);
  assert.ok(Number.isNaN(within(profile, 'absent')));
});

test('a cell has the median, the spread where rounds differ, and the ratio to the limit', () => {
  assert.equal(cell([16.7, 33.4, 20], 1, [10, 10, 10]), '20.0 (16.7..33.4) **×2.00**');
  assert.equal(cell([0, 0, 0], 0), '0');
  assert.equal(cell([Number.NaN], 0), '–');
});

test('a goal is read from its size, its speed and its page, and judged by its bound', () => {
  const [frame] = GOALS;
  const scrub = { ours: [{ p95: 30 }], limit: [{ p95: 20 }] };
  const results = [{ size: frame.size, throttle: 1, places: 1, spans: 1, scrub }];
  assert.equal(reached(frame, results).median, 1.5);
  assert.equal(reached(frame, results, 'limit').median, 20);
  assert.equal(reached(frame, [{ ...results[0], throttle: 4 }]), null);
  assert.ok(!holds(frame, 1.5) && holds(frame, frame.most));
  assert.ok(GOALS.every(goal => (goal.most === undefined) !== (goal.least === undefined)));
  const text = report(results, 'About.');
  assert.match(text, /^About\.\n\n/);
  assert.match(text, /\| P10 \| .* \| ≤ 1\.2 \| 1\.50 \| 20 \| \*\*does not hold\*\* \|/);
  assert.match(text, /\| P14 \| .* \| not measured \|/);
});

test('a page of a peer names its parts and what it knows of the atlas', () => {
  const text = html(PAGES['timeline-canvas'], { zoom: 6 });
  assert.match(text, /const BENCH = \{"zoom":6,"canvas":true\}/);
  assert.match(text, /src="\/modules\/leaflet\.timeline\/dist\/leaflet\.timeline\.js"/);
  assert.doesNotMatch(text, /type="range"/);
  assert.match(html(PAGES.limit, {}), /type="range"/);
});
