package datapack

import (
	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

func (s *session) source(r *row) {
	src := atlas.Source{
		ID: r.text("source_id"), Title: r.both("title", "title_ar"), URL: r.text("url"), Publisher: r.text("publisher"),
		Language: r.text("language"), Kind: r.text("kind"), Licence: r.text("licence"), Attribution: r.text("attribution"),
		RetrievedOn: r.knownDay("retrieved_on"), Revision: r.text("revision"), SHA256: r.text("sha256"),
		ArchivedURL: r.text("archived_url"),
	}
	s.ids["sources"].added(src.ID, len(s.atlas.Sources), src.Title.En)
	s.atlas.Sources = append(s.atlas.Sources, src)
}

func (s *session) campaign(r *row) {
	c := atlas.Campaign{
		ID: r.text("campaign_id"), Title: r.both("title", "title_ar"), SourceID: r.text("source_id"), Date: r.date("date"),
		WindowStart: r.knownDay("window_start"), WindowEnd: r.knownDay("window_end"), Summary: r.both("summary", "summary_ar"),
	}
	r.ordered("window_start", r.day("window_start"), "window_end", r.day("window_end"))
	s.ids["campaigns"].added(c.ID, len(s.atlas.Campaigns), c.Title.En)
	s.atlas.Campaigns = append(s.atlas.Campaigns, c)
}

func (s *session) phase(r *row) {
	p := atlas.Phase{
		ID: r.text("phase_id"), CampaignID: r.text("campaign_id"), Title: r.both("title", "title_ar"), Kind: r.text("kind"),
		Start: r.knownDay("start"), End: r.knownDay("end"), Section: r.text("section"), Summary: r.both("summary", "summary_ar"),
	}
	start := r.day("start")
	r.ordered("start", start, "end", r.day("end"))
	if last := s.latest[p.CampaignID]; last != nil && start != nil && *start < last.Start {
		r.problem("start", "%s is before the start of %s (%s), which stands above; put the phases of a campaign in the order of time", *start, last.ID, last.Start)
	}
	s.ids["phases"].added(p.ID, len(s.atlas.Phases))
	s.atlas.Phases = append(s.atlas.Phases, p)
	if start != nil {
		s.latest[p.CampaignID] = &p
	}
}

func (s *session) infoboxLine(r *row) {
	l := atlas.InfoboxLine{
		ID: r.text("infobox_id"), CampaignID: r.text("campaign_id"), Field: r.text("field"), Side: r.integer("side"),
		Value: r.both("value", "value_ar"), Note: r.both("note", "note_ar"), ActorID: r.text("actor_id"),
		ClaimantID: r.text("claimant_id"), Repair: r.both("repair", "repair_ar"), Locator: s.locator(r),
	}
	if l.Value.En == "" && l.Repair.En == "" {
		r.problem("value", "is empty; write the item, or say in repair why the line holds none")
	}
	s.atlas.Infobox = append(s.atlas.Infobox, l)
}

// knownDay returns a required day; check has reported where it is missing.
func (r *row) knownDay(column string) edtf.Day {
	if d := r.day(column); d != nil {
		return *d
	}
	return 0
}
