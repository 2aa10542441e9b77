package atlas

import (
	"github.com/heldline/heldline/internal/edtf"
)

// reader prepares the claims of one atlas under one reading, a place at a time.
type reader struct {
	ix      *Index
	reading Reading
	denied  map[string]bool
	drafts  func(placeID string) []act // the claims in play that name a place, before a rule has seen them
	kept    map[string][]*act          // of places with others within them, which ask again
}

// areasOf has the places with others within them.
func areasOf(a *Atlas) map[string][]*act {
	out := map[string][]*act{}
	for i := range a.Places {
		if within := a.Places[i].Within; within != "" {
			out[within] = nil
		}
	}
	return out
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
	named := map[string][]act{}
	for _, c := range claims {
		if !reading.Uses(c) {
			continue
		}
		named[c.PlaceID] = append(named[c.PlaceID], draft(c, ix))
		if c.Denies != "" {
			r.denied[c.Denies] = true
		}
	}
	r.drafts = func(placeID string) []act { return named[placeID] }
	return r
}

// draft is what a claim says of the place that it names, before a rule has seen it.
func draft(c *Claim, ix *Index) act {
	return act{
		claim: c, roots: ix.Roots(c.ActorIDs, c.Date.Latest), loser: ix.Root(c.LoserID, c.Date.Latest),
		a: c.Date.Earliest, b: c.Date.Latest, open: c.Date.OpenStart,
	}
}

// own are the acts on a place itself: which of them are accepted is decided, and
// ranges are narrowed by the reports inside them.
func (r *reader) own(placeID string) []*act {
	acts, asksAgain := r.kept[placeID]
	if acts != nil {
		return acts
	}
	drafts := r.drafts(placeID)
	own := make([]act, 0, len(drafts))
	acts = make([]*act, 0, len(drafts))
	for i := range drafts {
		if r.counts(drafts[i].claim) {
			own = append(own, drafts[i])
			acts = append(acts, &own[len(own)-1])
		}
	}
	r.accept(acts)
	narrow(acts)
	inOrder(acts)
	if asksAgain {
		r.kept[placeID] = acts
	}
	return acts
}

// counts reports that a claim in play says of somebody that he is at a place,
// and is not denied: a denied claim counts only where every claim does, and one over all of a region
// never where two voices must agree.
func (r *reader) counts(c *Claim) bool {
	return c.PlaceID != "" && len(c.ActorIDs) > 0 && (!r.denied[c.ID] || r.reading.Rule == Any) && (c.Quantifier != "all" || r.reading.Rule != Strict)
}

// KnownOn is the day a claim was said or written; where none is recorded, the
// latest day on which it can have happened.
func KnownOn(c *Claim) edtf.Day {
	if c.ReportedOn != nil {
		return *c.ReportedOn
	}
	return c.Date.Latest
}
