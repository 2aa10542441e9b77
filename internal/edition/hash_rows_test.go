package edition

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/sample"
)

// arbitrary fills a value of the types that records are made of, whatever fields
// they have.
func arbitrary(t *rapid.T, v reflect.Value) {
	switch v.Interface().(type) {
	case edtf.Date:
		v.Set(reflect.ValueOf(rapid.SampledFrom([]edtf.Date{{}, edtf.MustParse("2017-11-03"), edtf.MustParse("[..2017~]")}).Draw(t, "date")))
		return
	case edtf.Day:
		v.Set(reflect.ValueOf(edtf.Day(rapid.Int32Range(int32(edtf.MinDay), int32(edtf.MaxDay)).Draw(t, "day"))))
		return
	case orb.Geometry:
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(rapid.OneOf(rapid.SampledFrom(sample.Hostile()), rapid.String()).Draw(t, "text"))
	case reflect.Int:
		v.SetInt(int64(rapid.Int32().Draw(t, "int")))
	case reflect.Float64:
		v.SetFloat(anyNumber().Draw(t, "number"))
	case reflect.Bool:
	case reflect.Pointer:
		if v.SetZero(); rapid.Bool().Draw(t, "there") {
			v.Set(reflect.New(v.Type().Elem()))
			arbitrary(t, v.Elem())
		}
	case reflect.Slice:
		if v.SetZero(); rapid.Bool().Draw(t, "there") {
			v.Set(reflect.MakeSlice(v.Type(), rapid.IntRange(0, 3).Draw(t, "length"), 3))
		}
		for i := range v.Len() {
			arbitrary(t, v.Index(i))
		}
	case reflect.Array:
		for i := range v.Len() {
			arbitrary(t, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				arbitrary(t, v.Field(i))
			}
		}
	default:
		if v.Type() != reflect.TypeFor[orb.Geometry]() && v.Kind() != reflect.Int32 {
			t.Fatalf("no arbitrary %s", v.Type())
		}
	}
}

func anyNumber() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.Map(rapid.Int64Range(-180_000_000, 180_000_000), func(n int64) float64 { return float64(n) / 1e6 }),
		rapid.Map(rapid.Int64Range(-30, 30), func(n int64) float64 { return float64(n) / 1e7 }),
		rapid.Float64(),
		rapid.SampledFrom([]float64{0, math.Copysign(0, -1), 1e-6, -1e-6, 1e15, 1 << 50, 1 << 53, 1e21, 1e300, 5e-324, 0.1 + 0.2}),
	)
}

// written is what the standard library makes of a value, on a line.
func written(t *rapid.T, v any) string {
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestRowsAreHashedAsTheStandardLibraryWritesThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var c atlas.Claim
		arbitrary(t, reflect.ValueOf(&c).Elem())
		if got, err := appendClaim(nil, &c); err != nil || string(got)+"\n" != written(t, &c) {
			t.Fatalf("claim becomes\n%s, %v; want\n%s", got, err, written(t, &c))
		}
		var s atlas.Sentence
		arbitrary(t, reflect.ValueOf(&s).Elem())
		if got, err := appendSentence(nil, &s); err != nil || string(got)+"\n" != written(t, &s) {
			t.Fatalf("sentence becomes\n%s, %v; want\n%s", got, err, written(t, &s))
		}
	})
}

// shapes are what a place may lie in.
func shapes() *rapid.Generator[orb.Geometry] {
	ring := rapid.Map(rapid.SliceOfN(rapid.Map(rapid.SliceOfN(anyNumber(), 2, 2), func(p []float64) orb.Point { return orb.Point(p) }), 0, 4),
		func(points []orb.Point) orb.Ring { return points })
	return rapid.Custom(func(t *rapid.T) orb.Geometry {
		a, b := ring.Draw(t, "a"), ring.Draw(t, "b")
		return rapid.SampledFrom([]orb.Geometry{
			nil, orb.Polygon{a}, orb.Polygon{a, b}, orb.Polygon{nil}, orb.Polygon{}, orb.MultiPolygon{{a}, {b}}, orb.LineString(a), orb.MultiLineString{orb.LineString(b)},
			geo.Circle(orb.Point{43.3, 33.4}, 2000, 64),
		}).Draw(t, "shape")
	})
}

func TestLocationsAreHashedAsTheStandardLibraryWritesThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l gazetteer.Located
		arbitrary(t, reflect.ValueOf(&l).Elem())
		if l.Extent = shapes().Draw(t, "shape"); rapid.Bool().Draw(t, "circle") {
			l.Extent, l.Circle, l.PrecisionM = nil, true, float64(rapid.IntRange(1, 100_000).Draw(t, "radius"))
			l.Reference = &orb.Point{43.307823, 33.420612}
		}
		want := struct {
			Located gazetteer.Located
			Extent  *geojson.Geometry
		}{l, nil}
		if want.Located.Extent = l.Shape(); want.Located.Extent != nil {
			want.Extent = geojson.NewGeometry(want.Located.Extent)
		}
		if got, err := appendLocated(nil, &l); err != nil || string(got)+"\n" != written(t, want) {
			t.Fatalf("location becomes\n%s, %v; want\n%s", got, err, written(t, want))
		}
	})
	for _, f := range []float64{math.NaN(), math.Inf(1)} {
		if _, err := appendLocated(nil, &gazetteer.Located{Point: &orb.Point{f, 0}}); err == nil {
			t.Errorf("a point at %v is hashed", f)
		}
	}
}

// Rows come in their order, whatever their number, and an error ends the writing.
func TestBlocksKeepTheOrderOfRows(t *testing.T) {
	for _, n := range []int{0, 1, 255, 256, 257, 5000} {
		var lines, array bytes.Buffer
		number := func(b []byte, i int) ([]byte, error) { return appendNumber(b, float64(i)) }
		var list []int
		for i := range n {
			list = append(list, i)
		}
		want, _ := json.Marshal(list)
		if err := (&hashed{w: &array}).array(n, number); err != nil || array.String() != string(want)+"\n" {
			t.Errorf("array of %d: %v, %d bytes", n, err, array.Len())
		}
		text := strings.NewReplacer("[", "", "]", "\n", ",", "\n", "null", "").Replace(string(want))
		if err := (&hashed{w: &lines}).lines(n, number); err != nil || lines.String() != text {
			t.Errorf("lines of %d: %v, %d bytes, want %d", n, err, lines.Len(), len(text))
		}
	}
	wrong := func(b []byte, i int) ([]byte, error) {
		if i == 700 {
			return appendNumber(b, math.NaN())
		}
		return b, nil
	}
	if err := (&hashed{w: &bytes.Buffer{}}).lines(100_000, wrong); err == nil {
		t.Error("a row that cannot be written is left out")
	}
}

func BenchmarkHash10kClaims(b *testing.B) {
	a := &atlas.Atlas{}
	for i := range 10_000 {
		a.Claims.Append(&atlas.Claim{
			ID: "c-" + strconv.Itoa(i), ActorIDs: []string{"reds"}, Verb: atlas.Took, Extent: "whole", PlaceID: "p-" + strconv.Itoa(i%1000),
			Date: edtf.MustParse("2017-11-03"), ClaimantID: "document", Statement: atlas.Text{En: "It was said that the Reds captured it.", Ar: "القائم"},
		})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Hash(a, nil); err != nil {
			b.Fatal(err)
		}
	}
}
