// What the pages share: the view, the looks and the day they open on. `BENCH` comes with the page.
export const RADIUS = 2.5;
export const DAY = 86_400_000;

/** A map without a ground, in the view that all pages open on. */
export function openMap(more) {
  const { zoom, center } = BENCH;
  const plain = { zoomControl: false, attributionControl: false, zoomSnap: 0.25, preferCanvas: BENCH.canvas };
  return L.map('map', { zoom, center, ...plain, ...more });
}

/** The symbol of a place while a feature holds. */
export function symbol(feature, at) {
  const color = BENCH.looks[feature.properties.look];
  return L.circleMarker(at, { radius: RADIUS, stroke: false, fillOpacity: 1, fillColor: color });
}

export function isoDay(time) {
  return new Date(time).toISOString().slice(0, 10);
}

export async function load(file) {
  return (await fetch(file)).json();
}

/** The page stands: its first state is in place and the slider can be used. */
export function ready() {
  document.documentElement.dataset.ready = 'true';
}
