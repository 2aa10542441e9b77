package geopackage

import (
	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/feature"
)

// Table is a table of features or, without a type of geometry, of plain rows.
// Names of tables and fields are ours and no reader's.
type Table struct {
	Name        string
	Title       string // told to people; differs from that of every other table
	Description string
	Geometry    feature.Geometry
	Fields      []feature.Field
	Rows        []Row
	Style       string // a style of QGIS (QML), applied on opening; may be empty
}

// Row is one feature or row.
type Row struct {
	ID       int          // unique in its table
	Geometry orb.Geometry // nil = none
	Values   []any        // beside the fields: nil, string, int64, float64 or edtf.Day
}

// Features makes a table of a layer's features; those without geometry stay rows.
func Features(l *feature.Layer, c *feature.Collection) Table {
	t := Table{Name: l.Name, Title: l.Name, Geometry: l.Geometry, Fields: l.Fields(), Rows: make([]Row, 0, len(c.Features))}
	for i := range c.Features {
		f := &c.Features[i]
		row := Row{ID: f.ID, Values: feature.Values(f.Properties)}
		if f.Geometry != nil {
			row.Geometry = f.Geometry.Geometry()
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// bound is what all geometries of the table lie in; false where it has none.
func (t *Table) bound() (orb.Bound, bool) {
	var out orb.Bound
	found := false
	for i := range t.Rows {
		g := t.Rows[i].Geometry
		switch {
		case isEmpty(g):
		case !found:
			out, found = g.Bound(), true
		default:
			out = out.Union(g.Bound())
		}
	}
	return out, found
}

// column is the type of a field's column.
func column(f feature.FieldType) string {
	switch f {
	case feature.IntegerField:
		return "INTEGER"
	case feature.NumberField:
		return "DOUBLE"
	case feature.DateField:
		return "DATE"
	}
	return "TEXT"
}
