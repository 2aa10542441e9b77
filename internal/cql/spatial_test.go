package cql

import (
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// The short way of points answers as the whole matrix of relations does, from
// either side.
func TestPointsRelateAsTheMatrixSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := func(name string) orb.Point {
			n := rapid.IntRange(0, 4)
			return orb.Point{float64(n.Draw(t, name+" x")), float64(n.Draw(t, name+" y"))}
		}
		square := func(low orb.Point, side float64) orb.Ring {
			return orb.Bound{Min: low, Max: orb.Point{low[0] + side, low[1] + side}}.ToRing()
		}
		low := at("corner")
		g := rapid.SampledFrom([]orb.Geometry{
			at("other"), orb.MultiPoint{at("first"), at("second")}, orb.LineString{{0, low[1]}, {2, low[1]}, {4, low[0] / 2}}, orb.LineString{{1, 1}, {3, 1}, {2, 3}, {1, 1}},
			orb.MultiLineString{{{0, 0}, {2, 2}}, {{2, 2}, {4, low[0]}}}, orb.Polygon{square(low, 2)}, orb.Polygon{square(orb.Point{0, 0}, 4), square(orb.Point{1, 1}, 2)},
			orb.MultiPolygon{{square(low, 1)}, {square(orb.Point{low[0] + 1, low[1] + 1}, 2)}}, orb.Collection{at("part"), orb.Polygon{square(low, 2)}},
		}).Draw(t, "geometry")
		p := at("point")
		one, other := figure{bound: p.Bound(), planar: planar(p)}, figure{bound: g.Bound(), planar: planar(g)}
		for name, test := range spatialTests {
			if test.matrix == nil {
				continue
			}
			for _, pair := range [][2]figure{{one, other}, {other, one}} {
				want, err := test.matrix(pair[0].planar, pair[1].planar)
				if got := related(name, pair[0], pair[1]); err != nil || got != truthOf(want) {
					t.Fatalf("%s of %v and %v is %v, the matrix says %v, %v", name, pair[0].planar, pair[1].planar, got == yes, want, err)
				}
			}
		}
	})
}
