import type { Palette } from '../theme';
import type { Basemap, Land } from './basemap';
import type { View } from './leaflet';

type Context = CanvasRenderingContext2D;

/** Draws land, water, borders and schematic roads; quiet, beneath everything. */
export function drawGround(ctx: Context, view: View, map: Basemap, home: Land | null, p: Palette): void {
  ctx.fillStyle = home ? p.beyond : p.ground;
  ctx.fillRect(0, 0, view.width, view.height);
  ctx.save();
  ctx.translate(-view.left, -view.top);
  ctx.scale(view.scale, view.scale);
  const px = 1 / view.scale;
  const z = view.zoom;
  if (home) fill(ctx, home.path, p.ground);
  if (map.urban && z >= 8) fill(ctx, map.urban, p.urban);
  if (map.lakes) {
    fill(ctx, map.lakes, p.water);
    stroke(ctx, map.lakes, p.river, 0.8 * px);
  }
  if (map.rivers && z >= 9) stroke(ctx, map.rivers, p.glow, 17 * px);
  if (map.provinces) stroke(ctx, map.provinces, p.province, px, [px, 3.2 * px]);
  if (map.streams) stroke(ctx, map.streams, p.river, px);
  if (map.rivers) stroke(ctx, map.rivers, p.river, (z < 7.5 ? 1.2 : z < 9 ? 1.7 : 2.4) * px);
  if (map.borders) {
    ctx.globalAlpha = 0.13;
    stroke(ctx, map.borders, p.border, 8 * px);
    ctx.globalAlpha = 1;
    stroke(ctx, map.borders, p.border, 1.3 * px);
  }
  if (map.roads && z >= 7) stroke(ctx, map.roads, p.road, 1.2 * px, [5 * px, 3.5 * px]);
  ctx.restore();
}

function fill(ctx: Context, path: Path2D, color: string): void {
  ctx.fillStyle = color;
  ctx.fill(path, 'evenodd');
}

function stroke(ctx: Context, path: Path2D, color: string, width: number, dash: number[] = []): void {
  ctx.setLineDash(dash);
  ctx.lineWidth = width;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = color;
  ctx.stroke(path);
  ctx.setLineDash([]);
}
