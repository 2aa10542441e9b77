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
	case x.reach == blanket && !x.open:
		return x.a
	case x.ground != GroundNone && x.accepted > x.b:
		return x.accepted
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
// claims (after them where it repeats them), then seq, then what is not accepted before what is, then what names a
// wider area before what names the place, then what tells of the change before
// what tells of the state.
func inOrder(acts []*act) {
	slices.SortFunc(acts, func(p, q *act) int {
		return cmp.Or(
			cmp.Compare(p.day(), q.day()),
			-cmp.Compare(p.far(), q.far()),
			cmp.Compare(p.claim.Seq, q.claim.Seq),
			cmp.Compare(min(rank(p), 1), min(rank(q), 1)),
			-cmp.Compare(p.up, q.up),
			cmp.Compare(rank(p), rank(q)),
			cmp.Compare(lasting(p), lasting(q)),
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

// lasting is 1 for a claim that tells of a state and not of a change.
func lasting(x *act) int {
	if x.claim.Verb == Holds {
		return 1
	}
	return 0
}

func rank(x *act) int {
	switch {
	case x.ground == GroundNone:
		return 0
	case x.late():
		return 3
	case x.ground == GroundDocument:
		return 1
	}
	return 2
}

// report is the day from which a state that the act makes or repeats grows old.
func (x *act) report() edtf.Day {
	if x.late() {
		return x.accepted
	}
	return x.b
}
