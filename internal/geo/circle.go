package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// CircleVertices is the number of distinct vertices of the circles that are
// drawn: the chord leaves the circle by at most 0.12 % of the radius.
const CircleVertices = 64

// Circle returns the polygon of n vertices (at least 3) that lie radius metres
// from the centre, counter-clockwise and closed as RFC 7946 asks. Longitudes
// run on from the centre's, so that a circle over the antimeridian stays in one
// piece and may pass 180.
func Circle(centre orb.Point, radius float64, n int) orb.Polygon {
	return orb.Polygon{circleRing(centre, radius, n)}
}

// Ring returns the band between inner and outer metres from the centre: a
// polygon with a hole, or a full circle where inner is not positive.
func Ring(centre orb.Point, inner, outer float64, n int) orb.Polygon {
	polygon := Circle(centre, outer, n)
	if inner > 0 {
		hole := circleRing(centre, inner, n)
		hole.Reverse()
		polygon = append(polygon, hole)
	}
	return polygon
}

// circleRing walks the bearings downwards, which is counter-clockwise. The
// western half mirrors the eastern one. Cost: a geodesic for every two vertices.
func circleRing(centre orb.Point, radius float64, n int) orb.Ring {
	n = max(n, 3)
	ring := make(orb.Ring, n+1)
	for i := range n/2 + 1 {
		p := Offset(orb.Point{0, centre.Lat()}, 360*float64(i)/float64(n), radius)
		ring[(n-i)%n] = orb.Point{eastOf(centre.Lon(), p.Lon()), p.Lat()}
		if i > 0 {
			ring[i] = orb.Point{eastOf(centre.Lon(), -p.Lon()), p.Lat()}
		}
	}
	ring[n] = ring[0]
	return ring
}

// eastOf returns the longitude so many degrees east of lon, in one piece with it.
func eastOf(lon, degrees float64) float64 {
	return unwrap(math.Remainder(math.Remainder(lon, 360)+degrees, 360), lon)
}

// unwrap returns lon plus or minus whole turns so that it lies within 180
// degrees of near.
func unwrap(lon, near float64) float64 {
	return lon - 360*math.Round((lon-near)/360)
}
