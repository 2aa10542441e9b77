package geo

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

func TestCompassPointsParseInEverySpelling(t *testing.T) {
	for p := CompassPoint(0); p < CompassPoints; p++ {
		for _, s := range []string{p.String(), p.Word()} {
			if got, ok := ParseCompassPoint(s); !ok || got != p {
				t.Errorf("%q: got %v, %v", s, got, ok)
			}
		}
		if got := NearestCompassPoint(p.Degrees() + 11); got != p {
			t.Errorf("%v plus 11 degrees: got %v", p, got)
		}
	}
	for _, s := range []string{"southeast", "South East", "se", "SOUTH-EAST"} {
		if got, ok := ParseCompassPoint(s); !ok || got.Degrees() != 135 {
			t.Errorf("%q: got %v, %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "NS", "southern", "north-south", "X"} {
		if _, ok := ParseCompassPoint(s); ok {
			t.Errorf("%q was accepted", s)
		}
	}
}

func TestCircleVerticesLieAtTheRadius(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		centre := orb.Point{rapid.Float64Range(-180, 180).Draw(t, "lon"), rapid.Float64Range(-80, 80).Draw(t, "lat")}
		radius := rapid.Float64Range(10, 5e5).Draw(t, "radius")
		ring := Circle(centre, radius, CircleVertices)[0]
		if len(ring) != CircleVertices+1 || !ring.Closed() || ring.Orientation() != orb.CCW {
			t.Fatalf("%d vertices, orientation %v", len(ring), ring.Orientation())
		}
		for _, v := range ring {
			if d := Distance(centre, v); math.Abs(d-radius) > 1e-3 || math.Abs(v.Lon()-centre.Lon()) > 180 {
				t.Fatalf("vertex %v at %v m, want %v", v, d, radius)
			}
		}
	})
}

func TestRingHasAHoleOnlyWhereInnerIsPositive(t *testing.T) {
	band := Ring(orb.Point{41, 34}, 1000, 2000, 8)
	if len(band) != 2 || band[1].Orientation() != orb.CW {
		t.Errorf("got %v", band)
	}
	if full := Ring(orb.Point{41, 34}, 0, 2000, 8); len(full) != 1 {
		t.Errorf("got %d rings", len(full))
	}
}

func TestPointAlongWalksTheLegs(t *testing.T) {
	line := orb.LineString{{40, 34}, {40, 35}, {41, 35}}
	first := Distance(line[0], line[1])
	p, ok := PointAlong(line, first+1000)
	if !ok || math.Abs(Distance(line[1], p)-1000) > 1e-3 {
		t.Errorf("got %v, %v", p, ok)
	}
	if _, ok := PointAlong(line, Length(line)+2); ok {
		t.Error("a point beyond the end was returned")
	}
	if _, ok := PointAlong(nil, 0); ok {
		t.Error("a point of an empty line was returned")
	}
}

func TestNearestOnLineInvertsPointAlong(t *testing.T) {
	line := orb.LineString{{40, 34}, {40.4, 34.3}, {41, 34.2}}
	rapid.Check(t, func(t *rapid.T) {
		metres := rapid.Float64Range(0, Length(line)).Draw(t, "metres")
		p, _ := PointAlong(line, metres)
		along, off := NearestOnLine(line, p)
		if math.Abs(along-metres) > 60 || off > 60 { // the sagitta of a 50 km leg
			t.Fatalf("along %v (want %v), off %v", along, metres, off)
		}
	})
}

func TestStretchRunsFromTheFirstPositionToTheSecond(t *testing.T) {
	line := orb.LineString{{40, 34}, {40.4, 34.3}, {41, 34.2}}
	there, back := Stretch(line, 1000, 80000), Stretch(line, 80000, 1000)
	if len(there) != 3 || math.Abs(Length(there)-79000) > 1 || there[0] != back[len(back)-1] {
		t.Errorf("there %v, back %v", there, back)
	}
}

func TestBoxOverTheAntimeridian(t *testing.T) {
	fiji := Box{West: 177, South: -20, East: -178, North: -15}
	for p, want := range map[orb.Point]bool{
		{179, -17}: true, {-179, -17}: true, {177, -20}: true, {-178, -15}: true, {180, -17}: true, {-180, -17}: true,
		{0, -17}: false, {176.9, -17}: false, {179, -21}: false,
	} {
		if got := fiji.Contains(p); got != want {
			t.Errorf("%v: got %v", p, got)
		}
	}
	circle := Circle(orb.Point{179.9, -17}, 50000, 32)
	if !(Box{West: -180, South: -18, East: -179.8, North: -16}).Intersects(circle.Bound()) {
		t.Error("a circle over the antimeridian does not reach the other side")
	}
	if (Box{West: 5, South: 1, East: 6, North: 0}).IsOnEarth() || !fiji.IsOnEarth() {
		t.Error("IsOnEarth is wrong")
	}
}

func TestCentreOfAPolygonAndOfNothing(t *testing.T) {
	square := orb.Polygon{{{40, 34}, {41, 34}, {41, 35}, {40, 35}, {40, 34}}}
	centre, radius, ok := Centre(square)
	if !ok || centre != (orb.Point{40.5, 34.5}) || radius < 71000 || radius > 73000 {
		t.Errorf("got %v %v %v", centre, radius, ok)
	}
	if !Contains(square, centre) || Contains(square, orb.Point{42, 34}) || Contains(orb.Point{40, 34}, orb.Point{40, 34}) {
		t.Error("Contains is wrong")
	}
	if _, _, ok := Centre(orb.Polygon{}); ok {
		t.Error("an empty polygon has a centre")
	}
	if _, ok := BoundOf(nil, nil); ok {
		t.Error("nothing has a bound")
	}
	if b, ok := BoundOf(nil, square, orb.Point{50, 30}); !ok || b.Max != (orb.Point{50, 35}) {
		t.Errorf("got %v", b)
	}
}

// A circle is what walking from its centre along every bearing gives, to the bit:
// what is published rests on the last digit.
func TestCircleIsWalkedFromItsCentre(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 11))
	for range 2000 {
		centre := orb.Point{random.Float64()*360 - 180, random.Float64()*178 - 89}
		radius := math.Exp(random.Float64()*13 + 1) // 3 m to 1200 km
		for _, n := range []int{16, CircleVertices} {
			for i, got := range circleRing(centre, radius, n)[:n] {
				p := Offset(centre, 360-360*float64(i)/float64(n), radius)
				if want := (orb.Point{unwrap(p.Lon(), centre.Lon()), p.Lat()}); got != want {
					t.Fatalf("%v, %g m, vertex %d of %d: %v, want %v", centre, radius, i, n, got, want)
				}
			}
		}
	}
}
