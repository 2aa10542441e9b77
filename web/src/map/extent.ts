import type { FeatureCollection, Geometry } from 'geojson';
import { nearGeometry } from '../meridian';

/** The drawn extents of places: circles, rings, lines and regions by place id. */
export class Extents {
  private readonly geometries = new Map<string, Geometry>();

  /** Takes the shapes over, in one piece around the middle longitude of their atlas. */
  load(collection: FeatureCollection, middle: number): void {
    for (const f of collection.features) {
      const id = f.properties?.place_id;
      if (id && f.geometry) this.geometries.set(id, nearGeometry(f.geometry, middle));
    }
  }

  get(id: string): Geometry | undefined {
    return this.geometries.get(id);
  }
}

/** Corners south-west and north-east of a geometry in degrees. */
export function boundsOf(geometry: Geometry): [[number, number], [number, number]] | null {
  let [w, s, e, n] = [180, 90, -180, -90];
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') {
      const [lon, lat] = value as [number, number];
      w = Math.min(w, lon);
      e = Math.max(e, lon);
      s = Math.min(s, lat);
      n = Math.max(n, lat);
    } else value.forEach(walk);
  };
  if (geometry.type === 'GeometryCollection')
    for (const g of geometry.geometries) walk('coordinates' in g && g.coordinates);
  else walk(geometry.coordinates);
  if (w > e) return null;
  return [
    [s, w],
    [n, e],
  ];
}
