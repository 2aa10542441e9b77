package geo

import (
	"errors"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Cells divide the land around sites: to each belongs what is nearer to it than to
// any other, no farther than a reach, within a limit. Cells do not overlap and leave
// no gap: neighbours share their vertices to the last digit.
type Cells struct {
	plane *EqualArea
	mesh  *mesh
	sites int
}

// ErrTooFar says that sites lie too far from the centre for one map of them.
var ErrTooFar = errors.New("a site lies more than 45 degrees from the centre, or beyond 85 degrees of latitude")

// MaxReach is the greatest reach of cells in metres.
const MaxReach = 500_000

// NewCells makes the cells of sites with a reach in metres, in the equal-area
// projection around a centre; limit bounds them where it has a polygon. Sites at the
// same centimetre share a cell, which is the first one's. A site that is added or taken
// away changes only cells of sites within twice the reach; none changes by a bit where
// the centre stays the same. Time is n log n.
func NewCells(centre orb.Point, sites []orb.Point, reach float64, limit orb.MultiPolygon) (*Cells, error) {
	c := &Cells{plane: NewEqualArea(centre), sites: len(sites)}
	type placed struct {
		node
		site int32
	}
	all := make([]placed, 0, len(sites))
	for i, s := range sites {
		if math.Abs(s.Lat()) > 85 {
			return nil, ErrTooFar
		}
		x, y := c.plane.Forward(s)
		if !(math.Hypot(x, y) <= cellReach) {
			return nil, ErrTooFar
		}
		all = append(all, placed{node{int32(math.Round(x / cellGrid)), int32(math.Round(y / cellGrid))}, int32(i)}) //nolint:gosec // sites are numbered by int32
	}
	slices.SortStableFunc(all, func(a, b placed) int { return a.compare(b.node) })
	all = slices.CompactFunc(all, func(a, b placed) bool { return a.node == b.node })
	nodes := make([]node, len(all))
	for i, s := range all {
		nodes[i] = s.node
	}
	d := &diagram{plane: c.plane, reach: min(reach, MaxReach) / cellGrid, delaunay: triangulate(nodes)}
	edges := d.edgesOf()
	if len(limit) > 0 {
		edges = newFence(limit, centre.Lon()).within(edges)
	}
	for i := range edges {
		edges[i].cell = all[edges[i].cell].site
	}
	c.mesh = newMesh(edges)
	return c, nil
}

// Dissolve returns the area of each label: the cells of the sites that have it,
// without what divides them. Labels are numbers from 0 to below n, by site; those of
// sites that are not drawn are negative. Holes are in the polygons that they lie in;
// rings have no edge twice and cross by no more than
// a step of rounding. An area without cells is empty.
func (c *Cells) Dissolve(labels []int, n int) []orb.MultiPolygon {
	out := make([]orb.MultiPolygon, n)
	for i, arrows := range c.mesh.outlines(labels, n) {
		out[i] = c.mesh.polygons(c.mesh.stitch(arrows))
	}
	return out
}

// All returns the cell of each site.
func (c *Cells) All() []orb.MultiPolygon {
	labels := make([]int, c.sites)
	for i := range labels {
		labels[i] = i
	}
	return c.Dissolve(labels, c.sites)
}
