import type { Day } from '../days';
import { BEFORE_ALL, parseDay } from '../days';
import type { AtlasEvent, PlacesJson } from '../state/atlas';
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
export function silences(all: Reports[]): { from: Day; to: Day }[] {
  const found: { from: Day; to: Day }[] = [];
  for (let i = 1; i < all.length; i++) {
    const from = all[i - 1]!.day + 1;
    const to = all[i]!.day - 1;
    if (to - from + 1 >= 3) found.push({ from, to });
  }
  return found;
}

/** Days marked on the event row, by the mark they carry. */
export function eventMarks(events: AtlasEvent[]): { announcement: Day[]; strike: Day[] } {
  const marks = { announcement: new Set<Day>(), strike: new Set<Day>() };
  for (const e of events) {
    const day = parseDay(e.date_earliest);
    if (day === null || (e.date_latest && e.date_latest !== e.date_earliest)) continue;
    if (e.kind === 'announcement') marks.announcement.add(day);
    if (e.kind === 'strike') marks.strike.add(day);
  }
  return { announcement: [...marks.announcement], strike: [...marks.strike] };
}
