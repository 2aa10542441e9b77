import type { Look } from '../state/look';
import type { Sprite } from '../symbols/sprite';
import type { Sprites } from '../symbols/sprites';
import type { Placed } from './placed';
import { Raster, type Rect } from './raster';

/** Pixels between the ring of change and that of the chosen place. */
const CHOSEN_GAP = 4;

/** What the symbols of a day are. */
export interface Marks {
  placed: Placed;
  sprites: Sprites;
  look: (place: number) => Look;
  changed: (place: number) => boolean;
  /** The look of a place before, where that is drawn beside it. */
  former?: ((place: number) => Look | null) | undefined;
  shaped: boolean;
}

/** The picture of a place. */
export function faceOf({ placed, sprites, look, changed, former, shaped }: Marks, place: number): Sprite {
  return sprites.get(look(place), placed.radius(place), shaped, changed(place), former?.(place));
}

/** A second ring, outside that of change, around a place that is chosen. */
export function chosenRing({ placed, sprites }: Marks, place: number): Sprite {
  return sprites.ring(placed.radius(place) + CHOSEN_GAP);
}

/** What a picture of a place covers, in device pixels. */
export function boxOf({ placed, sprites }: Marks, place: number, { left, top, width, height }: Sprite): Rect {
  const x0 = Math.round(placed.x[place]! * sprites.ratio) + left;
  const y0 = Math.round(placed.y[place]! * sprites.ratio) + top;
  return { x0, y0, x1: x0 + width, y1: y0 + height };
}

/** The places that are drawn, in the order of drawing: changed ones on top. */
export function ordered({ placed, changed }: Marks): number[] {
  const top: number[] = [];
  const order = placed.drawn.filter(i => !changed(i) || !top.push(i));
  return order.concat(top);
}

/** Draws every symbol of the view over what a canvas shows. */
export function drawAll(ctx: CanvasRenderingContext2D, m: Marks): void {
  const raster = Raster.of(ctx);
  for (const i of ordered(m)) {
    const face = faceOf(m, i);
    const { x0, y0 } = boxOf(m, i, face);
    raster.blit(face, x0, y0, raster.whole);
  }
  raster.put(ctx, raster.whole);
}
