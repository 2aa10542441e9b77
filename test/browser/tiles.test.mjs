// MapLibre, a map of somebody else's page, draws our vector tiles as docs/http.md says.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch } from './harness/browser.mjs';
import { eventually } from './harness/eventually.mjs';
import { serveFiles } from './harness/files.mjs';
import { maplibre, root } from './harness/packages.mjs';
import { readPng } from './harness/png.mjs';
import { ANBAR } from './harness/suite.mjs';
import { Watch } from './harness/watch.mjs';

let browser, press;
before(async () => {
  // WebGL in software: the machines of tests have no graphics card.
  browser = await launch('--use-angle=swiftshader', '--enable-unsafe-swiftshader');
  press = await serveFiles(maplibre, { '/article': await snippet() });
});
after(async () => {
  await browser?.close();
  await press?.stop();
});

/** The page that the reference tells readers to write, on another site; its map and show() can be reached. */
async function snippet() {
  const doc = await readFile(join(root, 'docs/http.md'), 'utf8');
  const script = /```html\n(<script type="module">.*?<\/script>)\n```/s.exec(doc)[1];
  const page = script
    .replace('./maplibre-gl/', './')
    .replace('http://127.0.0.1:8080', ANBAR)
    .replace('</script>', 'Object.assign(window, { map, show });</script>');
  return `<!doctype html><meta charset="utf-8"><title>map</title><link rel="icon" href="data:,"><link rel="stylesheet" href="maplibre-gl.css">
    <style>body{margin:0}#map{width:900px;height:600px}</style><div id="map"></div>${page}`;
}

/** What the state of a day is: holder and status of each place with a point, by id. */
async function stateOn(date) {
  const { features } = await (await fetch(`${ANBAR}/control/${date}.geojson`)).json();
  const held = features.filter(f => f.geometry);
  return new Map(held.map(({ properties: p }) => [p.place_id, `${p.status} ${p.holder ?? '-'}`]));
}

/** The same of what is drawn. */
async function drawn(page) {
  const seen = await page.evaluate(() =>
    window.map.queryRenderedFeatures().map(({ properties: p }) => [p.place_id, `${p.status} ${p.holder ?? '-'}`]),
  );
  return new Map(seen);
}

test('MapLibre draws each place of a day in the colour of its holder, and turns to another day', {
  timeout: 60_000,
}, async () => {
  const page = await browser.newPage({ viewport: { width: 900, height: 600 } });
  const watch = new Watch(page, press.url);
  await page.goto(`${press.url}/article`);
  const shows = date =>
    eventually(async () => assert.deepEqual([...(await drawn(page))].sort(), [...(await stateOn(date))].sort()));

  await shows('2017-11-03');
  const { actors } = await (await fetch(`${ANBAR}/map/places.json`)).json();
  assert.equal(await colourAt(page, 'rawa'), actors.find(a => a.actor_id === 'is').color);

  const tiles = () => watch.requests.filter(url => url.endsWith('.mvt') || url.includes('.mvt?'));
  const asked = tiles().length;
  assert.ok(asked > 0 && tiles().every(url => url.startsWith(`${ANBAR}/e/`)), 'the tiles are not those of the edition');
  await page.evaluate(() => window.show('2017-11-18'));
  await shows('2017-11-18');
  assert.notEqual(await colourAt(page, 'rawa'), actors.find(a => a.actor_id === 'is').color);
  assert.ok(tiles().length > asked, 'no tile of the other day was asked for');

  // The whole world has tiles with nothing in them; they are no trouble.
  await page.evaluate(async () => {
    const { tiles, maxzoom } = await (await fetch(window.map.getSource('control').url)).json();
    const { map } = window;
    map
      .addSource('world', { type: 'vector', tiles, maxzoom })
      .addLayer({ id: 'world', type: 'circle', source: 'world', 'source-layer': 'control' });
    await new Promise(resolve => map.jumpTo({ center: [0, 0], zoom: 1 }).once('idle', resolve));
  });
  assert.ok(
    tiles().some(url => url.includes('/tiles/control/1/0/1.mvt')),
    'no empty tile was asked for',
  );
  watch.assertQuiet([new RegExp(`^other origin: ${ANBAR}/`)]);
});

/** The colour of the middle of a place's symbol. */
async function colourAt(page, id) {
  const at = await page.evaluate(place => {
    const found = window.map.queryRenderedFeatures().find(f => f.properties.place_id === place);
    return window.map.project(found.geometry.coordinates);
  }, id);
  const picture = readPng(
    await page.screenshot({ clip: { x: Math.round(at.x), y: Math.round(at.y), width: 1, height: 1 } }),
  );
  return `#${[...picture.at(0, 0)]
    .slice(0, 3)
    .map(n => n.toString(16).padStart(2, '0'))
    .join('')}`;
}
