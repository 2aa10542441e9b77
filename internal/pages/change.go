package pages

import (
	"cmp"
	"html/template"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
)

// changeRow is one place that changed, or several that changed together by one
// statement about the area around them.
type changeRow struct {
	Places []held
	Before template.HTML // marks
	After  template.HTML
	Label  string // what the pair of marks says
	Kind   string // label of the kind, in the list of other changes
	Reason string // the rule's sentence, where no statement of the day tells it
	Says   []record
	Area   string // says that the statement speaks of an area around the place
}

// changes sorts the changes of the day into what passed or was fought over, what
// is announced only, and everything else.
func (w *writer) changes(claims []*atlas.Claim, restated restatements) (hands, announced, others []changeRow) {
	next := w.day + 1
	list := w.view.Changes(&w.day, &next)
	ordered := slices.Clone(list)
	slices.SortStableFunc(ordered, func(a, b atlas.Change) int { return cmp.Compare(w.rank(a.After.PlaceID), w.rank(b.After.PlaceID)) })
	areas := map[string]int{}
	for i := range ordered {
		c := &ordered[i]
		into := &others
		switch group := sortOf(c); group {
		case sortHands:
			into = &hands
		case sortAnnounced:
			into = &announced
		}
		if c.After.Basis == atlas.ByInclusion && len(c.After.ClaimIDs) > 0 {
			key := c.After.ClaimIDs[0] + "|" + string(c.Kind) + "|" + string(c.After.Status) + "|" + c.Before.HolderList() + "|" + string(c.Before.Status)
			if at, ok := areas[key]; ok {
				(*into)[at].Places = append((*into)[at].Places, held{placeRef: w.place(c.After.PlaceID), Before: w.T("list.comma")})
				continue
			}
			areas[key] = len(*into)
		}
		*into = append(*into, w.changeRow(c, claims, restated))
	}
	return hands, announced, others
}

// saysInRow is how many statements a change shows; the list of all claims has
// the others.
const saysInRow = 3

type changeSort int

const (
	sortOther changeSort = iota
	sortHands
	sortAnnounced
)

// sortOf tells what counts as a change: hands and fighting. What is announced
// only stands apart, also where it ends days of doubt.
func sortOf(c *atlas.Change) changeSort {
	switch {
	case c.After.Status == atlas.Claimed && (c.Counts() || c.Before.Status == atlas.Unsure):
		return sortAnnounced
	case c.Counts():
		return sortHands
	}
	return sortOther
}

func (w *writer) changeRow(c *atlas.Change, claims []*atlas.Claim, restated restatements) changeRow {
	before, after := w.status(c.Before), w.status(c.After)
	row := changeRow{
		Places: []held{{placeRef: w.place(c.After.PlaceID)}}, Before: w.mark(c.Before, false, ""), After: w.mark(c.After, false, ""),
		Label: w.T("change.pair", "before", before, "after", after), Kind: w.T("change." + string(c.Kind)),
	}
	said := map[string]bool{}
	tell := func(claim *atlas.Claim) {
		if claim != nil && !said[claim.ID] {
			said[claim.ID] = true
			r := w.claim(claim, &w.day)
			r.Announced = restated.of[claim.ID]
			row.Says = append(row.Says, r)
		}
	}
	for _, claim := range claims {
		if claim.PlaceID == c.After.PlaceID {
			tell(claim)
		}
	}
	if len(row.Says) == 0 || c.After.Basis == atlas.ByInclusion {
		if c.Kind == atlas.Expired || c.After.Status == atlas.Unsure || c.After.Status == atlas.Unknown {
			row.Reason = w.reason(c.After, w.day)
		}
		if len(c.After.ClaimIDs) > 0 && c.Kind != atlas.Expired {
			lead := w.ix.Claim(c.After.ClaimIDs[0])
			tell(lead)
			if lead != nil && lead.PlaceID != c.After.PlaceID && lead.PlaceID != "" {
				row.Area = w.T("tag.with_area", "area", w.lang.Place(w.ix, lead.PlaceID))
			}
		}
	}
	row.Says = row.Says[:min(len(row.Says), saysInRow)]
	return row
}

// rank orders places: large first; a place without a rank comes last.
func (w *writer) rank(id string) int {
	if p := w.ix.Places[id]; p != nil && p.Rank > 0 {
		return p.Rank
	}
	return 99
}
