#!/usr/bin/env bash
# Prints the Python interpreter that knows QGIS and GDAL: $PYTHON_QGIS, else the
# first one that does; the python3 of the path often is another one than the
# system's. Exits 1 when there is none, or when ogr2ogr is missing.
command -v ogr2ogr ogrinfo >/dev/null || exit 1
for name in ${PYTHON_QGIS:+"$PYTHON_QGIS"} python3 /usr/bin/python3; do
  python=$(command -v "$name") || continue
  "$python" -c 'from importlib.util import find_spec as f; import sys; sys.exit(not (f("qgis") and f("osgeo")))' 2>/dev/null || continue
  echo "$python"
  exit 0
done
exit 1
