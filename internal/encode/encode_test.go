package encode_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/encode"
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
	return strings.TrimSuffix(b.String(), "\n")
}

// hostile draws texts of letters, what JSON escapes, what only JavaScript minds, and
// bytes that are no UTF-8, of every length around that of a machine word.
func hostile() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.SampledFrom(sample.Hostile()),
		rapid.StringN(0, 12, -1),
		rapid.Map(rapid.SliceOfN(rapid.Byte(), 0, 12), func(b []byte) string { return string(b) }),
		rapid.StringMatching(`[a-z ]{0,20}`),
	)
	return rapid.Map(rapid.SliceOfN(piece, 0, 6), func(parts []string) string { return strings.Join(parts, "") })
}

func TestTextIsThatOfTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := hostile().Draw(t, "text")
		if got, want := string(encode.Text([]byte("x"), s)), "x"+asJSON(t, s); got != want {
			t.Fatalf("%q becomes\n%s, want\n%s", s, got, want)
		}
	})
}

func TestHTMLTextIsThatOfTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.OneOf(rapid.SliceOfN(hostile(), 0, 4), rapid.Just([]string(nil))).Draw(t, "texts")
		want, err := json.Marshal(list)
		if got := encode.HTMLTexts([]byte("x"), list); err != nil || string(got) != "x"+string(want) {
			t.Fatalf("%q becomes\n%s, want\n%s", list, got, want)
		}
	})
}

// Every byte at every place of a word.
func TestEveryByteIsEscapedWhereverItStands(t *testing.T) {
	for c := range 256 {
		for at := range 18 {
			for _, filling := range []string{"aaaaaaaaaaaaaaaaaaaa", "القائمالقائمالقائم"} {
				s := filling[:at] + string([]byte{byte(c)}) + filling[at:]
				if got, want := string(encode.Text(nil, s)), asJSON(t, s); got != want {
					t.Fatalf("%q becomes %s, want %s", s, got, want)
				}
			}
		}
	}
}

func TestNumberIsThatOfTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := rapid.OneOf(rapid.Float64(), rapid.Map(rapid.IntRange(-180_000_000, 180_000_000), func(n int) float64 { return float64(n) / 1e6 }),
			rapid.Map(rapid.IntRange(-30, 30), math.Pow10), rapid.Map(rapid.IntRange(-30, 30), func(n int) float64 { return float64(n) / 1e7 }),
			rapid.SampledFrom([]float64{0, math.Copysign(0, -1), 1e15, 1 << 50 / 1e6, 1 << 50, 1 << 53, 5e-324, 0.1 + 0.2})).Draw(t, "number")
		if got, ok := encode.Number(nil, f); !ok || string(got) != asJSON(t, f) {
			t.Fatalf("%v becomes %s, want %s", f, got, asJSON(t, f))
		}
	})
	for _, f := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if b, ok := encode.Number(nil, f); ok || len(b) != 0 {
			t.Errorf("%v becomes %q", f, b)
		}
	}
}

func TestCellIsThatOfTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(hostile(), rapid.SampledFrom([]string{"", `\.`, " a", "\u00a0a", "\u2003", "a\r\nb", `"`, "a,b", "\va", "\x85"})).Draw(t, "cell")
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		if err := w.Write([]string{"x", s}); err != nil {
			t.Fatal(err)
		}
		w.Flush()
		if got := string(encode.Cell([]byte("x,"), s)) + "\n"; got != b.String() {
			t.Fatalf("%q becomes %q, want %q", s, got, b.String())
		}
	})
}

// Geometries of every type, with and without vertices.
func TestGeometryIsThatOfTheStandardLibrary(t *testing.T) {
	point := rapid.Custom(func(t *rapid.T) orb.Point {
		return orb.Point{rapid.Float64Range(-180, 180).Draw(t, "lon"), rapid.Float64Range(-90, 90).Draw(t, "lat")}
	})
	points := rapid.OneOf(rapid.SliceOfN(point, 0, 4), rapid.Just([]orb.Point(nil)))
	rapid.Check(t, func(t *rapid.T) {
		p := points.Draw(t, "points")
		q := append(points.Draw(t, "more"), orb.Point{})
		for _, g := range []orb.Geometry{
			nil, q[0], orb.MultiPoint(p), orb.LineString(p), orb.MultiLineString{p, q}, orb.MultiLineString(nil), orb.Ring(p), orb.Polygon{p, q},
			orb.MultiPolygon{{p}, {q, p}, nil}, orb.MultiPolygon{}, orb.Bound{Min: q[0], Max: q[len(q)-1]}, orb.Collection{q[0], orb.LineString(p)},
		} {
			got, err := encode.Geometry([]byte("x"), geojson.NewGeometry(g))
			if want := "x" + asJSON(t, geojson.NewGeometry(g)); err != nil || string(got) != want {
				t.Fatalf("%v becomes\n%s, %v, want\n%s", g, got, err, want)
			}
		}
		if got, _ := encode.Point(nil, q[0]); string(got) != asJSON(t, geojson.NewGeometry(q[0])) {
			t.Fatalf("%v becomes %s", q[0], got)
		}
	})
	if got, err := encode.Geometry(nil, nil); err != nil || string(got) != "null" {
		t.Errorf("no geometry becomes %s, %v", got, err)
	}
	for _, g := range []orb.Geometry{orb.Point{math.NaN(), 0}, orb.Polygon{{{0, math.Inf(1)}}}} {
		if _, err := encode.Geometry(nil, geojson.NewGeometry(g)); err == nil {
			t.Errorf("%v is written", g)
		}
	}
}
