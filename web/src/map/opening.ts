import type { Day } from '../days';
import type { Atlas, Stretch } from '../state/atlas';
import { stretch } from '../state/atlas';
import type { Change, Changes } from '../state/changes';
import type { Spans } from '../state/history';

/** Days around a day that no phase holds. */
const AROUND = 30;
/** Share of the points that the view keeps; the farthest would only make it small. */
const KEPT = 0.85;
/** Smallest height and width of an opening view, in degrees. */
const LEAST = 0.5;

type Point = [lon: number, lat: number];
type Corners = [[number, number], [number, number]];

/**
 * The part of the atlas to open on: where reports of the day's phase (or of the
 * two months around it) changed the map directly. Null when there is none.
 */
export function openingBounds(atlas: Atlas, spans: Spans, changes: Changes, day: Day): Corners | null {
  const phase = atlas.phaseOn(day);
  const when: Stretch = phase ? stretch(phase.start, phase.end) : { from: day - AROUND, to: day + AROUND };
  const direct = (c: Change) => spans.basis[c.span] === 1;
  const located = (found: Change[]) => found.map(c => atlas.point(c.place)).filter(p => p !== null);
  const around = located(changes.between(when.from, when.to).filter(direct));
  const points = [...nearest(around), ...located(changes.on(day).filter(direct))];
  return boundsAround(points);
}

/** A view of most of some points: null when there are none. */
export function boundsOfPoints(points: Point[]): Corners | null {
  return boundsAround(nearest(points));
}

/** The area around the located places that pass; null when there is none. */
export function boundsOfPlaces(atlas: Atlas, passes: (place: number) => boolean): Corners | null {
  const points: Point[] = [];
  for (let place = 0; place < atlas.count; place++) {
    const point = passes(place) ? atlas.point(place) : null;
    if (point) points.push(point);
  }
  return boundsAround(points);
}

function boundsAround(points: Point[]): Corners | null {
  if (points.length === 0) return null;
  const lons = points.map(p => p[0]);
  const lats = points.map(p => p[1]);
  const [w, e] = widen(Math.min(...lons), Math.max(...lons));
  const [s, n] = widen(Math.min(...lats), Math.max(...lats));
  return [
    [s, w],
    [n, e],
  ];
}

/** The points nearest to the middle of them all. */
function nearest(points: Point[]): Point[] {
  const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  const x = middle(points.map(p => p[0]));
  const y = middle(points.map(p => p[1]));
  const distance = (p: Point) => Math.hypot(p[0] - x, p[1] - y);
  return [...points].sort((a, b) => distance(a) - distance(b)).slice(0, Math.ceil(points.length * KEPT));
}

function widen(low: number, high: number): [number, number] {
  const lack = Math.max(0, LEAST - (high - low)) / 2;
  return [low - lack, high + lack];
}
