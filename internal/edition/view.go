package edition

import (
	"cmp"
	"slices"
	"sort"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// View is an edition under one reading. Spans and changes are put together when they
// are asked for; those of one range or place are then the caller's own.
type View struct {
	Reading atlas.Reading
	Spans   *atlas.SpanList
	InPlay  int // claims on places that the reading uses

	edition *Edition
	grounds *atlas.GroundList
	changes []uint32   // the spans that begin with a change, by date, then place
	borders []edtf.Day // each day on which some state changes, once, in order
}

func newView(e *Edition, d *atlas.Derivation) *View {
	v := viewOf(e, d.Reading, d.Spans)
	v.grounds, v.InPlay = d.Grounds, d.InPlay
	return v
}

// size is the memory of the view in bytes, about.
func (v *View) size() int {
	const structs = 2 << 10 // of the view and its columns
	n := structs + v.Spans.Size() + 4*(cap(v.changes)+cap(v.borders))
	if v.grounds != nil {
		n += len(v.grounds.Bytes())
	}
	return n
}

// Evenings is the atlas as it could be drawn each evening, see atlas.Evenings:
// one history for every day on which a reading is as known by that day. It is
// made anew each time.
func (e *Edition) Evenings(r atlas.Reading) *View {
	return viewOf(e, r, atlas.Evenings(e.Atlas, e.Index, r))
}

func viewOf(e *Edition, r atlas.Reading, spans *atlas.SpanList) *View {
	v := &View{Reading: r, Spans: spans, edition: e}
	v.changes = changesByDate(spans)
	for _, i := range v.changes {
		if day := v.date(i); len(v.borders) == 0 || v.borders[len(v.borders)-1] != day {
			v.borders = append(v.borders, day)
		}
	}
	v.borders = slices.Clip(v.borders)
	return v
}

// changesByDate counts the changes of each day first, so that a million of them are
// ordered in one pass.
func changesByDate(spans *atlas.SpanList) []uint32 {
	n, first, last := 0, edtf.MaxDay, edtf.MinDay
	each := func(work func(i int, day edtf.Day)) {
		for i := range spans.Len() {
			if spans.Changed(i) {
				day, _ := spans.Start(i)
				work(i, day)
			}
		}
	}
	each(func(_ int, day edtf.Day) { n, first, last = n+1, min(first, day), max(last, day) })
	if n == 0 {
		return nil
	}
	next := make([]uint32, last-first+2)
	each(func(_ int, day edtf.Day) { next[day-first+1]++ })
	for d := 1; d < len(next); d++ {
		next[d] += next[d-1]
	}
	out := make([]uint32, n)
	each(func(i int, day edtf.Day) {
		out[next[day-first]] = uint32(i)
		next[day-first]++
	})
	return out
}

// date is the day of the change that a span begins with.
func (v *View) date(span uint32) edtf.Day {
	day, _ := v.Spans.Start(int(span))
	return day
}

// Span returns the i-th span, by place id, then start.
func (v *View) Span(i int) *atlas.Span { return v.Spans.At(i) }

// Place returns the spans of one place in order; nil if there is no such place.
// Cost: the answer plus the logarithm of the places.
func (v *View) Place(id string) []atlas.Span {
	from, to := v.Spans.Of(id)
	var out []atlas.Span
	for i := from; i < to; i++ {
		out = append(out, *v.Spans.At(i))
	}
	return out
}

// At returns the span of a place at the end of a day; nil if there is no such place.
// Cost: the logarithms of the places and of the spans of the place.
func (v *View) At(id string, day edtf.Day) *atlas.Span {
	k, ok := v.Spans.PlaceNo(id)
	if !ok {
		return nil
	}
	return v.Spans.At(v.Spans.On(k, day))
}

// State returns the index of the span of every place at the end of a day, in
// order of place id. Cost: for each place, the logarithm of its spans.
func (v *View) State(day edtf.Day) []int {
	out := make([]int, v.Spans.Places())
	for k := range out {
		out[k] = v.Spans.On(k, day)
	}
	return out
}

// Begins is the first day on which the state of any place begins; the day given
// where none does. Cost: the number of places.
func (v *View) Begins(otherwise edtf.Day) edtf.Day {
	for k := range v.Spans.Places() {
		from, to := v.Spans.Range(k)
		if from+1 < to {
			otherwise = min(otherwise, v.Spans.End(from))
		}
	}
	return otherwise
}

// between finds the spans that begin with a change with from <= date < to.
func (v *View) between(from, to *edtf.Day) []uint32 {
	lo, hi := 0, len(v.changes)
	if from != nil {
		lo = sort.Search(hi, func(i int) bool { return v.date(v.changes[i]) >= *from })
	}
	if to != nil {
		hi = sort.Search(hi, func(i int) bool { return v.date(v.changes[i]) >= *to })
	}
	return v.changes[lo:max(lo, hi)]
}

// Changes returns the changes with from <= date < to, by date and place; a nil
// end is open. Cost: the answer plus a logarithm.
func (v *View) Changes(from, to *edtf.Day) []atlas.Change {
	found := v.between(from, to)
	out := make([]atlas.Change, len(found))
	for n, i := range found {
		out[n] = v.change(int(i))
	}
	return out
}

// change is the border at the start of a span.
func (v *View) change(i int) atlas.Change {
	before, after := v.Spans.At(i-1), v.Spans.At(i)
	return atlas.Change{Date: *after.Start, Kind: v.Spans.Change(i), Before: before, After: after, Index: i}
}

// Changed returns the spans that begin with a change with from <= date < to, by date
// and place, as Changes does without putting them together.
func (v *View) Changed(from, to *edtf.Day) []uint32 { return v.between(from, to) }

// Stands returns the half-open range of days in which exactly the state of a
// day stands; nil ends are open. Cost: a logarithm.
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
// day on which a place changed hands or fighting began or ended. Cost: the changes
// between the two days, plus a logarithm.
func (v *View) Change(day edtf.Day, step int) (edtf.Day, bool) {
	i := sort.Search(len(v.changes), func(i int) bool { return v.date(v.changes[i]) > day })
	if step < 0 {
		i = sort.Search(len(v.changes), func(i int) bool { return v.date(v.changes[i]) >= day }) - 1
	}
	for ; i >= 0 && i < len(v.changes); i += step {
		if atlas.Counts(v.Spans.Change(int(v.changes[i]))) {
			return v.date(v.changes[i]), true
		}
	}
	return 0, false
}

// Uses reports that the reading takes a claim into account.
func (v *View) Uses(c *atlas.Claim) bool { return v.Reading.Uses(c) }

// Ground is why the reading accepts a claim; atlas.GroundNone where it does not.
func (v *View) Ground(id string) atlas.Ground {
	row, ok := v.edition.Index.ClaimRow(id)
	if !ok || v.grounds == nil {
		return atlas.GroundNone
	}
	return v.grounds.At(row)
}

// ByPlace returns the changes with from <= date < to, by place and date.
func (v *View) ByPlace(from, to *edtf.Day) []atlas.Change {
	out := v.Changes(from, to)
	slices.SortStableFunc(out, func(a, b atlas.Change) int { return cmp.Compare(a.Index, b.Index) })
	return out
}

// Accepted is how many claims the reading accepts.
func (v *View) Accepted() int {
	if v.grounds == nil {
		return 0
	}
	return v.grounds.Accepted()
}
