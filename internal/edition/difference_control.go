package edition

import (
	"cmp"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// Shift is a run of days on which two editions say different things of one
// place: another status, or other holders.
type Shift struct {
	PlaceID string   `json:"place_id"`
	From    edtf.Day `json:"from"`
	To      edtf.Day `json:"to"` // the day after the last one
	Before  Hold     `json:"before"`
	After   Hold     `json:"after"`
	// Hands says that who holds the place, or is inside, differs on days that the
	// earlier edition covered already, up to its last day.
	Hands bool `json:"hands"`
}

// Hold is a state without its reasons. A place that an edition does not have is
// unknown there. What is only announced names nobody but the one it is announced
// for, since readers see no more.
type Hold struct {
	Status  atlas.Status `json:"status"`
	Holder  string       `json:"holder,omitempty"`
	Holders []string     `json:"holders,omitempty"`
}

// Days is the number of days of the run.
func (s *Shift) Days() int { return int(s.To - s.From) }

// Span is the hold as a span, for words and symbols.
func (h Hold) Span(placeID string) *atlas.Span {
	return &atlas.Span{PlaceID: placeID, Status: h.Status, Holder: h.Holder, Holders: h.Holders}
}

func holdOf(s *atlas.Span) Hold { return Hold{s.Status, s.Holder, s.Shown()} }

func (h Hold) same(o Hold) bool {
	return h.Status == o.Status && h.Holder == o.Holder && slices.Equal(h.Holders, o.Holders)
}

// sameHands reports that the same party holds the place, be it announced or
// accepted, or that the same ones are inside or come into question.
func (h Hold) sameHands(o Hold) bool {
	if h.Holder != "" || o.Holder != "" {
		return h.Holder == o.Holder
	}
	return slices.Equal(h.Holders, o.Holders)
}

// compareControl compares the spans of each place, from the first day of which
// either edition says anything to the last day of both. After it no report speaks
// any more and states only grow old.
func compareControl(before, after *Edition, reading atlas.Reading) []Shift {
	a, b := before.View(reading), after.View(reading)
	until := max(before.Last, after.Last) + 1
	var out []Shift
	for _, id := range union(a.Spans.PlaceIDs(), b.Spans.PlaceIDs()) {
		for _, s := range shifts(a.Place(id), b.Place(id), until) {
			s.PlaceID = id
			out = append(out, byHands(s, before.Last)...)
		}
	}
	return out
}

// union merges two sorted lists, each id once.
func union(a, b []string) []string {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

// shifts walks through the spans of one place in two editions.
func shifts(a, b []atlas.Span, until edtf.Day) []Shift {
	var out []Shift
	unknown := []atlas.Span{{Status: atlas.Unknown}}
	if len(a) == 0 {
		a = unknown
	}
	if len(b) == 0 {
		b = unknown
	}
	from := edtf.MinDay
	for i, j := 0, 0; from < until; {
		to := min(end(&a[i]), end(&b[j]), until)
		s := Shift{From: from, To: to, Before: holdOf(&a[i]), After: holdOf(&b[j])}
		if !s.Before.same(s.After) {
			if n := len(out) - 1; n >= 0 && out[n].To == from && out[n].Before.same(s.Before) && out[n].After.same(s.After) {
				out[n].To = to
			} else {
				out = append(out, s)
			}
		}
		if end(&a[i]) == to && to < until {
			i++
		}
		if end(&b[j]) == to && to < until {
			j++
		}
		from = to
	}
	return out
}

// end is the day after the last one of a span; after all days where it is open.
func end(s *atlas.Span) edtf.Day {
	if s.End == nil {
		return edtf.MaxDay + 1
	}
	return *s.End
}

// byHands cuts a run after the last day of the earlier edition where hands
// changed, and marks what lies in its past.
func byHands(s Shift, last edtf.Day) []Shift {
	if s.Before.sameHands(s.After) || s.From > last {
		return []Shift{s}
	}
	s.Hands = true
	if s.To <= last+1 {
		return []Shift{s}
	}
	rest := s
	s.To, rest.From, rest.Hands = last+1, last+1, false
	return []Shift{s, rest}
}

// ShiftedPlaces lists the places of shifts, each once, in their order; those that
// changed hands in the past of the earlier edition only if asked for.
func ShiftedPlaces(shifts []Shift, hands bool) []string {
	var out []string
	for i := range shifts {
		if n := len(out); (!hands || shifts[i].Hands) && (n == 0 || out[n-1] != shifts[i].PlaceID) {
			out = append(out, shifts[i].PlaceID)
		}
	}
	slices.SortStableFunc(out, cmp.Compare)
	return slices.Compact(out)
}
