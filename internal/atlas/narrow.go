package atlas

import (
	"cmp"
	"slices"

	"github.com/heldline/heldline/internal/edtf"
)

// narrow shortens the range of each accepted change at a place by the accepted
// reports inside it. Reports of one capture meet: it is over by the first report
// of its own holder, begins no earlier than any of them, and has the loser that
// one of them names. A report of another state moves the start. An open start, of
// any claim, begins after the last report of another state before the end, or
// at the end if there is none.
func narrow(acts []*act) {
	meet(acts)
	all := reportsOf(acts)
	for _, x := range acts {
		if x.claim.Quantifier == "some" || !x.open && (x.ground == GroundNone || x.claim.Verb == Holds) {
			continue
		}
		last, ok := lastOther(all, x)
		switch {
		case ok && (x.open || last >= x.a):
			x.a = last + 1
		case x.open:
			x.a, x.undated = x.b, true
		}
	}
	for _, x := range acts {
		if x.ground != GroundNone && x.whole() && x.claim.Verb == Took && x.loser == "" {
			x.loser = loserOf(all, x)
		}
	}
}

// meet shortens the ranges of captures that tell of the same event.
func meet(acts []*act) {
	all := reportsOf(acts)
	type days struct{ a, b edtf.Day }
	next := map[*act]days{}
	for _, x := range acts {
		if x.ground == GroundNone || !x.whole() || x.claim.Verb == Holds || x.open {
			continue
		}
		if b, ok := firstOwn(all, x); ok && b <= x.b {
			next[x] = days{lastBegun(all, x, b), b}
		}
	}
	for x, n := range next {
		x.shorten(n.a, n.b)
	}
}

// shorten gives an act a shorter range; what was accepted by its last day still is.
func (x *act) shorten(a, b edtf.Day) {
	if !x.late() {
		x.accepted = b
	}
	x.a, x.b = a, b
}

// reports are the last days of accepted acts of the same actors at one place.
// What is accepted late was no report on its day.
type reports struct {
	roots  []string
	whole  bool
	days   []edtf.Day // in order
	begun  []edtf.Day // the first days of dated captures, in order
	losers []*act     // captures that name a loser, by last day
}

func reportsOf(acts []*act) []*reports {
	type key struct {
		roots string
		whole bool
	}
	groups := map[key]*reports{}
	var out []*reports
	for _, x := range acts {
		if x.ground == GroundNone || x.late() || x.claim.Quantifier == "some" {
			continue
		}
		k := key{rootsKey(x.roots), x.whole()}
		if groups[k] == nil {
			groups[k] = &reports{roots: x.roots, whole: k.whole}
			out = append(out, groups[k])
		}
		groups[k].add(x)
	}
	for _, g := range out {
		slices.Sort(g.days)
		slices.Sort(g.begun)
		slices.SortFunc(g.losers, func(p, q *act) int { return cmp.Or(cmp.Compare(p.b, q.b), cmp.Compare(p.claim.ID, q.claim.ID)) })
	}
	return out
}

func (g *reports) add(x *act) {
	g.days = append(g.days, x.b)
	if x.claim.Verb == Took && !x.open {
		g.begun = append(g.begun, x.a)
	}
	if x.claim.Verb == Took && x.loser != "" {
		g.losers = append(g.losers, x)
	}
}

// own reports that the reports give the place to the holder that x gives it to.
func (g *reports) own(x *act) bool { return g.whole && subset(g.roots, x.roots) }

// firstOwn is the first report of x's own state on or after its first day.
func firstOwn(all []*reports, x *act) (edtf.Day, bool) {
	best, found := edtf.MaxDay, false
	for _, g := range all {
		if !g.own(x) {
			continue
		}
		if i, _ := slices.BinarySearch(g.days, x.a); i < len(g.days) {
			best, found = min(best, g.days[i]), true
		}
	}
	return best, found
}

// lastBegun is the latest first day, up to b, of x and the captures of its
// holder; b is the first own report in x's range, so all of them take in b.
func lastBegun(all []*reports, x *act, b edtf.Day) edtf.Day {
	best := x.a
	for _, g := range all {
		if i, _ := slices.BinarySearch(g.begun, b+1); g.own(x) && i > 0 {
			best = max(best, g.begun[i-1])
		}
	}
	return best
}

// loserOf is the loser that another report of x's capture names.
func loserOf(all []*reports, x *act) string {
	for _, g := range all {
		i, _ := slices.BinarySearchFunc(g.losers, x.a, func(y *act, day edtf.Day) int { return cmp.Compare(y.b, day) })
		if g.own(x) && i < len(g.losers) && g.losers[i].b <= x.b {
			return g.losers[i].loser
		}
	}
	return ""
}

// lastOther is the last report before x's last day of a state that x would end.
func lastOther(all []*reports, x *act) (edtf.Day, bool) {
	best, found := edtf.MinDay, false
	for _, g := range all {
		if x.whole() && g.own(x) {
			continue
		}
		if i, _ := slices.BinarySearch(g.days, x.b); i > 0 {
			best, found = max(best, g.days[i-1]), true
		}
	}
	return best, found
}
