package pages

import (
	"cmp"
	"html/template"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
)

// shiftedPlaces bounds how many places a list shows.
const shiftedPlaces = 60

// shiftList are the places of which two editions say different things.
type shiftList struct {
	Places []*shiftedPlace
	More   string // how many are left out
}

type shiftedPlace struct {
	placeRef
	Shifts []shiftRow
}

// shiftRow is one run of days.
type shiftRow struct {
	Before, After template.HTML // marks
	Label         string        // what the pair says
	Days          string
	Text          string // both states in words
	Past          string // says that the days were published before
}

// shifts lists the places of a difference, the larger ones first; hands leaves
// only those that changed hands on days that had been published.
func (w *writer) shifts(list []edition.Shift, hands bool) *shiftList {
	var out []*shiftedPlace
	at := map[string]*shiftedPlace{}
	for i := range list {
		s := &list[i]
		if hands && !s.Hands {
			continue
		}
		p := at[s.PlaceID]
		if p == nil {
			p = &shiftedPlace{placeRef: w.place(s.PlaceID)}
			at[s.PlaceID], out = p, append(out, p)
		}
		p.Shifts = append(p.Shifts, w.shiftRow(s, hands))
	}
	slices.SortStableFunc(out, func(a, b *shiftedPlace) int { return cmp.Compare(w.rank(a.ID), w.rank(b.ID)) })
	if len(out) == 0 {
		return nil
	}
	l := &shiftList{Places: out}
	if n := len(out) - shiftedPlaces; n > 0 {
		l.Places, l.More = out[:shiftedPlaces], w.N("list.more", n)
	}
	return l
}

func (w *writer) shiftRow(s *edition.Shift, all bool) shiftRow {
	before, after := s.Before.Span(s.PlaceID), s.After.Span(s.PlaceID)
	r := shiftRow{
		Before: w.mark(before, false, ""), After: w.mark(after, false, ""), Days: w.shiftDays(s),
		Label: w.T("change.pair", "before", w.hold(s.PlaceID, s.Before), "after", w.hold(s.PlaceID, s.After)),
	}
	r.Text = r.Label
	if s.Hands && !all {
		r.Past = w.T("edition.past")
	}
	return r
}

// hold puts a state into words; one that is unsure names those who come into question.
func (w *writer) hold(place string, h edition.Hold) string {
	state := w.status(h.Span(place))
	if h.Status == atlas.Unsure && len(h.Holders) > 0 {
		return w.T("edition.unsure", "state", state, "holders", w.lang.Actors(w.ix, h.Holders))
	}
	return state
}

// shiftDays writes the days of a shift, the last one included.
func (w *writer) shiftDays(s *edition.Shift) string {
	if s.Days() == 1 {
		return w.lang.Day(s.From)
	}
	return w.T("date.range", "from", w.lang.Day(s.From), "to", w.lang.Day(s.To-1))
}

// documented is the rule under which editions are compared, by its name.
func (w *writer) documented() string { return w.T("rule." + string(atlas.Documented)) }
