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

// spatialTest is a function of two geometries.
type spatialTest struct {
	// matrix asks for any relation that needs more than whether the two meet.
	matrix func(a, b geom.Geometry) (bool, error)
	// point says the same of a point and what it meets: alone if that is the same
	// point, on its edge. The matrix would take a thousand times as long.
	point  func(alone, edge bool) bool
	turned string // the function with its arguments exchanged
}

var spatialTests = map[string]spatialTest{
	"S_INTERSECTS": {},
	"S_DISJOINT":   {},
	"S_CONTAINS":   {geom.Contains, func(alone, _ bool) bool { return alone }, "S_WITHIN"},
	"S_CROSSES":    {geom.Crosses, func(_, _ bool) bool { return false }, "S_CROSSES"},
	"S_EQUALS":     {geom.Equals, func(alone, _ bool) bool { return alone }, "S_EQUALS"},
	"S_OVERLAPS":   {geom.Overlaps, func(_, _ bool) bool { return false }, "S_OVERLAPS"},
	"S_TOUCHES":    {geom.Touches, func(_, edge bool) bool { return edge }, "S_TOUCHES"},
	"S_WITHIN":     {geom.Within, func(_, edge bool) bool { return !edge }, "S_CONTAINS"},
}

func spatial(c *checker, name string, at int, arguments []*expression) (*expression, error) {
	if c.spatial++; c.spatial > maxSpatial {
		return nil, mistake(at, "write fewer", "a filter has at most %d functions of geometries", maxSpatial)
	}
	test := spatialTests[name]
	for _, e := range arguments {
		switch {
		case e.kind != shapeKind:
			return nil, mistake(e.at, "write the geometry's property, or one such as BBOX(40, 33, 42, 35) or POINT(43.3 33.4)", "%s, where a geometry belongs", e.is())
		case e.mixed > maxMixed && test.matrix != nil:
			return nil, mistake(e.at, "write a geometry of one kind, such as MULTIPOLYGON", "a GEOMETRYCOLLECTION in %s has at most %d positions, this one has %d", name, maxMixed, e.mixed)
		}
	}
	a, b := arguments[0].shape, arguments[1].shape
	holds := func(r *row) truth {
		f, ok := a(r)
		if !ok {
			return unknown
		}
		g, ok := b(r)
		if !ok {
			return unknown
		}
		return related(name, f, g)
	}
	if arguments[0].constant && arguments[1].constant {
		always := holds(nil)
		holds = func(*row) truth { return always }
	}
	return &expression{kind: truthKind, truth: holds}, nil
}

// related asks the cheapest question first: whether the boxes around two geometries
// meet, whether they do themselves, and how.
func related(name string, f, g figure) truth {
	meet := f.bound.Intersects(g.bound) && geom.Intersects(f.geometry(), g.geometry())
	test := spatialTests[name]
	if test.matrix == nil {
		return truthOf(meet == (name == "S_INTERSECTS"))
	}
	if !meet {
		return no
	}
	a, b := f.geometry(), g.geometry()
	switch {
	case a.IsPoint() && !b.IsGeometryCollection():
		return truthOf(ofPoint(test, a, b, g.bound))
	case b.IsPoint() && !a.IsGeometryCollection():
		return truthOf(ofPoint(spatialTests[test.turned], b, a, f.bound))
	}
	is, err := test.matrix(a, b)
	if err != nil {
		return unknown
	}
	return truthOf(is)
}

func ofPoint(t spatialTest, p, g geom.Geometry, bound orb.Bound) bool {
	return t.point(bound.Min == bound.Max, geom.Intersects(p, g.Boundary()))
}
