// Our spans as the input of each plugin.

const DAY = 86_400_000;

/** Milliseconds since 1970 of a calendar day, at its beginning in UTC. */
export function millis(day) {
  return Date.parse(`${day}T00:00:00Z`);
}

/**
 * Spans of places with a point, from /spans.geojson: coordinates, the place
 * by number, its name, its look and the half-open interval of milliseconds in which it holds. Ends that are open reach to
 * the borders of the atlas.
 */
export function intervals(spans, first, last) {
  const places = new Map();
  const number = id => places.get(id) ?? places.set(id, places.size).size - 1;
  return spans.features
    .filter(feature => feature.geometry)
    .map(({ geometry, properties: p }) => ({
      place: number(p.place_id),
      coordinates: geometry.coordinates,
      name: p.name,
      look: p.holder ?? p.status,
      start: p.start_date ? millis(p.start_date) : millis(first),
      end: p.end_date ? millis(p.end_date) : millis(last) + DAY,
    }))
    .filter(interval => interval.end > interval.start);
}

function collection(list, properties) {
  return {
    type: 'FeatureCollection',
    features: list.map(one => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: one.coordinates },
      properties: { place: one.place, name: one.name, look: one.look, ...properties(one) },
    })),
  };
}

/** For Leaflet.timeline, whose intervals include their end unless told otherwise; and for the limit. */
export function forTimeline(list) {
  return collection(list, ({ start, end }) => ({ start, end, endExclusive: true }));
}

/** For Leaflet.TimeDimension, with a period of a day: the first and the last day on which a feature shows. */
export function forTimeDimension(list) {
  return collection(list, ({ start, end }) => ({ times: [start, end - DAY] }));
}
