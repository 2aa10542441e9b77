package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

func drawPoint(t *rapid.T, label string) orb.Point {
	return orb.Point{
		rapid.Float64Range(-180, 180).Draw(t, label+" lon"),
		rapid.Float64Range(-89, 89).Draw(t, label+" lat"),
	}
}

func TestOffsetThenInverseReturnsDistanceAndBearing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPoint(t, "p")
		bearing := rapid.Float64Range(0, 359.999).Draw(t, "bearing")
		metres := rapid.Float64Range(1, 5e6).Draw(t, "metres")
		q := Offset(p, bearing, metres)
		if d := Distance(p, q); math.Abs(d-metres) > 1e-3 {
			t.Fatalf("distance %v, want %v", d, metres)
		}
		// A bearing is only as sharp as the points: 1e-9 degrees is 0.1 mm.
		if off := BearingDifference(Bearing(p, q), bearing) / 180 * math.Pi * metres; off > 0.01 && metres < 1e6 {
			t.Fatalf("bearing %v, want %v (%v m aside)", Bearing(p, q), bearing, off)
		}
	})
}

func TestDistanceIsSymmetricAndBounded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawPoint(t, "a"), drawPoint(t, "b")
		there, back := Distance(a, b), Distance(b, a)
		if math.Abs(there-back) > 1e-6 || there > MaxDistance+1 {
			t.Fatalf("there %v, back %v", there, back)
		}
		if m := Midpoint(a, b); math.Abs(Distance(a, m)-Distance(m, b)) > 1e-3 {
			t.Fatalf("the midpoint %v is not in the middle", m)
		}
	})
}

// Two points a hair beside the equator are as far apart as two on it.
func TestDistanceOfAlmostAntipodalPointsBesideTheEquator(t *testing.T) {
	for _, lat := range []float64{0, 1e-18, -3.469446951953614e-18, 1e-17, -1e-16, 1e-14} {
		a, b := orb.Point{180, lat}, orb.Point{0.5, lat}
		if d, want := Distance(a, b), Distance(orb.Point{180, 0}, orb.Point{0.5, 0}); math.Abs(d-want) > 1e-6 || d < 0 {
			t.Errorf("latitude %v: %v m, want %v", lat, d, want)
		}
	}
}

func TestDistanceMatchesPublishedBaseline(t *testing.T) {
	// Vincenty's example line on GDA94 (Geoscience Australia): Flinders Peak to
	// Buninyong. GRS 80 and WGS 84 differ by less than a millimetre there.
	flinders := orb.Point{144 + 25.0/60 + 29.52440/3600, -(37 + 57.0/60 + 3.72030/3600)}
	buninyong := orb.Point{143 + 55.0/60 + 35.38390/3600, -(37 + 39.0/60 + 10.15610/3600)}
	if d := Distance(flinders, buninyong); math.Abs(d-54972.271) > 0.002 {
		t.Errorf("distance %v, want 54972.271", d)
	}
	want := 306 + 52.0/60 + 5.37/3600
	if b := Bearing(flinders, buninyong); math.Abs(b-want) > 1e-5 {
		t.Errorf("bearing %v, want %v", b, want)
	}
}

func TestBearingOfEqualPointsIsZero(t *testing.T) {
	if b := Bearing(orb.Point{1, 2}, orb.Point{1, 2}); b != 0 {
		t.Errorf("got %v", b)
	}
}

func TestIsOnEarthRejectsNotANumber(t *testing.T) {
	if IsOnEarth(orb.Point{math.NaN(), 0}) || IsOnEarth(orb.Point{0, 91}) || !IsOnEarth(orb.Point{-180, 90}) {
		t.Error("wrong answer")
	}
}
