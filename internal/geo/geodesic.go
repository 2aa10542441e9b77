package geo

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/tidwall/geodesic"
)

// MaxDistance is the length in metres of half a meridian of WGS 84: no two
// places on earth are farther apart.
const MaxDistance = 20003931.459

// Offset returns the point that lies metres from p along the geodesic that
// leaves p at bearing degrees. The longitude is in [-180, 180].
//
// The direct and inverse problems are solved by C. F. F. Karney, "Algorithms
// for geodesics", J. Geodesy 87 (2013), 43-55, to about 15 nanometres; unlike
// Vincenty's series it also converges for nearly antipodal points.
func Offset(p orb.Point, bearing, metres float64) orb.Point {
	var lat, lon float64
	geodesic.WGS84.Direct(p.Lat(), p.Lon(), bearing, metres, &lat, &lon, nil)
	return orb.Point{lon, lat}
}

// Distance returns the length in metres of the geodesic between a and b.
func Distance(a, b orb.Point) float64 {
	var metres float64
	inverse(a, b, &metres, nil)
	return metres
}

// Bearing returns the bearing in [0, 360) at which the geodesic from a to b
// leaves a. Between equal points it has no meaning and is 0.
func Bearing(a, b orb.Point) float64 {
	if a == b {
		return 0
	}
	var bearing float64
	inverse(a, b, nil, &bearing)
	return normalBearing(bearing)
}

// inverse solves the inverse problem into what it is given. The library answers
// a negative length between nearly antipodal points whose latitudes are both
// the same and below about 1e-17 degrees, so the least latitudes count as 0.
func inverse(a, b orb.Point, metres, bearing *float64) {
	geodesic.WGS84.Inverse(latitude(a), a.Lon(), latitude(b), b.Lon(), metres, bearing, nil)
}

// latitude returns the latitude of p, and 0 within 0.1 nm of the equator.
func latitude(p orb.Point) float64 {
	if math.Abs(p.Lat()) < 1e-15 {
		return 0
	}
	return p.Lat()
}

// Midpoint returns the point half way along the geodesic from a to b.
func Midpoint(a, b orb.Point) orb.Point {
	return Offset(a, Bearing(a, b), Distance(a, b)/2)
}

// BearingDifference returns the angle between two bearings, in [0, 180].
func BearingDifference(a, b float64) float64 {
	d := math.Abs(normalBearing(a) - normalBearing(b))
	return math.Min(d, 360-d)
}

// normalBearing maps any finite angle to [0, 360).
func normalBearing(degrees float64) float64 {
	d := math.Mod(degrees, 360)
	if d < 0 {
		d += 360
	}
	if d >= 360 { // a tiny negative angle rounds up to 360
		d = 0
	}
	return d
}

// IsOnEarth reports that p is finite with latitude in [-90, 90] and longitude
// in [-180, 180].
func IsOnEarth(p orb.Point) bool {
	return math.Abs(p.Lat()) <= 90 && math.Abs(p.Lon()) <= 180
}
