import type { Day } from '../days';
import { BEFORE_ALL, parseDay } from '../days';
import type { AtlasEvent, PlacesJson, Stretch } from '../state/atlas';
import type { Change } from '../state/changes';
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

/** Changes with an exact day, gathered into the scale's bins. */
export function bars(changes: Change[], scale: Scale, inView: (place: number) => boolean): Bar[] {
  const bins = new Map<number, Bar>();
  for (const c of changes) {
    if (c.range || !scale.sees(c.date)) continue;
    const index = Math.floor((c.date - scale.from) / scale.bin);
    const from = scale.from + index * scale.bin;
    const bar = bins.get(index) ?? {
      from,
      to: Math.min(scale.to, from + scale.bin - 1),
      stack: new Map(),
      seen: 0,
      all: 0,
    };
    bins.set(index, bar);
    bar.all++;
    if (!inView(c.place)) continue;
    bar.seen++;
    bar.stack.set(c.gained, (bar.stack.get(c.gained) ?? 0) + 1);
  }
  return [...bins.values()];
}

/** Changes of one actor that share one vague range. */
export interface SoftBar {
  from: Day;
  to: Day;
  gained: number;
  seen: number;
  all: number;
}

/** Changes whose day is only known as a range, gathered by range and gainer. */
export function softBars(changes: Change[], scale: Scale, inView: (place: number) => boolean): SoftBar[] {
  const found = new Map<string, SoftBar>();
  for (const c of changes) {
    if (!c.range || c.range.to < scale.from || c.range.from > scale.to) continue;
    const key = `${c.range.from} ${c.range.to} ${c.gained}`;
    const bar = found.get(key) ?? { ...c.range, gained: c.gained, seen: 0, all: 0 };
    found.set(key, bar);
    bar.all++;
    if (inView(c.place)) bar.seen++;
  }
  return [...found.values()].sort((a, b) => b.to - b.from - (a.to - a.from));
}

export interface Reports {
  day: Day;
  n: number;
}

/** Reports (claims and events) per dated day. */
export function reports(dates: PlacesJson['dates']): Reports[] {
  return dates
    .map(d => ({ day: parseDay(d.date) ?? BEFORE_ALL, n: d.claims + d.events }))
    .filter(r => r.n > 0 && r.day !== BEFORE_ALL)
    .sort((a, b) => a.day - b.day);
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
