package geo_test

import (
	"slices"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/geo"
)

// A box finds exactly the points that it contains, in order: on its edges and corners,
// at both ends of the longitudes, across them, and at the poles.
func TestPointsWithinABoxAreThoseItContains(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lon := rapid.OneOf(rapid.Float64Range(-180, 180), rapid.SampledFrom([]float64{-180, -179.9999999999, -0.1, 0, 0.1, 0.3, 179.9999999999, 180}))
		lat := rapid.OneOf(rapid.Float64Range(-90, 90), rapid.SampledFrom([]float64{-90, 0, 0.1, 0.2, 90}))
		var list []*orb.Point
		for range rapid.IntRange(0, 300).Draw(t, "points") {
			if rapid.IntRange(0, 9).Draw(t, "located") == 0 {
				list = append(list, nil)
			} else {
				list = append(list, &orb.Point{lon.Draw(t, "lon"), lat.Draw(t, "lat")})
			}
		}
		points := geo.NewPoints(list)
		for range 5 {
			south, north := lat.Draw(t, "south"), lat.Draw(t, "north")
			box := geo.Box{West: lon.Draw(t, "west"), South: min(south, north), East: lon.Draw(t, "east"), North: max(south, north)}
			if len(list) > 1 && list[0] != nil && list[1] != nil && rapid.Bool().Draw(t, "from points") {
				box.West, box.South = (*list[0])[0], min((*list[0])[1], box.North)
				box.East, box.North = (*list[1])[0], max((*list[1])[1], box.South)
			}
			var want []int
			for i, p := range list {
				if p != nil && box.Contains(*p) {
					want = append(want, i)
				}
			}
			if got := points.Within(box); !slices.Equal(got, want) {
				t.Fatalf("%v has %v, want %v", box, got, want)
			}
		}
	})
}

func TestNoPointsAreInNoBox(t *testing.T) {
	if got := geo.NewPoints([]*orb.Point{nil}).Within(geo.Box{West: -180, South: -90, East: 180, North: 90}); len(got) != 0 {
		t.Errorf("found %v", got)
	}
}
