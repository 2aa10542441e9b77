package geo

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"
)

// loop is a closed ring of vertices, the first not repeated.
type loop []int32

// stitch joins arrows to rings, each the boundary of the land on its left, and splits
// rings where they touch themselves.
func (m *mesh) stitch(arrows []arrow) []loop {
	slices.SortFunc(arrows, func(a, b arrow) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	used := make([]bool, len(arrows))
	leaving := func(v int32) int {
		i, _ := slices.BinarySearchFunc(arrows, v, func(a arrow, v int32) int { return cmp.Compare(a.from, v) })
		return i
	}
	var out []loop
	for i := range arrows {
		if used[i] {
			continue
		}
		var walk loop
		for at := i; !used[at]; {
			used[at] = true
			walk = append(walk, arrows[at].from)
			best := -1
			v := arrows[at].to
			for k := leaving(v); k < len(arrows) && arrows[k].from == v; k++ {
				if !used[k] && (best < 0 || m.before(v, arrows[at].from, arrows[k].to, arrows[best].to)) {
					best = k
				}
			}
			if best < 0 {
				break // back at the beginning
			}
			at = best
		}
		out = split(walk, out)
	}
	return out
}

// before reports that, turning clockwise at v from where one came from, a is met
// before b: the sharper turn to the left.
func (m *mesh) before(v, came, a, b int32) bool {
	at := m.vertices[v]
	cx, cy := at.to(m.vertices[came])
	quarter := func(x, y int64) int {
		switch cross := cx*y - cy*x; {
		case cross < 0:
			return 0
		case cross > 0:
			return 2
		case cx*x+cy*y < 0:
			return 1
		}
		return 3
	}
	ax, ay := at.to(m.vertices[a])
	bx, by := at.to(m.vertices[b])
	if p, q := quarter(ax, ay), quarter(bx, by); p != q {
		return p < q
	}
	return ax*by-ay*bx < 0
}

// split cuts a walk at every vertex that it visits again.
func split(walk loop, out []loop) []loop {
	seen := make(map[int32]int, len(walk))
	var open loop
	for _, v := range walk {
		if i, again := seen[v]; again {
			out = append(out, slices.Clone(open[i:]))
			for _, gone := range open[i:] {
				delete(seen, gone)
			}
			open = open[:i]
		}
		seen[v] = len(open)
		open = append(open, v)
	}
	return append(out, open)
}

// area is twice the area of a ring in steps of the grid, positive where it runs
// counter-clockwise. Overflows on the way cancel out.
func (m *mesh) area(l loop) int64 {
	var sum int64
	for i := range l {
		if i > 1 {
			sum += turn(m.vertices[l[0]], m.vertices[l[i-1]], m.vertices[l[i]])
		}
	}
	return sum
}

// polygons puts rings together: outer rings counter-clockwise, each with the holes in
// it, as RFC 7946 has them; in an order that depends on the vertices only.
func (m *mesh) polygons(loops []loop) orb.MultiPolygon {
	type outer struct {
		loop
		low, high node
		area      int64
		polygon   orb.Polygon
	}
	var outers []*outer
	var holes []loop
	for _, l := range loops {
		m.turnToLowest(l)
		switch area := m.area(l); {
		case area > 0:
			low, high := m.bound(l)
			outers = append(outers, &outer{l, low, high, area, orb.Polygon{m.ring(l)}})
		case area < 0:
			holes = append(holes, l)
		}
	}
	first := func(l loop) node { return m.vertices[l[0]] }
	slices.SortFunc(outers, func(a, b *outer) int {
		return cmp.Or(first(a.loop).compare(first(b.loop)), cmp.Compare(a.area, b.area))
	})
	slices.SortFunc(holes, func(a, b loop) int { return cmp.Or(first(a).compare(first(b)), cmp.Compare(m.area(b), m.area(a))) })
	for _, h := range holes {
		low, high := m.bound(h)
		var around *outer
		for _, o := range outers { // in order of their western ends
			if o.low.x > low.x {
				break
			}
			if o.low.y <= low.y && o.high.x >= high.x && o.high.y >= high.y && (around == nil || o.area < around.area) && m.encloses(o.loop, h) {
				around = o
			}
		}
		if around != nil {
			around.polygon = append(around.polygon, m.ring(h))
		}
	}
	out := make(orb.MultiPolygon, 0, len(outers))
	for _, o := range outers {
		out = append(out, o.polygon)
	}
	return out
}

// encloses reports that a hole lies in an outer ring; they may touch in vertices.
func (m *mesh) encloses(o, hole loop) bool {
	for _, v := range hole {
		if !slices.Contains(o, v) {
			return m.within(o, m.vertices[v])
		}
	}
	return m.area(o) >= -m.area(hole)
}

// within counts the edges of a ring to the east of a point that is none of its
// vertices.
func (m *mesh) within(l loop, p node) bool {
	inside := false
	for i := range l {
		a, b := m.vertices[l[i]], m.vertices[l[(i+1)%len(l)]]
		if (a.y > p.y) != (b.y > p.y) && (turn(a, b, p) > 0) == (b.y > a.y) {
			inside = !inside
		}
	}
	return inside
}

func (m *mesh) bound(l loop) (low, high node) {
	low, high = m.vertices[l[0]], m.vertices[l[0]]
	for _, i := range l {
		v := m.vertices[i]
		low, high = node{min(low.x, v.x), min(low.y, v.y)}, node{max(high.x, v.x), max(high.y, v.y)}
	}
	return low, high
}

// turnToLowest begins a ring with its lowest vertex.
func (m *mesh) turnToLowest(l loop) {
	lowest := 0
	for i := range l {
		if m.vertices[l[i]].compare(m.vertices[l[lowest]]) < 0 {
			lowest = i
		}
	}
	copy(l, append(slices.Clone(l[lowest:]), l[:lowest]...))
}

func (m *mesh) ring(l loop) orb.Ring {
	out := make(orb.Ring, 0, len(l)+1)
	for _, i := range l {
		out = append(out, m.vertices[i].point())
	}
	return append(out, out[0])
}
