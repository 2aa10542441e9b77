package geo

import "math"

// within cuts cells along a fence. The edges of a cell lie together.
func (f *fence) within(edges []edge) []edge {
	out := make([]edge, 0, len(edges))
	for i := 0; i < len(edges); {
		n := i + 1
		for n < len(edges) && edges[n].cell == edges[i].cell {
			n++
		}
		out = f.cut(edges[i:n], out)
		i = n
	}
	return out
}

// cut adds what is left of one cell: the pieces of its edges within the fence, and the
// pieces of the fence within it.
func (f *fence) cut(cell, out []edge) []edge {
	low, high := cell[0].from, cell[0].from
	for _, e := range cell {
		low, high = node{min(low.x, e.from.x), min(low.y, e.from.y)}, node{max(high.x, e.from.x), max(high.y, e.from.y)}
	}
	near := f.near(low, high)
	if len(near) == 0 {
		if f.holds(cell[0].from) {
			out = append(out, cell...)
		}
		return out
	}
	met := make(map[int32][]crossing, len(near))
	for _, e := range cell {
		if e.from == e.to {
			continue
		}
		var list []crossing
		for _, i := range near {
			if onCell, onFence, ok := f.cross(e.from, e.to, i); ok {
				list, met[i] = append(list, onCell), append(met[i], onFence)
			}
		}
		out = pieces(e.from, e.to, list, f.holds(e.from), e.cell, out)
	}
	for _, i := range near {
		e := f.edges[i]
		out = pieces(e.a, e.b, met[i], holds(cell, e.a), cell[0].cell, out)
	}
	return out
}

// pieces walks from one vertex to another, in and out at every crossing, and adds what
// lies within.
func pieces(from, to node, list []crossing, inside bool, cell int32, out []edge) []edge {
	sortAlong(list)
	for _, c := range list {
		if inside {
			out = append(out, edge{from, c.at, cell})
		}
		from, inside = c.at, !inside
	}
	if inside {
		out = append(out, edge{from, to, cell})
	}
	return out
}

// holds reports that a vertex of the fence lies within a cell.
func holds(cell []edge, v node) bool {
	inside := false
	for _, e := range cell {
		if (e.from.y > v.y) != (e.to.y > v.y) && leftOf(e.from, e.to, v) == (e.to.y > e.from.y) {
			inside = !inside
		}
	}
	return inside
}

func nearest(f float64) int32 { return int32(math.Round(f)) }
