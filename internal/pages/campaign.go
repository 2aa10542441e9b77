package pages

import (
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
)

// campaignModel is the page of one campaign: its story, then what the source's
// infobox, figures and events say, as given.
type campaignModel struct {
	*writer
	Title   phrase
	Summary phrase
	When    string
	Window  string
	Source  sourceRef
	Known   []*knownRow // at the end
	KnownOn string
	Steps   []*step
	Key     []legendRow
	Top     []infoRow // lines without a side
	Sides   []infoRow // lines by side
	Heads   *infoRow  // the line by side that names the parties
	Events  []eventGroup
	Figures []figureGroup
	Credit  string

	ShareURL string
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

// figureGroup are the figures of one kind.
type figureGroup struct {
	Kind string
	List []figureRow
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
		Steps:  w.story(c), Known: w.known(c), KnownOn: w.T("campaign.known", "date", w.lang.Day(c.WindowEnd)), Key: w.key(c),
		Events: w.campaignEvents(id), Figures: w.campaignFigures(id), Credit: w.ed.Atlas.About.BasemapNote.In(w.lang.Code),
	}
	if !w.copy {
		day := w.day
		if day < c.WindowStart || day > c.WindowEnd {
			day = c.WindowEnd
		}
		m.ShareURL = w.url("/share", "date", day.String(), "campaign", id, "days", id)
	}
	for _, x := range w.sources() {
		if x.URL == w.url("/sources/"+c.SourceID) {
			m.Source = x
		}
	}
	m.Top, m.Sides = w.infobox(id)
	if len(m.Sides) > 0 && m.Sides[0].Field == w.T("infobox.combatant") {
		m.Heads, m.Sides = &m.Sides[0], m.Sides[1:]
	}
	d := s.document(w, m.Title.Text, m.Summary.Text)
	d.Body, d.Boot, d.Bundled = m, w.storyBoot(c.WindowStart), storyBundle
	d.Offer, d.Picture = w.offer(), w.campaignPicture(c)
	return s.render("campaign", d)
}

// campaignEvents are the events of a campaign by kind, each kind in the order of time.
func (w *writer) campaignEvents(id string) []eventGroup {
	var events []*atlas.Event
	for i := range w.ed.Atlas.Events {
		if x := &w.ed.Atlas.Events[i]; x.CampaignID == id && x.WithdrawnOn == nil {
			events = append(events, x)
		}
	}
	slices.SortStableFunc(events, func(a, b *atlas.Event) int {
		return int(edition.RecordDay(a.Date, a.ReportedOn) - edition.RecordDay(b.Date, b.ReportedOn))
	})
	return w.events(events, nil)
}

// campaignFigures are the figures of a campaign by kind, in the order of the closed list.
func (w *writer) campaignFigures(id string) []figureGroup {
	var out []figureGroup
	for _, kind := range atlas.FigureKinds {
		g := figureGroup{Kind: w.T("figure.kind." + kind)}
		for i := range w.ed.Atlas.Figures {
			if f := &w.ed.Atlas.Figures[i]; f.CampaignID == id && f.Kind == kind && f.WithdrawnOn == nil {
				g.List = append(g.List, w.figure(f, nil))
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
