package cql

import (
	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"
)

// planar turns a geometry into one that relations can be asked about.
func planar(g orb.Geometry) geom.Geometry {
	switch g := g.(type) {
	case orb.Point:
		return planarPoint(g).AsGeometry()
	case orb.MultiPoint:
		points := make([]geom.Point, len(g))
		for i, p := range g {
			points[i] = planarPoint(p)
		}
		return geom.NewMultiPoint(points).AsGeometry()
	case orb.LineString:
		return planarLine(g).AsGeometry()
	case orb.MultiLineString:
		lines := make([]geom.LineString, len(g))
		for i, l := range g {
			lines[i] = planarLine(l)
		}
		return geom.NewMultiLineString(lines).AsGeometry()
	case orb.Ring:
		return planarPolygon(orb.Polygon{g}).AsGeometry()
	case orb.Polygon:
		return planarPolygon(g).AsGeometry()
	case orb.MultiPolygon:
		polygons := make([]geom.Polygon, len(g))
		for i, p := range g {
			polygons[i] = planarPolygon(p)
		}
		return geom.NewMultiPolygon(polygons).AsGeometry()
	case orb.Collection:
		parts := make([]geom.Geometry, len(g))
		for i, p := range g {
			parts[i] = planar(p)
		}
		return geom.NewGeometryCollection(parts).AsGeometry()
	case orb.Bound:
		return planarBox(g)
	}
	return geom.Geometry{}
}

// planarBox is a rectangle, or the line or point that is left of one without width
// or height.
func planarBox(b orb.Bound) geom.Geometry {
	switch {
	case b.Min == b.Max:
		return planar(b.Min)
	case b.Min[0] == b.Max[0] || b.Min[1] == b.Max[1]:
		return planar(orb.LineString{b.Min, b.Max})
	}
	return planar(b.ToPolygon())
}

func planarPoint(p orb.Point) geom.Point {
	return geom.NewPoint(geom.Coordinates{XY: geom.XY{X: p[0], Y: p[1]}})
}

func planarLine(l orb.LineString) geom.LineString {
	flat := make([]float64, 0, 2*len(l))
	for _, p := range l {
		flat = append(flat, p[0], p[1])
	}
	return geom.NewLineString(geom.NewSequence(flat, geom.DimXY))
}

func planarPolygon(p orb.Polygon) geom.Polygon {
	rings := make([]geom.LineString, len(p))
	for i, r := range p {
		rings[i] = planarLine(orb.LineString(r))
	}
	return geom.NewPolygon(rings)
}
