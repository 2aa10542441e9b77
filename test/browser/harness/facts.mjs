// What the server says about an atlas, for comparison with what a page shows.

const answers = new Map();

/** The JSON at an address, asked for once. */
export function json(site, path) {
  const url = site + path;
  if (!answers.has(url)) answers.set(url, load(url));
  return answers.get(url);
}

async function load(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

/** The state of every place on a day, by place id. */
export async function control(site, date, query = '') {
  const { features } = await json(site, `/control/${date}.geojson${query}`);
  return new Map(features.map(f => [f.properties.place_id, { ...f.properties, point: f.geometry?.coordinates }]));
}

/** The days on which places changed hands or fighting began or ended, in order. */
export async function changeDays(site) {
  const { features } = await json(site, '/changes.geojson');
  const counted = features.filter(f => ['hands', 'fighting'].includes(f.properties.kind));
  return [...new Set(counted.map(f => f.properties.date))].sort();
}

/** An actor of the map, and its colour on the ground of a theme as [r, g, b]. */
export async function actor(site, id, theme) {
  const { actors } = await json(site, '/map/places.json');
  const found = actors.find(a => a.actor_id === id);
  const hex = theme === 'dark' ? found.color_dark || found.color : found.color;
  return { ...found, rgb: hex.match(/[0-9a-f]{2}/gi).map(part => Number.parseInt(part, 16)) };
}

/** Where a place stands in the columns that the map loads. */
export async function placeIndex(site, id) {
  const { place_id } = await json(site, '/map/names.json');
  return place_id.indexOf(id);
}

/** A day so many days later, as YYYY-MM-DD. */
export function addDays(date, days) {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The number of a day since 1970-01-01, as the slider counts. */
export function dayNumber(date) {
  return Date.parse(date) / 86_400_000;
}
