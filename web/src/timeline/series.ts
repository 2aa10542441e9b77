import type { Day } from '../days';
import { BEFORE_ALL, parseDay } from '../days';
import type { AtlasEvent, Stretch } from '../state/atlas';
import type { Changes } from '../state/changes';
import type { Spans } from '../state/history';
import type { Dated } from '../state/wire';
import type { Scale } from './scale';

/** How many changes each actor gained in a bin; -1 stands for nobody. */
export type Stack = Map<number, number>;

/** A bar: its days, what is in view, and how many there are in all. */
export interface Bar {
  from: Day;
  to: Day;
  stack: Stack;
  seen: number;
  all: number;
}

/** Changes with an exact day, gathered into the scale's bins. Cost: in proportion to the changes of its days. */
export function bars(changes: Changes, scale: Scale, inView: (place: number) => boolean): Bar[] {
  const bins = new Map<number, Bar>();
  const { date, place, span, spans } = changes;
  for (let i = changes.since(scale.from); i < changes.count && date[i]! <= scale.to; i++) {
    if (isVague(spans, span[i]!)) continue;
    const index = Math.floor((date[i]! - scale.from) / scale.bin);
    let bar = bins.get(index);
    if (!bar) {
      const from = scale.from + index * scale.bin;
      bar = { from, to: Math.min(scale.to, from + scale.bin - 1), stack: new Map(), seen: 0, all: 0 };
      bins.set(index, bar);
    }
    bar.all++;
    if (!inView(place[i]!)) continue;
    bar.seen++;
    const gained = spans.holder[span[i]!]!;
    bar.stack.set(gained, (bar.stack.get(gained) ?? 0) + 1);
  }
  return [...bins.values()];
}

/** Changes of one actor that share one vague range; or, of a bin, how many are to be expected in it. */
export interface SoftBar {
  from: Day;
  to: Day;
  gained: number;
  seen: number;
  all: number;
}

/** More ranges than this would hide each other: they are spread over the bins. */
const MOST_RANGES = 60;

/** Changes whose day is only known as a range, gathered by range and gainer. */
export function softBars(changes: Changes, scale: Scale, inView: (place: number) => boolean): SoftBar[] {
  const { place, span, spans } = changes;
  const found = new Map<string, SoftBar>();
  for (const i of vagueOf(changes)) {
    const at = span[i]!;
    const [from, to] = [spans.fromEarliest[at]!, spans.fromLatest[at]!];
    if (to < scale.from || from > scale.to) continue;
    const gained = spans.holder[at]!;
    const key = `${from} ${to} ${gained}`;
    let bar = found.get(key);
    if (!bar) {
      if (found.size === MOST_RANGES) return spread(changes, scale, inView);
      bar = { from, to, gained, seen: 0, all: 0 };
      found.set(key, bar);
    }
    bar.all++;
    if (inView(place[i]!)) bar.seen++;
  }
  return [...found.values()].sort((a, b) => b.to - b.from - (a.to - a.from));
}

/** How many vague changes each bin may expect, if each is as likely on every day of its range. */
function spread(changes: Changes, scale: Scale, inView: (place: number) => boolean): SoftBar[] {
  const { place, span, spans } = changes;
  const days = scale.to - scale.from + 1;
  // What is added on a day and taken away after another makes each day's sum.
  const all = new Float64Array(days + 1);
  const seen = new Float64Array(days + 1);
  for (const i of vagueOf(changes)) {
    const at = span[i]!;
    const [from, to] = [spans.fromEarliest[at]!, spans.fromLatest[at]!];
    if (to < scale.from || from > scale.to) continue;
    const share = 1 / (to - from + 1);
    const [first, after] = [Math.max(0, from - scale.from), Math.min(days, to - scale.from + 1)];
    all[first]! += share;
    all[after]! -= share;
    if (!inView(place[i]!)) continue;
    seen[first]! += share;
    seen[after]! -= share;
  }
  const out: SoftBar[] = [];
  let [a, s] = [0, 0];
  for (let day = 0; day < days; day++) {
    if (day % scale.bin === 0) {
      const from = scale.from + day;
      out.push({ from, to: Math.min(scale.to, from + scale.bin - 1), gained: -1, seen: 0, all: 0 });
    }
    a += all[day]!;
    s += seen[day]!;
    const bar = out.at(-1)!;
    bar.all += Math.max(0, a);
    bar.seen += Math.max(0, s);
  }
  return out;
}

const vague = new WeakMap<Changes, Uint32Array>();

/** The changes whose day is only known as a range, found once. */
function vagueOf(changes: Changes): Uint32Array {
  let found = vague.get(changes);
  if (!found) {
    found = changes.span.map((_, i) => i).filter(i => isVague(changes.spans, changes.span[i]!));
    vague.set(changes, found);
  }
  return found;
}

/** Whether the day of a change is only known as a range. */
function isVague(spans: Spans, span: number): boolean {
  return spans.fromEarliest[span] !== BEFORE_ALL && spans.fromLatest[span]! > spans.fromEarliest[span]!;
}

export interface Reports {
  day: Day;
  n: number;
}

/** Reports (claims and events) per dated day. */
export function reports(dates: Dated[]): Reports[] {
  return dates.map(d => ({ day: d.day, n: d.claims + d.events })).filter(r => r.n > 0);
}

/** Stretches of three or more days without any report, inside the reported time. */
export function silences(all: Reports[]): Stretch[] {
  const found: Stretch[] = [];
  for (let i = 1; i < all.length; i++) {
    const from = all[i - 1]!.day + 1;
    const to = all[i]!.day - 1;
    if (to - from + 1 >= 3) found.push({ from, to });
  }
  return found;
}

/** Stretches outside every window of the documents: there the sources tell little. */
export function quiets(told: Stretch[], first: Day, last: Day): Stretch[] {
  const found: Stretch[] = [];
  let from = first;
  for (const t of [...told].sort((a, b) => a.from - b.from)) {
    if (t.from > from) found.push({ from, to: Math.min(last, t.from - 1) });
    from = Math.max(from, t.to + 1);
    if (from > last) return found;
  }
  found.push({ from, to: last });
  return found;
}

/** What the event row shows: marks on exact days, and days known only as a range. */
export interface EventMarks {
  announcement: Day[];
  strike: Day[];
  other: Day[];
  /** Ranges that touch or overlap are one. */
  ranges: Stretch[];
}

/** Days of the longest range that is drawn: longer ones tell of an age, not of an event. */
const LONGEST_RANGE = 14;

export function eventMarks(events: AtlasEvent[]): EventMarks {
  const marks = { announcement: new Set<Day>(), strike: new Set<Day>(), other: new Set<Day>() };
  const vague: Stretch[] = [];
  for (const e of events) {
    const from = parseDay(e.date_earliest);
    if (from === null) continue;
    const to = parseDay(e.date_latest) ?? from;
    if (to > from) vague.push({ from, to });
    else marks[e.kind === 'announcement' || e.kind === 'strike' ? e.kind : 'other'].add(from);
  }
  const ranges: Stretch[] = [];
  for (const v of vague.sort((a, b) => a.from - b.from)) {
    if (v.to - v.from > LONGEST_RANGE) continue;
    const last = ranges.at(-1);
    if (last && v.from <= last.to + 1) last.to = Math.max(last.to, v.to);
    else ranges.push(v);
  }
  return {
    announcement: [...marks.announcement],
    strike: [...marks.strike],
    other: [...marks.other].filter(day => !marks.announcement.has(day) && !marks.strike.has(day)),
    ranges,
  };
}
