import type { Boot } from './boot';
import { clampDay, type Day, isoDay, parseDay } from './days';
import { loadJson, query } from './load';
import type { DayState } from './map/daystate';
import { Sieve } from './sieve';
import { type Atlas, type Stretch, stretch } from './state/atlas';
import { Changes, counts } from './state/changes';
import { compare, type Difference, readRange } from './state/compare';
import { Cursor } from './state/cursor';
import { type Filter, filterParams } from './state/filter';
import type { Spans } from './state/history';
import { type Look, Looks, spanLook } from './state/look';
import { type ClaimantsJson, decodeClaimants, decodeHistory, type HistoryJson } from './state/wire';
import type { Params } from './url';

/** Which claims count: under a rule, as known on an evening, without a claimant. */
export interface Reading {
  rule: string;
  known: string | null;
  without: string | null;
}

/** Known by the evening of the day shown, whichever day that is. */
export const EVENING = 'evening';

/** The rule of an address that names none. */
const DEFAULT_RULE = 'documented';

/** The history under one reading, decoded. */
interface Record {
  /** The address of whose claims make its spans. */
  voices: string;
  heard?: Promise<void>;
  spans: Spans;
  changes: Changes;
  looks: Looks;
}

const NO_REPORT: Look = { status: 'unknown', actors: [], core: 0, approximate: false };

/** What the reader looks at: a day under a reading, and perhaps a place. Knows no element of the page. */
export class Session {
  readonly first: Day;
  readonly last: Day;
  day: Day;
  reading: Reading;
  place: number | null;
  /** The two evenings that are compared; the later one is the day. */
  range: Stretch | null;
  /** Whether the places stand as a table over the map. */
  table: boolean;
  /** Whether estimated areas are drawn. */
  areas: boolean;
  readonly sieve: Sieve;
  private record: Record | null = null;
  private cursor: Cursor | null = null;
  /** The state of one day is asked for many times. */
  private memo: { day: Day; record: Record | null; state: DayState; list?: Difference[] } | null = null;
  private found: { key: string; record: Record; list: Difference[] } | null = null;
  private readonly known = new Map<string, Record>();
  private readonly eventful: ReadonlyMap<Day, number[]>;

  constructor(
    readonly boot: Boot,
    readonly atlas: Atlas,
  ) {
    this.first = parseDay(boot.first)!;
    this.last = parseDay(boot.last)!;
    this.day = clampDay(parseDay(boot.date) ?? this.last, this.first, this.last);
    this.range = readRange(parseDay(boot.since), this.day, this.first, this.last);
    this.reading = {
      rule: boot.rule,
      known: this.range ? boot.known : this.knownBy(boot.known, this.day),
      without: boot.without,
    };
    this.place = boot.place ? (atlas.byId.get(boot.place) ?? null) : null;
    this.eventful = eventPlaces(atlas);
    this.sieve = new Sieve(atlas, () => ({ day: this.day, record: this.record, spanOf: this.cursor?.span ?? null }));
    ({ table: this.table, areas: this.areas } = this.read(location.search));
  }

  get date(): string {
    return isoDay(this.day);
  }

  get placeId(): string | null {
    return this.place === null ? null : this.atlas.id(this.place);
  }

  get rule(): string {
    return this.reading.rule;
  }

  get spans(): Spans | null {
    return this.record?.spans ?? null;
  }

  get changes(): Changes | null {
    return this.record?.changes ?? null;
  }

  spanOf(place: number): number {
    return this.cursor?.span[place] ?? 0;
  }

  setFilter(filter: Filter): void {
    this.sieve.filter = filter;
    this.memo = null;
  }

  /** Loads the history under a reading, once, and makes it the one shown. */
  async load(reading: Reading): Promise<void> {
    const evening = reading.known === EVENING;
    const asked = query({ ...reading, known: evening ? null : reading.known });
    const address = (name: string) => `${this.boot.base}/map/${name}.json${asked}`;
    const url = address(evening ? 'evenings' : 'history');
    let record = this.known.get(url);
    if (!record) {
      const spans = decodeHistory(await loadJson<HistoryJson>(url));
      record = {
        spans,
        changes: Changes.of(spans),
        looks: new Looks(spans),
        voices: address(evening ? 'evening-claimants' : 'claimants'),
      };
      this.known.set(url, record);
    }
    if (this.sieve.filter.claimant.length) await this.hear(record);
    this.reading = reading;
    this.record = record;
    this.cursor = new Cursor(record.spans, this.atlas.count);
    this.cursor.seek(this.day);
  }

  /** Fetches whose claims make the spans shown, once; true where that was still missing. */
  async voices(): Promise<boolean> {
    const { record } = this;
    if (!record || record.spans.claimants) return false;
    await this.hear(record);
    return true;
  }

  private hear(record: Record): Promise<void> {
    record.heard ??= loadJson<ClaimantsJson>(record.voices).then(
      json => {
        record.spans.claimants = decodeClaimants(json);
        this.sieve.forget();
      },
      error => {
        delete record.heard;
        throw error;
      },
    );
    return record.heard;
  }

  /** Moves to a day; returns the places whose symbols may differ. */
  move(day: Day): Uint32Array {
    this.day = clampDay(day, this.first, this.last);
    return this.cursor?.seek(this.day) ?? new Uint32Array();
  }

  look(place: number): Look {
    const { record, cursor, atlas } = this;
    return record && cursor ? record.looks.at(cursor, place, atlas.precision(place)) : NO_REPORT;
  }

  /** The day for the map; changes since an earlier day carry the ring too. */
  state(since = this.day): DayState {
    if (this.range) return this.compared();
    const { memo, record } = this;
    if (since === this.day && memo?.day === this.day && memo.record === record && !memo.list) return memo.state;
    const changed = new Set<number>();
    const shown = new Set<number>(this.eventful.get(this.day));
    for (let day = since; day <= this.day; day++) {
      for (const change of this.changes?.on(day) ?? []) {
        shown.add(change.place);
        if (counts(change)) changed.add(change.place);
      }
    }
    const state: DayState = {
      look: place => this.look(place),
      changed,
      shown,
      ...this.sieve.hiding(() => this.place, shown),
    };
    if (since === this.day) this.memo = { day: this.day, record, state };
    return state;
  }

  /** Whether some campaign's sources follow what is shown closely. */
  covered(): boolean {
    const { from, to } = this.range ?? { from: this.day, to: this.day };
    return this.atlas.campaigns.some(c => {
      const window = stretch(c.window_start, c.window_end);
      return window.from <= to && window.to >= from;
    });
  }

  /** The places that differ between the two evenings, or did on the way. */
  differences(): Difference[] {
    const { record, range, found } = this;
    if (!record || !range) return [];
    const key = `${range.from} ${range.to}`;
    if (found?.key === key && found.record === record) return found.list;
    const list = compare(record.spans, record.changes, range);
    this.found = { key, record, list };
    return list;
  }

  /** The later evening for the map: what differs from the earlier one stands out. */
  private compared(): DayState {
    const { record, memo, range } = this;
    const list = this.differences();
    if (memo && memo.day === range!.to && memo.record === record && memo.list === list) return memo.state;
    const byPlace = new Map(list.map(d => [d.place, d]));
    const changed = new Set(list.filter(d => d.outcome !== 'back').map(d => d.place));
    const state: DayState = {
      look: (place: number) => this.look(place),
      changed,
      shown: new Set(byPlace.keys()),
      ...this.sieve.hiding(() => this.place),
      former: (place: number) => (changed.has(place) ? spanLook(record!.spans, byPlace.get(place)!.before) : null),
    };
    this.memo = { day: range!.to, record, state, list };
    return state;
  }

  /** Address parameters of the pages that tell the same in words. */
  query(more: { [name: string]: string | null } = {}): string {
    return query({ ...more, ...this.asked(), lang: this.boot.lang });
  }

  /** Address parameters of what is shown; null = the default. */
  params(): Params {
    const { rule, known, without } = this.asked();
    const days = this.range
      ? { date: null, from: isoDay(this.range.from), to: this.date }
      : { date: this.date, from: null, to: null };
    return {
      ...days,
      place: this.placeId,
      rule: rule === DEFAULT_RULE ? null : rule,
      known,
      without,
      ...filterParams(this.sieve.filter),
      view: this.table ? 'table' : null,
      areas: this.areas ? '1' : null,
    };
  }

  /** The reading as addresses write it: the evening by its date. */
  asked(): Reading {
    const { known } = this.reading;
    return { ...this.reading, known: known === EVENING ? this.date : known };
  }

  /** What is known by the evening of the day shown goes along with it. */
  private knownBy(known: string | null, day: Day): string | null {
    return known === isoDay(day) ? EVENING : known;
  }

  /** Two evenings are compared by what was known on one: that of the second where none is named. */
  settled(reading: Reading): Reading {
    return this.range && reading.known === EVENING ? { ...reading, known: this.date } : reading;
  }

  /** What an address of this page says, the other way round. */
  read(search: string) {
    const q = new URLSearchParams(search);
    const range = readRange(parseDay(q.get('from')), parseDay(q.get('to')), this.first, this.last);
    const day = range ? range.to : clampDay(parseDay(q.get('date')) ?? this.day, this.first, this.last);
    return {
      range,
      day,
      place: this.atlas.byId.get(q.get('place') ?? '') ?? null,
      reading: {
        rule: q.get('rule') ?? DEFAULT_RULE,
        known: range ? q.get('known') : this.knownBy(q.get('known'), day),
        without: q.get('without'),
      },
      filter: this.sieve.read(search),
      table: q.get('view') === 'table',
      areas: q.get('areas') === '1',
    };
  }
}

/** Places of events that have one exact day. */
function eventPlaces(atlas: Atlas): Map<Day, number[]> {
  const found = new Map<Day, number[]>();
  for (const event of atlas.events) {
    const day = parseDay(event.date_earliest);
    if (day === null || event.date_latest !== event.date_earliest) continue;
    found.set(day, [...(found.get(day) ?? []), ...event.places]);
  }
  return found;
}
