// Package ogc writes the documents of OGC API - Features for an edition: Part 1
// (core, geojson, html, oas30), Part 2 (crs), Part 3 (queryables, filter) and the
// schemas of Part 5. It reads the parameters of a request for items and selects
// and pages the features. It knows no router and no HTML.
package ogc
