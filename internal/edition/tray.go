package edition

import (
	"cmp"
	"slices"
	"sort"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// tray are the claims that name no place.
type tray struct {
	claims []*atlas.Claim // in their order
	byDay  []dated        // by RecordDay, then in their order
}

// dated is a claim of the tray and its day.
type dated struct {
	day edtf.Day
	no  int
}

func newTray(claims []*atlas.Claim) *tray {
	t := &tray{claims: claims, byDay: make([]dated, len(claims))}
	for i, c := range claims {
		t.byDay[i] = dated{RecordDay(c.Date, c.ReportedOn), i}
	}
	slices.SortFunc(t.byDay, func(a, b dated) int { return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.no, b.no)) })
	return t
}

// Tray returns the claims that name no place with from <= RecordDay < until, in their
// order; a nil end is open. Cost: n log n of the answer, plus the logarithm of all.
func (e *Edition) Tray(from, until *edtf.Day) []*atlas.Claim {
	t := e.tray()
	lo, hi := 0, len(t.byDay)
	if from != nil {
		lo = sort.Search(hi, func(i int) bool { return t.byDay[i].day >= *from })
	}
	if until != nil {
		hi = sort.Search(hi, func(i int) bool { return t.byDay[i].day >= *until })
	}
	found := slices.Clone(t.byDay[lo:max(lo, hi)])
	slices.SortFunc(found, func(a, b dated) int { return cmp.Compare(a.no, b.no) })
	out := make([]*atlas.Claim, len(found))
	for i, x := range found {
		out[i] = t.claims[x.no]
	}
	return out
}
