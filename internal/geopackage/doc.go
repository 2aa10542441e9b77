// Package geopackage writes OGC GeoPackage files: SQLite databases that hold
// layers with their index, tables, styles and projects of QGIS, and what is to be
// known of them. The same content gives the same bytes; no clock time is in them.
//
// Positions are longitude and latitude in degrees (EPSG:4326).
package geopackage
