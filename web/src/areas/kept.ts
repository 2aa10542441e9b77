import type { Geometry } from 'geojson';
import { AFTER_ALL, BEFORE_ALL, type Day, parseDay } from '../days';
import type { Look } from '../state/look';

/** How many answers are kept: enough for a walk to and fro. */
const MOST = 24;

/** An answer of `/areas/{date}.geojson`, as far as the map reads it. */
export interface AreasJson {
  valid_from: string | null;
  valid_until: string | null;
  features: {
    geometry: Geometry;
    properties: { status: Look['status']; holder: string | null; holders: string; places: number };
  }[];
}

/** The areas of a range of days. */
export interface Answer<Area> {
  /** First day on which they are true, and first day on which they no longer are. */
  from: Day;
  until: Day;
  areas: Area[];
}

/** The days for which an answer is true. */
export function validity(json: Pick<AreasJson, 'valid_from' | 'valid_until'>): { from: Day; until: Day } {
  return { from: parseDay(json.valid_from) ?? BEFORE_ALL, until: parseDay(json.valid_until) ?? AFTER_ALL };
}

export function isOf({ from, until }: { from: Day; until: Day }, day: Day): boolean {
  return from <= day && day < until;
}

/** The latest answers, by reading and range of days; the one used longest ago goes first. */
export class Kept<Area> {
  private list: { reading: string; answer: Answer<Area> }[] = [];

  find(reading: string, day: Day): Answer<Area> | null {
    const at = this.list.findIndex(kept => kept.reading === reading && isOf(kept.answer, day));
    if (at < 0) return null;
    const [found] = this.list.splice(at, 1);
    this.list.unshift(found!);
    return found!.answer;
  }

  add(reading: string, answer: Answer<Area>): void {
    this.list.unshift({ reading, answer });
    this.list.length = Math.min(this.list.length, MOST);
  }
}
