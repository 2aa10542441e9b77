package publish

import (
	"context"
	"reflect"
	"testing"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/geo"
)

// The circle that is published is the one around the position as it was found, cut
// to six decimals, whether it is kept or drawn again.
func TestCirclesStayThoseOfThePositionThatWasFound(t *testing.T) {
	in := gazetteer.Input{Places: []atlas.Place{
		{ID: "six", Kind: "town", Where: "33.420612, 43.307823"},
		{ID: "stated", Kind: "village", Where: "33.4, 43.3", PrecisionM: 1234.5},
		{ID: "off", Kind: "village", Where: "7 km NE of six"},
		{ID: "sea", Kind: "country", Where: "unlocated"},
	}}
	found, err := gazetteer.Resolve(context.Background(), in, nil)
	if err != nil || len(found.Problems) > 0 {
		t.Fatal(err, found.Problems)
	}
	want := map[string]orb.Geometry{}
	for _, l := range found.Located {
		if l.PrecisionM > 0 {
			want[l.PlaceID] = orb.Round(geo.Circle(*l.Reference, l.PrecisionM, geo.CircleVertices))
		}
	}
	rounded(found.Located)
	kept := map[string]bool{"six": true}
	for i := range found.Located {
		l := &found.Located[i]
		if got := l.Shape(); !reflect.DeepEqual(got, want[l.PlaceID]) || l.HasShape() != (got != nil) {
			t.Errorf("%s lies in %v, want %v", l.PlaceID, got, want[l.PlaceID])
		}
		if l.Circle != kept[l.PlaceID] {
			t.Errorf("%s has its circle kept: %v", l.PlaceID, l.Circle)
		}
	}
	if len(want) != 3 {
		t.Errorf("%d circles", len(want))
	}
}
