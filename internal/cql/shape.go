package cql

import (
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// literalShape reads a geometry in well-known text, or a BBOX.
func (c *checker) literalShape(s *shape) (*expression, error) {
	g, err := c.geometry(s)
	if err != nil {
		return nil, err
	}
	p := planar(g)
	if err := p.Validate(); err != nil {
		return nil, mistake(s.Pos.Offset, "close each ring and let no line of it cross another", "the %s is not valid: %v", strings.ToUpper(s.Kind), err)
	}
	f := figure{bound: g.Bound(), planar: p}
	e := &expression{kind: shapeKind, constant: true, shape: func(*row) (figure, bool) { return f, true }}
	if p.IsGeometryCollection() {
		e.mixed = p.DumpCoordinates().Length()
	}
	return e, nil
}

func (c *checker) geometry(s *shape) (orb.Geometry, error) {
	switch strings.ToUpper(s.Kind) {
	case "POINT":
		return c.point(item{Pos: s.Pos, Items: s.Items})
	case "LINESTRING":
		return c.line(item{Pos: s.Pos, Items: s.Items})
	case "POLYGON":
		return c.polygon(item{Pos: s.Pos, Items: s.Items})
	case "MULTIPOINT":
		return each(s.Items, orb.MultiPoint(nil), c.pointOrBare)
	case "MULTILINESTRING":
		return each(s.Items, orb.MultiLineString(nil), c.line)
	case "MULTIPOLYGON":
		return each(s.Items, orb.MultiPolygon(nil), c.polygon)
	case "BBOX":
		return c.box(s)
	}
	return each(s.Items, orb.Collection(nil), func(i item) (orb.Geometry, error) {
		if i.Shape == nil || strings.EqualFold(i.Shape.Kind, "BBOX") {
			return nil, mistake(i.Pos.Offset, "write GEOMETRYCOLLECTION(POINT(43.3 33.4), LINESTRING(42 34, 43 34))", "a collection holds geometries")
		}
		return c.geometry(i.Shape)
	})
}

// each reads the parts of a geometry.
func each[S ~[]T, T any](items []item, all S, read func(item) (T, error)) (S, error) {
	for _, i := range items {
		part, err := read(i)
		if err != nil {
			return nil, err
		}
		all = append(all, part)
	}
	return all, nil
}

func (c *checker) polygon(i item) (orb.Polygon, error) {
	return each(i.Items, orb.Polygon(nil), func(i item) (orb.Ring, error) {
		l, err := c.line(i)
		return orb.Ring(l), err
	})
}

func (c *checker) line(i item) (orb.LineString, error) {
	if len(i.Items) == 0 {
		return nil, mistake(i.Pos.Offset, "write (42 34, 43 34)", "here belong several positions in parentheses")
	}
	return each(i.Items, orb.LineString(nil), c.position)
}

// pointOrBare reads a point of several, in parentheses or, as it was once
// written, without.
func (c *checker) pointOrBare(i item) (orb.Point, error) {
	if len(i.Numbers) > 0 {
		return c.position(i)
	}
	return c.point(i)
}

func (c *checker) point(i item) (orb.Point, error) {
	if len(i.Items) != 1 {
		return orb.Point{}, mistake(i.Pos.Offset, "write POINT(43.3 33.4)", "a point has one position")
	}
	return c.position(i.Items[0])
}

// position reads two coordinates and leaves out a third.
func (c *checker) position(i item) (orb.Point, error) {
	n, err := numbersOf(i)
	if err != nil {
		return orb.Point{}, err
	}
	if len(n) != 2 && len(n) != 3 {
		return orb.Point{}, mistake(i.Pos.Offset, "write 43.3 33.4", "a position has two or three numbers, separated by spaces")
	}
	return c.place(i.Pos.Offset, n[0], n[1])
}

// place turns coordinates of the filter into a position on the earth.
func (c *checker) place(at int, first, second float64) (orb.Point, error) {
	p := orb.Point{first, second}
	if c.axes != nil {
		p = c.axes(first, second)
	}
	const beyond = 1e-9 // what calculation may add
	if math.Abs(p[0]) > 180+beyond || math.Abs(p[1]) > 90+beyond {
		return p, mistake(at, "write coordinates in the order of axes of filter-crs, without it longitude before latitude", "%v %v is not on the earth", first, second)
	}
	return p, nil
}

// numbersOf joins the signs with what follows them.
func numbersOf(i item) ([]float64, error) {
	var all []float64
	sign := ""
	for _, s := range i.Numbers {
		if s == "-" || s == "+" {
			sign = s
			continue
		}
		n, err := strconv.ParseFloat(sign+s, 64)
		if err != nil {
			return nil, mistake(i.Pos.Offset, "write a coordinate of the system in filter-crs", "%s is too large", shorten(s))
		}
		all, sign = append(all, n), ""
	}
	return all, nil
}

// box reads a BBOX of four numbers or, with heights, six. One whose west lies east
// of its east crosses the antimeridian.
func (c *checker) box(s *shape) (orb.Geometry, error) {
	var n []float64
	for _, i := range s.Items {
		one, err := numbersOf(i)
		if err != nil {
			return nil, err
		}
		if len(one) != 1 {
			return nil, mistake(i.Pos.Offset, "write BBOX(40, 33, 42, 35)", "a BBOX has numbers separated by commas")
		}
		n = append(n, one...)
	}
	if len(n) == 6 {
		n = []float64{n[0], n[1], n[3], n[4]}
	}
	if len(n) != 4 {
		return nil, mistake(s.Pos.Offset, "write BBOX(40, 33, 42, 35)", "a BBOX has 4 or 6 numbers, this one has %d", len(n))
	}
	low, err := c.place(s.Pos.Offset, n[0], n[1])
	if err != nil {
		return nil, err
	}
	high, err := c.place(s.Pos.Offset, n[2], n[3])
	if err != nil {
		return nil, err
	}
	b := orb.Bound{Min: low, Max: high}
	if b.Min[1] > b.Max[1] {
		return nil, mistake(s.Pos.Offset, "write the lower corner first", "the BBOX ends south of where it begins")
	}
	if b.Min[0] > b.Max[0] {
		west, east := orb.Bound{Min: low, Max: orb.Point{180, high[1]}}, orb.Bound{Min: orb.Point{-180, low[1]}, Max: high}
		return bothSides(west, east), nil
	}
	return b, nil
}

// bothSides joins what a box over the antimeridian is on either side of it; a line
// where it has no height, or no width on one side.
func bothSides(west, east orb.Bound) orb.Geometry {
	flat := func(b orb.Bound) bool { return b.Min[0] == b.Max[0] || b.Min[1] == b.Max[1] }
	switch {
	case west.Min[1] == west.Max[1]:
		return orb.MultiLineString{{west.Min, west.Max}, {east.Min, east.Max}}
	case flat(west) || flat(east):
		return orb.Collection{west, east}
	}
	return orb.MultiPolygon{west.ToPolygon(), east.ToPolygon()}
}
