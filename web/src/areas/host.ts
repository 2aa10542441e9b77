import type { Geometry } from 'geojson';
import type { AtlasMap } from '../map/map';
import type { Session } from '../session';
import type { Look } from '../state/look';
import type { Words } from '../words';

/** What the page gives to the areas, and does about them. */
export interface AreasPage {
  words: Words;
  session: Session;
  map: AtlasMap;
  /** A state in the readers' words. */
  text(look: Look): string;
  /** A geometry in degrees as a path in the Mercator square. */
  path(geometry: Geometry): Path2D;
  /** The reader has turned the areas on or off. */
  turn(on: boolean): void;
  /** The legend has another size; `freely` where it may unfold, since the reader acted. */
  resized(freely: boolean): void;
  /** The script could not be had; `retry` asks for it again. */
  failed(retry: () => void): void;
}

/** What the script of the areas is told of a step or a press. */
export interface AreasHost extends AreasPage {
  /** The button that opens and closes the card with the switch. */
  button: HTMLButtonElement;
  /** Whether it was pressed; else the session shows something else than before. */
  pressed: boolean;
}

/** The sentence that says what areas are. */
export function what({ words, session }: AreasPage): string {
  return words.t('map.areas.what', { reach: words.distance(session.boot.reach_m) });
}
