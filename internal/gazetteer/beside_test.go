package gazetteer

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
)

// Places stand beside those that a record of the same sentence names, whatever the
// fragment that the record cites.
func TestPlacesStandBesideThoseOfTheirSentences(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := &atlas.Atlas{}
		at := func() atlas.Locator {
			n := func(label string) string { return strconv.Itoa(rapid.IntRange(0, 1).Draw(t, label)) }
			return atlas.Locator{SourceID: n("source"), Section: n("section"), Paragraph: rapid.IntRange(0, 1).Draw(t, "paragraph"), Fragment: n("fragment")}
		}
		place := rapid.SampledFrom([]string{"", "a", "b", "c", "d", "e"})
		for range rapid.IntRange(0, 8).Draw(t, "claims") {
			a.Claims.Append(&atlas.Claim{PlaceID: place.Draw(t, "place"), Locator: at()})
		}
		for range rapid.IntRange(0, 4).Draw(t, "events") {
			a.Events = append(a.Events, atlas.Event{PlaceIDs: rapid.SliceOfN(place, 0, 3).Draw(t, "places"), Locator: at()})
		}
		named := map[atlas.Locator][]string{}
		note := func(at atlas.Locator, ids ...string) {
			at.Fragment = ""
			named[at] = append(named[at], ids...)
		}
		for _, c := range a.Claims.All() {
			note(c.Locator, c.PlaceID)
		}
		for _, e := range a.Events {
			note(e.Locator, e.PlaceIDs...)
		}
		beside := InputOf(a).Beside
		for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
			var want []string
			for _, ids := range named {
				if slices.Contains(ids, id) {
					want = append(want, slices.DeleteFunc(slices.Clone(ids), func(other string) bool { return other == "" || other == id })...)
				}
			}
			slices.Sort(want)
			if want = slices.Compact(want); !slices.Equal(beside(id), want) {
				t.Fatalf("beside %s stand %v, want %v", id, beside(id), want)
			}
		}
	})
}
