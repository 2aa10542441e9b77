package geo

import (
	"github.com/paulmach/orb"
)

// Box is a box of longitudes and latitudes in degrees, edges included. Where
// West is greater than East it crosses the antimeridian.
type Box struct {
	West, South, East, North float64
}

// Contains reports that p lies in the box or on its edge.
func (b Box) Contains(p orb.Point) bool {
	return b.Intersects(orb.Bound{Min: p, Max: p})
}

// Intersects reports that the box and the bound share at least a point. A bound
// may pass 180 degrees, as those of circles over the antimeridian do.
func (b Box) Intersects(bound orb.Bound) bool {
	if bound.Max.Lat() < b.South || bound.Min.Lat() > b.North {
		return false
	}
	east := b.East
	if b.West > b.East {
		east += 360
	}
	for _, turn := range []float64{-360, 0, 360} {
		if bound.Max.Lon()+turn >= b.West && bound.Min.Lon()+turn <= east {
			return true
		}
	}
	return false
}

// IsOnEarth reports finite edges with latitudes in [-90, 90], longitudes in
// [-180, 180] and South not above North.
func (b Box) IsOnEarth() bool {
	return IsOnEarth(orb.Point{b.West, b.South}) && IsOnEarth(orb.Point{b.East, b.North}) && b.South <= b.North
}

// BoundOf returns the bound of several geometries; nil geometries are left out.
// It reports false where nothing is left.
func BoundOf(geometries ...orb.Geometry) (orb.Bound, bool) {
	var bound orb.Bound
	found := false
	for _, g := range geometries {
		switch {
		case g == nil:
		case !found:
			bound, found = g.Bound(), true
		default:
			bound = bound.Union(g.Bound())
		}
	}
	return bound, found
}
