import { AFTER_ALL, BEFORE_ALL, type Day, parseDay } from '../days';
import { near } from '../meridian';

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
  /** Indexes of the places that its source and its events tell of. */
  places: number[];
}

export interface Phase extends Titled {
  phase_id: string;
  campaign_id: string;
  kind: string;
  start: string;
  end: string;
}

export interface AtlasEvent extends Titled {
  event_id: string;
  kind: string;
  date_earliest: string | null;
  date_latest: string | null;
  place_ids: string[];
}

/** `/map/places.json`: everything that no rule changes. */
export interface PlacesJson {
  edition: string;
  actors: Actor[];
  claimants: Claimant[];
  places: {
    place_id: string[];
    name: string[];
    name_ar: string[];
    kind: string[];
    rank: number[];
    within: number[];
    lon: (number | null)[];
    lat: (number | null)[];
    precision_m: (number | null)[];
    located_by: string[];
  };
  campaigns: Campaign[];
  phases: Phase[];
  dates: { date: string; claims: number; tray?: number; events: number }[];
  events: AtlasEvent[];
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

/** The atlas as the front end reads it: places by index, names in the reader's language. */
export class Atlas {
  readonly count: number;
  readonly byId: ReadonlyMap<string, number>;

  constructor(
    readonly json: PlacesJson,
    private readonly arabic: boolean,
    /** The middle longitude, around which points are counted past ±180. */
    readonly middle = 0,
  ) {
    this.count = json.places.place_id.length;
    this.byId = new Map(json.places.place_id.map((id, i) => [id, i]));
  }

  get actors(): Actor[] {
    return this.json.actors;
  }

  id(place: number): string {
    return this.json.places.place_id[place]!;
  }

  name(place: number): string {
    const p = this.json.places;
    return (this.arabic && p.name_ar[place]) || p.name[place]!;
  }

  kind(place: number): string {
    return this.json.places.kind[place]!;
  }

  rank(place: number): number {
    return this.json.places.rank[place] || 3;
  }

  precision(place: number): number {
    return this.json.places.precision_m[place] ?? 0;
  }

  /** Longitude and latitude in degrees, or null where the place has no point. */
  point(place: number): [number, number] | null {
    const { lon, lat } = this.json.places;
    const x = lon[place];
    const y = lat[place];
    return x == null || y == null ? null : [near(x, this.middle), y];
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
    const c = this.json.claimants[claimant];
    return c ? (this.arabic && c.name_ar) || c.name : '';
  }

  /** A voice by its id, in the reader's language. */
  voice(id: string): string {
    const c = this.json.claimants.find(claimant => claimant.claimant_id === id);
    return (this.arabic && c?.name_ar) || c?.name || id;
  }

  title(record: Titled): string {
    return (this.arabic && record.title_ar) || record.title;
  }

  /** The campaign whose window holds the day, if any. */
  campaignOn(day: Day): Campaign | undefined {
    return this.json.campaigns.find(c => contains(stretch(c.window_start, c.window_end), day));
  }

  phaseOn(day: Day): Phase | undefined {
    return this.json.phases.find(p => contains(stretch(p.start, p.end), day));
  }
}
