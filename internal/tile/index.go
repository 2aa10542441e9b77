package tile

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/tidwall/rtree"

	"github.com/heldline/heldline/internal/feature"
)

// Index finds the features of one layer that lie in a tile. It never changes, so
// any number of tiles may be cut from it at a time.
type Index struct {
	layer  *feature.Layer
	rows   rows
	pieces []piece
	tree   rtree.RTreeG[int32] // of pieces, by their bounds in Web Mercator
	bounds orb.Bound           // in degrees; empty where nothing has a geometry
	weight int
}

// piece is a point, a line or a polygon of a feature, in Web Mercator.
type piece struct {
	row    int32
	points orb.LineString // of a point the one, of a polygon none
	rings  orb.Polygon
	bounds []orb.Bound // of the rings
}

// NewIndex indexes the features of a layer that have a geometry. Cost: n log n.
func NewIndex(l *feature.Layer, c *feature.Collection) *Index {
	x := &Index{layer: l, rows: newRows(l.Fields()), bounds: nowhere()}
	for i := range c.Features {
		f := &c.Features[i]
		if f.Geometry == nil || f.Geometry.Geometry() == nil {
			continue
		}
		x.add(int32(len(x.rows.ids)), f.Geometry.Geometry())
		x.rows.add(f)
	}
	x.weight = len(x.rows.ids) + len(x.rows.values) + len(x.pieces)
	for i := range x.pieces {
		p := &x.pieces[i]
		x.weight += len(p.points) / 8
		for _, r := range p.rings {
			x.weight += len(r) / 8
		}
	}
	x.rows.at = nil
	return x
}

func (x *Index) add(row int32, g orb.Geometry) {
	switch g := g.(type) {
	case orb.Point:
		p := project(g)
		p[0] -= math.Floor(p[0]) // 180 degrees are -180
		x.keep(g.Bound(), piece{row: row, points: orb.LineString{p}})
	case orb.LineString:
		if len(g) > 1 {
			x.keep(g.Bound(), piece{row: row, points: projectAll(g)})
		}
	case orb.MultiLineString:
		for _, line := range g {
			x.add(row, line)
		}
	case orb.Polygon:
		if len(g) > 0 && len(g[0]) > 3 {
			p := piece{row: row}
			for _, ring := range g {
				p.rings = append(p.rings, projectAll(ring))
				p.bounds = append(p.bounds, p.rings[len(p.rings)-1].Bound())
			}
			x.keep(g.Bound(), p)
		}
	case orb.MultiPolygon:
		for _, polygon := range g {
			x.add(row, polygon)
		}
	}
}

func (x *Index) keep(degrees orb.Bound, p piece) {
	x.bounds = union(x.bounds, degrees)
	b := p.points.Bound()
	if len(p.rings) > 0 {
		b = p.bounds[0]
	}
	x.tree.Insert(b.Min, b.Max, int32(len(x.pieces)))
	x.pieces = append(x.pieces, p)
}

// Weight is about the memory that the index takes, in bytes.
func (x *Index) Weight() int64 { return int64(x.weight) * unit }

// unit is what a feature takes, one of its different values, a piece, or eight vertices:
// bytes, as measured on layers of 10,000 places.
const unit = 143

// Part is the layer, and where its features lie.
func (x *Index) Part() Part { return Part{x.layer, x.bounds} }

// nowhere is the empty bound.
func nowhere() orb.Bound { return orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{-1, -1}} }

// union is the bound of two; orb's takes an empty one for a place.
func union(a, b orb.Bound) orb.Bound {
	if a.IsEmpty() {
		return b
	}
	return a.Union(b)
}
