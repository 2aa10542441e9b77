package atlas

import (
	"slices"

	"github.com/heldline/heldline/internal/edtf"
)

// acts lists what bears on a place: its own claims, whole claims on
// the towns it is part of, and claims over all or some of the regions around it.
func (r *reader) acts(placeID string, own []*act) []*act {
	out := slices.Clone(own)
	for i, up := range r.ix.Ancestors(placeID) {
		for _, x := range r.own(up.ID) {
			if to, ok := r.reaches(x, up); ok {
				y := *x
				y.reach, y.up = to, i+1
				out = append(out, &y)
			}
		}
	}
	within(out)
	return named(out)
}

// within narrows captures of the place by what says all of a region inside their
// ranges, which is weaker than a report on the place and narrows nothing there.
func within(acts []*act) {
	var far []*act
	for _, x := range acts {
		if x.reach == inclusion && x.whole() {
			far = append(far, x)
		}
	}
	all := reportsOf(far)
	if len(all) == 0 {
		return
	}
	for i, x := range acts {
		if x.far() != 0 || !x.whole() || x.claim.Verb == Holds || x.undated {
			continue
		}
		y := *x
		if last, ok := lastOther(all, &y); ok {
			y.a = max(y.a, last+1)
		}
		if b, ok := firstOwn(all, &y); ok && b < y.b {
			y.shorten(y.a, b)
		}
		acts[i] = &y
	}
}

// named drops what says only some of the place itself. On a day on which a claim
// names the place and says who is there, it wins: what says all of a region that
// day repeats it, or is dropped.
func named(acts []*act) []*act {
	direct := map[edtf.Day][]*act{}
	regional := slices.ContainsFunc(acts, func(x *act) bool { return x.reach == inclusion })
	for _, x := range acts {
		if regional && x.far() == 0 && x.claim.Quantifier != "some" && x.claim.Verb != Left && x.ground != GroundNone {
			direct[x.day()] = append(direct[x.day()], x)
		}
	}
	return slices.DeleteFunc(acts, func(x *act) bool {
		if x.claim.Quantifier == "some" {
			return x.up == 0
		}
		if x.reach != inclusion || !x.whole() || len(direct[x.day()]) == 0 {
			return false
		}
		x.echo = slices.ContainsFunc(direct[x.day()], func(y *act) bool { return y.whole() && subset(x.roots, y.roots) })
		return !x.echo
	})
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

// spans derives one place from its own acts.
func (r *reader) spans(placeID string, own []*act, horizons Horizons) []Span {
	acts := r.acts(placeID, own)
	t := newTimeline(horizons)
	order := voiced(acts)
	for _, x := range order {
		if x.ground != GroundNone {
			t.apply(x)
		} else if yields(t.last(), x) {
			t.yield(x)
		}
	}
	t.finish()
	said := announcements(t, order)
	inherit(t, said)
	return r.assemble(placeID, t, said, acts)
}
