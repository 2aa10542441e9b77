// Package feature writes editions as GeoJSON (RFC 7946) and CSV, and is the one
// place that names their properties. docs/http.md lists every collection with
// its properties; they are only ever added to.
package feature
