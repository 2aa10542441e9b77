#!/usr/bin/env bash
# Draws the pictures of docs/qgis.md with QGIS, from the project that the built
# server makes of data/, into docs/img. Called by `make portraits`.
set -euo pipefail

python=$(tools/qgis.sh) || { echo "heldline: no QGIS for Python found: install python3-qgis and gdal-bin." >&2; exit 1; }
folder=$(mktemp -d)
bin/mapserver serve --addr 127.0.0.1:0 --db "$folder/test.db" >"$folder/out" 2>"$folder/log" &
server=$!
trap 'kill "$server"; rm -rf "$folder"' EXIT
until url=$(sed -n 's/^listening on \(.*\)\/$/\1/p' "$folder/out") && [ -n "$url" ]; do
  kill -0 "$server" || { cat "$folder/log" >&2; exit 1; }
  sleep 0.2
done
atlas=$(curl -sf "$url/editions.json" | sed 's/.*"atlas":"\([^"]*\)".*/\1/')
for name in "$atlas.gpkg" "$atlas-gpkg.qgz"; do
  curl -sf -o "$folder/$name" "$url/download/$name"
done
QT_QPA_PLATFORM=offscreen HOME=$folder XDG_RUNTIME_DIR=$folder LC_ALL=C.UTF-8 TZ=UTC PYTHONDONTWRITEBYTECODE=1 \
  "$python" test/clients/qgis/portray.py "$folder/$atlas-gpkg.qgz" docs/img
