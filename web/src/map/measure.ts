import type { Corners } from './fit';

type Point = readonly [lon: number, lat: number];

const RADIUS_M = 6_371_009;
const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two points on a sphere: within 0.5 % of the ellipsoid. */
export function distance([a, b]: Point, [c, d]: Point): number {
  const h = Math.sin(rad(d - b) / 2) ** 2 + Math.cos(rad(b)) * Math.cos(rad(d)) * Math.sin(rad(c - a) / 2) ** 2;
  return 2 * RADIUS_M * Math.asin(Math.sqrt(h));
}

const POINTS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const;

/** The direction from one point to another, of the eight main ones. */
export function compass([a, b]: Point, [c, d]: Point): (typeof POINTS)[number] {
  const y = Math.sin(rad(c - a)) * Math.cos(rad(d));
  const x = Math.cos(rad(b)) * Math.sin(rad(d)) - Math.sin(rad(b)) * Math.cos(rad(d)) * Math.cos(rad(c - a));
  return POINTS[Math.round(Math.atan2(y, x) / (Math.PI / 4) + 8) % 8]!;
}

/** The corners of a box that reaches so many metres from a point to each side. */
export function around([lon, lat]: Point, metres: number): Corners {
  const high = metres / 111_000;
  const wide = high / Math.cos(rad(lat));
  return [
    [lat - high, lon - wide],
    [lat + high, lon + wide],
  ];
}
