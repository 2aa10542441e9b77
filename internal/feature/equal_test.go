package feature_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/sample"
)

// asJSON is what the standard library writes.
func asJSON(t interface{ Fatal(...any) }, v any) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// asCSV is the table of a collection of points that the standard library writes.
func asCSV(t interface{ Fatal(...any) }, c *feature.Collection, row any) string {
	var b bytes.Buffer
	b.WriteString("\uFEFF")
	w := csv.NewWriter(&b)
	record := []string{"id", "lon", "lat"}
	for _, f := range feature.Fields(row) {
		record = append(record, f.Name)
	}
	write := func() {
		if err := w.Write(record); err != nil {
			t.Fatal(err)
		}
	}
	write()
	for _, f := range c.Features {
		record = []string{strconv.Itoa(f.ID), "", ""}
		if f.Geometry != nil {
			if p, ok := f.Geometry.Geometry().(orb.Point); ok {
				record[1], record[2] = feature.Text(p.Lon()), feature.Text(p.Lat())
			}
		}
		for _, v := range feature.Values(f.Properties) {
			s, isText := v.(string)
			if !isText {
				s = feature.Text(v)
			} else if _, err := strconv.ParseFloat(s, 64); s != "" && strings.ContainsAny(s[:1], "=+-@\t\r") && err != nil {
				s = "'" + s
			}
			record = append(record, s)
		}
		write()
	}
	w.Flush()
	return b.String()
}

// text draws texts that a format may stumble over.
func text() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom(sample.Hostile()),
		rapid.StringN(0, 9, -1),
	)
	return rapid.Map(rapid.SliceOfN(piece, 0, 4), func(parts []string) string { return strings.Join(parts, "") })
}

// anyRow draws a row of a type: every field has some value, or null where it may.
func anyRow(t *rapid.T, of reflect.Type) any {
	row := reflect.New(of).Elem()
	fill(t, row)
	return row.Interface()
}

func fill(t *rapid.T, v reflect.Value) {
	switch v.Interface().(type) {
	case edtf.Day:
		v.SetInt(int64(rapid.Int32Range(int32(edtf.MinDay), int32(edtf.MaxDay)).Draw(t, "day")))
		return
	case edtf.Date:
		d := rapid.SampledFrom([]edtf.Date{{}, edtf.MustParse("2017-11-03"), edtf.MustParse("[..2017-09-15]"), edtf.MustParse("201X~")}).Draw(t, "date")
		v.Set(reflect.ValueOf(d))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i))
		}
	case reflect.Pointer:
		if rapid.Bool().Draw(t, "null") {
			return
		}
		v.Set(reflect.New(v.Type().Elem()))
		fill(t, v.Elem())
	case reflect.String:
		v.SetString(text().Draw(t, "text"))
	case reflect.Int:
		v.SetInt(int64(rapid.Int().Draw(t, "integer")))
	case reflect.Float64:
		v.SetFloat(rapid.OneOf(rapid.Float64(), rapid.Map(rapid.IntRange(0, 9999), func(n int) float64 { return float64(n) / 10 })).Draw(t, "number"))
	case reflect.Slice:
		list := rapid.OneOf(rapid.Just([]string(nil)), rapid.SliceOfN(text(), 0, 3)).Draw(t, "list")
		v.Set(reflect.ValueOf(list))
	default:
		t.Fatalf("a row has a field of type %s", v.Type())
	}
}

func anyGeometry(t *rapid.T) *geojson.Geometry {
	p := orb.Point{rapid.Float64Range(-180, 180).Draw(t, "lon"), rapid.Float64Range(-90, 90).Draw(t, "lat")}
	return rapid.SampledFrom([]*geojson.Geometry{
		nil, geojson.NewGeometry(p), geojson.NewGeometry(orb.LineString{p, {1, 2}}), geojson.NewGeometry(orb.MultiPolygon{{{p, {0, 1}, {1, 1}, p}}}),
	}).Draw(t, "geometry")
}

// Rows of every kind with any values are written as the standard library writes them,
// as JSON and as tables.
func TestAnyRowsAreWrittenAsByTheStandardLibrary(t *testing.T) {
	kinds := []any{feature.Change{}, feature.PanelRow{}, feature.SeriesRow{}, feature.Claim{}}
	for _, l := range feature.Layers() {
		kinds = append(kinds, l.Row)
	}
	rapid.Check(t, func(t *rapid.T) {
		row := rapid.SampledFrom(kinds).Draw(t, "kind")
		c := &feature.Collection{Type: "FeatureCollection", Name: text().Draw(t, "name"), Features: []feature.Feature{}}
		for id := range rapid.IntRange(0, 3).Draw(t, "features") {
			c.Features = append(c.Features, feature.Feature{Type: "Feature", ID: id, Geometry: anyGeometry(t), Properties: anyRow(t, reflect.TypeOf(row))})
		}
		got, err := c.Encode()
		if want := asJSON(t, c); err != nil || string(got) != want {
			t.Fatalf("%v\n%s\nwant\n%s", err, got, want)
		}
		if got, want := string(c.CSV(row)), asCSV(t, c, row); got != want {
			t.Fatalf("\n%q\nwant\n%q", got, want)
		}
	})
}

// collected checks that rows are written as the list of them is, and returns the list.
func collected(t interface{ Fatal(...any) }, r *feature.Rows, row any) *feature.Collection {
	c := r.Collection()
	got, err := r.Encode()
	if err != nil || string(got) != asJSON(t, c) {
		t.Fatal("the rows are written otherwise than the list of them: ", err, "\n", string(got))
	}
	if string(r.CSV(row)) != asCSV(t, c, row) {
		t.Fatal("the table of the rows is another than that of their list")
	}
	return c
}

// A number that JSON does not have is an error, never a text that no program reads.
func TestNumbersThatJSONLacksAreErrors(t *testing.T) {
	for _, c := range []*feature.Collection{
		{Features: []feature.Feature{{Properties: feature.Area{AreaKm2: nan()}}}},
		{Features: []feature.Feature{{Geometry: geojson.NewGeometry(orb.Point{nan(), 1}), Properties: feature.Place{}}}},
	} {
		if text, err := c.Encode(); err == nil {
			t.Errorf("%s is written", text)
		}
	}
}

func nan() float64 {
	zero := 0.0
	return zero / zero
}

// readings are the rules, and one as of a day and without a voice.
func readings(known edtf.Day, without string) []atlas.Reading {
	out := []atlas.Reading{{Rule: atlas.Documented, Known: &known}, {Rule: atlas.Documented, Without: without}}
	for _, rule := range atlas.Rules {
		out = append(out, atlas.Reading{Rule: rule})
	}
	return out
}
