package geo

// delaunay is the triangulation of sites in which no circle through the corners of
// a triangle has another site within it.
//
// Divide and conquer over quad-edges: L. Guibas, J. Stolfi, "Primitives for the
// manipulation of general subdivisions and the computation of Voronoi diagrams", ACM
// Transactions on Graphics 4 (1985), 74-123. Time is n log n for any sites. Every
// decision is exact, so that rows, lattices and circles of sites are sound too.
type delaunay struct {
	sites []node // in order, each once
	// Four entries a connection: the edge, its dual, the edge back, its dual back.
	next   []int32 // the edge counter-clockwise from the same origin
	origin []int32 // site at which an edge begins; of no meaning for duals
	freed  []int32
	from   []int32 // an edge of each site, -1 where it has none
}

func rot(e int32) int32  { return e&^3 | (e+1)&3 }
func sym(e int32) int32  { return e&^3 | (e+2)&3 }
func back(e int32) int32 { return e&^3 | (e+3)&3 }

// triangulate needs sites in order, each once.
func triangulate(sites []node) *delaunay {
	t := &delaunay{sites: sites, from: make([]int32, len(sites))}
	if len(sites) > 1 {
		t.divide(0, int32(len(sites))) //nolint:gosec // sites are numbered by int32
	}
	for i := range t.from {
		t.from[i] = -1
	}
	for _, e := range t.freed {
		t.origin[e] = -1
	}
	for e := int32(0); int(e) < len(t.next); e += 4 {
		if t.origin[e] >= 0 {
			t.from[t.origin[e]], t.from[t.origin[e+2]] = e, e+2
		}
	}
	return t
}

func (t *delaunay) dest(e int32) int32  { return t.origin[sym(e)] }
func (t *delaunay) oprev(e int32) int32 { return rot(t.next[rot(e)]) }
func (t *delaunay) lnext(e int32) int32 { return rot(t.next[back(e)]) }

// apex is the site that makes a triangle with an edge on its left, false where there
// is none.
func (t *delaunay) apex(e int32) (int32, bool) {
	f := t.lnext(e)
	if t.lnext(t.lnext(f)) != e {
		return 0, false
	}
	k := t.dest(f)
	return k, turn(t.sites[t.origin[e]], t.sites[t.dest(e)], t.sites[k]) > 0
}

func (t *delaunay) add(a, b int32) int32 {
	var e int32
	if n := len(t.freed); n > 0 {
		e, t.freed = t.freed[n-1], t.freed[:n-1]
	} else {
		e = int32(len(t.next)) //nolint:gosec // at most twelve times the number of sites
		t.next, t.origin = append(t.next, 0, 0, 0, 0), append(t.origin, 0, 0, 0, 0)
	}
	t.next[e], t.next[e+1], t.next[e+2], t.next[e+3] = e, e+3, e+2, e+1
	t.origin[e], t.origin[e+2] = a, b
	return e
}

func (t *delaunay) splice(a, b int32) {
	alpha, beta := rot(t.next[a]), rot(t.next[b])
	t.next[a], t.next[b] = t.next[b], t.next[a]
	t.next[alpha], t.next[beta] = t.next[beta], t.next[alpha]
}

func (t *delaunay) connect(a, b int32) int32 {
	e := t.add(t.dest(a), t.origin[b])
	t.splice(e, t.lnext(a))
	t.splice(sym(e), b)
	return e
}

func (t *delaunay) remove(e int32) {
	t.splice(e, t.oprev(e))
	t.splice(sym(e), t.oprev(sym(e)))
	t.freed = append(t.freed, e&^3)
}

// left is how far a site lies to the left of an edge, in twice the area.
func (t *delaunay) left(site, e int32) int64 {
	return turn(t.sites[site], t.sites[t.origin[e]], t.sites[t.dest(e)])
}

func (t *delaunay) inCircle(a, b, c, d int32) bool {
	return inCircle(t.sites[a], t.sites[b], t.sites[c], t.sites[d])
}

// divide triangulates a run of at least two sites and returns the edges of the hull
// that leave its first site counter-clockwise and its last clockwise.
func (t *delaunay) divide(lo, hi int32) (first, last int32) {
	switch hi - lo {
	case 2:
		e := t.add(lo, lo+1)
		return e, sym(e)
	case 3:
		a, b := t.add(lo, lo+1), t.add(lo+1, lo+2)
		t.splice(sym(a), b)
		side := turn(t.sites[lo], t.sites[lo+1], t.sites[lo+2])
		if side == 0 {
			return a, sym(b)
		}
		c := t.connect(b, a)
		if side > 0 {
			return a, sym(b)
		}
		return sym(c), c
	}
	mid := (lo + hi) / 2
	leftOut, leftIn := t.divide(lo, mid)
	rightIn, rightOut := t.divide(mid, hi)
	for {
		switch {
		case t.left(t.origin[rightIn], leftIn) > 0:
			leftIn = t.lnext(leftIn)
		case t.left(t.origin[leftIn], rightIn) < 0:
			rightIn = t.next[sym(rightIn)]
		default:
			base := t.connect(sym(rightIn), leftIn)
			if t.origin[leftIn] == t.origin[leftOut] {
				leftOut = sym(base)
			}
			if t.origin[rightIn] == t.origin[rightOut] {
				rightOut = base
			}
			t.merge(base)
			return leftOut, rightOut
		}
	}
}

// merge sews two triangulations together, upwards from the edge below both.
func (t *delaunay) merge(base int32) {
	above := func(e int32) bool { return t.left(t.dest(e), base) < 0 }
	for {
		l := t.next[sym(base)]
		if above(l) {
			for t.inCircle(t.dest(base), t.origin[base], t.dest(l), t.dest(t.next[l])) {
				old := l
				l = t.next[l]
				t.remove(old)
			}
		}
		r := t.oprev(base)
		if above(r) {
			for t.inCircle(t.dest(base), t.origin[base], t.dest(r), t.dest(t.oprev(r))) {
				old := r
				r = t.oprev(r)
				t.remove(old)
			}
		}
		switch isLeft, isRight := above(l), above(r); {
		case !isLeft && !isRight:
			return
		case !isLeft || isRight && t.inCircle(t.dest(l), t.origin[l], t.origin[r], t.dest(r)):
			base = t.connect(r, sym(base))
		default:
			base = t.connect(sym(base), sym(l))
		}
	}
}
