package pages

import (
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
)

// campaignModel is the page of one campaign.
type campaignModel struct {
	*writer
	Title   phrase
	Summary phrase
	When    string
	Window  string
	Source  sourceRef
	Top     []infoRow // lines without a side
	Sides   []infoRow // lines by side
	Phases  []phaseRow
	Events  []eventGroup
	Figures []figureRow
}

// infoRow is one field of the infobox, its lines by side.
type infoRow struct {
	Field string
	One   []infoLine
	Two   []infoLine
}

// infoLine is one line as given, with what is said of it and who says so.
type infoLine struct {
	Value  phrase
	Note   phrase
	Repair phrase
	Who    string
	Ref    sentenceRef
}

type phaseRow struct {
	Title, Summary phrase
	Kind           string
	Interlude      bool
	Start, End     dayRef
}

// Campaign writes the page of one campaign; an unknown id is ErrNotFound.
func (s *Site) Campaign(req Request, id string) ([]byte, error) {
	w := s.writer(req)
	c := w.ix.Campaigns[id]
	if c == nil {
		return nil, ErrNotFound
	}
	m := &campaignModel{
		writer: w, Title: w.phrase(c.Title), Summary: w.phrase(c.Summary), When: w.lang.Date(c.Date),
		Window: w.T("campaign.window", "from", w.lang.Day(c.WindowStart), "to", w.lang.Day(c.WindowEnd)),
	}
	for _, x := range w.sources() {
		if x.URL == w.url("/sources/"+c.SourceID) {
			m.Source = x
		}
	}
	m.Top, m.Sides = w.infobox(id)
	for i := range w.ed.Atlas.Phases {
		p := &w.ed.Atlas.Phases[i]
		if p.CampaignID == id {
			m.Phases = append(m.Phases, phaseRow{
				w.phrase(p.Title), w.phrase(p.Summary), w.T("phase." + p.Kind), p.Kind == "interlude", w.dayRef(p.Start), w.dayRef(p.End),
			})
		}
	}
	var events []*atlas.Event
	for i := range w.ed.Atlas.Events {
		if x := &w.ed.Atlas.Events[i]; x.CampaignID == id && x.WithdrawnOn == nil {
			events = append(events, x)
		}
	}
	slices.SortStableFunc(events, func(a, b *atlas.Event) int {
		return int(edition.RecordDay(a.Date, a.ReportedOn) - edition.RecordDay(b.Date, b.ReportedOn))
	})
	m.Events = w.eventsUndated(events)
	for i := range w.ed.Atlas.Figures {
		if f := &w.ed.Atlas.Figures[i]; f.CampaignID == id && f.WithdrawnOn == nil {
			m.Figures = append(m.Figures, w.figure(f, nil))
		}
	}
	d := s.document(w, m.Title.Text, m.Summary.Text)
	d.Body = m
	return s.render("campaign", d)
}

// eventsUndated groups events by kind and gives each its date.
func (w *writer) eventsUndated(list []*atlas.Event) []eventGroup {
	var out []eventGroup
	for _, kind := range atlas.EventKinds {
		g := eventGroup{Kind: w.T("event." + kind)}
		for _, x := range list {
			if x.Kind == kind {
				g.List = append(g.List, w.event(x, nil))
			}
		}
		if len(g.List) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// infobox groups the lines of a campaign's infobox by field, in its order.
func (w *writer) infobox(id string) (top, sides []infoRow) {
	var order []string
	rows := map[string]*infoRow{}
	sided := map[string]bool{}
	for i := range w.ed.Atlas.Infobox {
		x := &w.ed.Atlas.Infobox[i]
		if x.CampaignID != id {
			continue
		}
		r := rows[x.Field]
		if r == nil {
			r = &infoRow{Field: w.T("infobox." + x.Field)}
			rows[x.Field], order = r, append(order, x.Field)
		}
		line := infoLine{Value: w.phrase(x.Value), Note: w.phrase(x.Note), Repair: w.phrase(x.Repair), Ref: w.sentence(x.Locator)}
		if x.ClaimantID != "" && x.ClaimantID != atlas.DocumentClaimant {
			line.Who = w.lang.Claimant(w.ix, x.ClaimantID)
		}
		sided[x.Field] = sided[x.Field] || x.Side > 0
		if x.Side == 2 {
			r.Two = append(r.Two, line)
		} else {
			r.One = append(r.One, line)
		}
	}
	for _, field := range order {
		if sided[field] {
			sides = append(sides, *rows[field])
		} else {
			top = append(top, *rows[field])
		}
	}
	return top, sides
}
