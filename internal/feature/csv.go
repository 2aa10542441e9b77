package feature

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkt"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/encode"
)

// CSV writes the collection as a table: id, lon, lat, then the properties in
// their order. UTF-8 with a byte order mark; a cell that a spreadsheet would run
// as a formula gets an apostrophe before it (OWASP, CSV injection).
func (c *Collection) CSV(properties any) []byte {
	return c.table([]string{"lon", "lat"}, properties, func(b []byte, g orb.Geometry) []byte {
		if p, ok := g.(orb.Point); ok {
			return lonLat(b, &p)
		}
		return lonLat(b, nil)
	})
}

// CSVWithShapes is CSV with the whole geometry as well-known text in a column wkt,
// in place of lon and lat.
func (c *Collection) CSVWithShapes(properties any) []byte {
	return c.table([]string{"wkt"}, properties, func(b []byte, g orb.Geometry) []byte {
		b = append(b, ',')
		if g != nil {
			b = encode.Cell(b, wkt.MarshalString(g))
		}
		return append(b, ',')
	})
}

func (c *Collection) table(where []string, properties any, place func([]byte, orb.Geometry) []byte) []byte {
	cs := columnsOf(reflect.TypeOf(properties))
	t := NewTable(append(append([]string{"id"}, where...), cs.names()...)...)
	for i := range c.Features {
		f := &c.Features[i]
		var g orb.Geometry
		if f.Geometry != nil {
			g = f.Geometry.Geometry()
		}
		t.text = place(strconv.AppendInt(t.text, int64(f.ID), 10), g)
		row := reflect.ValueOf(f.Properties)
		t.row(columnsOf(row.Type()), row)
	}
	return t.Bytes()
}

// lonLat appends two cells between commas: the coordinates of a point, nothing of other
// geometries.
func lonLat(b []byte, p *orb.Point) []byte {
	if p == nil {
		return append(b, ",,,"...)
	}
	b = strconv.AppendFloat(append(b, ','), p.Lon(), 'f', -1, 64)
	b = strconv.AppendFloat(append(b, ','), p.Lat(), 'f', -1, 64)
	return append(b, ',')
}

// Table is a CSV file in the making: UTF-8 with a byte order mark, cells that a
// spreadsheet would run as a formula with an apostrophe before them.
type Table struct{ text []byte }

// NewTable begins a table with its column names.
func NewTable(columns ...string) *Table {
	t := &Table{text: []byte("\uFEFF")}
	for i, name := range columns {
		if i > 0 {
			t.text = append(t.text, ',')
		}
		t.text = encode.Cell(t.text, name)
	}
	t.text = append(t.text, '\n')
	return t
}

// Add writes a row of values as Values has them; nil is an empty cell.
func (t *Table) Add(values ...any) {
	for i, v := range values {
		if i > 0 {
			t.text = append(t.text, ',')
		}
		s := cell(v)
		if _, isText := v.(string); isText {
			s = harmless(s)
		}
		t.text = encode.Cell(t.text, s)
	}
	t.text = append(t.text, '\n')
}

// row writes a row.
func (t *Table) row(cs columns, row reflect.Value) {
	t.text = append(cs.cells(t.text, row), '\n')
}

// Bytes is the file.
func (t *Table) Bytes() []byte { return t.text }

// Text writes a value as tables have it; null is empty.
func Text(v any) string { return cell(v) }

func cell(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		return x
	case float64:
		return strconv.FormatFloat(x, 'f', -1, 64)
	case edtf.Day:
		return x.String()
	}
	return fmt.Sprint(v)
}

// harmless puts an apostrophe before what a spreadsheet would run as a formula; a
// number with a sign is none.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		if _, err := strconv.ParseFloat(s, 64); err != nil {
			return "'" + s
		}
	}
	return s
}
