import type { Geometry, Position } from 'geojson';

/** West, south, east, north in degrees; west > east across the 180th meridian. */
type Bounds = readonly [number, number, number, number];

/** The middle longitude of bounds. */
export function middleOf([west, , east]: Bounds): number {
  return (west + (east < west ? east + 360 : east)) / 2;
}

/** The corners of bounds, south-west and north-east, as latitude and longitude. */
export function cornersOf(bounds: Bounds): [[number, number], [number, number]] {
  const [west, south, east, north] = bounds;
  const middle = middleOf(bounds);
  return [
    [south, near(west, middle)],
    [north, near(east, middle)],
  ];
}

/** The same meridian, counted on past ±180 where that brings it within half a turn of the middle. */
export function near(lon: number, middle: number): number {
  return lon - 360 * Math.round((lon - middle) / 360);
}

/** A geometry in one piece around the middle longitude. */
export function nearGeometry(geometry: Geometry, middle: number): Geometry {
  if (geometry.type === 'GeometryCollection') {
    return { ...geometry, geometries: geometry.geometries.map(g => nearGeometry(g, middle)) };
  }
  return { ...geometry, coordinates: nearAll(geometry.coordinates, middle) } as Geometry;
}

type Nested = Position | Nested[];

function nearAll(value: Nested, middle: number): Nested {
  if (typeof value[0] === 'number') return [near(value[0], middle), ...(value as Position).slice(1)];
  return (value as Nested[]).map(v => nearAll(v, middle));
}

/** A ring in pieces without the edges along the 180th meridian: there it was only cut. */
export function withoutSeam(ring: Position[]): Position[][] {
  const onSeam = (p?: Position) => !!p && Math.abs(p[0]! % 360) === 180;
  const pieces: Position[][] = [];
  ring.forEach((p, i) => {
    if (i === 0 || (onSeam(p) && onSeam(ring[i - 1]))) pieces.push([p]);
    else pieces.at(-1)!.push(p);
  });
  return pieces;
}
