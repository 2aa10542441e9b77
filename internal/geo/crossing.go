package geo

import (
	"slices"

	"github.com/paulmach/orb"
)

// Crossing returns a point at which edges of polygons cross or lie on each other, to
// six decimals; false where there is none. Rings may touch in vertices.
func Crossing(polygons orb.MultiPolygon) (orb.Point, bool) {
	var edges []fenceEdge
	for _, polygon := range polygons {
		for _, ring := range polygon {
			for i := 1; i < len(ring); i++ {
				a, b := inDegrees(ring[i-1]), inDegrees(ring[i])
				if a.compare(b) > 0 {
					a, b = b, a
				}
				if a != b {
					edges = append(edges, fenceEdge{a, b})
				}
			}
		}
	}
	slices.SortFunc(edges, func(e, f fenceEdge) int { return e.a.compare(f.a) })
	for i, e := range edges {
		for _, f := range edges[i+1:] {
			if f.a.x > e.b.x {
				break
			}
			if e.meets(f) {
				return e.meeting(f), true
			}
		}
	}
	return orb.Point{}, false
}

// meeting is where two edges that meet do so; somewhere on both if they lie on each
// other.
func (e fenceEdge) meeting(f fenceEdge) orb.Point {
	before, after := turn(f.a, f.b, e.a), turn(f.a, f.b, e.b)
	if before == after {
		return f.a.point()
	}
	t := float64(before) / (float64(before) - float64(after))
	x, y := e.a.to(e.b)
	return node{e.a.x + nearest(t*float64(x)), e.a.y + nearest(t*float64(y))}.point()
}

// meets reports that two edges share more than one of their ends.
func (e fenceEdge) meets(f fenceEdge) bool {
	if min(e.a.y, e.b.y) > max(f.a.y, f.b.y) || min(f.a.y, f.b.y) > max(e.a.y, e.b.y) {
		return false
	}
	sign := func(n int64) int {
		switch {
		case n < 0:
			return -1
		case n > 0:
			return 1
		}
		return 0
	}
	ea, eb := sign(turn(f.a, f.b, e.a)), sign(turn(f.a, f.b, e.b))
	fa, fb := sign(turn(e.a, e.b, f.a)), sign(turn(e.a, e.b, f.b))
	if ea == 0 && eb == 0 { // on one line, in order along it
		return e.b.compare(f.a) > 0 && f.b.compare(e.a) > 0
	}
	return ea*eb < 0 && fa*fb < 0 || ea*eb < 0 && fa*fb == 0 || ea*eb == 0 && fa*fb < 0
}
