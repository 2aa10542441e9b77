// Loading over a slow line: what had to come before the first state stood on the page.
import { openTab } from './tab.mjs';

/** Share of the painted plane from which on the first state counts as there. */
const THERE = 0.5;

/**
 * Loads a page over slow 4G. Milliseconds until its first state was painted and until
 * it could be used; requests sent and kilobytes received until the first, with and
 * without typefaces; all of both.
 */
export async function load(browser, name, url) {
  const tab = await openTab(browser, name, url, { slow: true });
  try {
    const { filled, origin } = await tab.page.evaluate(() => ({
      filled: benchProbe.filled,
      origin: performance.timeOrigin,
    }));
    const first = firstState(filled);
    const { requests, bytes, fontBytes } = tab.network.total(origin + first);
    const all = tab.network.total();
    const { ready } = tab.loaded;
    return {
      first,
      ready,
      requests,
      kilobytes: bytes / 1000,
      bareKilobytes: (bytes - fontBytes) / 1000,
      allRequests: all.requests,
      allKilobytes: all.bytes / 1000,
    };
  } finally {
    await tab.close();
  }
}

/** When the plane of the places was painted half as much as in the end, from [milliseconds, pixels] by time. */
export function firstState(filled) {
  const whole = filled.at(-1)?.[1] ?? 0;
  if (whole === 0) throw new Error('no places were painted');
  return filled.find(([, painted]) => painted >= THERE * whole)[0];
}
