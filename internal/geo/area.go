package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// Area returns the area in square metres of the ellipsoid WGS 84 of polygons whose
// edges are straight in longitude and latitude, as RFC 7946 has them; holes are taken
// off. Rings that run together count together, to the last digits.
func Area(g orb.MultiPolygon) float64 {
	var sum float64
	for _, polygon := range g {
		for _, ring := range polygon {
			base := authalic(math.Sin(ring[0].Lat() * math.Pi / 180))
			for i := 1; i < len(ring); i++ {
				a, b := ring[i-1], ring[i]
				sum -= (b.Lon() - a.Lon()) * (meanAuthalic(a.Lat(), b.Lat()) - base)
			}
		}
	}
	return sum * math.Pi / 180 * equatorialRadius * equatorialRadius / 2
}

// meanAuthalic is the mean of Snyder's q between two latitudes, by the rule of Gauss
// and Legendre with five points.
func meanAuthalic(from, to float64) float64 {
	half, middle := (to-from)/2, (from+to)/2
	q := func(x float64) float64 { return authalic(math.Sin((middle + x*half) * math.Pi / 180)) }
	const x1, x2 = 0.5384693101056831, 0.9061798459386640
	const w0, w1, w2 = 0.5688888888888889, 0.4786286704993665, 0.2369268850561891
	return (w0*q(0) + w1*(q(x1)+q(-x1)) + w2*(q(x2)+q(-x2))) / 2
}
