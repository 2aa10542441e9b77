package tile

import (
	"math"

	"github.com/paulmach/orb"
)

// project turns degrees into Web Mercator with the world as the unit square, its
// north-west corner at 0, 0. What lies beyond 85.0511 degrees has a y outside of
// it, finite even at the poles. (orb's own projections move the south pole to the
// north of zoom 0.)
func project(p orb.Point) orb.Point {
	sin := math.Sin(min(max(p.Lat(), -89.9), 89.9) * math.Pi / 180)
	return orb.Point{p.Lon()/360 + 0.5, 0.5 - math.Log((1+sin)/(1-sin))/(4*math.Pi)}
}

func projectAll(points []orb.Point) []orb.Point {
	out := make([]orb.Point, len(points))
	for i, p := range points {
		out[i] = project(p)
	}
	return out
}
