// The tables of docs/performance.md, from the rounds.
import { GOALS, holds } from './goals.mjs';
import { PAGES } from './pages.mjs';
import { ratio, spread } from './stats.mjs';

const OURS = 'ours';
const LIMIT = 'limit';

/** Columns of a scrub: title, measure, decimals, and whether its ratio to the limit says something. */
const SCRUB = [
  ['frame p50, ms', 'p50', 1],
  ['frame p95, ms', 'p95', 1, true],
  ['dates a second', 'dates', 1, true],
  ['long tasks', 'longTasks', 0],
  ['script a date, ms', 'scriptPerTick', 2, true],
  ['tasks a date, ms', 'taskPerTick', 2, true],
  ['thread busy', 'busy', 2, true],
  ['requests', 'requests', 0],
];
const STANDING = [
  ['ready, ms', 'ready', 0, true],
  ['work until ready, ms', 'work', 0, true],
  ['kB until ready', 'kilobytes', 0, true],
  ['DOM nodes', 'nodes', 0, true],
  ['JS heap, MB', 'heap', 1, true],
];
const LOAD = [
  ['first state, ms', 'first', 0, true],
  ['kB until then', 'kilobytes', 0, true],
  ['without typefaces', 'bareKilobytes', 0, true],
  ['requests until then', 'requests', 0],
  ['usable, ms', 'ready', 0, true],
  ['kB in all', 'allKilobytes', 0, true],
  ['requests in all', 'allRequests', 0],
];
const TICKS = [
  ['script of one day on, ms', 'day', 2],
  ['tasks of one day on, ms', 'dayTask', 2],
  ['script of a jump, ms', 'jump', 2],
  ['tasks of a jump, ms', 'jumpTask', 2],
  ['of it the state, ms', 'seek', 2],
];

/** A number as it stands in a cell. */
function figure(value, digits) {
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: true,
  });
}

/** Median, the spread of the rounds where there is one, and the ratio to the limit. */
export function cell(values, digits, to) {
  const all = spread(values);
  if (!all) return '–';
  const parts = [figure(all.median, digits)];
  if (figure(all.min, digits) !== figure(all.max, digits)) {
    parts.push(`(${figure(all.min, digits)}..${figure(all.max, digits)})`);
  }
  const times = to && ratio(values, to);
  if (times) parts.push(`**×${figure(times.median, 2)}**`);
  return parts.join(' ');
}

/** A table of Markdown, its first columns to the left, the others to the right. */
function table(head, rows, left = 1) {
  const line = cells => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i < left ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** Rows by page of rounds by measure. */
function byPage(results, columns) {
  const rows = Object.keys(PAGES)
    .filter(name => results[name])
    .map(name => {
      const value = (of, measure) => results[of].map(round => round[measure]);
      const cells = columns.map(([, measure, digits, compared]) =>
        cell(value(name, measure), digits, compared && name !== LIMIT && value(LIMIT, measure)),
      );
      return [PAGES[name].title, ...cells];
    });
  return table(['page', ...columns.map(([title]) => title)], rows);
}

/** What a goal's measure came to on a page, a ratio if it is one; null where it was not measured. */
export function reached(goal, results, page = OURS) {
  const found = results.find(r => r.size === goal.size && r.throttle === (goal.throttle ?? 1));
  const pages = found?.[goal.table];
  if (!pages?.[page]) return null;
  const value = name => pages[name].map(round => round[goal.measure]);
  return goal.to && page === OURS ? ratio(value(OURS), value(goal.to)) : spread(value(page));
}

function goals(results) {
  const number = value => figure(value, Number.isInteger(value) ? 0 : 2);
  const span = ({ median, min, max }) => number(median) + (min === max ? '' : ` (${number(min)}..${number(max)})`);
  const rows = GOALS.map(goal => {
    const got = reached(goal, results);
    const limit = goal.table === 'ticks' ? null : reached(goal, results, LIMIT);
    return [
      goal.id,
      goal.what,
      goal.most === undefined ? `≥ ${goal.least}` : `≤ ${goal.most}`,
      got ? span(got) : 'not measured',
      limit ? span(limit) : '',
      got ? (holds(goal, got.median) ? 'holds' : '**does not hold**') : '',
    ];
  });
  const size = GOALS[0].size.toLocaleString('en');
  return table(['', `goal at ${size} spans`, 'bound', 'this map', 'the limit page itself', ''], rows, 2);
}

const speed = throttle => (throttle === 1 ? 'plain' : `processor slowed ×${throttle}`);

/** The whole block: goals first, then every size and speed. */
export function report(results, about) {
  const parts = [about, goals(results)];
  for (const { size, throttle, places, spans, scrub, load, ticks } of results) {
    const atlas = `${places.toLocaleString('en')} places, ${spans.toLocaleString('en')} spans`;
    parts.push(`### ${size.toLocaleString('en')}: ${atlas}, ${speed(throttle)}`);
    parts.push(byPage(scrub, SCRUB), byPage(scrub, STANDING));
    if (load) parts.push('Loaded over slow 4G (1.6 Mbit/s, 150 ms):', byPage(load, LOAD));
    if (ticks) parts.push('Single steps of this map:', byPage(ticks, TICKS));
  }
  return parts.join('\n\n');
}
