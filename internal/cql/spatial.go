package cql

import (
	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

// figure is a geometry of a filter or of a row.
type figure struct {
	bound  orb.Bound
	planar geom.Geometry // of the filter
	row    *row          // else the row's
}

// geometry makes that of a row once it is needed.
func (f figure) geometry() geom.Geometry {
	if f.row == nil {
		return f.planar
	}
	if !f.row.made {
		f.row.planar, f.row.made = planar(f.row.geometry), true
	}
	return f.row.planar
}

// spatialTests are the functions of two geometries. All but S_DISJOINT are false
// where not even the boxes around the two meet.
var spatialTests = map[string]func(a, b geom.Geometry) (bool, error){
	"S_CONTAINS":   func(a, b geom.Geometry) (bool, error) { return within(b, a) },
	"S_CROSSES":    geom.Crosses,
	"S_DISJOINT":   func(a, b geom.Geometry) (bool, error) { return !geom.Intersects(a, b), nil },
	"S_EQUALS":     geom.Equals,
	"S_INTERSECTS": func(a, b geom.Geometry) (bool, error) { return geom.Intersects(a, b), nil },
	"S_OVERLAPS":   geom.Overlaps,
	"S_TOUCHES":    geom.Touches,
	"S_WITHIN":     within,
}

// within spares points the whole matrix of relations: they lie within what they
// meet, but not on its boundary.
func within(a, b geom.Geometry) (bool, error) {
	if !a.IsPoint() || b.IsGeometryCollection() {
		return geom.Within(a, b)
	}
	return geom.Intersects(a, b) && !geom.Intersects(a, b.Boundary()), nil
}

func spatial(c *checker, name string, at int, arguments []*expression) (*expression, error) {
	if c.spatial++; c.spatial > maxSpatial {
		return nil, mistake(at, "write fewer", "a filter has at most %d functions of geometries", maxSpatial)
	}
	for _, e := range arguments {
		if e.kind != shapeKind {
			return nil, mistake(e.at, "write the geometry's property, or one such as BBOX(40, 33, 42, 35) or POINT(43.3 33.4)", "%s, where a geometry belongs", e.is())
		}
	}
	a, b, holds := arguments[0].shape, arguments[1].shape, spatialTests[name]
	apart := truthOf(name == "S_DISJOINT")
	return &expression{kind: truthKind, truth: func(r *row) truth {
		f, ok := a(r)
		if !ok {
			return unknown
		}
		g, ok := b(r)
		if !ok {
			return unknown
		}
		if !f.bound.Intersects(g.bound) {
			return apart
		}
		is, err := holds(f.geometry(), g.geometry())
		if err != nil {
			return unknown
		}
		return truthOf(is)
	}}, nil
}
