package tile_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"
	"github.com/paulmach/orb/planar"
	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/feature"
)

// shares cuts the square of a few degrees into crooked cells that leave no gap, of
// many vertices each.
func shares(r *rand.Rand, cells int, west, south, size float64) []orb.Geometry {
	const more = 5 // vertices of each side
	n := cells*more + 1
	at := make([]orb.Point, n*n)
	for i := range at {
		x, y := float64(i%n), float64(i/n)
		if i%n > 0 && i%n < n-1 {
			x += r.Float64()*0.8 - 0.4
		}
		if i/n > 0 && i/n < n-1 {
			y += r.Float64()*0.8 - 0.4
		}
		at[i] = orb.Point{west + size*x/float64(n-1), south + size*y/float64(n-1)}
	}
	var out []orb.Geometry
	for c := range cells * cells {
		x, y := c%cells*more, c/cells*more
		var ring orb.Ring
		for i := range more {
			ring = append(ring, at[y*n+x+i])
		}
		for i := range more {
			ring = append(ring, at[(y+i)*n+x+more])
		}
		for i := range more {
			ring = append(ring, at[(y+more)*n+x+more-i])
		}
		for i := range more {
			ring = append(ring, at[(y+more-i)*n+x])
		}
		out = append(out, orb.MultiPolygon{{append(ring, ring[0])}})
	}
	return out
}

// Neighbours keep their common border at every zoom: what a mosaic covers, its tiles
// cover once, without gaps and without overlaps, up to the edge of the tile.
func TestTilesOfAMosaicHaveNoGap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		west, south := rapid.Float64Range(-170, 160).Draw(t, "west"), rapid.Float64Range(-80, 70).Draw(t, "south")
		x := index(feature.MultiPolygonGeometry, shares(r, rapid.IntRange(1, 12).Draw(t, "cells"), west, south, 6)...)
		zoom := maptile.Zoom(rapid.IntRange(5, 12).Draw(t, "zoom"))
		in := maptile.At(orb.Point{west + 1 + 4*r.Float64(), south + 1 + 4*r.Float64()}, zoom)
		whole := clip.Bound(orb.Bound{Max: orb.Point{4096, 4096}}, mosaic(in, west, south, 6))
		area := 0.0
		data, err := x.Tile(in)
		if err != nil {
			t.Fatal(err)
		}
		layers, err := mvt.Unmarshal(data)
		if err != nil || len(layers) != 1 {
			t.Fatalf("%v, %d layers", err, len(layers))
		}
		for _, f := range layers[0].Features {
			area += covered(f.Geometry)
		}
		want := (whole.Right() - whole.Left()) * (whole.Top() - whole.Bottom())
		if math.Abs(area-want) > 4*4096+want/1e4 { // the mosaic's own edge is moved onto the grid
			t.Fatalf("%v: the shapes cover %.0f of %.0f square units", in, area, want)
		}
	})
}

// mosaic is the square of degrees in the units of a tile.
func mosaic(at maptile.Tile, west, south, size float64) orb.Bound {
	nw, se := maptile.Fraction(orb.Point{west, south + size}, at.Z), maptile.Fraction(orb.Point{west + size, south}, at.Z)
	x, y := float64(at.X), float64(at.Y)
	return orb.Bound{Min: orb.Point{(nw[0] - x) * 4096, (nw[1] - y) * 4096}, Max: orb.Point{(se[0] - x) * 4096, (se[1] - y) * 4096}}
}

// covered is the area of a shape within its tile.
func covered(g orb.Geometry) float64 {
	return math.Abs(planar.Area(clip.Geometry(orb.Bound{Max: orb.Point{4096, 4096}}, orb.Clone(g))))
}

// A border goes on in the next tile where it ended in this one.
func TestNeighbouringTilesFit(t *testing.T) {
	x := index(feature.MultiPolygonGeometry, shares(rand.New(rand.NewPCG(7, 7)), 6, 40, 30, 8)...)
	compared := 0
	for _, zoom := range []maptile.Zoom{5, 7, 8, 14} {
		from, to := maptile.At(orb.Point{40, 38}, zoom), maptile.At(orb.Point{48, 30}, zoom)
		if zoom == 14 { // there are a hundred thousand: some around a border
			from = maptile.At(orb.Point{40 + 8.0/6, 34.321}, zoom)
			to = maptile.New(from.X+30, from.Y+3, zoom)
		}
		for column := from.X; column < to.X; column++ {
			for row := from.Y; row <= to.Y; row++ {
				left, right := crossings(cut(t, x, zoom, column, row), 4096.5), crossings(cut(t, x, zoom, column+1, row), 0.5)
				for id, ys := range left {
					compared += len(ys)
					fit := len(ys) == len(right[id])
					for i := 0; fit && i < len(ys); i++ {
						fit = math.Abs(ys[i]-right[id][i]) <= 1
					}
					if !fit {
						t.Errorf("%d/%d/%d: shape %d crosses the edge at %v, in the next tile at %v", zoom, column, row, id, ys, right[id])
					}
				}
			}
		}
	}
	if compared < 100 {
		t.Errorf("only %d crossings were compared", compared)
	}
}

// crossings are the heights at which the outlines of shapes cross a vertical line,
// within the tile, by id.
func crossings(features []*geojson.Feature, x float64) map[int][]float64 {
	out := map[int][]float64{}
	for _, f := range features {
		var ys []float64
		for _, p := range polygons(f.Geometry) {
			for _, r := range p {
				for i := 1; i < len(r); i++ {
					a, b := r[i-1], r[i]
					if (a[0] < x) != (b[0] < x) {
						if y := a[1] + (x-a[0])/(b[0]-a[0])*(b[1]-a[1]); y > 8 && y < 4088 {
							ys = append(ys, y)
						}
					}
				}
			}
		}
		if len(ys) > 0 {
			slices.Sort(ys)
			out[int(f.ID.(float64))] = ys
		}
	}
	return out
}

func polygons(g orb.Geometry) orb.MultiPolygon {
	if p, ok := g.(orb.Polygon); ok {
		return orb.MultiPolygon{p}
	}
	return g.(orb.MultiPolygon)
}
