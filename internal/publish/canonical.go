package publish

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
)

// canonical sorts by id the tables whose order of rows is the editors' own
// affair, so that it shows in no answer. The rows of the others stand as they
// are: the order of sides, sources, sentences, campaigns, phases and infobox
// lines is content, and readers see it.
func canonical(a *atlas.Atlas) {
	byID(a.Claimants, func(x *atlas.Claimant) string { return x.ID })
	byID(a.Places, func(x *atlas.Place) string { return x.ID })
	a.Claims = a.Claims.Sorted()
	byID(a.Events, func(x *atlas.Event) string { return x.ID })
	byID(a.Figures, func(x *atlas.Figure) string { return x.ID })
	byID(a.Gazetteer, func(x *atlas.GazetteerEntry) string { return x.ID })
}

// whole adds the imported rows that the places need, so that an edition rests on
// no library; one takes the place of the row of the same id.
func whole(own, imported []atlas.GazetteerEntry) []atlas.GazetteerEntry {
	if len(imported) == 0 {
		return own
	}
	all := slices.Concat(slices.DeleteFunc(slices.Clone(own), func(x atlas.GazetteerEntry) bool {
		return slices.ContainsFunc(imported, func(y atlas.GazetteerEntry) bool { return x.ID == y.ID })
	}), imported)
	byID(all, func(x *atlas.GazetteerEntry) string { return x.ID })
	return all
}

func byID[T any](rows []T, id func(*T) string) {
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(id(&rows[i]), id(&rows[j])) })
	sorted := make([]T, len(rows)) // rows are large: each is moved once
	for to, from := range order {
		sorted[to] = rows[from]
	}
	copy(rows, sorted)
}

// settle draws a circle around a position that is finer than what is published,
// since around the published one it would be another.
func settle(l *gazetteer.Located) {
	if l.Circle && (l.PrecisionM != max(1, math.Round(l.PrecisionM)) || *l.Reference != orb.Round(*l.Reference).(orb.Point)) {
		l.Extent, l.Circle = l.Shape(), false
	}
}

// rounded cuts coordinates to six decimals, about 0.1 m, and precisions to
// metres: no source is finer, and the last digits of what is computed differ
// between machines.
func rounded(located []gazetteer.Located) {
	for i := range located {
		l := &located[i]
		settle(l)
		if l.PrecisionM > 0 {
			l.PrecisionM = max(1, math.Round(l.PrecisionM))
		}
		for _, p := range []*orb.Point{l.Point, l.Reference} {
			if p != nil {
				*p = orb.Round(*p).(orb.Point)
			}
		}
		if l.Extent != nil {
			l.Extent = orb.Round(orb.Clone(l.Extent))
		}
		for j := range l.RunnersUp {
			if p := l.RunnersUp[j].Point; p != nil {
				*p = orb.Round(*p).(orb.Point)
			}
		}
	}
}
