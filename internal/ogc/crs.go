package ogc

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/project"
)

// CRS is a coordinate reference system by its URI.
type CRS string

// The systems that coordinates can be had in. CRS84 is the one that they are kept in.
const (
	CRS84    CRS = "http://www.opengis.net/def/crs/OGC/1.3/CRS84" // longitude, latitude
	EPSG4326 CRS = "http://www.opengis.net/def/crs/EPSG/0/4326"   // latitude, longitude
	EPSG3857 CRS = "http://www.opengis.net/def/crs/EPSG/0/3857"   // metres of Web Mercator
	trs          = "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian"
)

// Systems lists them, the default first.
func Systems() []CRS { return []CRS{CRS84, EPSG4326, EPSG3857} }

// ParseCRS reads the URI of one of them.
func ParseCRS(s string) (CRS, bool) {
	for _, c := range Systems() {
		if s == string(c) {
			return c, true
		}
	}
	return "", false
}

// Header is the value of Content-Crs.
func (c CRS) Header() string { return "<" + string(c) + ">" }

// edge is the latitude at which Web Mercator ends, in degrees.
const edge = 85.0511287798066

// point turns longitude and latitude into coordinates of the system. Metres have two
// decimals, which is finer than the six of degrees.
func (c CRS) point(p orb.Point) orb.Point {
	switch c {
	case EPSG4326:
		return orb.Point{p[1], p[0]}
	case EPSG3857:
		p[1] = max(-edge, min(edge, p[1]))
		m := project.WGS84.ToMercator(p)
		return orb.Point{math.Round(m[0]*100) / 100, math.Round(m[1]*100) / 100}
	}
	return p
}

// Point turns coordinates of the system into longitude and latitude.
func (c CRS) Point(p orb.Point) orb.Point {
	switch c {
	case EPSG4326:
		return orb.Point{p[1], p[0]}
	case EPSG3857:
		return project.Mercator.ToWGS84(p)
	}
	return p
}

// geometry is a copy of a geometry in the system.
func (c CRS) geometry(g orb.Geometry) orb.Geometry {
	if c == CRS84 || g == nil {
		return g
	}
	return project.Geometry(orb.Clone(g), c.point)
}
