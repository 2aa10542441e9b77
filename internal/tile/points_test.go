package tile_test

import (
	"bytes"
	"cmp"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"
	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/sample"
	"github.com/heldline/heldline/internal/tile"
	"github.com/heldline/heldline/internal/words"
)

// built is the edition of a folder, and its writer.
func built(t testing.TB, dir string) (*edition.Edition, *feature.Writer) {
	t.Helper()
	content, _, err := publish.Publisher{}.Build(t.Context(), os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	e := edition.New(content)
	return e, feature.NewWriter(e, catalogue)
}

// invented is an atlas of some places with ten claims each.
func invented(t testing.TB, places int) (*edition.Edition, *feature.Writer) {
	t.Helper()
	dir := t.TempDir()
	if err := sample.Write(dir, places, 10*places); err != nil {
		t.Fatal(err)
	}
	return built(t, dir)
}

// byPlace lists the layers whose features stand at places.
func byPlace(t testing.TB) []feature.Layer {
	t.Helper()
	out := slices.DeleteFunc(feature.Layers(), func(l feature.Layer) bool { return !l.ByPlace() })
	if len(out) < 4 {
		t.Fatalf("only %d layers are by place", len(out))
	}
	return out
}

// placeID is the place of a feature.
func placeID(f feature.Feature) string {
	for i, field := range feature.Fields(f.Properties) {
		if field.Name == "place_id" {
			id, _ := feature.Values(f.Properties)[i].(string)
			return id
		}
	}
	return ""
}

// around are tiles of several zooms at places, and next to them.
func around(e *edition.Edition, zooms ...maptile.Zoom) []maptile.Tile {
	var out []maptile.Tile
	for i := 0; i < len(e.Places); i += 1 + len(e.Places)/7 {
		if p := e.Located(e.Places[i].ID).Point; p != nil {
			for _, z := range zooms {
				at := maptile.At(*p, z)
				out = append(out, at, maptile.New(min(at.X+1, 1<<z-1), at.Y, z))
			}
		}
	}
	return out
}

// A tile of points has, byte by byte, what a search through all features of its layer
// finds in it.
func TestPointsAreTheBytesOfTheWholeLayer(t *testing.T) {
	filled := 0
	compare := func(e *edition.Edition, w *feature.Writer, zooms ...maptile.Zoom) {
		for _, reading := range []atlas.Reading{{Rule: atlas.Documented}, {Rule: atlas.Strict}} {
			v := e.View(reading)
			for _, day := range []edtf.Day{e.First, (e.First + e.Last) / 2, e.Last} {
				for _, l := range byPlace(t) {
					if day != e.Last && !l.ByDay {
						continue
					}
					c := w.Layer(&l, v, day)
					slices.SortFunc(c.Features, func(a, b feature.Feature) int {
						return cmp.Or(cmp.Compare(placeID(a), placeID(b)), cmp.Compare(a.ID, b.ID))
					})
					x := tile.NewIndex(&l, c)
					if got := w.Bounds(&l); got != x.Part().Bounds {
						t.Fatalf("%s lies in %v, want %v", l.Name, got, x.Part().Bounds)
					}
					for _, at := range around(e, zooms...) {
						want, err := x.Tile(at)
						if err != nil {
							t.Fatal(err)
						}
						got := tile.Points(l.Name, at, func(box geo.Box, most int, to feature.Sink) { w.LayerIn(&l, v, day, box, most, to) })
						if !bytes.Equal(got, want) {
							t.Fatalf("%s on %s in %v: %d bytes differ from %d", l.Name, day, at, len(got), len(want))
						}
						if len(want) > 0 {
							filled++
						}
					}
				}
			}
		}
	}
	e, w := built(t, "../../data")
	compare(e, w, 0, 6, 9, 14)
	e, w = invented(t, 100)
	compare(e, w, 6, 9)
	if filled < 100 {
		t.Errorf("only %d tiles have anything", filled)
	}
}

// A crowded tile has every point and id, and of the properties the brief ones as they
// are elsewhere; the last zoom has all of them.
func TestCrowdedTilesHaveEveryPoint(t *testing.T) {
	e, w := invented(t, 450)
	v := e.View(atlas.Reading{Rule: atlas.Documented})
	for _, l := range byPlace(t) {
		c := w.Layer(&l, v, e.Last)
		located := slices.DeleteFunc(slices.Clone(c.Features), func(f feature.Feature) bool { return f.Geometry == nil })
		features := decoded(t, &l, w, v, e.Last, maptile.New(0, 0, 0), nil)
		if len(features) != len(located) {
			t.Fatalf("%s: a tile has %d of %d features", l.Name, len(features), len(located))
		}
		brief := len(located) > tile.Crowd
		if want := l.Name == "spans" || l.Name == "claims"; brief != want {
			t.Fatalf("%s has %d features", l.Name, len(located))
		}
		names := feature.Fields(l.Row)
		if brief {
			names = feature.Fields(l.Brief)
		}
		whole := map[float64]*geojson.Feature{}
		for _, f := range decoded(t, &l, w, v, e.Last, maptile.New(0, 0, 0), func(int) int { return len(located) }) {
			whole[f.ID.(float64)] = f
		}
		for _, f := range features {
			want := whole[f.ID.(float64)]
			if want == nil || !orb.Equal(f.Geometry, want.Geometry) {
				t.Fatalf("%s: %v is %+v, want %+v", l.Name, f.ID, f, want)
			}
			for _, n := range names {
				if got, want := f.Properties[n.Name], want.Properties[n.Name]; !reflect.DeepEqual(got, want) {
					t.Fatalf("%s: %v has %s %v, want %v", l.Name, f.ID, n.Name, got, want)
				}
				delete(f.Properties, n.Name)
			}
			if len(f.Properties) > 0 {
				t.Fatalf("%s: %v has %v too", l.Name, f.ID, f.Properties)
			}
		}
	}
	l, _ := feature.LayerOf("spans")
	asked := 0
	decoded(t, l, w, v, e.Last, maptile.New(0, 0, tile.MaxZoom), func(most int) int { asked = most; return most })
	if asked < 1<<40 {
		t.Errorf("tiles of the last zoom are brief above %d features", asked)
	}
}

// decoded are the features of a tile; limit may change above how many they are brief.
func decoded(t *testing.T, l *feature.Layer, w *feature.Writer, v *edition.View, day edtf.Day, at maptile.Tile, limit func(int) int) []*geojson.Feature {
	t.Helper()
	layers, err := mvt.Unmarshal(tile.Points(l.Name, at, func(box geo.Box, most int, to feature.Sink) {
		if limit != nil {
			most = limit(most)
		}
		w.LayerIn(l, v, day, box, most, to)
	}))
	if err != nil {
		t.Fatal(err)
	}
	if len(layers) == 0 {
		return nil
	}
	return layers[0].Features
}

// Wherever points lie, at the poles, at 180 degrees, on edges of tiles: a tile has those
// that the search through all of them has.
func TestPointsOfTheWholeEarth(t *testing.T) {
	l := &feature.Layer{Name: "shapes", Geometry: feature.PointGeometry, Row: feature.Extent{}}
	rapid.Check(t, func(t *rapid.T) {
		lon := rapid.OneOf(rapid.Float64Range(-180, 180), rapid.SampledFrom([]float64{-180, -90, 0, 45, 90, 179.9999999999, 180}))
		lat := rapid.OneOf(rapid.Float64Range(-90, 90), rapid.SampledFrom([]float64{-90, -85.0511287798066, -85.06, 0, 66.51326044311186, 85.0511287798066, 85.06, 90}))
		c := &feature.Collection{}
		var list []*orb.Point
		for i := range rapid.IntRange(1, 60).Draw(t, "points") {
			p := orb.Point{lon.Draw(t, "lon"), lat.Draw(t, "lat")}
			list = append(list, &p)
			c.Features = append(c.Features, feature.Feature{ID: i + 1, Geometry: geojson.NewGeometry(p), Properties: feature.Extent{PlaceID: "p"}})
		}
		points, x := geo.NewPoints(list), tile.NewIndex(l, c)
		for range 8 {
			z := maptile.Zoom(rapid.IntRange(0, 5).Draw(t, "z"))
			at := maptile.New(uint32(rapid.IntRange(0, 1<<z-1).Draw(t, "x")), uint32(rapid.IntRange(0, 1<<z-1).Draw(t, "y")), z)
			want, err := x.Tile(at)
			if err != nil {
				t.Fatal(err)
			}
			got := tile.Points(l.Name, at, func(box geo.Box, _ int, to feature.Sink) {
				found := points.Within(box)
				to.Columns([]string{"place_id", "name", "kind", "shape", "located_by", "edition"}, len(found))
				for _, i := range found {
					if to.Feature(i+1, *list[i]) {
						for column, s := range []string{"p", "", "", "", "", ""} {
							to.Text(column, s)
						}
					}
				}
			})
			if len(want) == 0 != (len(got) == 0) || !reflect.DeepEqual(shapesOf(t, got), shapesOf(t, want)) {
				t.Fatalf("%v: %v, want %v", at, shapesOf(t, got), shapesOf(t, want))
			}
		}
	})
}

// shapesOf are the geometries of a tile by id.
func shapesOf(t *rapid.T, data []byte) map[any]orb.Geometry {
	layers, err := mvt.Unmarshal(data)
	if err != nil {
		t.Fatal(err)
	}
	out := map[any]orb.Geometry{}
	for _, l := range layers {
		for _, f := range l.Features {
			out[f.ID] = f.Geometry
		}
	}
	return out
}
