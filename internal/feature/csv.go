package feature

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkt"

	"github.com/heldline/heldline/internal/edtf"
)

// CSV writes the collection as a table: id, lon, lat, then the properties in
// their order. UTF-8 with a byte order mark; a cell that a spreadsheet would run
// as a formula gets an apostrophe before it (OWASP, CSV injection).
func (c *Collection) CSV(properties any) ([]byte, error) {
	return c.table([]string{"lon", "lat"}, lonLat, properties)
}

// CSVWithShapes is CSV with the whole geometry as well-known text in a column wkt,
// in place of lon and lat.
func (c *Collection) CSVWithShapes(properties any) ([]byte, error) {
	return c.table([]string{"wkt"}, wellKnown, properties)
}

func (c *Collection) table(where []string, place func(orb.Geometry) []string, properties any) ([]byte, error) {
	t := NewTable(append(append([]string{"id"}, where...), names(Fields(properties))...)...)
	for i := range c.Features {
		f := &c.Features[i]
		row := make([]any, 0, len(where)+8)
		row = append(row, int64(f.ID))
		if f.Geometry != nil {
			for _, s := range place(f.Geometry.Geometry()) {
				row = append(row, plain(s))
			}
		}
		for len(row) <= len(where) {
			row = append(row, nil)
		}
		t.Add(append(row, Values(f.Properties)...)...)
	}
	return t.Bytes()
}

// lonLat are the coordinates of a point, nothing of other geometries.
func lonLat(g orb.Geometry) []string {
	p, ok := g.(orb.Point)
	if !ok {
		return nil
	}
	return []string{strconv.FormatFloat(p.Lon(), 'f', -1, 64), strconv.FormatFloat(p.Lat(), 'f', -1, 64)}
}

func wellKnown(g orb.Geometry) []string { return []string{wkt.MarshalString(g)} }

// plain is a text of our own, which no spreadsheet takes for a formula.
type plain string

// Table is a CSV file in the making: UTF-8 with a byte order mark, cells that a
// spreadsheet would run as a formula with an apostrophe before them.
type Table struct {
	text bytes.Buffer
	rows *csv.Writer
	row  []string
	err  error
}

// NewTable begins a table with its column names.
func NewTable(columns ...string) *Table {
	t := &Table{}
	t.text.WriteString("\uFEFF")
	t.rows = csv.NewWriter(&t.text)
	t.err = t.rows.Write(columns)
	return t
}

// Add writes a row of values as Values has them; nil is an empty cell.
func (t *Table) Add(values ...any) {
	t.row = t.row[:0]
	for _, v := range values {
		s := cell(v)
		if _, isText := v.(string); isText {
			s = harmless(s)
		}
		t.row = append(t.row, s)
	}
	if err := t.rows.Write(t.row); err != nil && t.err == nil {
		t.err = err
	}
}

// Bytes is the file.
func (t *Table) Bytes() ([]byte, error) {
	t.rows.Flush()
	if t.err != nil {
		return nil, t.err
	}
	return t.text.Bytes(), t.rows.Error()
}

func names(fields []Field) []string {
	var out []string
	for _, f := range fields {
		out = append(out, f.Name)
	}
	return out
}

// Text writes a value as tables have it; null is empty.
func Text(v any) string { return cell(v) }

func cell(v any) string {
	switch x := v.(type) {
	case nil:
		return ""
	case string:
		return x
	case plain:
		return string(x)
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
