import type { FeatureCollection, Geometry } from 'geojson';
import type { Palette } from '../theme';
import { trace } from './basemap';
import { type View, worldX, worldY } from './leaflet';

const EARTH_CIRCUMFERENCE_M = 40_075_016.7;

/** The drawn extents of places: circles, rings, lines and regions by place id. */
export class Extents {
  private readonly geometries = new Map<string, Geometry>();

  load(collection: FeatureCollection): void {
    for (const f of collection.features) {
      const id = f.properties?.place_id;
      if (id && f.geometry) this.geometries.set(id, f.geometry);
    }
  }

  get(id: string): Geometry | undefined {
    return this.geometries.get(id);
  }
}

/** The outline of the chosen place in the Mercator square. */
export interface Outline {
  path: Path2D;
  filled: boolean;
}

export function outlineOf(geometry: Geometry): Outline {
  const path = new Path2D();
  trace(path, geometry);
  return { path, filled: geometry.type.endsWith('Polygon') };
}

/** A circle of a radius in metres around a point; close enough for tens of kilometres. */
export function circleOutline(lon: number, lat: number, metres: number): Outline {
  const path = new Path2D();
  const r = metres / EARTH_CIRCUMFERENCE_M / Math.cos((lat * Math.PI) / 180);
  path.arc(worldX(lon), worldY(lat), r, 0, Math.PI * 2);
  return { path, filled: true };
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

export function drawOutline(ctx: CanvasRenderingContext2D, view: View, outline: Outline, p: Palette): void {
  ctx.save();
  ctx.translate(-view.left, -view.top);
  ctx.scale(view.scale, view.scale);
  if (outline.filled) {
    ctx.globalAlpha = 0.07;
    ctx.fillStyle = p.accent;
    ctx.fill(outline.path, 'evenodd');
    ctx.globalAlpha = 1;
  }
  ctx.lineWidth = 1.5 / view.scale;
  ctx.lineCap = 'round';
  ctx.setLineDash([0.1 / view.scale, 4 / view.scale]);
  ctx.lineWidth = 2 / view.scale;
  ctx.strokeStyle = p.accent;
  ctx.stroke(outline.path);
  ctx.restore();
}
