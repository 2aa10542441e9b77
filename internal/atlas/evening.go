package atlas

import (
	"slices"

	"github.com/heldline/heldline/internal/edtf"
)

// Evenings draws the atlas as it could be drawn each evening: on every day the
// state of each place, and its changes that day, are those that Derive gives
// for what was known by then. Spans come by place and start, without a gap;
// changes in the order of the spans. What was learned of an earlier day begins
// a span without being a change of the day on which it was learned.
//
// Only evenings on which something was said that bears on a place are derived
// for it, so the cost grows with the claims and not with the days.
func Evenings(a *Atlas, ix *Index, reading Reading) *SpanList {
	reading.Known = nil
	n := newBearings(a, ix, reading)
	out := NewSpanList(&a.Claims)
	for _, id := range placeIDs(a) {
		var e evenings
		e.place(a, ix, reading, id, n.on(id))
		out.Append(id, e.spans, e.kinds)
	}
	out.Freeze()
	return out
}

// bearings finds the claims that can have a say in the state of a place.
type bearings struct {
	ix      *Index
	named   map[string][]*Claim // by the place they name
	denying map[string][]*Claim // by the claim they deny
}

func newBearings(a *Atlas, ix *Index, reading Reading) *bearings {
	n := &bearings{ix: ix, named: map[string][]*Claim{}, denying: map[string][]*Claim{}}
	for _, c := range a.Claims.All() {
		if !reading.Uses(c) {
			continue
		}
		n.named[c.PlaceID] = append(n.named[c.PlaceID], c)
		if c.Denies != "" {
			n.denying[c.Denies] = append(n.denying[c.Denies], c)
		}
	}
	return n
}

// on lists the claims on a place and on what is around it, and what denies them.
func (n *bearings) on(placeID string) []*Claim {
	out := slices.Clone(n.named[placeID])
	for _, up := range n.ix.Ancestors(placeID) {
		out = append(out, n.named[up.ID]...)
	}
	for _, c := range slices.Clone(out) {
		for _, denial := range n.denying[c.ID] {
			if !slices.Contains(out, denial) {
				out = append(out, denial)
			}
		}
	}
	return out
}

// evenings are the spans of a place and what each border is; "" is none.
type evenings struct {
	spans []Span
	kinds []ChangeKind
}

// place appends one place: from each evening on, what that evening's knowledge
// says, until something new is said.
func (e *evenings) place(a *Atlas, ix *Index, reading Reading, id string, claims []*Claim) {
	days := []edtf.Day{edtf.MinDay}
	for _, c := range claims {
		days = append(days, max(edtf.MinDay, KnownOn(c)))
	}
	slices.Sort(days)
	days = slices.Compact(days)
	for i, from := range days {
		until := edtf.MaxDay + 1
		if i+1 < len(days) {
			until = days[i+1]
		}
		reading.Known = &from
		r := readerOf(claims, ix, reading)
		spans := r.spans(id, r.own(id), a.About.Horizons)
		for j := range spans {
			e.clip(ix, spans, j, i == 0, from, until)
		}
	}
	e.spans[len(e.spans)-1].End = nil
}

// clip appends what of the j-th span of an evening lies in the days that the
// evening speaks for; a border within them is a change.
func (e *evenings) clip(ix *Index, spans []Span, j int, opening bool, from, until edtf.Day) {
	s := spans[j]
	if s.End != nil && *s.End <= from || s.Start != nil && *s.Start >= until {
		return
	}
	border := s.Start != nil && *s.Start >= from
	if !border && !opening {
		s.Start = &from
	}
	if n := len(e.spans); n > 0 {
		last := &e.spans[n-1]
		if !border && last.same(&s) {
			return
		}
		last.End = s.Start
	}
	kind := ChangeKind("")
	if border {
		kind = kindOf(&spans[j-1], &spans[j], ix)
	}
	e.spans, e.kinds = append(e.spans, s), append(e.kinds, kind)
}
