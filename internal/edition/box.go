package edition

import (
	"slices"
	"sort"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/geo"
)

// Within returns the places whose point lies in a box or on its edge, by their number
// in Places, in order. Cost: n log n of the answer, plus the logarithm of the places
// where the box is about as wide as high. The index is made when it is first asked.
func (e *Edition) Within(box geo.Box) []int { return e.points().Within(box) }

func (e *Edition) indexPoints() *geo.Points {
	list := make([]*orb.Point, len(e.byNo))
	for k, l := range e.byNo {
		list[k] = l.Point
	}
	return geo.NewPoints(list)
}

// StateIn returns the index of the span of every place in a box at the end of a day, in
// order of place id. Cost: that of Within, and for each place found the logarithm of its
// spans.
func (v *View) StateIn(day edtf.Day, box geo.Box) []int {
	out := v.edition.Within(box)
	for n, k := range out {
		out[n] = v.Spans.On(k, day)
	}
	return out
}

// SpansIn returns the indexes of the spans of every place in a box, in order. Cost: that
// of Within, and the answer.
func (v *View) SpansIn(box geo.Box) []int {
	var out []int
	for _, k := range v.edition.Within(box) {
		for from, to := v.Spans.Range(k); from < to; from++ {
			out = append(out, from)
		}
	}
	return out
}

// ChangedIn returns the spans that begin with a change with from <= date < to in a box,
// by place and date. Cost: the changes of these dates, or that of Within and for each
// place found the logarithm of its spans, whichever is less; and the answer.
func (v *View) ChangedIn(from, to *edtf.Day, box geo.Box) []int {
	dated := v.between(from, to)
	if places, few := v.edition.points().Fewer(box, len(dated)); few {
		return v.changedAt(places, from, to)
	}
	return v.changedWithin(dated, box)
}

// changedAt finds the changes of some places.
func (v *View) changedAt(places []int, from, to *edtf.Day) []int {
	var out []int
	for _, k := range places {
		i, end := v.Spans.Range(k)
		if from != nil {
			i += sort.Search(end-i, func(n int) bool { day, dated := v.Spans.Start(i + n); return dated && day >= *from })
		}
		for ; i < end; i++ {
			if to != nil {
				if day, dated := v.Spans.Start(i); dated && day >= *to {
					break
				}
			}
			if v.Spans.Changed(i) {
				out = append(out, i)
			}
		}
	}
	return out
}

// changedWithin keeps of some changes those in a box.
func (v *View) changedWithin(changes []uint32, box geo.Box) []int {
	var out []int
	for _, i := range changes {
		if p := v.edition.byNo[v.Spans.Place(int(i))].Point; p != nil && box.Contains(*p) {
			out = append(out, int(i))
		}
	}
	slices.Sort(out)
	return out
}
