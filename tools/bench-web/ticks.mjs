// What one step costs in our page: to the next day, and to a day far away.
import { mouse } from './scrub.mjs';
import { openTab } from './tab.mjs';

const STEPS = 40;

/**
 * Milliseconds of script for each step: of one day, with the hand on the strip as it
 * opens, and of a jump somewhere in all years; of the latter, how much the state itself
 * took. Nothing is asked of the server meanwhile.
 */
export async function ticks(browser, url, throttle) {
  const tab = await openTab(browser, 'ours', url, { throttle });
  try {
    const day = await steps(tab, ({ x, column }, i) => x + column * (i < STEPS / 2 ? i + 1 : STEPS - i - 1));
    await tab.prepare();
    const anywhere = ({ left, width }, i) => left + width * (0.05 + 0.9 * ((i * 0.618) % 1));
    const jump = await steps(tab, anywhere);
    await tab.cdp.send('Profiler.enable');
    await tab.cdp.send('Profiler.setSamplingInterval', { interval: 100 });
    await tab.cdp.send('Profiler.start');
    const { dates } = await steps(tab, anywhere);
    const { profile } = await tab.cdp.send('Profiler.stop');
    return {
      day: day.script,
      dayTask: day.task,
      jump: jump.script,
      jumpTask: jump.task,
      seek: within(profile, 'seek') / dates,
    };
  } finally {
    await tab.close();
  }
}

/** Drags the slider to each step's place, lets the page draw, and divides the work by the dates shown. */
async function steps(tab, where) {
  const at = await tab.page.evaluate(() => {
    const slider = document.querySelector('#day-slider');
    const { left, top, width, height } = slider.getBoundingClientRect();
    const column = width / (slider.max - slider.min + 1);
    return { left, width, column, x: left + column * (slider.value - slider.min + 0.5), y: top + height / 2 };
  });
  const hand = mouse(tab.cdp, at.y);
  await hand.press(at.x);
  await drawn(tab);
  let date = await tab.page.evaluate('benchProbe.date()');
  let dates = 0;
  const before = await tab.metrics();
  for (let i = 0; i < STEPS; i++) {
    await hand.drag(where(at, i));
    const now = await drawn(tab);
    if (now !== date) dates++;
    date = now;
  }
  const after = await tab.metrics();
  await hand.release(where(at, STEPS - 1));
  await tab.page.waitForTimeout(1000);
  if (dates < STEPS / 2) throw new Error(`only ${dates} of ${STEPS} steps moved the date`);
  return {
    dates,
    script: (1000 * (after.script - before.script)) / dates,
    task: (1000 * (after.task - before.task)) / dates,
  };
}

/** The date shown after two frames. */
function drawn(tab) {
  return tab.page.evaluate(
    () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(benchProbe.date())))),
  );
}

/** Milliseconds that a profile spent in functions of a name and what they called; NaN where it has none. */
export function within({ nodes, samples, timeDeltas }, name) {
  const parents = new Map(nodes.flatMap(node => (node.children ?? []).map(child => [child, node.id])));
  const named = new Set(nodes.filter(node => node.callFrame.functionName === name).map(node => node.id));
  if (named.size === 0) return Number.NaN;
  const inside = id => {
    for (let at = id; at !== undefined; at = parents.get(at)) if (named.has(at)) return true;
    return false;
  };
  return samples.reduce((sum, id, i) => sum + (inside(id) ? timeDeltas[i] : 0), 0) / 1000;
}
