package feature

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"reflect"
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
	if err := w.Write(append([]string{"id", "lon", "lat"}, columns(reflect.TypeOf(properties))...)); err != nil {
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
		row = append(row, cells(reflect.ValueOf(f.Properties))...)
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

// columns lists the json names of a properties struct; embedded structs first.
func columns(t reflect.Type) []string {
	var out []string
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			out = append(out, columns(f.Type)...)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		out = append(out, name)
	}
	return out
}

func cells(v reflect.Value) []string {
	var out []string
	for i := range v.NumField() {
		if v.Type().Field(i).Anonymous {
			out = append(out, cells(v.Field(i))...)
			continue
		}
		f := v.Field(i)
		if f.Kind() == reflect.Pointer {
			if f.IsNil() {
				out = append(out, "")
				continue
			}
			f = f.Elem()
		}
		out = append(out, cell(f.Interface()))
	}
	return out
}

func cell(v any) string {
	switch x := v.(type) {
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
