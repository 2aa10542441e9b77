import type { Look } from '../state/look';
import { drawRing, RING } from '../symbols/draw';
import { MARGIN, type Sprites } from '../symbols/sprites';
import type { Palette } from '../theme';
import type { Placed } from './placed';

type Context = CanvasRenderingContext2D;

/** Up to here a day is drawn anew in whole; above it only changed symbols are stamped. */
const WHOLE = 1500;

/** Above this share of changed symbols a whole drawing is cheaper. */
const SHARE = 0.2;

/** Pixels between the ring of change and that of the chosen place. */
const CHOSEN_GAP = 4;

export interface Marks {
  placed: Placed;
  sprites: Sprites;
  look: (place: number) => Look;
  changed: (place: number) => boolean;
  /** The look of a place before, where that is drawn beside it. */
  former?: ((place: number) => Look | null) | undefined;
  shaped: boolean;
}

/** Draws every symbol of the view, changed places on top. */
export function drawAll(ctx: Context, m: Marks): void {
  const { drawn } = m.placed;
  for (const i of drawn) if (!m.changed(i)) stamp(ctx, m, i);
  for (const i of drawn) if (m.changed(i)) stamp(ctx, m, i);
}

/** A second ring, outside that of change, around the place whose page is open. */
export function drawChosen(ctx: Context, placed: Placed, place: number, p: Palette): void {
  if (!placed.located[place]) return;
  ctx.save();
  ctx.translate(placed.x[place]!, placed.y[place]!);
  drawRing(ctx, placed.radius(place) + CHOSEN_GAP, p);
  ctx.restore();
}

/** Whether stamping the touched places alone is worth it. */
export function worthStamping(drawn: number, touched: number): boolean {
  return drawn > WHOLE && touched < drawn * SHARE;
}

/** Replaces the symbols of some places; overlaps are put right by the next drawAll. */
export function drawSome(ctx: Context, m: Marks, places: Iterable<number>, shown: ReadonlySet<number>): void {
  for (const i of places) {
    if (!m.placed.located[i] || !m.placed.near(i)) continue;
    ctx.save();
    ctx.globalCompositeOperation = 'destination-out';
    ctx.beginPath();
    ctx.arc(m.placed.x[i]!, m.placed.y[i]!, m.placed.radius(i) + MARGIN, 0, Math.PI * 2);
    ctx.fill();
    ctx.restore();
    if (m.placed.draws(i, shown)) stamp(ctx, m, i);
  }
}

function stamp(ctx: Context, m: Marks, i: number): void {
  const r = m.placed.radius(i);
  const half = r + MARGIN;
  const sprite = m.sprites.get(m.look(i), r, m.shaped, m.changed(i));
  ctx.drawImage(sprite, m.placed.x[i]! - half, m.placed.y[i]! - half, 2 * half, 2 * half);
  const former = m.former?.(i);
  if (!former) return;
  const small = formerRadius(r);
  const reach = small + MARGIN;
  const off = formerOffset(r);
  const mark = m.sprites.get(former, small, m.shaped, false);
  ctx.drawImage(mark, m.placed.x[i]! - off - reach, m.placed.y[i]! + off - reach, 2 * reach, 2 * reach);
}

/** Radius of the small mark of a former state beside a symbol of radius r. */
export function formerRadius(r: number): number {
  return Math.max(3, r * 0.5);
}

/** How far to the left of and below a symbol's middle that mark stands: on the ring of change. */
export function formerOffset(r: number): number {
  return (r + RING.gap) * 0.8;
}
