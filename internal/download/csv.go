package download

import (
	"strings"

	"github.com/heldline/heldline/internal/feature"
)

// table writes one layer as a table: points in lon and lat, shapes as well-known
// text.
func table(o *Order) ([]byte, error) { return tableOf(o, o.File.Layer), nil }

func tableOf(o *Order, l *feature.Layer) []byte {
	c := o.Collection(l)
	if l.Geometry == feature.PointGeometry {
		return c.CSV(l.Row)
	}
	return c.CSVWithShapes(l.Row)
}

// tables are the layers that make sense as tables.
func tables(l *feature.Layer) bool { return !l.Ground }

// csvTypes is the line of a .csvt file, which gives GDAL and QGIS the types of the
// columns and makes points of them.
func csvTypes(l *feature.Layer) string {
	types := []string{"Integer64", "CoordX", "CoordY"}
	if l.Geometry != feature.PointGeometry {
		types = []string{"Integer64", "WKT"}
	}
	for _, f := range l.Fields() {
		types = append(types, csvType(f.Type))
	}
	return strings.Join(types, ",") + "\n"
}

func csvType(t feature.FieldType) string {
	switch t {
	case feature.IntegerField:
		return "Integer64"
	case feature.NumberField:
		return "Real"
	case feature.DateField:
		return "Date"
	}
	return "String"
}

// wgs84 is the content of a .prj file: longitude and latitude on WGS 84.
const wgs84 = `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],` +
	`PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]` + "\n"

// csvZip packs tables with what programs need to read them.
func csvZip(o *Order) ([]byte, error) {
	z := newArchive()
	layers := o.Layers()
	for i := range layers {
		l := &layers[i]
		if !tables(l) {
			continue
		}
		stem := o.stem(l)
		z.add(stem+".csv", tableOf(o, l))
		z.add(stem+".csvt", []byte(csvTypes(l)))
		z.add(stem+".prj", []byte(wgs84))
	}
	z.add("codebook.csv", codebookCSV(layers))
	return z.finish(o)
}

// geoJSONZip packs every layer.
func geoJSONZip(o *Order) ([]byte, error) {
	z := newArchive()
	layers := o.Layers()
	for i := range layers {
		data, err := geoJSONOf(o, &layers[i])
		if err != nil {
			return nil, err
		}
		z.add(o.stem(&layers[i])+".geojson", data)
	}
	return z.finish(o)
}
