package edition

import (
	"cmp"
	"slices"
	"sort"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// View is an edition under one reading.
type View struct {
	Reading atlas.Reading
	Spans   []atlas.Span            // by place id, then start
	Grounds map[string]atlas.Ground // by claim id
	InPlay  int                     // claims on places that the reading uses

	first   map[string]int // index of a place's first span
	starts  []int          // index of each place's first span, in order, and the number of spans
	ends    []edtf.Day     // end of each span, beside Spans; after MaxDay where it is open
	changes []atlas.Change // by date, then place id
	borders []edtf.Day     // each day on which some state changes, once, in order
}

func newView(e *Edition, d *atlas.Derivation) *View {
	return viewOf(d, atlas.Changes(d.Spans, e.Index))
}

// Evenings is the atlas as it could be drawn each evening, see atlas.Evenings:
// one history for every day on which a reading is as known by that day. It is
// made anew each time.
func (e *Edition) Evenings(r atlas.Reading) *View {
	spans, changes := atlas.Evenings(e.Atlas, e.Index, r)
	return viewOf(&atlas.Derivation{Reading: r, Spans: spans}, changes)
}

func viewOf(d *atlas.Derivation, changes []atlas.Change) *View {
	v := &View{Reading: d.Reading, Spans: d.Spans, Grounds: d.Grounds, InPlay: d.InPlay, first: map[string]int{}}
	v.ends = make([]edtf.Day, len(v.Spans))
	for i := range v.Spans {
		if i == 0 || v.Spans[i].PlaceID != v.Spans[i-1].PlaceID {
			v.first[v.Spans[i].PlaceID] = i
			v.starts = append(v.starts, i)
		}
		if v.ends[i] = edtf.MaxDay + 1; v.Spans[i].End != nil {
			v.ends[i] = *v.Spans[i].End
		}
	}
	v.starts = append(v.starts, len(v.Spans))
	v.changes = changes
	slices.SortStableFunc(v.changes, func(a, b atlas.Change) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.After.PlaceID, b.After.PlaceID))
	})
	for i := range v.changes {
		if n := len(v.borders); n == 0 || v.borders[n-1] != v.changes[i].Date {
			v.borders = append(v.borders, v.changes[i].Date)
		}
	}
	return v
}

// Place returns the spans of one place in order; nil if there is no such place.
// Cost: constant.
func (v *View) Place(id string) []atlas.Span {
	i, ok := v.first[id]
	if !ok {
		return nil
	}
	end := i + 1
	for end < len(v.Spans) && v.Spans[end].PlaceID == id {
		end++
	}
	return v.Spans[i:end]
}

// At returns the span of a place at the end of a day; nil if there is no such place.
func (v *View) At(id string, day edtf.Day) *atlas.Span {
	spans := v.Place(id)
	i := sort.Search(len(spans), func(i int) bool { return spans[i].End == nil || *spans[i].End > day })
	if i == len(spans) {
		return nil
	}
	return &spans[i]
}

// State returns the index of the span of every place at the end of a day, in
// order of place id. Cost: for each place, the logarithm of its spans.
func (v *View) State(day edtf.Day) []int {
	out := make([]int, 0, len(v.first))
	for i := 1; i < len(v.starts); i++ {
		first := v.starts[i-1]
		ends := v.ends[first:v.starts[i]]
		out = append(out, first+sort.Search(len(ends), func(i int) bool { return ends[i] > day }))
	}
	return out
}

// Begins is the first day on which the state of any place begins; the day given
// where none does.
func (v *View) Begins(otherwise edtf.Day) edtf.Day {
	for i := range v.Spans {
		if start := v.Spans[i].Start; start != nil && *start < otherwise {
			otherwise = *start
		}
	}
	return otherwise
}

// Changes returns the changes with from <= date < to, by date and place; a nil
// end is open. Cost: the answer plus a logarithm.
func (v *View) Changes(from, to *edtf.Day) []atlas.Change {
	lo, hi := 0, len(v.changes)
	if from != nil {
		lo = sort.Search(hi, func(i int) bool { return v.changes[i].Date >= *from })
	}
	if to != nil {
		hi = sort.Search(len(v.changes), func(i int) bool { return v.changes[i].Date >= *to })
	}
	return v.changes[lo:max(lo, hi)]
}

// Stands returns the half-open range of days in which exactly the state of a
// day stands; nil ends are open.
func (v *View) Stands(day edtf.Day) (from, until *edtf.Day) {
	i := sort.Search(len(v.borders), func(i int) bool { return v.borders[i] > day })
	if i > 0 {
		from = v.borders[i-1].Ptr()
	}
	if i < len(v.borders) {
		until = v.borders[i].Ptr()
	}
	return from, until
}

// Change returns the next (step 1) or previous (step -1) day after or before a
// day on which a place changed hands or fighting began or ended.
func (v *View) Change(day edtf.Day, step int) (edtf.Day, bool) {
	found, best := false, edtf.Day(0)
	for i := range v.changes {
		c := &v.changes[i]
		if !c.Counts() {
			continue
		}
		if step > 0 && c.Date > day {
			return c.Date, true
		}
		if step < 0 && c.Date < day {
			best, found = c.Date, true
		}
	}
	return best, found
}

// Uses reports that the reading takes a claim into account.
func (v *View) Uses(c *atlas.Claim) bool { return v.Reading.Uses(c) }

// ByPlace returns the changes with from <= date < to, by place and date.
func (v *View) ByPlace(from, to *edtf.Day) []atlas.Change {
	out := slices.Clone(v.Changes(from, to))
	slices.SortStableFunc(out, func(a, b atlas.Change) int { return cmp.Compare(a.Index, b.Index) })
	return out
}
