// The files that the map loads, as docs/http.md describes them.
import { AFTER_ALL, BEFORE_ALL, type Day } from '../days';
import type { Actor, AtlasEvent, Campaign, Claimant, Phase } from './atlas';
import { NO_CHANGE, type Spans } from './history';

/** `/map/places.json`: what it takes to draw a state. */
export interface PlacesJson {
  edition: string;
  actors: Actor[];
  places: {
    count: number;
    /** Steps of a position in a degree. */
    scale: number;
    /** What each position adds to the one before, in steps; places without a point come last. */
    lon: number[];
    lat: number[];
    sizes: Size[];
    size: string;
    more: number[];
  };
}

/** What decides how large a place is drawn, and from which zoom on. */
export interface Size {
  kind: string;
  rank: number;
  precision_m: number;
}

/** `/map/names.json`: ids and names in one language. */
export interface NamesJson {
  place_id: string[];
  name: string[];
}

/** `/map/records.json`: what no reading changes and no symbol needs. */
export interface RecordsJson {
  claimants: Claimant[];
  campaigns: Campaign[];
  phases: Phase[];
  dates: { date: number[]; claims: number[]; tray: number[]; events: number[] };
  events: AtlasEvent[];
  within: number[];
}

/** What a symbol says of a place. */
export interface State {
  status: number;
  holder: number;
  holders: number[];
  basis: number;
}

/** `/map/state/{date}.json`: one character for each place. */
export interface StateJson {
  valid_from: string | null;
  states: State[];
  state: string;
  more: number[];
  changed: { place: number[]; kind: string };
}

/** `/map/history.json` and `/map/evenings.json`: every span under one reading. */
export interface HistoryJson {
  states: State[];
  manners: { kind: number; report: number; range: number }[];
  borders: number[];
  gaps: number[];
  spans: string;
  more: number[];
  reports: number[];
  ranges: (number | null)[];
}

/** `/map/claimants.json`: whose claims make each span. */
export interface ClaimantsJson {
  lists: number[][];
  spans: string;
  more: number[];
}

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MORE = '-'.charCodeAt(0);
/** The number of each character. */
const VALUE = new Uint8Array(128);
for (let i = 0; i < DIGITS.length; i++) VALUE[DIGITS.charCodeAt(i)] = i;

/** The numbers that a text's characters stand for. */
export function digits(text: string, more: number[] = []): Uint16Array {
  const out = new Uint16Array(text.length);
  for (let i = 0, at = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    out[i] = code === MORE ? more[at++]! : VALUE[code]!;
  }
  return out;
}

/** Numbers of which each is written as what it adds to the one before. */
export function summed(gaps: number[]): number[] {
  let sum = 0;
  return gaps.map(gap => {
    sum += gap;
    return sum;
  });
}

/** Where the day of a span is told: it is the span's first, that of the span before, none, or in a list. */
const DAY = { start: 0, before: 1, none: 2 };

/** The spans as typed columns. Cost: in proportion to the spans. */
export function decodeHistory(json: HistoryJson): Spans {
  const { states, manners, gaps, reports, ranges } = json;
  const n = json.spans.length / 2;
  const read = digits(json.spans, json.more);
  const spans = emptySpans(n);
  let gap = 0;
  let report = 0;
  let range = 0;
  let i = 0;
  json.borders.forEach((borders, place) => {
    let day = 0;
    let told = -1;
    for (let k = 0; k <= borders; k++, i++) {
      const state = states[read[2 * i]!]!;
      const manner = manners[read[2 * i + 1]!]!;
      if (k > 0) {
        day += gaps[gap++]!;
        spans.end[i - 1] = day;
      }
      spans.place[i] = place;
      spans.start[i] = k > 0 ? day : BEFORE_ALL;
      spans.end[i] = AFTER_ALL;
      spans.state[i] = read[2 * i]!;
      spans.status[i] = state.status;
      spans.holder[i] = state.holder;
      spans.holders[i] = state.holders;
      spans.basis[i] = state.basis;
      spans.kind[i] = manner.kind;
      if (manner.report === DAY.start) spans.lastReport[i] = spans.start[i]!;
      else if (manner.report === DAY.before) spans.lastReport[i] = spans.lastReport[i - 1]!;
      else if (manner.report === DAY.none) spans.lastReport[i] = BEFORE_ALL;
      else spans.lastReport[i] = day - reports[report++]!;
      if (manner.range === DAY.start) spans.fromEarliest[i] = spans.fromLatest[i] = spans.start[i]!;
      else if (manner.range === DAY.before) {
        spans.fromEarliest[i] = spans.fromEarliest[told]!;
        spans.fromLatest[i] = spans.fromLatest[told]!;
      } else if (manner.range === DAY.none) spans.fromEarliest[i] = spans.fromLatest[i] = BEFORE_ALL;
      else {
        const before = ranges[range++]!;
        spans.fromEarliest[i] = before === null ? BEFORE_ALL : day - before;
        spans.fromLatest[i] = day + ranges[range++]!;
      }
      if (manner.range !== DAY.none) told = i;
    }
  });
  return spans;
}

/** One span for each place, as it stands on a day: all that a state tells. */
export function decodeState(json: StateJson): Spans {
  const read = digits(json.state, json.more);
  const spans = emptySpans(read.length);
  for (let i = 0; i < read.length; i++) {
    const state = json.states[read[i]!]!;
    spans.place[i] = i;
    spans.start[i] = BEFORE_ALL;
    spans.end[i] = AFTER_ALL;
    spans.state[i] = read[i]!;
    spans.status[i] = state.status;
    spans.holder[i] = state.holder;
    spans.holders[i] = state.holders;
    spans.basis[i] = state.basis;
    spans.kind[i] = NO_CHANGE;
    spans.lastReport[i] = spans.fromEarliest[i] = spans.fromLatest[i] = BEFORE_ALL;
  }
  return spans;
}

/** Whose claims make each span, the deciding one first. */
export function decodeClaimants(json: ClaimantsJson): number[][] {
  const read = digits(json.spans, json.more);
  return Array.from(read, i => json.lists[i]!);
}

/** Columns of so many spans, to be filled. */
export function emptySpans(n: number): Spans {
  return {
    count: n,
    place: new Uint32Array(n),
    start: new Int32Array(n),
    end: new Int32Array(n),
    state: new Uint16Array(n),
    status: new Uint8Array(n),
    holder: new Int16Array(n),
    holders: new Array<number[]>(n),
    basis: new Uint8Array(n),
    kind: new Int8Array(n),
    lastReport: new Int32Array(n),
    fromEarliest: new Int32Array(n),
    fromLatest: new Int32Array(n),
    claimants: null,
  };
}

/** Longitude and latitude of the places that have a point. */
export function decodePositions({ places }: PlacesJson): { lon: Float64Array; lat: Float64Array } {
  const degrees = (gaps: number[]) => Float64Array.from(summed(gaps), step => step / places.scale);
  return { lon: degrees(places.lon), lat: degrees(places.lat) };
}

/** The days of a list of dates, see RecordsJson. */
export interface Dated {
  day: Day;
  claims: number;
  /** Of the claims, those that name no place. */
  tray: number;
  events: number;
}

export function decodeDates({ date, claims, tray, events }: RecordsJson['dates']): Dated[] {
  return summed(date).map((day, i) => ({ day, claims: claims[i]!, tray: tray[i]!, events: events[i]! }));
}
