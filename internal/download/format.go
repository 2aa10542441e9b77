package download

import (
	"strings"
	"time"

	"github.com/heldline/heldline/internal/feature"
)

// Maker makes a file.
type Maker func(*Order) ([]byte, error)

// Format is one way to write files. Atlas and Layer are nil where it has no file of
// the whole atlas, or of one layer.
type Format struct {
	Ext    string // without the first dot; may have two parts: csv.zip
	Type   string // media type
	Suffix string // of the atlas's file, before the extension, where a format has two
	Live   bool   // the file leads back to a running server, so a copy cannot have it
	Atlas  Maker
	Layer  Maker
	Has    func(*feature.Layer) bool // of which layers there is a file; nil = of all
}

// Key names the format where texts say what it is for: csv-zip, gpkg-qgz.
func (f *Format) Key() string {
	return strings.TrimPrefix(f.Suffix+"-", "-") + strings.ReplaceAll(f.Ext, ".", "-")
}

// Formats lists the ways to write, those for the most readers first.
func Formats() []Format {
	return []Format{
		{Ext: "geojson", Type: "application/geo+json", Layer: geoJSON},
		{Ext: "gpkg", Type: "application/geopackage+sqlite3", Atlas: geoPackage, Layer: geoPackage},
		{Ext: "kml", Type: "application/vnd.google-earth.kml+xml", Atlas: earth, Layer: earth, Has: tables},
		{Ext: "csv", Type: "text/csv; charset=utf-8", Layer: table, Has: tables},
		{Ext: "csv.zip", Type: "application/zip", Atlas: csvZip, Layer: csvZip, Has: tables},
		{Ext: "geojson.zip", Type: "application/zip", Atlas: geoJSONZip},
		{Ext: "lpf.json", Type: "application/ld+json", Atlas: linkedPlaces},
		{Ext: "qgz", Type: "application/x-qgis-project", Live: true, Atlas: liveProject},
		{Ext: "qgz", Type: "application/x-qgis-project", Suffix: "-gpkg", Atlas: packageProject},
		{Ext: "qlr", Type: "application/x-qgis-layer-definition", Live: true, Atlas: layerDefinition},
	}
}

// Stamp is the time in files that must state one: the earliest that a zip archive
// can. A file is of its edition, not of the moment at which somebody asked for it.
func Stamp() time.Time { return time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC) }
