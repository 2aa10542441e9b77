// One page in one tab: loaded with a probe, its network counted, its processor slowed.
import { readFile } from 'node:fs/promises';
import { PAGES } from './pages.mjs';

const probe = await readFile(new URL('./probe.js', import.meta.url), 'utf8');

/** Milliseconds that a page may take to come up. */
const LOAD_MS = 300_000;
/** Slow 4G as developers' tools have it: bytes a second and milliseconds. */
const SLOW = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, offline: false };

/**
 * Opens a page of PAGES at an address. `throttle` divides the speed of the processor;
 * `slow` loads over slow 4G and watches the places being painted.
 */
export async function openTab(browser, name, url, { throttle = 1, slow = false } = {}) {
  const { slider, date, marks, prepare } = PAGES[name];
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const network = await countNetwork(cdp, slow);
  await cdp.send('Performance.enable');
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await page.addInitScript(probe.replace('SELECTORS', JSON.stringify({ slider, date, marks, watchFill: slow })));
  const errors = [];
  page.on('pageerror', error => errors.push(error));
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.benchProbe?.ready !== null, null, { timeout: LOAD_MS });
  if (errors.length) throw errors[0];
  const tab = { name, page, cdp, network, errors, close: () => context.close() };
  tab.metrics = () => metrics(cdp);
  tab.loaded = { ready: await page.evaluate('benchProbe.ready'), ...(await tab.metrics()), ...network.total() };
  tab.settle = () => settle(tab);
  await tab.settle();
  tab.prepare = async () => {
    await prepare?.(page);
    await tab.settle();
  };
  return tab;
}

/** Counters of the renderer: seconds of script and of tasks since the page began, nodes. */
async function metrics(cdp) {
  const { metrics: list } = await cdp.send('Performance.getMetrics');
  const value = name => list.find(metric => metric.name === name).value;
  return {
    script: value('ScriptDuration'),
    task: value('TaskDuration'),
    nodes: value('Nodes'),
    at: value('Timestamp'),
  };
}

/** Counts requests and bytes on the wire; `until` is a moment of CDP's clock in seconds. */
async function countNetwork(cdp, slow) {
  const received = [];
  const requests = [];
  let clock = null;
  cdp.on('Network.requestWillBeSent', event => {
    if (event.request.url.startsWith('data:')) return;
    requests.push({ at: event.timestamp, id: event.requestId, type: event.type, url: event.request.url });
    // Pages tell time since 1970, the events from another beginning.
    clock ??= event.wallTime - event.timestamp;
  });
  cdp.on('Network.dataReceived', event =>
    received.push({ at: event.timestamp, id: event.requestId, bytes: event.encodedDataLength }),
  );
  cdp.on('Network.responseReceived', event =>
    received.push({ at: event.timestamp, id: event.requestId, bytes: event.response.encodedDataLength }),
  );
  await cdp.send('Network.enable');
  await cdp.send('Network.setExtraHTTPHeaders', { headers: { 'Accept-Encoding': 'gzip' } });
  if (slow) await cdp.send('Network.emulateNetworkConditions', SLOW);
  const ofTypes = (...types) => new Set(requests.filter(r => types.includes(r.type)).map(r => r.id));
  const sum = list => list.reduce((bytes, part) => bytes + part.bytes, 0);
  return {
    requests: () => requests.length,
    list: () => requests,
    total(wall = Number.POSITIVE_INFINITY) {
      const until = wall / 1000 - (clock ?? 0);
      const parts = received.filter(part => part.at <= until);
      const data = ofTypes('Fetch', 'XHR');
      const fonts = ofTypes('Font');
      return {
        requests: requests.filter(request => request.at <= until).length,
        bytes: sum(parts),
        dataBytes: sum(parts.filter(part => data.has(part.id))),
        fontBytes: sum(parts.filter(part => fonts.has(part.id))),
      };
    },
  };
}

/** Waits until the main thread has little to do. */
async function settle(tab) {
  let before = await tab.metrics();
  for (let quiet = 0, i = 0; quiet < 2 && i < 120; i++) {
    await tab.page.waitForTimeout(250);
    const now = await tab.metrics();
    quiet = now.task - before.task < 0.3 * (now.at - before.at) ? quiet + 1 : 0;
    before = now;
  }
}
