package gazetteer

import (
	"slices"

	"github.com/heldline/heldline/internal/atlas"
)

// InputOf takes what Resolve needs from an atlas. Places stand beside each other
// where claims and events of one sentence name them.
func InputOf(a *atlas.Atlas) Input {
	in := Input{Places: a.Places, Gazetteer: a.Gazetteer, Geometries: a.Geometries, Beside: map[string][]string{}}
	sentences := map[atlas.Locator][]string{}
	note := func(at atlas.Locator, ids ...string) {
		at.Fragment = ""
		sentences[at] = append(sentences[at], ids...)
	}
	for i := range a.Claims.Len() {
		note(a.Claims.Locator(i), a.Claims.PlaceID(i))
	}
	for i := range a.Events {
		note(a.Events[i].Locator, a.Events[i].PlaceIDs...)
	}
	for _, ids := range sentences {
		for _, id := range ids {
			for _, other := range ids {
				if id != "" && other != "" && id != other {
					in.Beside[id] = append(in.Beside[id], other)
				}
			}
		}
	}
	for id, others := range in.Beside {
		slices.Sort(others)
		in.Beside[id] = slices.Compact(others)
	}
	return in
}
