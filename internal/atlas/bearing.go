package atlas

import "slices"

// acts lists what bears on a place, in order: its own claims, whole claims on
// the towns it is part of, and claims over all or some of the regions around it.
func (r *reader) acts(placeID string) []*act {
	out := slices.Clone(r.own[placeID])
	for i, up := range r.ix.Ancestors(placeID) {
		for _, x := range r.own[up.ID] {
			if to, ok := r.reaches(x, up); ok {
				y := *x
				y.reach, y.up = to, i+1
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
		if x.ground != GroundNone {
			t.apply(x)
		} else if yields(t.last(), x) {
			t.yield(x)
		}
	}
	t.finish()
	said := announcements(t, acts)
	inherit(t, said)
	return r.assemble(placeID, t, said, acts)
}
