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
	all := make([]*Claim, len(a.Claims))
	for i := range a.Claims {
		all[i] = &a.Claims[i]
	}
	return readerOf(all, ix, reading)
}

// readerOf reads some claims only.
func readerOf(claims []*Claim, ix *Index, reading Reading) *reader {
	r := &reader{ix: ix, reading: reading, own: map[string][]*act{}}
	denied := map[string]bool{}
	inPlay := make([]*Claim, 0, len(claims))
	for _, c := range claims {
		if !r.reading.Uses(c) {
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
		r.accept(acts)
		narrow(acts)
		inOrder(acts)
	}
	return r
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
