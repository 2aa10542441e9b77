package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

const (
	// cellGrid is the grid of sites in the plane, in metres: a centimetre.
	cellGrid = 0.01
	// cellReach bounds how far sites may lie from the centre, in metres: 45 degrees,
	// where the projection's distances are off by 8 %. Decisions are exact within.
	cellReach = 4875000
	// cellArc is the number of vertices on the full circle of a site.
	cellArc = 64
	// cellLeg is how long an edge may be in metres. Edges are straight in the plane and
	// drawn straight in degrees: over 4 km these differ by a decimetre or two.
	cellLeg = 4000
)

// edge is a piece of the boundary of a cell, which lies on its left.
type edge struct {
	from, to node // vertices in millionths of a degree
	cell     int32
}

// diagram makes the cells of sites: the land nearer to a site than to any other, no
// farther than reach. Each vertex is computed from the same numbers in the same order
// for all cells that meet in it, so that it is the same vertex to the last bit.
type diagram struct {
	plane *EqualArea
	reach float64 // grid steps
	*delaunay
	corner map[int32]corner // of each triangle, by its lowest edge
}

// corner is the centre of the circle through a triangle of sites.
type corner struct {
	x, y   float64
	within bool // no farther than reach from the sites
}

// vertices of a cell before they are turned into degrees.
type planePoint struct{ x, y float64 }

// edgesOf lists the edges of all cells.
func (d *diagram) edgesOf() []edge {
	d.corner = make(map[int32]corner, 2*len(d.sites))
	out := make([]edge, 0, 16*len(d.sites))
	for i := range d.sites {
		out = d.cell(int32(i), out) //nolint:gosec // sites are numbered by int32
	}
	return out
}

// stretch is an edge of a cell towards a neighbour.
type stretch struct {
	start, end       planePoint
	fromRim, intoRim bool // it begins or ends on the circle
}

// cell walks around a site counter-clockwise.
func (d *diagram) cell(i int32, out []edge) []edge {
	var sides []stretch
	if first := d.from[i]; first >= 0 {
		for e := first; ; {
			if s, ok := d.side(e); ok {
				sides = append(sides, s)
			}
			if e = d.next[e]; e == first {
				break
			}
		}
	}
	if len(sides) == 0 {
		return d.arc(i, nil, out)
	}
	for n, s := range sides {
		out = d.straight(i, s.start, s.end, out)
		if s.intoRim {
			following := sides[(n+1)%len(sides)]
			out = d.arc(i, &[2]planePoint{s.end, following.start}, out)
		}
	}
	return out
}

// side is the edge between a site and the neighbour that e leads to: the part of
// their bisector between the triangles on both sides of e that lies within reach. It
// runs with the site on its left.
func (d *diagram) side(e int32) (s stretch, ok bool) {
	i, j := d.sites[d.origin[e]], d.sites[d.dest(e)]
	dx, dy := i.to(j)
	half := math.Hypot(float64(dx), float64(dy)) / 2
	if half >= d.reach {
		return s, false
	}
	// On the bisector of i and j, looking from i to j: up is to the left.
	up, upKind := d.bound(e)
	down, downKind := d.bound(sym(e))
	if upKind == never || downKind == never {
		return s, false
	}
	h := math.Sqrt(d.reach*d.reach - half*half)
	if upKind == onRim {
		up = rim(i, j, h)
	}
	if downKind == onRim {
		down = rim(j, i, h)
	}
	return stretch{down, up, downKind == onRim, upKind == onRim}, true
}

// boundKind says how a bisector ends on one side.
type boundKind int

const (
	atCorner boundKind = iota // where a third site is as near
	onRim                     // at the reach of both
	never                     // the third site is nearer all the way
)

// bound is the end of the bisector on the left of e. It is decided by the triangle
// there as a whole and by its angles, exactly, so that the three edges that meet in
// its corner agree.
func (d *diagram) bound(e int32) (planePoint, boundKind) {
	k, ok := d.apex(e)
	if !ok {
		return planePoint{}, onRim
	}
	c := d.cornerOf(e)
	if c.within {
		return planePoint{c.x, c.y}, atCorner
	}
	ax, ay := d.sites[k].to(d.sites[d.origin[e]])
	bx, by := d.sites[k].to(d.sites[d.dest(e)])
	if ax*bx+ay*by > 0 { // an acute angle at k: the centre lies on its side of e
		return planePoint{}, onRim
	}
	return planePoint{}, never
}

func (d *diagram) cornerOf(e int32) corner {
	f := d.lnext(e)
	g := d.lnext(f)
	lowest := min(e, f, g)
	if c, ok := d.corner[lowest]; ok {
		return c
	}
	three := [3]node{d.sites[d.origin[e]], d.sites[d.origin[f]], d.sites[d.origin[g]]}
	slices.SortFunc(three[:], node.compare)
	bx, by := three[0].to(three[1])
	cx, cy := three[0].to(three[2])
	area := 2 * float64(bx*cy-by*cx)
	b, c := bx*bx+by*by, cx*cx+cy*cy
	x := wideProduct(cy, b).minus(wideProduct(by, c)).float() / area
	y := wideProduct(bx, c).minus(wideProduct(cx, b)).float() / area
	made := corner{float64(three[0].x) + x, float64(three[0].y) + y, x*x+y*y <= d.reach*d.reach}
	d.corner[lowest] = made
	return made
}

// rim is the point on the left of the way from i to j where the circles of both
// cross, h from the way's middle.
func rim(i, j node, h float64) planePoint {
	sign := 1.0
	if i.compare(j) > 0 {
		i, j, sign = j, i, -1
	}
	dx, dy := i.to(j)
	length := math.Hypot(float64(dx), float64(dy))
	return planePoint{
		float64(i.x) + float64(dx)/2 - sign*h*float64(dy)/length,
		float64(i.y) + float64(dy)/2 + sign*h*float64(dx)/length,
	}
}

// arc follows the circle of a site from one point to another, or all around, over
// vertices at fixed angles.
func (d *diagram) arc(i int32, ends *[2]planePoint, out []edge) []edge {
	x, y := float64(d.sites[i].x), float64(d.sites[i].y)
	const step = 2 * math.Pi / cellArc
	at := func(n int) planePoint {
		sin, cos := math.Sincos(float64(n%cellArc) * step)
		return planePoint{x + d.reach*cos, y + d.reach*sin}
	}
	if ends == nil {
		for n := range cellArc {
			out = append(out, edge{d.vertex(at(n)), d.vertex(at(n + 1)), i})
		}
		return out
	}
	// A ten-millionth of a step is beyond doubt: rounding is a thousandth of that, and
	// sites on their grid make no side that is seen under less than a hundred of it.
	const close = 1e-7
	from, to := math.Atan2(ends[0].y-y, ends[0].x-x)/step, math.Atan2(ends[1].y-y, ends[1].x-x)/step
	if to < from-close {
		to += cellArc
	}
	last := d.vertex(ends[0])
	for n := int(math.Floor(from+close)) + 1; float64(n) < to-close; n++ {
		v := d.vertex(at(n + cellArc))
		out = append(out, edge{last, v, i})
		last = v
	}
	return append(out, edge{last, d.vertex(ends[1]), i})
}

// straight is the edge between two neighbours in legs, the same from both sides.
func (d *diagram) straight(i int32, from, to planePoint, out []edge) []edge {
	low, high, turned := from, to, false
	if from.x > to.x || from.x == to.x && from.y > to.y {
		low, high, turned = to, from, true
	}
	legs := max(1, int(math.Ceil(math.Hypot(high.x-low.x, high.y-low.y)*cellGrid/cellLeg)))
	at := func(n int) node {
		if turned {
			n = legs - n
		}
		switch n {
		case 0:
			return d.vertex(low)
		case legs:
			return d.vertex(high)
		}
		t := float64(n) / float64(legs)
		return d.vertex(planePoint{low.x + t*(high.x-low.x), low.y + t*(high.y-low.y)})
	}
	last := at(0)
	for n := 1; n <= legs; n++ {
		v := at(n)
		out = append(out, edge{last, v, i})
		last = v
	}
	return out
}

func (d *diagram) vertex(p planePoint) node {
	return inDegrees(d.plane.Inverse(p.x*cellGrid, p.y*cellGrid))
}

// inDegrees is a point on the grid of vertices.
func inDegrees(p orb.Point) node {
	return node{nearest(p.Lon() * 1e6), nearest(p.Lat() * 1e6)}
}

// point is a vertex in degrees, the number that six decimals are read as.
func (a node) point() orb.Point { return orb.Point{float64(a.x) / 1e6, float64(a.y) / 1e6} }
