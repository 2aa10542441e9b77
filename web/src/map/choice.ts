import type { Geometry } from 'geojson';
import type { Palette } from '../theme';
import { trace } from './basemap';
import { type View, worldX, worldY } from './leaflet';

const EARTH_CIRCUMFERENCE_M = 40_075_016.7;

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
