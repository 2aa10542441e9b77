package feature

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/edtf"
)

// CSV writes the collection as a table: id, lon, lat, then the properties in
// their order. UTF-8 with a byte order mark; a cell that a spreadsheet would run
// as a formula gets an apostrophe before it (OWASP, CSV injection).
func (c *Collection) CSV(properties any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	if err := w.Write(append([]string{"id", "lon", "lat"}, names(Fields(properties))...)); err != nil {
		return nil, err
	}
	for i := range c.Features {
		f := &c.Features[i]
		row := []string{strconv.Itoa(f.ID), "", ""}
		if f.Geometry != nil {
			if p, ok := f.Geometry.Geometry().(orb.Point); ok {
				row[1], row[2] = strconv.FormatFloat(p.Lon(), 'f', -1, 64), strconv.FormatFloat(p.Lat(), 'f', -1, 64)
			}
		}
		for _, v := range Values(f.Properties) {
			row = append(row, cell(v))
		}
		for j := range row {
			row[j] = harmless(row[j], j > 2)
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

func names(fields []Field) []string {
	var out []string
	for _, f := range fields {
		out = append(out, f.Name)
	}
	return out
}

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

func harmless(s string, isText bool) string {
	if !isText || s == "" {
		return s
	}
	if strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		if _, err := strconv.ParseFloat(s, 64); err != nil {
			return "'" + s
		}
	}
	return s
}
