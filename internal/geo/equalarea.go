package geo

import (
	"math"

	"github.com/paulmach/orb"
)

// WGS 84.
const (
	equatorialRadius = 6378137.0
	flattening       = 1 / 298.257223563
	eccentricity2    = flattening * (2 - flattening)
)

// EqualArea is the Lambert azimuthal equal-area projection of the ellipsoid WGS 84
// around a centre: areas are true everywhere, directions from the centre too.
// Distances are true at the centre; an angle of c away from it they are shorter by
// the factor cos(c/2) towards it and longer by its inverse across: by 0.4 % at 1,100
// km, 3.5 % at 3,300 km, 8 % at 5,000 km.
//
// Formulas: J. P. Snyder, "Map projections: a working manual", USGS Professional
// Paper 1395 (1987), pages 187-190, with the series of page 16.
type EqualArea struct {
	lon0, sin, cos float64 // the centre's longitude, and its authalic latitude
	radius, d      float64 // of the sphere of the same surface; the scale at the centre
}

// NewEqualArea returns the projection around a centre on earth.
func NewEqualArea(centre orb.Point) *EqualArea {
	lat := centre.Lat() * math.Pi / 180
	p := &EqualArea{lon0: centre.Lon(), radius: equatorialRadius * math.Sqrt(authalic(1)/2), d: 1}
	p.sin = authalic(math.Sin(lat)) / authalic(1)
	p.cos = math.Sqrt(max(0, 1-p.sin*p.sin))
	if s := math.Sin(lat); p.cos > 1e-9 {
		p.d = equatorialRadius * math.Cos(lat) / (math.Sqrt(1-eccentricity2*s*s) * p.radius * p.cos)
	}
	return p
}

// authalic is Snyder's q of the sine of a latitude.
func authalic(s float64) float64 {
	e := math.Sqrt(eccentricity2)
	return (1 - eccentricity2) * (s/(1-eccentricity2*s*s) - math.Log((1-e*s)/(1+e*s))/(2*e))
}

// Forward returns the metres to the east and north of the centre. The point opposite
// to the centre has no place in the plane.
func (p *EqualArea) Forward(at orb.Point) (x, y float64) {
	dlon := (at.Lon() - p.lon0) * math.Pi / 180
	sin := authalic(math.Sin(at.Lat()*math.Pi/180)) / authalic(1)
	cos := math.Sqrt(max(0, 1-sin*sin))
	b := p.radius * math.Sqrt(2/(1+p.sin*sin+p.cos*cos*math.Cos(dlon)))
	return b * p.d * cos * math.Sin(dlon), b / p.d * (p.cos*sin - p.sin*cos*math.Cos(dlon))
}

// Inverse returns the point at metres from the centre, to two millimetres below
// 85 degrees of latitude. Longitudes
// run on from the centre's, so that they may pass 180.
func (p *EqualArea) Inverse(x, y float64) orb.Point {
	x, y = x/p.d, y*p.d
	rho := math.Hypot(x, y)
	if rho == 0 {
		return p.at(p.sin, 0)
	}
	sin, cos := math.Sincos(2 * math.Asin(min(1, rho/(2*p.radius))))
	return p.at(cos*p.sin+y*sin*p.cos/rho, math.Atan2(x*sin, rho*p.cos*cos-y*p.sin*sin))
}

// at is the point of a sine of the authalic latitude and a turn from the centre.
func (p *EqualArea) at(sin, turn float64) orb.Point {
	const e2, e4, e6 = eccentricity2, eccentricity2 * eccentricity2, eccentricity2 * eccentricity2 * eccentricity2
	b := math.Asin(max(-1, min(1, sin)))
	lat := b + (e2/3+31*e4/180+517*e6/5040)*math.Sin(2*b) + (23*e4/360+251*e6/3780)*math.Sin(4*b) + 761*e6/45360*math.Sin(6*b)
	return orb.Point{p.lon0 + turn*180/math.Pi, lat * 180 / math.Pi}
}
