package datapack

import (
	"slices"

	"github.com/heldline/heldline/internal/atlas"
)

func (s *session) claim(r *row) {
	c := atlas.Claim{
		ID: r.text("claim_id"), ActorIDs: r.list("actor_ids"), Verb: atlas.Verb(r.text("verb")), Extent: r.text("extent"),
		Quantifier: r.text("quantifier"), PlaceID: r.text("place_id"), LoserID: r.text("loser_id"), Date: r.date("date"),
		Seq: r.integer("seq"), ReportedOn: r.day("reported_on"), ClaimantID: r.text("claimant_id"), Via: r.text("via"),
		Denies: r.text("denies"), Locator: s.locator(r), Statement: r.both("statement_en", "statement_ar"),
		Count: r.number("count"), CountUnit: r.text("count_unit"), AreaKm2: r.number("area_km2"), Record: r.record(),
	}
	r.saidAfter(c.Date)
	r.notItself()
	if c.Count != nil && c.CountUnit == "" {
		r.problem("count_unit", "is empty; say what is counted")
	}
	if c.Date.OpenEnd {
		r.problem("date", "%q has an open end, and %s needs a day by which it was so; write the last day that the sentence allows", c.Date, c.Verb)
	}
	s.checkQuantifier(r, &c)
	s.checkLoser(r, &c)
	s.checkOutcome(r, &c)
	s.atlas.Claims.Append(&c)
}

// checkQuantifier asks for a quantifier over regions and refuses it elsewhere. An
// area in which no other place lies is one place: it may do without.
func (s *session) checkQuantifier(r *row, c *atlas.Claim) {
	i, ok := s.places.index(c.PlaceID)
	switch {
	case c.PlaceID == "" && c.Quantifier != "":
		r.problem("quantifier", "%q says how much of a region, but the claim names no place; leave it empty or name the region", c.Quantifier)
	case !ok || !slices.Contains(atlas.PlaceKinds, s.atlas.Places[i].Kind):
	case !s.atlas.Places[i].IsRegion() && c.Quantifier != "":
		r.problem("quantifier", "%q is for regions, and %s is a %s; leave it empty, and use extent for a part", c.Quantifier, c.PlaceID, s.atlas.Places[i].Kind)
	case s.atlas.Places[i].IsRegion() && c.Quantifier == "" && (s.atlas.Places[i].Kind != "area" || s.hasParts(c.PlaceID)):
		r.problem("quantifier", "is empty, and %s is a %s with places within; write all or some", c.PlaceID, s.atlas.Places[i].Kind)
	}
}

// hasParts reports that some place names the place as its next larger one.
func (s *session) hasParts(id string) bool {
	if s.wholes == nil {
		s.wholes = make(map[string]bool, len(s.withins))
		for _, l := range s.withins {
			s.wholes[l.parent] = true
		}
	}
	return s.wholes[id]
}

// checkLoser reports an actor that takes a place from its own side.
func (s *session) checkLoser(r *row, c *atlas.Claim) {
	if c.LoserID == "" || c.Date.IsZero() {
		return
	}
	if slices.Contains(c.ActorIDs, c.LoserID) {
		r.problem("loser_id", "%q is also the actor; name who held the place before, or leave it empty", c.LoserID)
		return
	}
	side := s.root(c.LoserID, c.Date.Latest)
	for _, a := range c.ActorIDs {
		if s.root(a, c.Date.Latest) == side {
			r.problem("loser_id", "%q and the actor %q are both of %q; name the other side, or leave it empty", c.LoserID, a, side)
			return
		}
	}
}
