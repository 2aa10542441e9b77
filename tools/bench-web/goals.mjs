// What the page is meant to reach, as data. A measure is read from the rounds of a size
// and a speed of the processor; `to` divides it by another page's, round by round.

/** Spans of 10,000 places. */
const LARGE = 100_000;

export const GOALS = [
  {
    id: 'P10',
    what: 'frame p95 of the scrub, ÷ limit',
    table: 'scrub',
    measure: 'p95',
    size: LARGE,
    to: 'limit',
    most: 1.2,
  },
  { id: 'P11', what: 'long tasks in 5 s of scrub', table: 'scrub', measure: 'longTasks', size: LARGE, most: 2 },
  {
    id: 'P11',
    what: 'dates shown a second, ÷ limit',
    table: 'scrub',
    measure: 'dates',
    size: LARGE,
    to: 'limit',
    least: 0.8,
  },
  {
    id: 'P12',
    what: 'bytes of data before the slider can be used, ÷ /spans.geojson',
    table: 'scrub',
    measure: 'history',
    size: LARGE,
    most: 0.14,
  },
  { id: 'P13', what: 'requests while scrubbing', table: 'scrub', measure: 'requests', size: LARGE, most: 0 },
  { id: 'P14', what: 'ready, ÷ limit', table: 'scrub', measure: 'ready', size: LARGE, to: 'limit', most: 0.7 },
  {
    id: '',
    what: 'script of a step of one day, CPU ×4, ms',
    table: 'ticks',
    measure: 'day',
    size: LARGE,
    throttle: 4,
    most: 2,
  },
  { id: '', what: 'state of a day far away, ms', table: 'ticks', measure: 'seek', size: LARGE, most: 1 },
  {
    id: '',
    what: 'kB to the first state, program included, typefaces apart',
    table: 'load',
    measure: 'bareKilobytes',
    size: LARGE,
    most: 115,
  },
];

/** Whether a number reaches a goal. */
export function holds(goal, value) {
  return goal.most === undefined ? value >= goal.least : value <= goal.most;
}
