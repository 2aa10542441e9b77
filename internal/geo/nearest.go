package geo

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"
)

// Nearest keeps a share, 0 to 1, of the points, rounded up: those nearest to the median
// of them all on each axis, the nearest first. Distances are in the units of the points.
// Cost: n log n.
func Nearest(points []orb.Point, share float64) []orb.Point {
	if len(points) == 0 {
		return nil
	}
	median := func(axis int) float64 {
		values := make([]float64, len(points))
		for i, p := range points {
			values[i] = p[axis]
		}
		slices.Sort(values)
		return values[len(values)/2]
	}
	x, y := median(0), median(1)
	far := func(p orb.Point) float64 { return (p[0]-x)*(p[0]-x) + (p[1]-y)*(p[1]-y) }
	out := slices.Clone(points)
	slices.SortStableFunc(out, func(a, b orb.Point) int { return cmp.Compare(far(a), far(b)) })
	return out[:int(float64(len(out))*share+0.999)]
}
