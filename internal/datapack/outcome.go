package datapack

import "github.com/heldline/heldline/internal/atlas"

// outcomeKey names a moment at a place: one day, and the order within it.
type outcomeKey struct{ place, day, seq int32 }

// outcome is who took the place then, by the first row that says so.
type outcome struct{ actor, line int32 }

// checkOutcome reports a second side that takes the same whole place on the same
// day with the same seq: no rule could tell whose it was that evening.
func (s *session) checkOutcome(r *row, c *atlas.Claim) {
	place, ok := s.places.index(c.PlaceID)
	if !ok || c.Verb != atlas.Took || c.Extent != "whole" || c.Quantifier == "some" || !c.Date.IsDay() ||
		c.WithdrawnOn != nil || len(c.ActorIDs) == 0 {
		return
	}
	side := s.root(c.ActorIDs[0], c.Date.Latest)
	actor, ok := s.actors.index(side)
	if !ok {
		return
	}
	key := outcomeKey{int32(place), int32(c.Date.Latest), int32(c.Seq)}
	first, taken := s.outcomes[key]
	if !taken {
		s.outcomes[key] = outcome{int32(actor), int32(r.line)}
		return
	}
	if first.actor != int32(actor) {
		r.problem("seq", "%s has two outcomes on %s with the same seq %d: %s in line %d and %s here; give the later one a higher seq, or mend one row",
			c.PlaceID, c.Date, c.Seq, s.atlas.Actors[first.actor].ID, first.line, side)
	}
}
