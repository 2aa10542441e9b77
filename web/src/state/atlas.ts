import { AFTER_ALL, BEFORE_ALL, type Day, parseDay } from '../days';
import { near } from '../meridian';
import {
  type Dated,
  decodeDates,
  decodePositions,
  digits,
  type NamesJson,
  type PlacesJson,
  type RecordsJson,
  type Size,
  summed,
} from './wire';

/** Closed lists, in the order of the numbers on the wire. */
export const STATUS = ['unknown', 'held', 'contested', 'claimed', 'unsure'] as const;
export type Status = (typeof STATUS)[number];
export const KIND = { hands: 0, fighting: 1, confirmed: 2, doubt: 3, firstReport: 4, expired: 5 } as const;

export interface Actor {
  actor_id: string;
  name: string;
  name_ar: string;
  in_text: string;
  short: string;
  short_ar: string;
  color: string;
  color_dark: string;
  shape: string;
}

export interface Claimant {
  claimant_id: string;
  name: string;
  name_ar: string;
  /** Index of the actor whose interest the voice has, or -1. */
  party: number;
}

interface Titled {
  title: string;
  title_ar: string;
}

export interface Campaign extends Titled {
  campaign_id: string;
  window_start: string | null;
  window_end: string | null;
  /** Numbers of the places that its source and its events tell of; on the wire what each adds to the one before. */
  places: number[];
}

export interface Phase extends Titled {
  phase_id: string;
  campaign_id: string;
  kind: string;
  start: string;
  end: string;
}

export interface AtlasEvent {
  kind: string;
  date_earliest: string | null;
  date_latest: string | null;
  places: number[];
}

/** A stretch of calendar days, both ends included. */
export interface Stretch {
  from: Day;
  to: Day;
}

/** The days of a record's two date fields; an open end reaches to the end of time. */
export function stretch(start: string | null, end: string | null): Stretch {
  return { from: parseDay(start) ?? BEFORE_ALL, to: parseDay(end) ?? AFTER_ALL };
}

export function contains(s: Stretch, day: Day): boolean {
  return day >= s.from && day <= s.to;
}

/** The atlas as the front end reads it: places by number, names in the reader's language. */
export class Atlas {
  readonly count: number;
  /** The places by id; empty until the names have come. */
  readonly byId = new Map<string, number>();
  readonly claimants: Claimant[];
  readonly campaigns: Campaign[];
  readonly phases: Phase[];
  readonly events: AtlasEvent[];
  readonly dates: Dated[];
  /** The place that each lies within, or -1. */
  readonly within: number[];
  private readonly lon: Float64Array;
  private readonly lat: Float64Array;
  private readonly sizes: Uint16Array;
  private names: NamesJson = { place_id: [], name: [] };
  private byName: ReadonlySet<string> = new Set();

  constructor(
    private readonly json: PlacesJson,
    records: RecordsJson,
    private readonly arabic: boolean,
    /** The middle longitude, around which points are counted past ±180. */
    readonly middle = 0,
  ) {
    const { places } = json;
    this.count = places.count;
    this.sizes = digits(places.size, places.more);
    ({ lon: this.lon, lat: this.lat } = decodePositions(json));
    for (let i = 0; i < this.lon.length; i++) this.lon[i] = near(this.lon[i]!, middle);
    this.claimants = records.claimants;
    this.campaigns = records.campaigns.map(c => ({ ...c, places: summed(c.places) }));
    this.phases = records.phases;
    this.events = records.events;
    this.dates = decodeDates(records.dates);
    this.within = records.within;
  }

  /** Takes the ids and names of the places. */
  call(names: NamesJson): void {
    this.names = names;
    this.byName = new Set(names.name);
    names.place_id.forEach((id, place) => {
      this.byId.set(id, place);
    });
  }

  get actors(): Actor[] {
    return this.json.actors;
  }

  /** The id of a place; empty until the names have come. */
  id(place: number): string {
    return this.names.place_id[place] ?? '';
  }

  /** The name of a place; empty until the names have come. */
  name(place: number): string {
    return this.names.name[place] ?? '';
  }

  /** Whether some place has a name. */
  hasName(name: string): boolean {
    return this.byName.has(name);
  }

  kind(place: number): string {
    return this.size(place).kind;
  }

  rank(place: number): number {
    return this.size(place).rank || 3;
  }

  /** Metres to which a place is located; 0 = not known. */
  precision(place: number): number {
    return this.size(place).precision_m;
  }

  private size(place: number): Size {
    return this.json.places.sizes[this.sizes[place]!]!;
  }

  /** Longitude and latitude in degrees, or null where the place has no point. */
  point(place: number): [number, number] | null {
    return place < this.lon.length ? [this.lon[place]!, this.lat[place]!] : null;
  }

  actorName(actor: number): string {
    const a = this.json.actors[actor];
    return a ? (this.arabic && a.name_ar) || a.name : '';
  }

  /** The name as it stands inside a sentence: "the Iron League". */
  actorInText(actor: number): string {
    const a = this.json.actors[actor];
    return a ? (this.arabic && a.name_ar) || a.in_text : '';
  }

  claimantName(claimant: number): string {
    const c = this.claimants[claimant];
    return c ? (this.arabic && c.name_ar) || c.name : '';
  }

  /** A voice by its id, in the reader's language. */
  voice(id: string): string {
    const c = this.claimants.find(claimant => claimant.claimant_id === id);
    return (this.arabic && c?.name_ar) || c?.name || id;
  }

  title(record: Titled): string {
    return (this.arabic && record.title_ar) || record.title;
  }

  /** The campaign whose window holds the day, if any. */
  campaignOn(day: Day): Campaign | undefined {
    return this.campaigns.find(c => contains(stretch(c.window_start, c.window_end), day));
  }

  phaseOn(day: Day): Phase | undefined {
    return this.phases.find(p => contains(stretch(p.start, p.end), day));
  }
}
