package geo

import (
	"slices"

	"github.com/paulmach/orb"
)

// fence is the boundary of the land that cells are limited to. So that no vertex of it
// ever lies on an edge of a cell, or the other way round, all of it is taken to lie
// beside its place by an infinitely small step to the east and a far smaller one to the
// north (H. Edelsbrunner, E. P. Mücke, "Simulation of simplicity", ACM Transactions on
// Graphics 9, 1990). Only the signs below know of the step.
type fence struct {
	edges []fenceEdge
	low   int32 // southern end
	band  int32 // height of a band
	bands [][]int32
}

// fenceEdge has the land within the fence on its left.
type fenceEdge struct{ a, b node }

// newFence rounds the rings to the grid of vertices. Rings must not cross; their
// direction does not matter. Polygons are moved by whole turns next to the longitude.
func newFence(limit orb.MultiPolygon, lon float64) *fence {
	f := &fence{}
	high := int32(-90e6)
	f.low = 90e6
	for _, polygon := range limit {
		if len(polygon) == 0 {
			continue
		}
		middle := polygon.Bound().Center().Lon()
		shift := unwrap(middle, lon) - middle
		for i, ring := range polygon {
			f.edges = append(f.edges, fenceRing(ring, shift, i == 0)...)
		}
	}
	for _, e := range f.edges {
		f.low, high = min(f.low, e.a.y), max(high, e.a.y)
	}
	const most = 2048
	n := min(len(f.edges), most) + 1
	f.band = (high-f.low)/int32(n) + 1 //nolint:gosec // at most 2049
	f.bands = make([][]int32, n)
	for i, e := range f.edges {
		for b := f.bandOf(min(e.a.y, e.b.y)); b <= f.bandOf(max(e.a.y, e.b.y)); b++ {
			f.bands[b] = append(f.bands[b], int32(i)) //nolint:gosec // edges of one file
		}
	}
	return f
}

// fenceRing is a ring with the land on its left: outer rings run counter-clockwise.
func fenceRing(ring orb.Ring, shift float64, outer bool) []fenceEdge {
	var nodes []node
	for _, p := range ring {
		if v := inDegrees(orb.Point{p.Lon() + shift, p.Lat()}); len(nodes) == 0 || nodes[len(nodes)-1] != v {
			nodes = append(nodes, v)
		}
	}
	if n := len(nodes); n > 1 && nodes[0] == nodes[n-1] {
		nodes = nodes[:n-1]
	}
	var area int64
	for i := 2; i < len(nodes); i++ {
		area += turn(nodes[0], nodes[i-1], nodes[i])
	}
	if area == 0 {
		return nil
	}
	if (area > 0) != outer {
		slices.Reverse(nodes)
	}
	out := make([]fenceEdge, len(nodes))
	for i, v := range nodes {
		out[i] = fenceEdge{v, nodes[(i+1)%len(nodes)]}
	}
	return out
}

func (f *fence) bandOf(y int32) int { return max(0, min(int((y-f.low)/f.band), len(f.bands)-1)) }

// near lists the edges whose boxes meet a box, each once.
func (f *fence) near(low, high node) []int32 {
	var out []int32
	for b := f.bandOf(low.y); b <= f.bandOf(high.y); b++ {
		for _, i := range f.bands[b] {
			e := f.edges[i]
			if min(e.a.x, e.b.x) <= high.x && max(e.a.x, e.b.x) >= low.x && min(e.a.y, e.b.y) <= high.y && max(e.a.y, e.b.y) >= low.y {
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// holds reports that a vertex of a cell lies within the fence.
func (f *fence) holds(p node) bool {
	inside := false
	for _, i := range f.bands[f.bandOf(p.y)] {
		if e := f.edges[i]; (e.a.y >= p.y) != (e.b.y >= p.y) && e.left(p) == (e.b.y > e.a.y) {
			inside = !inside
		}
	}
	return inside
}

// left reports that a vertex of a cell lies to the left of an edge of the fence.
func (e fenceEdge) left(p node) bool {
	if side := turn(e.a, e.b, p); side != 0 {
		return side > 0
	}
	x, y := e.a.to(e.b)
	return y > 0 || y == 0 && x < 0
}

// leftOf reports that a vertex of the fence lies to the left of an edge of a cell.
func leftOf(from, to, v node) bool {
	if side := turn(from, to, v); side != 0 {
		return side > 0
	}
	x, y := from.to(to)
	return y < 0 || y == 0 && x > 0
}

// crossing is where an edge of a cell and one of the fence cross.
type crossing struct {
	at       node
	num, den int64 // the fraction of the way along the edge that is asked about
}

// cross reports whether an edge of a cell and one of the fence cross, and where: the
// point is the same for both cells that have the edge.
func (f *fence) cross(from, to node, i int32) (onCell, onFence crossing, ok bool) {
	e := f.edges[i]
	if e.left(from) == e.left(to) || leftOf(from, to, e.a) == leftOf(from, to, e.b) {
		return onCell, onFence, false
	}
	low, high := from, to
	if low.compare(high) > 0 {
		low, high = high, low
	}
	num := turn(e.a, e.b, low)
	den := num - turn(e.a, e.b, high)
	t := float64(num) / float64(den)
	x, y := low.to(high)
	at := node{low.x + nearest(t*float64(x)), low.y + nearest(t*float64(y))}
	onCell, onFence = crossing{at: at}, crossing{at: at}
	onCell.num = turn(e.a, e.b, from)
	onCell.den = onCell.num - turn(e.a, e.b, to)
	onFence.num = turn(from, to, e.a)
	onFence.den = onFence.num - turn(from, to, e.b)
	return onCell, onFence, true
}

// sortAlong puts crossings in the order in which they are met, exactly.
func sortAlong(list []crossing) {
	slices.SortStableFunc(list, func(a, b crossing) int {
		order := wideProduct(a.num, b.den).minus(wideProduct(b.num, a.den)).sign()
		if (a.den < 0) != (b.den < 0) {
			order = -order
		}
		return order
	})
}
