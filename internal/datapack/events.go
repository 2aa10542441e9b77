package datapack

import "github.com/heldline/heldline/internal/atlas"

func (s *session) event(r *row) {
	e := atlas.Event{
		ID: r.text("event_id"), Kind: r.text("kind"), Title: r.both("title", "title_ar"), Date: r.date("date"),
		ReportedOn: r.day("reported_on"), PlaceIDs: r.list("place_ids"), ActorIDs: r.list("actor_ids"),
		TargetIDs: r.list("target_ids"), ClaimantID: r.text("claimant_id"), Via: r.text("via"), Denies: r.text("denies"),
		CampaignID: r.text("campaign_id"), Locator: s.locator(r), Statement: r.both("statement_en", "statement_ar"), Record: r.record(),
	}
	r.saidAfter(e.Date)
	r.notItself()
	if line, ok := s.ids["claims"].line(e.ID); ok && e.ID != "" {
		r.problem("event_id", "%q is already the id of a claim (claims.csv line %d); a denial could not tell them apart, choose another", e.ID, line)
	}
	s.atlas.Events = append(s.atlas.Events, e)
}

func (s *session) figure(r *row) {
	f := atlas.Figure{
		ID: r.text("figure_id"), Kind: r.text("kind"), Low: r.number("low"), High: r.number("high"), AsGiven: r.text("as_given"),
		Unit: r.both("unit", "unit_ar"), ActorID: r.text("actor_id"), EventID: r.text("event_id"), PlaceID: r.text("place_id"),
		Date: r.date("date"), ReportedOn: r.day("reported_on"), ClaimantID: r.text("claimant_id"), Via: r.text("via"),
		CampaignID: r.text("campaign_id"), Locator: s.locator(r), Statement: r.both("statement_en", "statement_ar"), Record: r.record(),
	}
	r.saidAfter(f.Date)
	if f.Low != nil && f.High != nil && *f.High < *f.Low {
		r.problem("high", "%g is less than low %g; write the lower number first", *f.High, *f.Low)
	}
	s.atlas.Figures = append(s.atlas.Figures, f)
}
