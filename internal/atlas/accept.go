package atlas

import (
	"github.com/heldline/heldline/internal/edtf"
)

// reader prepares the claims of one atlas under one reading.
type reader struct {
	ix      *Index
	reading Reading
	own     map[string][]*act // acts by the place they name, accepted or not
}

// newReader drops what the reading leaves out, decides which claims are
// accepted, and narrows ranges by the reports inside them.
func newReader(a *Atlas, ix *Index, reading Reading) *reader {
	r := &reader{ix: ix, reading: reading, own: map[string][]*act{}}
	denied := map[string]bool{}
	inPlay := make([]*Claim, 0, len(a.Claims))
	for i := range a.Claims {
		c := &a.Claims[i]
		if !r.inPlay(c) {
			continue
		}
		inPlay = append(inPlay, c)
		if c.Denies != "" {
			denied[c.Denies] = true
		}
	}
	for _, c := range inPlay {
		if !r.counts(c, denied) {
			continue
		}
		r.own[c.PlaceID] = append(r.own[c.PlaceID], &act{
			claim: c, roots: ix.Roots(c.ActorIDs, c.Date.Latest), loser: ix.Root(c.LoserID, c.Date.Latest),
			a: c.Date.Earliest, b: c.Date.Latest, open: c.Date.OpenStart,
		})
	}
	for _, acts := range r.own {
		for _, x := range acts {
			x.ground, x.accepted = r.accept(x, acts)
		}
	}
	for _, acts := range r.own {
		narrow(acts)
		inOrder(acts)
	}
	return r
}

// counts reports that a claim in play speaks of a place and is not denied: a
// denied claim counts only where every claim does, and one over all of a region
// never where two voices must agree.
func (r *reader) counts(c *Claim, denied map[string]bool) bool {
	return c.PlaceID != "" && (!denied[c.ID] || r.reading.Rule == Any) && (c.Quantifier != "all" || r.reading.Rule != Strict)
}

// inPlay reports that the reading uses the claim.
func (r *reader) inPlay(c *Claim) bool {
	if c.WithdrawnOn != nil || c.ClaimantID == r.reading.Without && c.ClaimantID != "" {
		return false
	}
	return r.reading.Known == nil || KnownOn(c) <= *r.reading.Known
}

// KnownOn is the day a claim was said or written; where none is recorded, the
// latest day on which it can have happened.
func KnownOn(c *Claim) edtf.Day {
	if c.ReportedOn != nil {
		return *c.ReportedOn
	}
	return c.Date.Latest
}

// accept returns the ground on which the rule accepts an act, and from which day.
func (r *reader) accept(x *act, place []*act) (Ground, edtf.Day) {
	switch r.reading.Rule {
	case Any:
		return GroundAny, x.b
	case Documented:
		if g := r.standing(x); g != GroundNone {
			return g, x.b
		}
	}
	day, ok := r.agreed(x, place)
	if !ok {
		return GroundNone, 0
	}
	return GroundAgreement, day
}

// standing is the ground that a claim has by who says it.
func (r *reader) standing(x *act) Ground {
	c := x.claim
	party := r.ix.Party(c.ClaimantID)
	switch {
	case c.ClaimantID == DocumentClaimant:
		return GroundDocument
	case party == "":
		return GroundOutsider
	case c.LoserID != "" && r.ix.Root(c.LoserID, x.b) == party:
		return GroundAdmission
	case c.Verb == Left && contains(x.roots, party):
		return GroundAdmission
	}
	return GroundNone
}

// agreed finds the first independent claim of the same holder on the same
// place, and the day from which both stand.
func (r *reader) agreed(x *act, place []*act) (edtf.Day, bool) {
	var best edtf.Day
	found := false
	for _, y := range place {
		if y == x || outcome(y.claim) != outcome(x.claim) || !r.independent(x.claim, y.claim) ||
			len(x.roots) != len(y.roots) || !subset(x.roots, y.roots) || r.rivalBetween(x, y, place) {
			continue
		}
		day := max(x.b, y.b)
		if y.a <= x.b && x.a <= y.b {
			day = min(x.b, y.b) // the ranges meet: both tell of the same event
		}
		if !found || day < best {
			best, found = day, true
		}
	}
	return best, found
}

// rivalBetween reports a claim of another holder strictly between two claims:
// then they do not speak of the same hold.
func (r *reader) rivalBetween(x, y *act, place []*act) bool {
	lo, hi := min(x.b, y.b), max(x.b, y.b)
	for _, z := range place {
		if z.whole() && z.b > lo && z.b < hi && !subset(z.roots, x.roots) {
			return true
		}
	}
	return false
}

// independent reports that two claimants speak for themselves: their parties
// differ or one has none, and the same medium did not quote both. The source
// text is independent of all and counts as one.
func (r *reader) independent(c, d *Claim) bool {
	if c.ClaimantID == d.ClaimantID {
		return false
	}
	if c.ClaimantID == DocumentClaimant || d.ClaimantID == DocumentClaimant {
		return true
	}
	if c.Via != "" && c.Via == d.Via {
		return false
	}
	p, q := r.ix.Party(c.ClaimantID), r.ix.Party(d.ClaimantID)
	return p == "" || q == "" || p != q
}

// outcome groups claims that can agree with each other.
func outcome(c *Claim) string {
	switch {
	case c.Verb == Left:
		return "left"
	case c.Quantifier == "some":
		return "some"
	case c.Verb == Entered || c.Extent == "part":
		return "inside"
	}
	return "whole"
}

// narrow shortens the range of each accepted capture of a place by the accepted
// reports inside it: another holder's report moves its start, its own holder's
// report moves its end. An open start begins after the last report before the
// end, or at the end if there is none.
func narrow(acts []*act) {
	type bounds struct{ a, b edtf.Day }
	next := make(map[*act]bounds, len(acts))
	for _, x := range acts {
		if x.ground == GroundNone || x.claim.Quantifier == "some" || x.claim.Verb == Holds {
			continue
		}
		a, b := x.a, x.b
		if x.whole() {
			for _, y := range acts {
				if y == x || y.ground == GroundNone || !y.whole() || !subset(y.roots, x.roots) || y.b < x.a || y.b > x.b {
					continue
				}
				if x.loser == "" {
					x.loser = y.loser // the sentences tell of the same capture
				}
				if x.open {
					continue
				}
				b = min(b, y.b)
				if y.claim.Verb == Took && !y.open {
					a = max(a, y.a)
				}
			}
		}
		last, any := lastReport(acts, x, b)
		switch {
		case x.open && !any:
			a, x.undated = b, true
		case x.open:
			a = last + 1
		case any && last >= a:
			a = last + 1
		}
		next[x] = bounds{min(a, b), b}
	}
	for x, n := range next {
		x.a, x.b = n.a, n.b
		if x.ground != GroundAgreement {
			x.accepted = n.b
		}
	}
}

// lastReport is the last day before b on which an accepted claim reports a
// state of the place that x would end.
func lastReport(acts []*act, x *act, b edtf.Day) (edtf.Day, bool) {
	var last edtf.Day
	found := false
	for _, y := range acts {
		if y == x || y.ground == GroundNone || y.claim.Quantifier == "some" || y.b >= b || (y.whole() && subset(y.roots, x.roots)) {
			continue
		}
		if !found || y.b > last {
			last, found = y.b, true
		}
	}
	return last, found
}
