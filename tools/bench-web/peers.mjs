// Serves the pages of the peers and of the limit, with data made from our own spans.
import { readFile } from 'node:fs/promises';
import { createServer, get } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { forTimeDimension, forTimeline, intervals, millis } from './convert.mjs';
import { html, PAGES } from './pages.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.html': 'text/html' };

/** Looks of spans that nobody holds. */
const NOBODY = { unknown: '#c9c9c9', contested: '#e0a800', claimed: '#9a9a9a', unsure: '#9a9a9a' };

/** Pixels that the map of every page has free of what lies over it, with room to spare. */
const ROOM = { width: 640, height: 440 };

/** The centre and the zoom, in quarters, at which an area in degrees fills the room. */
export function viewOf([west, south, east, north]) {
  const mercator = lat => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI);
  const pixels = Math.min((ROOM.width * 360) / (east - west), ROOM.height / (mercator(north) - mercator(south)));
  return { zoom: Math.floor(4 * Math.log2(pixels / 256)) / 4, center: [(south + north) / 2, (west + east) / 2] };
}

/**
 * What the pages need to know of an atlas that the program serves at `url`: its days,
 * a view of all of it, its colours, and the day after a share of all days to open on.
 */
export async function facts(url, share) {
  const boot = JSON.parse(/id="boot">([^<]*)</.exec(await (await fetch(`${url}/`)).text())[1]);
  const { actors } = await (await fetch(`${url}/map/places.json`)).json();
  const looks = { ...NOBODY, ...Object.fromEntries(actors.map(actor => [actor.actor_id, actor.color])) };
  const first = millis(boot.first);
  const last = millis(boot.last);
  const day = 86_400_000;
  const start = first + Math.round(((last - first) / day) * share) * day;
  return { ...viewOf(boot.bounds), looks, first, last, start, days: [boot.first, boot.last] };
}

/** The files of one atlas, compressed, by path; how many places and spans they hold; the bytes of all spans as GeoJSON. */
async function files(url, bench) {
  const answer = await fetch(`${url}/spans.geojson`);
  const list = intervals(await answer.json(), ...bench.days);
  for (const { look } of list) bench.looks[look] ??= NOBODY.unsure;
  const made = new Map();
  const add = (path, text) => made.set(path, { body: gzipSync(text, { level: 9 }), type: TYPES[extname(path)] });
  add('/intervals.json', JSON.stringify(forTimeline(list)));
  add('/times.json', JSON.stringify(forTimeDimension(list)));
  const named = Object.entries(PAGES).filter(([, page]) => page.script);
  for (const [name, page] of named) add(`/${name}.html`, html(page, bench));
  const history = await weigh(`${url}/spans.geojson`);
  return { made, places: new Set(list.map(one => one.place)).size, spans: list.length, history };
}

/** Bytes of a gzipped answer, on the wire. */
function weigh(url) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'Accept-Encoding': 'gzip' } }, answer => {
      let bytes = 0;
      answer.on('data', part => {
        bytes += part.length;
      });
      answer.on('end', () => resolve(bytes));
    }).on('error', reject);
  });
}

/** Scripts and styles, compressed when first asked for. */
function shelf() {
  const kept = new Map();
  return async path => {
    if (!kept.has(path)) {
      const [, folder, ...rest] = path.split('/');
      const root = { pages: 'pages', modules: 'node_modules' }[folder];
      if (!root || rest.includes('..')) return null;
      const text = await readFile(join(here, root, ...rest)).catch(() => null);
      if (!text) return null;
      kept.set(path, { body: gzipSync(text, { level: 9 }), type: TYPES[extname(path)] ?? 'application/octet-stream' });
    }
    return kept.get(path);
  };
}

/**
 * Serves the pages for an atlas. Everything goes out gzipped, from memory. Resolves
 * to the address, without a slash at the end, the number of places and spans that
 * have a point, the bytes of all spans as GeoJSON, and a function that stops it.
 */
export async function servePeers(url, bench) {
  const { made, ...counts } = await files(url, bench);
  const find = shelf();
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://pages').pathname;
    const file = made.get(path) ?? (await find(path));
    if (!file) return response.writeHead(404).end();
    const head = { 'Content-Type': file.type, 'Content-Encoding': 'gzip', 'Content-Length': file.body.length };
    response.writeHead(200, head).end(file.body);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  const stop = () =>
    new Promise(resolve => {
      server.close(resolve);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${server.address().port}`, ...counts, stop };
}
