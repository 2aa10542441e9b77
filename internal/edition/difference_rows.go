package edition

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// Rows as the files have them: the columns of datapack in their order, without
// the id. A test of the house holds both against each other.

func claimRow(c *atlas.Claim) row {
	return row{c.ID, c.WithdrawnOn != nil, slices.Concat([]field{
		{"actor_ids", list(c.ActorIDs)}, {"verb", string(c.Verb)}, {"extent", c.Extent}, {"quantifier", c.Quantifier}, {"place_id", c.PlaceID},
		{"loser_id", c.LoserID}, {"date", c.Date.String()}, {"seq", whole(c.Seq)}, {"reported_on", day(c.ReportedOn)},
		{"claimant_id", c.ClaimantID}, {"via", c.Via}, {"denies", c.Denies},
	}, locatorFields(c.Locator), statementFields(c.Statement), []field{
		{"count", number(c.Count)}, {"count_unit", c.CountUnit}, {"area_km2", number(c.AreaKm2)},
	}, recordFields(c.Record))}
}

func eventRow(x *atlas.Event) row {
	return row{x.ID, x.WithdrawnOn != nil, slices.Concat([]field{
		{"kind", x.Kind}, {"title", x.Title.En}, {"title_ar", x.Title.Ar}, {"date", x.Date.String()}, {"reported_on", day(x.ReportedOn)},
		{"place_ids", list(x.PlaceIDs)}, {"actor_ids", list(x.ActorIDs)}, {"target_ids", list(x.TargetIDs)},
		{"claimant_id", x.ClaimantID}, {"via", x.Via}, {"denies", x.Denies}, {"campaign_id", x.CampaignID},
	}, locatorFields(x.Locator), statementFields(x.Statement), recordFields(x.Record))}
}

func figureRow(f *atlas.Figure) row {
	return row{f.ID, f.WithdrawnOn != nil, slices.Concat([]field{
		{"kind", f.Kind}, {"low", number(f.Low)}, {"high", number(f.High)}, {"as_given", f.AsGiven}, {"unit", f.Unit.En}, {"unit_ar", f.Unit.Ar},
		{"actor_id", f.ActorID}, {"event_id", f.EventID}, {"place_id", f.PlaceID}, {"date", f.Date.String()}, {"reported_on", day(f.ReportedOn)},
		{"claimant_id", f.ClaimantID}, {"via", f.Via}, {"campaign_id", f.CampaignID},
	}, locatorFields(f.Locator), statementFields(f.Statement), recordFields(f.Record))}
}

func sourceRow(s *atlas.Source) row {
	return row{s.ID, false, []field{
		{"title", s.Title.En}, {"title_ar", s.Title.Ar}, {"url", s.URL}, {"publisher", s.Publisher}, {"language", s.Language}, {"kind", s.Kind},
		{"licence", s.Licence}, {"attribution", s.Attribution}, {"retrieved_on", s.RetrievedOn.String()}, {"revision", s.Revision},
		{"sha256", s.SHA256}, {"archived_url", s.ArchivedURL},
	}}
}

// placeRow adds where the geocoder puts the place, since that may change without
// its row.
func (e *Edition) placeRow(p *atlas.Place) row {
	return row{p.ID, false, []field{
		{"place_no", whole(p.No)}, {"name", p.Name}, {"name_ar", p.NameAr}, {"name_ar_origin", p.NameArOrigin}, {"aliases", list(p.Aliases)},
		{"kind", p.Kind}, {"country", p.Country}, {"within", p.Within}, {"admin1", p.Admin1}, {"admin2", p.Admin2},
		{"geonames_id", whole(p.GeonamesID)}, {"wikidata_id", p.WikidataID}, {"where", p.Where}, {"where_origin", p.WhereOrigin},
		{"precision_m", whole64(p.PrecisionM)}, {"text_where", p.TextWhere}, {"text_locator", p.TextLocator}, {"rank", whole(p.Rank)},
		{"note", p.Note.En}, {"note_ar", p.Note.Ar}, {"position", e.position(p.ID)},
	}}
}

func (e *Edition) position(placeID string) string {
	l := e.Located(placeID)
	if l.Point == nil {
		return l.LocatedBy
	}
	return fmt.Sprintf("%s, %s (%s m)", decimal(l.Point[1]), decimal(l.Point[0]), decimal(l.PrecisionM))
}

func locatorFields(l atlas.Locator) []field {
	return []field{
		{"source_id", l.SourceID}, {"section", l.Section}, {"paragraph", whole(l.Paragraph)}, {"sentence", whole(l.Sentence)}, {"fragment", l.Fragment},
	}
}

func statementFields(t atlas.Text) []field {
	return []field{{"statement_en", t.En}, {"statement_ar", t.Ar}}
}

func recordFields(r atlas.Record) []field {
	return []field{
		{"recorded_by", r.RecordedBy}, {"checked_by", r.CheckedBy}, {"withdrawn_on", day(r.WithdrawnOn)}, {"withdrawn_reason", r.WithdrawnReason},
	}
}

func list(ids []string) string { return strings.Join(ids, ";") }

func day(d *edtf.Day) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// whole writes a number of which 0 stands for an empty cell.
func whole(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func whole64(f float64) string {
	if f == 0 {
		return ""
	}
	return decimal(f)
}

func number(f *float64) string {
	if f == nil {
		return ""
	}
	return decimal(*f)
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
