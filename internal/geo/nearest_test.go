package geo_test

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/geo"
)

func TestNearestLeavesTheFarthestOut(t *testing.T) {
	points := []orb.Point{{90, 0}, {1, 1}, {0, 0}, {2, 0}, {1, 0}}
	got := geo.Nearest(points, 0.8)
	if want := []orb.Point{{1, 0}, {1, 1}, {0, 0}, {2, 0}}; !slices.Equal(got, want) {
		t.Errorf("kept %v, want %v", got, want)
	}
	if points[0] != (orb.Point{90, 0}) {
		t.Error("the points of the caller were put in another order")
	}
	if len(geo.Nearest(points[:1], 0.1)) != 1 || geo.Nearest(nil, 0.8) != nil {
		t.Error("of one point one is kept, of none none")
	}
}
