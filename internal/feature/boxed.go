package feature

import (
	"slices"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// stateOf returns the spans that a filter may keep of the state of a day. Cost: for each
// place, of a box only those in it, the logarithm of its spans.
func stateOf(v *edition.View, day edtf.Day, f Filter) []int {
	if f.Box != nil {
		return v.StateIn(day, *f.Box)
	}
	return v.State(day)
}

// spansOf returns the spans that a filter may keep, in order. Cost: that of the places
// in its box or of its place, else of all.
func spansOf(v *edition.View, f Filter) []int {
	if f.Box != nil && f.Place == "" {
		return v.SpansIn(*f.Box)
	}
	from, to := 0, v.Spans.Len()
	if f.Place != "" {
		from, to = v.Spans.Of(f.Place)
	}
	out := make([]int, 0, to-from)
	for i := from; i < to; i++ {
		out = append(out, i)
	}
	return out
}

// changesOf returns the spans that begin with a change with from <= date < to and that
// a filter may keep, by place and date. Cost: see edition.View.ChangedIn.
func changesOf(v *edition.View, from, to *edtf.Day, f Filter) []int {
	if f.Box != nil {
		return v.ChangedIn(from, to, *f.Box)
	}
	changed := v.Changed(from, to)
	out := make([]int, len(changed))
	for n, i := range changed {
		out[n] = int(i)
	}
	slices.Sort(out)
	return out
}
