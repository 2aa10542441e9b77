// Measures the map in a real browser against plugins for Leaflet and a bare canvas on
// the same data, and writes the table of docs/performance.md. `make bench-web` runs it.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { launch } from '../../test/browser/harness/browser.mjs';
import { serve } from '../../test/browser/harness/mapserver.mjs';
import { root } from '../../test/browser/harness/packages.mjs';
import { between } from './block.mjs';
import { load } from './load.mjs';
import { PAGES } from './pages.mjs';
import { facts, servePeers } from './peers.mjs';
import { FROM, scrub } from './scrub.mjs';
import { openTab } from './tab.mjs';
import { report } from './table.mjs';
import { ticks } from './ticks.mjs';

const run = promisify(execFile);
const PROGRAM = process.env.MAPSERVER ?? join(root, 'bin/mapserver');
const DOCUMENT = join(root, 'docs/performance.md');
/** Claims for each place of which the generator's rules make about ten spans. */
const CLAIMS = 7;
/** Above so many spans plugins have one round, since one takes minutes, and a page with an element for each place has none. */
const MANY = 10_000;

const given = parseArgs({
  options: {
    sizes: { type: 'string' },
    throttle: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    pages: { type: 'string', default: Object.keys(PAGES).join() },
    quick: { type: 'boolean' },
    atlases: { type: 'string' },
    shots: { type: 'string' },
    results: { type: 'string' },
    help: { type: 'boolean' },
  },
}).values;
const flags = {
  ...(given.quick
    ? { sizes: '1000,10000', throttle: '1', rounds: '1', seconds: '3' }
    : { sizes: '1000,10000,100000', throttle: '1,4', rounds: '3', seconds: '5' }),
  ...given,
};

const HELP = `make bench-web ARGS="..." measures the map in Chromium.
  --sizes 1000,10000,100000  spans of the generated atlases (ten a place)
  --throttle 1,4             how many times slower the processor is made
  --rounds 3                 rounds; in each, every page has its turn
  --seconds 5                how long each page is scrubbed
  --pages limit,ours,...     which pages, by their names in pages.mjs
  --quick                    1,000 and 10,000 spans, plain, one short round; prints only
  --atlases FOLDER           keeps the generated atlases there and takes them from there
  --results FILE             keeps the numbers there, and writes tables of all that it holds
  --shots FOLDER             photographs a date on every page, slider in hand
`;
const numbers = text => text.split(',').map(Number);
const say = text => process.stderr.write(`${new Date().toTimeString().slice(0, 8)} ${text}\n`);

/** Writes and publishes an atlas of about so many spans, unless the folder has it. */
async function publish(folder, size) {
  const data = join(folder, `${size}`);
  const db = join(folder, `${size}.db`);
  if (await stat(db).catch(() => null)) return { data, db };
  const places = Math.round(size / 10);
  say(`publishing ${places} places`);
  const args = ['run', '-tags', process.env.HELDLINE_TAGS ?? '', './tools/bench-web'];
  await run('go', [...args, data, `${places}`, `${Math.round(places * CLAIMS)}`], { cwd: root });
  await run(PROGRAM, ['publish', '--data', data, '--db', db], { cwd: root });
  return { data, db };
}

/** One page, once: how it came up, how it scrubs, what it keeps. */
async function measure(browser, name, url, throttle, history, shot) {
  const tab = await openTab(browser, name, url, { throttle });
  try {
    await tab.prepare();
    const { ready, task, bytes, dataBytes } = tab.loaded;
    const scrubbed = await scrub(tab, Number(flags.seconds) * 1000, shot);
    const { nodes } = await tab.metrics();
    await tab.cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await tab.cdp.send('Runtime.getHeapUsage');
    const standing = { ready, work: task * 1000, kilobytes: bytes / 1000, history: dataBytes / history };
    return { ...scrubbed, ...standing, nodes, heap: usedSize / 1e6 };
  } finally {
    await tab.close();
  }
}

/** All rounds of one atlas, at each speed. */
async function measureAtlas(browser, folder, size) {
  const { data, db } = await publish(folder, size);
  const server = await serve(data, db);
  const bench = await facts(server.url, FROM);
  const peers = await servePeers(server.url, bench);
  const start = new Date(bench.start).toISOString().slice(0, 10);
  const address = name =>
    PAGES[name].script
      ? `${peers.url}/${name}.html`
      : `${server.url}/?date=${start}#map=${bench.zoom}/${bench.center.join('/')}`;
  const chosen = flags.pages.split(',');
  const names = chosen.filter(name => size <= MANY || PAGES[name].canvas !== false);
  const atlas = { size, places: peers.places, spans: peers.spans, history: peers.history };
  const results = [];
  try {
    for (const throttle of numbers(flags.throttle)) {
      results.push({ ...atlas, throttle, ...(await rounds(browser, atlas, throttle, names, address)) });
    }
    const plain = results.find(found => found.throttle === 1);
    if (plain) plain.load = await loads(browser, size, names, address);
  } finally {
    await peers.stop();
    await server.stop();
  }
  return results;
}

/** Every page in turn, round after round, and the single steps of our page. */
async function rounds(browser, { size, history }, throttle, names, address) {
  const found = { scrub: Object.fromEntries(names.map(name => [name, []])), ticks: { ours: [] } };
  for (let round = 0; round < Number(flags.rounds); round++) {
    for (let i = 0; i < names.length; i++) {
      // Each round begins with another page, so that none always comes after the same one.
      const name = names[(i + round) % names.length];
      if (round > 0 && size > MANY && PAGES[name].script && name !== 'limit') continue;
      say(`${size} spans, CPU ÷${throttle}, round ${round + 1}: ${PAGES[name].title}`);
      const shot = flags.shots && round === 0 ? join(flags.shots, `${size}-${throttle}-${name}.png`) : undefined;
      found.scrub[name].push(await measure(browser, name, address(name), throttle, history, shot));
    }
    found.ticks.ours.push(await ticks(browser, address('ours'), throttle));
  }
  return found;
}

/** Every page with a canvas once over a slow line. */
async function loads(browser, size, names, address) {
  const found = {};
  for (const name of names.filter(name => PAGES[name].marks)) {
    say(`${size} spans over slow 4G: ${PAGES[name].title}`);
    found[name] = [await load(browser, name, address(name))];
  }
  return found;
}

/** What stands above the tables: how it was measured, and with what. */
async function introduction(version) {
  const { devDependencies: pinned } = JSON.parse(await readFile(new URL('package.json', import.meta.url), 'utf8'));
  const facts = {
    version,
    program: (await run(PROGRAM, ['--version'])).stdout.trim(),
    processors: cpus().length,
    timeline: pinned['leaflet.timeline'],
    timedimension: pinned['leaflet-timedimension'],
    seconds: flags.seconds,
    rounds: flags.rounds,
  };
  const text = await readFile(new URL('about.md', import.meta.url), 'utf8');
  return text.trim().replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}

/** What was measured now beside what a file keeps of other sizes and speeds; kept there in turn. */
async function together(found) {
  if (!flags.results) return found;
  const kept = JSON.parse(await readFile(flags.results, 'utf8').catch(() => '[]'));
  const others = kept.filter(old => !found.some(one => one.size === old.size && one.throttle === old.throttle));
  const all = [...others, ...found].sort((a, b) => a.size - b.size || a.throttle - b.throttle);
  await writeFile(flags.results, JSON.stringify(all));
  return all;
}

async function main() {
  const folder = flags.atlases ?? (await mkdtemp(join(tmpdir(), 'heldline-bench-web-')));
  await mkdir(folder, { recursive: true });
  if (flags.shots) await mkdir(flags.shots, { recursive: true });
  const browser = await launch();
  const results = [];
  try {
    for (const size of numbers(flags.sizes)) results.push(...(await measureAtlas(browser, folder, size)));
  } finally {
    await browser.close();
    if (!flags.atlases) await rm(folder, { recursive: true, force: true });
  }
  const about = await introduction(browser.version());
  const text = report(await together(results), about);
  process.stdout.write(`${text}\n`);
  if (flags.quick) return;
  const document = await readFile(DOCUMENT, 'utf8').catch(() => '');
  await writeFile(DOCUMENT, between(document, 'bench-web', text));
}

if (flags.help) process.stdout.write(HELP);
else await main();
