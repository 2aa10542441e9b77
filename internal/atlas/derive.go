package atlas

import (
	"cmp"
	"slices"

	"github.com/heldline/heldline/internal/edtf"
)

// Derivation is what one reading makes of an atlas: the spans of every place,
// and the ground on which each claim is accepted.
type Derivation struct {
	Reading Reading
	Spans   []Span            // by place id, then start
	Grounds map[string]Ground // by claim id; absent = not accepted
	InPlay  int               // claims on places that the reading uses
}

// Derive turns the claims of a checked atlas into spans under one reading. The
// order of rows does not matter. It costs time in proportion to the claims and,
// for each place, to the claims on the areas around it.
func Derive(a *Atlas, ix *Index, reading Reading) *Derivation {
	r := newReader(a, ix, reading)
	d := &Derivation{Reading: reading, Grounds: map[string]Ground{}}
	for _, acts := range r.own {
		d.InPlay += len(acts)
		for _, x := range acts {
			if x.ground != GroundNone {
				d.Grounds[x.claim.ID] = x.ground
			}
		}
	}
	ids := make([]string, 0, len(a.Places))
	for i := range a.Places {
		ids = append(ids, a.Places[i].ID)
	}
	slices.Sort(ids)
	horizons := a.About.Horizons
	for _, id := range ids {
		d.Spans = append(d.Spans, r.spans(id, horizons)...)
	}
	return d
}

// InPlay counts the claims on places that a reading uses, accepted or not.
func InPlay(a *Atlas, reading Reading) int {
	r := reader{reading: reading}
	denied := map[string]bool{}
	for i := range a.Claims {
		if c := &a.Claims[i]; r.inPlay(c) && c.Denies != "" {
			denied[c.Denies] = true
		}
	}
	n := 0
	for i := range a.Claims {
		if c := &a.Claims[i]; r.inPlay(c) && r.counts(c, denied) {
			n++
		}
	}
	return n
}

// acts lists what bears on a place, in order: its own claims, whole claims on
// the towns it is part of, and claims over all or some of the regions around it.
func (r *reader) acts(placeID string) []*act {
	out := slices.Clone(r.own[placeID])
	for _, up := range r.ix.Ancestors(placeID) {
		for _, x := range r.own[up.ID] {
			if to, ok := r.reaches(x, up); ok {
				y := *x
				y.reach = to
				out = append(out, &y)
			}
		}
	}
	inOrder(out)
	return out
}

// reaches says how a claim on a place bears on the places within it.
func (r *reader) reaches(x *act, up *Place) (reach, bool) {
	switch {
	case x.claim.Quantifier == "some":
		return blanket, x.ground != GroundNone && (x.claim.Verb == Took || x.claim.Verb == Holds)
	case up.IsRegion():
		fits := x.claim.Extent != "part" && x.claim.Verb != Entered && r.reading.Rule != Strict
		return inclusion, fits
	}
	return cover, x.claim.Extent != "part" && x.claim.Verb != Entered
}

// spans derives one place.
func (r *reader) spans(placeID string, horizons Horizons) []Span {
	acts := r.acts(placeID)
	acts = slices.DeleteFunc(acts, func(x *act) bool { return x.reach == direct && x.claim.Quantifier == "some" })
	t := newTimeline(horizons)
	for _, x := range acts {
		switch {
		case x.ground != GroundNone:
			t.apply(x)
		case x.whole() && x.reach != inclusion && t.last().status == Held && t.last().basis == ByInclusion &&
			subset(x.roots, t.last().holder) && yields(t.last(), x):
			t.yield(x)
		}
	}
	t.finish()
	said := announcements(t, acts)
	inherit(t, said)
	return r.assemble(placeID, t, said, acts)
}

// assemble cuts the days at every border and writes the spans.
func (r *reader) assemble(placeID string, t *timeline, said []announcement, acts []*act) []Span {
	borders := []edtf.Day{edtf.MinDay}
	for _, g := range t.segments {
		borders = append(borders, g.day)
	}
	for _, n := range said {
		borders = append(borders, n.start, n.end)
	}
	reports := reportsOn(acts)
	for _, x := range reports {
		borders = append(borders, x.report())
	}
	slices.Sort(borders)
	borders = slices.Compact(borders)
	var out []Span
	for _, day := range borders {
		if day > edtf.MaxDay {
			continue
		}
		s := r.span(placeID, stateOn(t, said, day), lastReportOn(reports, day), day)
		if len(out) > 0 && out[len(out)-1].same(&s) {
			continue
		}
		if len(out) > 0 {
			s.Start = day.Ptr()
			out[len(out)-1].End = day.Ptr()
		}
		out = append(out, s)
	}
	return out
}

// stateOn is the state at the end of a day: an announcement over the accepted one.
func stateOn(t *timeline, said []announcement, day edtf.Day) state {
	base := t.at(day)
	for i := len(said) - 1; i >= 0; i-- {
		n := said[i]
		if n.start <= day && day < n.end {
			return n.state
		}
		if n.ended && day >= n.end && (len(base.acts) == 0 || base.report < n.start) {
			return state{status: Unknown, acts: n.acts[:1], report: n.report, lastHolders: n.holder, cause: causeExpired}
		}
	}
	return base
}

// reportsOn are the acts that count as reports of a place: its own, and those
// that give it a holder with a region.
func reportsOn(acts []*act) []*act {
	var out []*act
	for _, x := range acts {
		if x.far() == 0 || x.reach == inclusion && x.ground != GroundNone && x.whole() {
			out = append(out, x)
		}
	}
	return out
}

// lastReportOn is the latest report up to a day; one by inclusion counts only
// before any claim on the place itself.
func lastReportOn(reports []*act, day edtf.Day) *edtf.Day {
	var best *act
	for _, x := range reports {
		if x.report() > day {
			continue
		}
		if best == nil || cmp.Or(-cmp.Compare(x.far(), best.far()), cmp.Compare(x.report(), best.report())) > 0 {
			best = x
		}
	}
	if best == nil {
		return nil
	}
	return best.report().Ptr()
}

// span writes a state as a span without its ends.
func (r *reader) span(placeID string, s state, last *edtf.Day, day edtf.Day) Span {
	out := Span{PlaceID: placeID, Status: s.status, Basis: s.basis, LastReport: last}
	if out.Status == "" {
		out.Status = Unknown
	}
	for _, x := range s.acts {
		if !contains(out.ClaimIDs, x.claim.ID) {
			out.ClaimIDs = append(out.ClaimIDs, x.claim.ID)
		}
	}
	if out.Status == Unknown {
		out.Basis, out.LastKnownHolders, out.Why = NoBasis, s.lastHolders, whyUnknown(s)
		return out
	}
	out.Holders, out.FromEarliest, out.FromLatest = s.holders, s.fromE, s.fromL
	if len(s.holder) > 0 && (s.status == Held || s.status == Claimed) {
		out.Holder = s.holder[0]
	}
	lead := s.acts[0]
	out.Ground, out.Why = lead.ground, why(s)
	if s.status == Claimed {
		out.Ground = GroundNone
	}
	for _, id := range lead.claim.ActorIDs {
		if r.ix.Root(id, day) != id && !contains(out.Units, id) {
			out.Units = append(out.Units, id)
		}
	}
	return out
}

func whyUnknown(s state) Why {
	switch s.cause {
	case causeExpired:
		return WhyExpired
	case causeBlanket:
		return WhyBlanket
	case causeLeft:
		return WhyLeft
	}
	return WhyNever
}

func why(s state) Why {
	switch {
	case s.status == Claimed:
		return WhyAnnounced
	case s.status == Contested:
		return WhyBoth
	case s.status == Unsure && s.acts[0].reach == inclusion:
		return WhyYields
	case s.status == Unsure:
		return WhyRange
	case s.basis == ByInclusion:
		return WhyIncluded
	}
	return WhyAccepted
}
