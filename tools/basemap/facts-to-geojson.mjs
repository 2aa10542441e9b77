// Writes the hand-written facts as the GeoJSON and tables the build joins and merges.
//   node facts-to-geojson.mjs OUTPUT_FOLDER
// Makes reservoirs, lake-names, roads and labels (.geojson) and admin0, admin1 (.json,
// one record per unit, keyed by `source_iso`, the code the source data uses).
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];

function facts(name) {
  return JSON.parse(readFileSync(new URL(`facts/${name}.json`, import.meta.url), "utf8"));
}

function write(name, features) {
  writeFileSync(join(folder, `${name}.geojson`), JSON.stringify({ type: "FeatureCollection", features }));
}

function feature(type, coordinates, properties) {
  return { type: "Feature", properties, geometry: { type, coordinates } };
}

function between(a, b, part) {
  return [a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part];
}

// Cuts each corner twice (Chaikin), so that a shore guessed from a dozen points does not
// pose as a surveyed one.
function rounded(ring, rounds = 2) {
  if (rounds === 0) {
    return ring;
  }
  const cut = ring.flatMap((p, i) => {
    const next = ring[(i + 1) % ring.length];
    return [between(p, next, 0.25), between(p, next, 0.75)];
  });
  return rounded(cut, rounds - 1);
}

const lakes = facts("lakes");
write(
  "reservoirs",
  lakes.drawn_by_hand.map(({ name, name_ar, ring }) => {
    const shore = rounded(ring);
    return feature("Polygon", [[...shore, shore[0]]], { name, name_ar });
  }),
);
write(
  "lake-names",
  lakes.names.map(({ at, ...properties }) => feature("Point", at, properties)),
);
write(
  "roads",
  facts("roads").map(({ way, ...properties }) => feature("LineString", way, { ...properties, schematic: true })),
);
write(
  "labels",
  facts("labels").map(({ at, ...properties }) => feature("Point", at, properties)),
);

const names = facts("names");
for (const level of ["admin0", "admin1"]) {
  const table = names[level].map((unit) => ({ source_iso: unit.iso, ...unit }));
  writeFileSync(join(folder, `${level}.json`), JSON.stringify(table));
}
