import type { Boot } from './boot';
import type { Corners } from './map/fit';
import { whereIs } from './map/leaflet';
import type { AtlasMap } from './map/map';
import { openingBounds } from './map/opening';
import { cornersOf } from './meridian';
import type { Session } from './session';
import { readBox, readView } from './url';

/** The view that an address asks for, the part of the atlas that the day is about, and the whole of it. */
export interface Opening {
  view: ReturnType<typeof readView>;
  part: Corners | null;
  whole: Corners;
}

/** Reads where the map opens. */
export function openingOf(map: AtlasMap, session: Session, boot: Boot): Opening {
  const { atlas, spans, changes, day } = session;
  const whole = cornersOf(boot.bounds);
  const part = spans && openingBounds(atlas, spans, changes!, day);
  const box = readBox(location.search, atlas.middle);
  let view = readView(location.hash);
  if (box && !view) {
    // What the address asks for was cut from a map with its cards on it.
    map.leaflet.fitBounds(box, { maxZoom: 14, animate: false });
    view = whereIs(map.leaflet);
  }
  return { view, part, whole };
}
