package tile_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"

	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/tile"
)

// index makes an index of shapes, whose ids count from 1.
func index(g feature.Geometry, shapes ...orb.Geometry) *tile.Index {
	c := &feature.Collection{}
	for i, s := range shapes {
		f := feature.Feature{ID: i + 1, Properties: feature.Extent{PlaceID: "p"}}
		if s != nil {
			f.Geometry = geojson.NewGeometry(s)
		}
		c.Features = append(c.Features, f)
	}
	return tile.NewIndex(&feature.Layer{Name: "shapes", Geometry: g, Row: feature.Extent{}}, c)
}

// cut decodes a tile: its features in their order.
func cut(t testing.TB, x *tile.Index, z maptile.Zoom, column, row uint32) []*geojson.Feature {
	t.Helper()
	data, err := x.Tile(maptile.New(column, row, z))
	if err != nil {
		t.Fatal(err)
	}
	layers, err := mvt.Unmarshal(data)
	if err != nil {
		t.Fatal(err)
	}
	if len(layers) == 0 {
		return nil
	}
	return layers[0].Features
}

// The format tells holes from islands by the sense in which rings run, whatever the
// data has.
func TestRingsRunAsTheFormatAsks(t *testing.T) {
	outer := orb.Ring{{10, 10}, {20, 10}, {20, 20}, {10, 20}, {10, 10}}
	hole := orb.Ring{{12, 12}, {14, 12}, {14, 14}, {12, 14}, {12, 12}}
	for _, turned := range []bool{false, true} {
		a, b := outer.Clone(), hole.Clone()
		if turned {
			a.Reverse()
		} else {
			b.Reverse()
		}
		features := cut(t, index(feature.MultiPolygonGeometry, orb.MultiPolygon{{a, b}}), 3, 4, 3)
		p := polygons(features[0].Geometry)
		if len(p) != 1 || len(p[0]) != 2 || p[0][0].Orientation() != orb.CCW || p[0][1].Orientation() != orb.CW {
			t.Errorf("turned %v: %v", turned, p)
		}
	}
}

// A circle over the antimeridian is on both sides of it.
func TestShapesCrossTheAntimeridian(t *testing.T) {
	x := index(feature.MultiPolygonGeometry, orb.MultiPolygon{{{{179, 0.5}, {181, 0.5}, {181, 1.5}, {179, 1.5}, {179, 0.5}}}})
	for _, column := range []uint32{0, 255} {
		f := cut(t, x, 8, column, 127)
		if len(f) != 1 || covered(f[0].Geometry) < 1e6 {
			t.Errorf("column %d has %d shapes", column, len(f))
		}
	}
	if d := tile.Describe([]tile.Part{x.Part()}); d.Bounds[0] != -180 || d.Bounds[2] != 180 {
		t.Errorf("bounds %v", d.Bounds)
	}
}

func TestPointsOnEdgesAreInOneTile(t *testing.T) {
	x := index(feature.PointGeometry, orb.Point{180, 0}, orb.Point{-180, 10}, orb.Point{0, 0}, nil, orb.Point{0, 90}, orb.Point{0, -90}, orb.Point{0, 85.06})
	found := map[float64]int{}
	for column := range uint32(4) {
		for row := range uint32(4) {
			for _, f := range cut(t, x, 2, column, row) {
				if p := f.Geometry.(orb.Point); p[0] >= 0 && p[1] >= 0 && p[0] < 4096 && p[1] < 4096 {
					found[f.ID.(float64)]++
				}
			}
		}
	}
	for id, want := range map[float64]int{1: 1, 2: 1, 3: 1, 4: 0, 5: 0, 6: 0, 7: 0} {
		if found[id] != want {
			t.Errorf("point %v is in %d tiles, want %d", id, found[id], want)
		}
	}
}

// What is broken or too small to be seen is left out and breaks nothing.
func TestShapesWithoutSubstance(t *testing.T) {
	for _, g := range []orb.Geometry{
		orb.MultiPolygon{}, orb.MultiPolygon{{}}, orb.MultiPolygon{{{}}}, orb.MultiPolygon{{{{1, 1}}}}, orb.MultiPolygon{{{{1, 1}, {1, 1}, {1, 1}, {1, 1}}}},
		orb.MultiPolygon{{{{1, 1}, {2, 2}, {3, 3}, {1, 1}}}}, orb.MultiPolygon{{{{1, 1}, {1.0001, 1}, {1.0001, 1.0001}, {1, 1}}}},
	} {
		if f := cut(t, index(feature.MultiPolygonGeometry, g), 0, 0, 0); len(f) != 0 {
			t.Errorf("%v is drawn as %v", g, f[0].Geometry)
		}
	}
	for _, g := range []orb.Geometry{orb.MultiLineString{}, orb.MultiLineString{{}}, orb.MultiLineString{{{1, 1}}}, orb.MultiLineString{{{1, 1}, {1, 1}}}} {
		if f := cut(t, index(feature.MultiLineGeometry, g), 5, 16, 15); len(f) != 0 {
			t.Errorf("%v is drawn as %v", g, f[0].Geometry)
		}
	}
}

// A line through several tiles is one feature in each, and straight stretches need
// no vertices.
func TestLinesGoOnBeyondTheTile(t *testing.T) {
	var line orb.LineString
	for i := range 1000 {
		line = append(line, orb.Point{float64(i) / 10, 0})
	}
	x := index(feature.MultiLineGeometry, orb.MultiLineString{line})
	for column := uint32(8); column < 12; column++ {
		f := cut(t, x, 4, column, 8)
		if len(f) != 1 || f[0].Geometry.(orb.LineString)[0][1] != 0 || len(f[0].Geometry.(orb.LineString)) != 2 {
			t.Errorf("column %d: %v", column, f)
		}
	}
}

func TestTheSameTileHasTheSameBytes(t *testing.T) {
	make := func() []byte {
		data, err := index(feature.MultiPolygonGeometry, shares(rand.New(rand.NewPCG(1, 2)), 8, 0, 0, 9)...).Tile(maptile.New(32, 31, 6))
		if err != nil || len(data) == 0 {
			t.Fatal(err, len(data))
		}
		return data
	}
	if !bytes.Equal(make(), make()) {
		t.Error("twice the same gives other bytes")
	}
}
