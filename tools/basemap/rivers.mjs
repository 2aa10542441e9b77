// Gives river segments their names and joins them across the source's one-degree tiles.
//   node rivers.mjs OBJECT LEVEL=LINES.geojson... > OBJECT.geojson
// LEVEL is the source's class of river (1 = major); facts/rivers.json says which class
// holds a river. A segment belongs to the river of its class whose rough course runs
// nearest to the segment's middle, if that is within FAR degrees; others are left out.
// Ends of one river that lie within JOIN degrees of each other are moved together:
// tiles of the source disagree by up to 300 m where they meet.
import { readFileSync } from "node:fs";

const FAR = 0.35;
const JOIN = 0.006;

function distance(a, b) {
  return Math.hypot(a[0] - b[0], a[1] - b[1]);
}

function distanceToLeg(p, a, b) {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const along = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy);
  const t = Math.max(0, Math.min(1, along));
  return distance(p, [a[0] + t * dx, a[1] + t * dy]);
}

function distanceToCourse(p, course) {
  let least = Infinity;
  for (let i = 1; i < course.length; i++) {
    least = Math.min(least, distanceToLeg(p, course[i - 1], course[i]));
  }
  return least;
}

function nearestRiver(line, level, rivers) {
  const middle = line[Math.floor(line.length / 2)];
  let nearest = null;
  let least = FAR;
  for (const river of rivers.filter((r) => r.level === level)) {
    const d = distanceToCourse(middle, river.course);
    if (d < least) {
      least = d;
      nearest = river;
    }
  }
  return nearest;
}

// Every end takes the place of the first end seen near it.
function joinEnds(lines) {
  const ends = [];
  for (const line of lines) {
    for (const i of [0, line.length - 1]) {
      const known = ends.find((end) => distance(end, line[i]) < JOIN);
      if (known) {
        line[i] = known;
      } else {
        ends.push(line[i]);
      }
    }
  }
}

const [object, ...inputs] = process.argv.slice(2);
const rivers = JSON.parse(readFileSync(new URL("facts/rivers.json", import.meta.url), "utf8"));
const linesOf = new Map(rivers.map((river) => [river, []]));
for (const input of inputs) {
  const [level, file] = input.split("=");
  for (const feature of JSON.parse(readFileSync(file, "utf8")).features) {
    const line = feature.geometry.coordinates;
    const river = nearestRiver(line, Number(level), rivers);
    if (river) {
      linesOf.get(river).push(line);
    }
  }
}

const features = [];
for (const [{ object: layer, name, name_ar }, coordinates] of linesOf) {
  if (layer === object) {
    joinEnds(coordinates);
    features.push({
      type: "Feature",
      properties: { name, name_ar },
      geometry: { type: "MultiLineString", coordinates },
    });
  }
}
process.stdout.write(JSON.stringify({ type: "FeatureCollection", features }));
