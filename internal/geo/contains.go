package geo

import (
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// Contains reports that a polygon or multipolygon contains p, its edges taken as
// straight in longitude and latitude. Other geometries contain nothing.
func Contains(g orb.Geometry, p orb.Point) bool {
	switch g := g.(type) {
	case orb.Polygon:
		return planar.PolygonContains(g, p)
	case orb.MultiPolygon:
		return planar.MultiPolygonContains(g, p)
	}
	return false
}

// Centre returns the centroid of a geometry and the distance in metres from
// there to its farthest vertex. It reports false for an empty geometry.
func Centre(g orb.Geometry) (centre orb.Point, radius float64, ok bool) {
	vertices := verticesOf(g)
	if len(vertices) == 0 {
		return orb.Point{}, 0, false
	}
	centre, _ = planar.CentroidArea(g)
	if !IsOnEarth(centre) || !g.Bound().Contains(centre) { // degenerate: no area, no length
		centre = g.Bound().Center()
	}
	for _, v := range vertices {
		radius = max(radius, Distance(centre, v))
	}
	return centre, radius, true
}

// verticesOf lists the vertices of lines and of the outer rings of polygons.
func verticesOf(g orb.Geometry) []orb.Point {
	switch g := g.(type) {
	case orb.Point:
		return []orb.Point{g}
	case orb.LineString:
		return g
	case orb.MultiLineString:
		var all []orb.Point
		for _, line := range g {
			all = append(all, line...)
		}
		return all
	case orb.Polygon:
		if len(g) == 0 {
			return nil
		}
		return g[0]
	case orb.MultiPolygon:
		var all []orb.Point
		for _, polygon := range g {
			all = append(all, verticesOf(polygon)...)
		}
		return all
	}
	return nil
}
