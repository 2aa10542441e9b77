package geo

import (
	"cmp"
	"slices"
)

// mesh holds the edges of cells by where they run, so that an edge and those that
// run back along it lie side by side.
type mesh struct {
	vertices []node
	runs     []run
	sides    []side // those of a run lie together
}

// run is a line between two vertices, the first before the second.
type run struct {
	from, to int32
	sides    int32 // index of the first; they end where those of the next run begin
}

// side says that a cell's boundary follows a run forwards, or backwards.
type side struct {
	cell    int32
	forward bool
}

// cellDust is the length of edges, in steps of the grid, whose direction is only the
// rounding's: about two decimetres.
const cellDust = 2

// newMesh drops edges without a length, and draws the ends of those that are dust
// together: rounded, such an edge may run the wrong way, and two cells lie over each
// other there.
func newMesh(edges []edge) *mesh {
	m := &mesh{}
	settle(edges)
	at := make(map[node]int32, len(edges))
	number := func(v node) int32 {
		i, ok := at[v]
		if !ok {
			i = int32(len(m.vertices)) //nolint:gosec // fewer than edges
			at[v] = i
			m.vertices = append(m.vertices, v)
		}
		return i
	}
	type line struct {
		from, to int32
		side
	}
	lines := make([]line, 0, len(edges))
	for _, e := range edges {
		switch from, to := number(e.from), number(e.to); {
		case from < to:
			lines = append(lines, line{from, to, side{e.cell, true}})
		case from > to:
			lines = append(lines, line{to, from, side{e.cell, false}})
		}
	}
	slices.SortFunc(lines, func(a, b line) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	for i, l := range lines {
		if i == 0 || l.from != lines[i-1].from || l.to != lines[i-1].to {
			m.runs = append(m.runs, run{l.from, l.to, int32(len(m.sides))}) //nolint:gosec // as many as edges
		}
		m.sides = append(m.sides, l.side)
	}
	return m
}

// settle moves the ends of dust to the lowest vertex that they lead to.
func settle(edges []edge) {
	moved := map[node]node{}
	end := func(v node) node {
		for {
			to, ok := moved[v]
			if !ok {
				return v
			}
			v = to
		}
	}
	for _, e := range edges {
		if x, y := e.from.to(e.to); max(x, -x, y, -y) <= cellDust && e.from != e.to {
			if a, b := end(e.from), end(e.to); a.compare(b) < 0 {
				moved[b] = a
			} else if a != b {
				moved[a] = b
			}
		}
	}
	if len(moved) == 0 {
		return
	}
	for i, e := range edges {
		edges[i].from, edges[i].to = end(e.from), end(e.to)
	}
}

// arrow is a piece of the boundary of an area, which lies on its left.
type arrow struct{ from, to int32 }

// outlines are the boundaries of the areas that cells of one label make together. A
// run that cells of one label follow to and fro lies within their area.
func (m *mesh) outlines(labels []int, n int) [][]arrow {
	out := make([][]arrow, n)
	for i, r := range m.runs {
		end := len(m.sides)
		if i+1 < len(m.runs) {
			end = int(m.runs[i+1].sides)
		}
		sides := m.sides[r.sides:end]
		for k, s := range sides {
			label := labels[s.cell]
			if label < 0 || slices.ContainsFunc(sides[:k], func(o side) bool { return labels[o.cell] == label }) {
				continue
			}
			sum := 0
			for _, o := range sides[k:] {
				switch {
				case labels[o.cell] != label:
				case o.forward:
					sum++
				default:
					sum--
				}
			}
			for ; sum > 0; sum-- {
				out[label] = append(out[label], arrow{r.from, r.to})
			}
			for ; sum < 0; sum++ {
				out[label] = append(out[label], arrow{r.to, r.from})
			}
		}
	}
	return out
}
