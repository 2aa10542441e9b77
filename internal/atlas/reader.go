package atlas

import (
	"github.com/heldline/heldline/internal/edtf"
)

// reader prepares the claims of one atlas under one reading, a place at a time.
type reader struct {
	ix      *Index
	reading Reading
	denied  map[string]bool
	named   func(placeID string) []*Claim // the claims in play that name a place
	kept    map[string][]*act             // of places with others within them, which ask again
	heard   func(acts []*act)             // told of the acts of each place once; may be nil
}

// newReader drops what the reading leaves out. Cost: the claims that deny others.
func newReader(a *Atlas, ix *Index, reading Reading) *reader {
	r := &reader{ix: ix, reading: reading, kept: map[string][]*act{}}
	r.named = func(placeID string) []*Claim {
		var out []*Claim
		for _, row := range ix.ClaimsAt(placeID) {
			if c := a.Claims.At(int(row)); reading.Uses(c) {
				out = append(out, c)
			}
		}
		return out
	}
	r.denied = deniedBy(a, reading)
	for i := range a.Places {
		if within := a.Places[i].Within; within != "" {
			r.kept[within] = nil
		}
	}
	return r
}

// deniedBy are the ids of the claims that others in play deny.
func deniedBy(a *Atlas, reading Reading) map[string]bool {
	denied := map[string]bool{}
	for i := range a.Claims.Len() {
		if id := a.Claims.Denies(i); id != "" && reading.Uses(a.Claims.At(i)) {
			denied[id] = true
		}
	}
	return denied
}

// readerOf reads some claims only.
func readerOf(claims []*Claim, ix *Index, reading Reading) *reader {
	r := &reader{ix: ix, reading: reading, denied: map[string]bool{}, kept: map[string][]*act{}}
	named := map[string][]*Claim{}
	for _, c := range claims {
		if !reading.Uses(c) {
			continue
		}
		named[c.PlaceID] = append(named[c.PlaceID], c)
		if c.Denies != "" {
			r.denied[c.Denies] = true
		}
	}
	r.named = func(placeID string) []*Claim { return named[placeID] }
	return r
}

// own are the acts on a place itself: which of them are accepted is decided, and
// ranges are narrowed by the reports inside them.
func (r *reader) own(placeID string) []*act {
	acts, asksAgain := r.kept[placeID]
	if acts != nil {
		return acts
	}
	for _, c := range r.named(placeID) {
		if r.counts(c, r.denied) {
			acts = append(acts, &act{
				claim: c, roots: r.ix.Roots(c.ActorIDs, c.Date.Latest), loser: r.ix.Root(c.LoserID, c.Date.Latest),
				a: c.Date.Earliest, b: c.Date.Latest, open: c.Date.OpenStart,
			})
		}
	}
	r.accept(acts)
	narrow(acts)
	inOrder(acts)
	if r.heard != nil {
		r.heard(acts)
	}
	if asksAgain {
		if acts == nil {
			acts = []*act{}
		}
		r.kept[placeID] = acts
	}
	return acts
}

// counts reports that a claim in play says of somebody that he is at a place,
// and is not denied: a denied claim counts only where every claim does, and one over all of a region
// never where two voices must agree.
func (r *reader) counts(c *Claim, denied map[string]bool) bool {
	return c.PlaceID != "" && len(c.ActorIDs) > 0 && (!denied[c.ID] || r.reading.Rule == Any) && (c.Quantifier != "all" || r.reading.Rule != Strict)
}

// KnownOn is the day a claim was said or written; where none is recorded, the
// latest day on which it can have happened.
func KnownOn(c *Claim) edtf.Day {
	if c.ReportedOn != nil {
		return *c.ReportedOn
	}
	return c.Date.Latest
}
