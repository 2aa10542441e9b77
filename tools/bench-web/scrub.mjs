// A hand that drags the slider of a page, and what the page does meanwhile.
import { PAGES } from './pages.mjs';
import { percentile } from './stats.mjs';

/** Shares of the track between which the hand goes, there and back; the page opens on a date at the first. */
export const [FROM, TO] = [0.3, 0.7];
/** Where the hand stands for the picture. */
const PICTURED = 0.6;
/** Milliseconds between two reports of a mouse. */
const REPORT_MS = 8;
/** A task that keeps a reader's hand waiting, in milliseconds: the standard's own border. */
const LONG_MS = 50;

/** Where the track lies, and where the hand takes hold. */
export async function track(tab) {
  const { slider, grip } = PAGES[tab.name];
  return tab.page.evaluate(
    ([slider, grip, from]) => {
      const bar = document.querySelector(slider).getBoundingClientRect();
      const hold = grip && document.querySelector(grip).getBoundingClientRect();
      const y = bar.top + bar.height / 2;
      return {
        left: bar.left,
        width: bar.width,
        y,
        x: hold ? hold.left + hold.width / 2 : bar.left + from * bar.width,
      };
    },
    [slider, grip, FROM],
  );
}

/** A mouse that does not wait for the page, as real ones do not. */
export function mouse(cdp, y) {
  const send = (type, x, more) => cdp.send('Input.dispatchMouseEvent', { type, x, y, pointerType: 'mouse', ...more });
  return {
    press: async x => {
      await send('mouseMoved', x, { button: 'none', buttons: 0 });
      await send('mousePressed', x, { button: 'left', buttons: 1, clickCount: 1 });
    },
    drag: x => send('mouseMoved', x, { button: 'left', buttons: 1 }),
    release: x => send('mouseReleased', x, { button: 'left', buttons: 0, clickCount: 1 }),
  };
}

/** Where the hand is after a share (0..1) of the time: there and back at one speed. */
export function sweep(share) {
  return FROM + (TO - FROM) * (1 - Math.abs(1 - 2 * share));
}

/**
 * Drags for so many milliseconds and tells what a reader and the processor had of it;
 * afterwards photographs a date with the slider still in hand, if a file is named.
 */
export async function scrub(tab, ms, picture) {
  const at = await track(tab);
  const hand = mouse(tab.cdp, at.y);
  await hand.press(at.x);
  await tab.page.waitForTimeout(300);
  const requests = tab.network.requests();
  const begin = await tab.page.evaluate('benchProbe.watching = true; benchProbe.frames = []; performance.now()');
  const before = await tab.metrics();
  let x = at.x;
  const sent = [];
  const started = performance.now();
  await new Promise(resolve => {
    const timer = setInterval(() => {
      const share = Math.min(1, (performance.now() - started) / ms);
      x = at.left + sweep(share) * at.width;
      sent.push(hand.drag(x));
      if (share < 1) return;
      clearInterval(timer);
      resolve();
    }, REPORT_MS);
  });
  // The page's own moment of the end: what is still queued behind it came too late.
  const after = await tab.metrics();
  const seen = await tab.page.evaluate(ms => {
    benchProbe.watching = false;
    return { frames: benchProbe.frames, long: benchProbe.long, ms };
  }, ms);
  const asked = tab.network.requests() - requests;
  await Promise.allSettled(sent);
  if (picture) {
    x = at.left + PICTURED * at.width;
    await hand.drag(x);
    await tab.settle();
    await tab.page.screenshot({ path: picture });
  }
  await hand.release(x);
  if (tab.errors.length) throw tab.errors[0];
  return { ...frames(seen, begin), ...work(before, after, seen), requests: asked };
}

/** Frames, long tasks and dates of a scrub. */
export function frames({ frames: list, long }, begin) {
  const gaps = list.slice(1).map(([now], i) => now - list[i][0]);
  const dates = countDates(list);
  const seconds = (list.at(-1)[0] - list[0][0]) / 1000;
  const tasks = long.filter(task => task.start >= begin && task.duration >= LONG_MS);
  return {
    p50: percentile(gaps, 0.5),
    p95: percentile(gaps, 0.95),
    dates: dates / seconds,
    shown: dates,
    longTasks: tasks.length,
    longMs: tasks.reduce((sum, task) => sum + task.duration, 0),
  };
}

/** How many of the frames showed another date than the one before. */
function countDates(list) {
  return list.filter(([, date], i) => i > 0 && date !== list[i - 1][1]).length;
}

/** Script and tasks in milliseconds for each date shown, and the share of time that the main thread was busy. */
function work(before, after, { frames: list }) {
  const dates = countDates(list);
  return {
    scriptPerTick: (1000 * (after.script - before.script)) / dates,
    taskPerTick: (1000 * (after.task - before.task)) / dates,
    busy: (after.task - before.task) / (after.at - before.at),
  };
}
