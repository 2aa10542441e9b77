import type { Look } from '../state/look';
import type { Sprite } from '../symbols/sprite';
import type { Sprites } from '../symbols/sprites';
import type { Placed } from './placed';

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
