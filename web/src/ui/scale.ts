import type { LeafletMap } from '../map/leaflet';
import type { Words } from '../words';

const ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** Sets the scale to the longest round distance under `most` pixels at the middle of the map. */
export function drawScale(element: HTMLElement, leaflet: LeafletMap, words: Words, most = 150): void {
  const size = leaflet.getSize();
  const y = size.y / 2;
  const metres = leaflet.distance(leaflet.containerPointToLatLng([0, y]), leaflet.containerPointToLatLng([100, y]));
  const perPixel = metres / 100;
  const km = ROUND.filter(k => (k * 1000) / perPixel <= most).at(-1) ?? 1;
  element.textContent = words.t('map.scale', { n: km });
  element.style.width = `${Math.round((km * 1000) / perPixel)}px`;
}
