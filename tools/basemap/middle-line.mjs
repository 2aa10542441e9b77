// Turns the two banks of a wide river into one middle line.
//   node middle-line.mjs BANKS.geojson LON,LAT LON,LAT > line.geojson
// BANKS holds the pieces of one closed ring around the river; the two points name its
// upper and lower end. The Tigris below Samarra is stored in this way, some 2 km wide,
// which is broader than the river is; a line of one weight is nearer the truth.
import { readFileSync } from "node:fs";

const TOUCH = 0.006;

function distance(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function chain(pieces) {
  const ring = pieces.shift();
  while (pieces.length > 0) {
    const tip = ring[ring.length - 1];
    const at = pieces.findIndex((p) => distance(p[0], tip) < TOUCH || distance(p[p.length - 1], tip) < TOUCH);
    if (at < 0) {
      throw new Error(`the banks have a gap at ${tip}`);
    }
    const [piece] = pieces.splice(at, 1);
    ring.push(...(distance(piece[0], tip) < TOUCH ? piece : piece.reverse()));
  }
  return ring;
}

function nearestIndex(points, p) {
  let best = 0;
  points.forEach((q, i) => {
    if (distance(p, q) < distance(p, points[best])) {
      best = i;
    }
  });
  return best;
}

function banks(ring, upper, lower) {
  const from = nearestIndex(ring, upper);
  const turned = [...ring.slice(from), ...ring.slice(0, from + 1)];
  const to = nearestIndex(turned, lower);
  return [turned.slice(0, to + 1), turned.slice(to).reverse()];
}

const [file, upper, lower] = process.argv.slice(2);
const pieces = JSON.parse(readFileSync(file, "utf8")).features.map((f) => f.geometry.coordinates);
const [left, right] = banks(chain(pieces), upper.split(",").map(Number), lower.split(",").map(Number));
const coordinates = left.map((p) => {
  const q = right[nearestIndex(right, p)];
  return [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2];
});
const feature = { type: "Feature", properties: {}, geometry: { type: "LineString", coordinates } };
process.stdout.write(JSON.stringify({ type: "FeatureCollection", features: [feature] }));
