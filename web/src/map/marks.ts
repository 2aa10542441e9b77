import type { Look } from '../state/look';
import type { Sprite } from '../symbols/sprite';
import type { Sprites } from '../symbols/sprites';
import type { Placed } from './placed';
import { Raster } from './raster';

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

/** Draws every symbol of the view over what a canvas shows, changed places on top. */
export function drawAll(ctx: CanvasRenderingContext2D, m: Marks): void {
  const raster = Raster.of(ctx);
  const { drawn, x, y } = m.placed;
  const { ratio } = m.sprites;
  for (const top of [false, true]) {
    for (const i of drawn) {
      if (m.changed(i) !== top) continue;
      const face = faceOf(m, i);
      const left = Math.round(x[i]! * ratio) + face.left;
      raster.blit(face, left, Math.round(y[i]! * ratio) + face.top, raster.whole);
    }
  }
  raster.put(ctx, raster.whole);
}
