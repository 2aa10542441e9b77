// Reads the ">"-separated text that `gmt pscoast -M` writes on standard input and
// writes a GeoJSON FeatureCollection of LineStrings on standard output.
// GMT counts longitudes from 0 to 360; output counts from -180 to 180.
// Segments of fewer than two points carry no line and are left out.
import { readFileSync } from "node:fs";

function toLongitude(value) {
  return value > 180 ? value - 360 : value;
}

// A closed or open run of points becomes one feature; runs are cut at ">" lines.
function* segments(text) {
  let points = [];
  for (const line of text.split("\n")) {
    if (line.startsWith(">")) {
      yield points;
      points = [];
      continue;
    }
    const [lon, lat] = line.trim().split(/\s+/).map(Number);
    if (Number.isFinite(lon) && Number.isFinite(lat)) {
      points.push([toLongitude(lon), lat]);
    }
  }
  yield points;
}

const features = [];
for (const coordinates of segments(readFileSync(0, "utf8"))) {
  if (coordinates.length > 1) {
    features.push({
      type: "Feature",
      properties: {},
      geometry: { type: "LineString", coordinates },
    });
  }
}
process.stdout.write(JSON.stringify({ type: "FeatureCollection", features }));
