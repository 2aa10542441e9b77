package geo_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/geo"
)

func TestViewIsWhatAWebMapShows(t *testing.T) {
	near := func(a, b float64) bool { return math.Abs(a-b) < 0.01 }
	for name, c := range map[string]struct {
		middle              orb.Point
		zoom, width, height float64
		want                geo.Box
	}{
		"the world in one tile":      {orb.Point{0, 0}, 0, 256, 256, geo.Box{West: -180, South: -85.05, East: 180, North: 85.05}},
		"a quarter of it":            {orb.Point{0, 0}, 1, 256, 256, geo.Box{West: -90, South: -66.51, East: 90, North: 66.51}},
		"a town, half a degree":      {orb.Point{41, 34.4}, 10, 364.09, 0, geo.Box{West: 40.75, South: 34.4, East: 41.25, North: 34.4}},
		"over the 180th meridian":    {orb.Point{179, 0}, 8, 728.18, 0, geo.Box{West: 177, South: 0, East: -179, North: 0}},
		"a middle counted on by 360": {orb.Point{401, 34.4}, 10, 364.09, 0, geo.Box{West: 40.75, South: 34.4, East: 41.25, North: 34.4}},
	} {
		got := geo.View(c.middle, c.zoom, c.width, c.height)
		if !near(got.West, c.want.West) || !near(got.South, c.want.South) || !near(got.East, c.want.East) || !near(got.North, c.want.North) || !got.IsOnEarth() {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}
