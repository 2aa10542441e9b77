package publish

import (
	"cmp"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
)

// canonical sorts by id the tables whose order of rows is the editors' own
// affair, so that it shows in no answer. The rows of the others stand as they
// are: the order of sides, sources, sentences, campaigns, phases and infobox
// lines is content, and readers see it.
func canonical(a *atlas.Atlas) {
	byID(a.Claimants, func(x *atlas.Claimant) string { return x.ID })
	byID(a.Places, func(x *atlas.Place) string { return x.ID })
	byID(a.Claims, func(x *atlas.Claim) string { return x.ID })
	byID(a.Events, func(x *atlas.Event) string { return x.ID })
	byID(a.Figures, func(x *atlas.Figure) string { return x.ID })
	byID(a.Gazetteer, func(x *atlas.GazetteerEntry) string { return x.ID })
}

func byID[T any](rows []T, id func(*T) string) {
	slices.SortStableFunc(rows, func(x, y T) int { return cmp.Compare(id(&x), id(&y)) })
}
