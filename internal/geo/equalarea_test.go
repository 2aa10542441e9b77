package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

func TestEqualAreaMatchesPROJ(t *testing.T) {
	// PROJ's metres for +proj=laea +lat_0=40 +lon_0=-100 +ellps=WGS84.
	p := NewEqualArea(orb.Point{-100, 40})
	x, y := p.Forward(orb.Point{-110, 30})
	if math.Abs(x - -965914.616) > 0.001 || math.Abs(y - -1056842.300) > 0.001 {
		t.Errorf("got %.2f, %.2f", x, y)
	}
}

func TestEqualAreaThereAndBackIsTheSamePoint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		centre := orb.Point{rapid.Float64Range(-180, 180).Draw(t, "lon"), rapid.Float64Range(-90, 90).Draw(t, "lat")}
		p := NewEqualArea(centre)
		q := Offset(centre, rapid.Float64Range(0, 360).Draw(t, "bearing"), rapid.Float64Range(0, 5e6).Draw(t, "away"))
		if math.Abs(q.Lat()) > 85 {
			t.Skip("cells end there")
		}
		x, y := p.Forward(q)
		if d := Distance(q, p.Inverse(x, y)); d > 0.003 {
			t.Fatalf("%v comes back %v m away", q, d)
		}
	})
}

func TestEqualAreaIsTrueAtItsCentreAndOffAsStatedElsewhere(t *testing.T) {
	centre := orb.Point{42, 33}
	p := NewEqualArea(centre)
	for away, most := range map[float64]float64{10_000: 1e-6, 1_100_000: 0.004, 3_300_000: 0.0355, 5_000_000: 0.0835} {
		for bearing := 0.0; bearing < 360; bearing += 15 {
			a := Offset(centre, bearing, away)
			for turn := 0.0; turn < 180; turn += 45 {
				b := Offset(a, turn, 1000)
				ax, ay := p.Forward(a)
				bx, by := p.Forward(b)
				if off := math.Abs(math.Hypot(bx-ax, by-ay)/1000 - 1); off > most+1e-4 {
					t.Errorf("%v m away to %v°, distances to %v° are off by %.3f %%", away, bearing, turn, 100*off)
				}
			}
		}
	}
}

func TestAreaOfTheEarthAndOfADegree(t *testing.T) {
	earth := orb.MultiPolygon{{{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}, {-180, -90}}}}
	if got := Area(earth) / 1e12; math.Abs(got-510.065622) > 1e-5 { // surface of WGS 84 in million km²
		t.Errorf("the earth has %v million km²", got)
	}
	// And a shape the area that it has in the plane.
	p := NewEqualArea(orb.Point{42, 33})
	var ring, plane orb.Ring
	for i := range 400 {
		sin, cos := math.Sincos(float64(i) / 400 * 2 * math.Pi)
		q := orb.Point{42 + 0.5*cos, 33 + 0.5*sin}
		x, y := p.Forward(q)
		ring, plane = append(ring, q), append(plane, orb.Point{x, y})
	}
	ring, plane = append(ring, ring[0]), append(plane, plane[0])
	var flat float64
	for i := 1; i < len(plane); i++ {
		flat += (plane[i-1][0]*plane[i][1] - plane[i][0]*plane[i-1][1]) / 2
	}
	if got := Area(orb.MultiPolygon{{ring}}); math.Abs(got/flat-1) > 1e-6 {
		t.Errorf("%v m² on the ellipsoid, %v m² in the plane", got, flat)
	}
}
