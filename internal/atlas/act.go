package atlas

import (
	"cmp"
	"slices"

	"github.com/heldline/heldline/internal/edtf"
)

// reach says how a claim comes to speak of a place.
type reach int

const (
	direct    reach = iota // it names the place
	cover                  // it names the town as a whole, of which the place is a part
	inclusion              // it takes in all of a region around the place
	blanket                // it takes in some of a region around the place
)

// act is one claim as it bears on one place.
type act struct {
	claim    *Claim
	reach    reach
	echo     bool     // by inclusion, on a day on which a claim on the place says the same
	up       int      // steps from the place to the one that the claim names
	roots    []string // root parties, first named first
	loser    string   // root party that held it before, if the sentence names one
	a, b     edtf.Day // the range in which it became true, after narrowing
	open     bool     // the start of the range is not known
	undated  bool     // the range is open, and no report bounds it
	ground   Ground   // why it is accepted; GroundNone if it is not
	accepted edtf.Day // the day from which it is accepted
}

// whole reports that the act gives the whole place to its actors.
func (x *act) whole() bool {
	return (x.claim.Verb == Took || x.claim.Verb == Holds) && x.claim.Extent != "part" && x.claim.Quantifier != "some"
}

// day is the day on which the act counts.
func (x *act) day() edtf.Day {
	switch {
	case x.late():
		return x.accepted
	case x.reach == blanket && !x.open:
		return x.a
	}
	return x.b
}

// begin is the earliest day on which it can have become true; nil if not known.
func (x *act) begin() *edtf.Day {
	if x.undated {
		return nil
	}
	return x.a.Ptr()
}

// late reports that the act was accepted only after it happened.
func (x *act) late() bool { return x.ground != GroundNone && x.accepted > x.b }

// inOrder sorts acts by time: the day, then inclusion before the place's own
// claims (after them where it repeats them), then seq. What one seq does not
// order goes on thus: what is not accepted before what is, and that before what
// is accepted late; a wider area before the place; what tells of a dated change
// before what tells only of the state; the source text before others.
func inOrder(acts []*act) {
	slices.SortFunc(acts, func(p, q *act) int {
		return cmp.Or(
			cmp.Compare(p.day(), q.day()),
			-cmp.Compare(p.far(), q.far()),
			cmp.Compare(trust(p)/2, trust(q)/2),
			cmp.Compare(seq(p), seq(q)),
			cmp.Compare(trust(p), trust(q)),
			-cmp.Compare(p.up, q.up),
			cmp.Compare(lasting(p), lasting(q)),
			cmp.Compare(voice(p), voice(q)),
			cmp.Compare(p.claim.ID, q.claim.ID),
		)
	})
}

// far is 1 for acts that reach the place through a region, -1 for those of them
// that only repeat what a claim on the place says on the same day.
func (x *act) far() int {
	switch {
	case x.echo:
		return -1
	case x.reach == inclusion || x.reach == blanket:
		return 1
	}
	return 0
}

// seq is the order within the day; a range of days has none.
func seq(x *act) int {
	if !x.claim.Date.IsDay() {
		return 0
	}
	return x.claim.Seq
}

// trust is 0 for what is not accepted, 1 for what is, 2 for what is only later.
func trust(x *act) int {
	switch {
	case x.ground == GroundNone:
		return 0
	case x.late():
		return 2
	}
	return 1
}

// lasting is 0 for a dated change, 1 for one of unknown beginning, 2 for a claim
// that tells of a state.
func lasting(x *act) int {
	switch {
	case x.claim.Verb == Holds:
		return 2
	case x.open:
		return 1
	}
	return 0
}

// voice is 0 for the source text, 1 for others.
func voice(x *act) int {
	if x.claim.ClaimantID == DocumentClaimant {
		return 0
	}
	return 1
}

// report is the day from which a state that the act makes or repeats grows old.
func (x *act) report() edtf.Day {
	if x.late() {
		return x.accepted
	}
	return x.b
}
