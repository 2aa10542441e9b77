package pages

import (
	"html/template"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// recordModel is the page of one claim or event.
type recordModel struct {
	*writer
	Kind    string
	Title   phrase
	Record  record
	Facts   facts
	Rules   facts // claims: what each rule makes of it
	Facing  []facing
	Figures []figureRow
	DayURL  string
	Trail   []trailStep // its way through the editions; pages at the root only
}

// facing is a record that this one denies, or that denies it.
type facing struct {
	Heading string
	record
}

// Claim writes the page of one claim; an unknown id is ErrNotFound.
func (s *Site) Claim(req Request, id string) ([]byte, error) {
	w := s.writer(req)
	c := w.ix.Claim(id)
	if c == nil {
		return nil, ErrNotFound
	}
	m := &recordModel{writer: w, Kind: w.T("claim.kind"), Record: w.claim(c, nil)}
	m.Title = m.Record.Statement
	f := &m.Facts
	f.text(w.T("claim.verb"), w.T("verb."+string(c.Verb)))
	f.html(w.T("claim.actors"), w.actorLinks(c.ActorIDs, c.Date))
	f.html(w.T("claim.place"), w.placeLinks([]string{c.PlaceID}))
	if c.PlaceID == "" {
		f.text(w.T("claim.place"), w.T("claim.no_place"))
	}
	f.text(w.T("claim.extent"), w.extent(c))
	if c.LoserID != "" {
		f.html(w.T("claim.loser"), isolate(w.actorName(c.LoserID)))
	}
	if c.Count != nil {
		f.text(w.T("claim.count"), w.tray(c).N+" "+w.tray(c).Unit)
	}
	if c.AreaKm2 != nil {
		f.text(w.T("claim.area"), w.lang.Number(*c.AreaKm2)+" "+w.T("unit.km2"))
	}
	w.saidBy(f, c.Date, c.ReportedOn, c.ClaimantID, c.Via, c.Locator, c.Record)
	m.Rules = w.acceptance(c)
	m.Facing = w.facing(c.ID, c.Denies)
	m.Figures, m.Trail = w.figuresOf(id), w.trail()
	d := s.document(w, plainStatement(m.Title), w.T("claim.summary", "who", w.lang.Claimant(w.ix, c.ClaimantID), "date", w.lang.Date(c.Date)))
	d.Body = m
	return s.render("record", d)
}

// Event writes the page of one event; an unknown id is ErrNotFound.
func (s *Site) Event(req Request, id string) ([]byte, error) {
	w := s.writer(req)
	x := w.ix.Events[id]
	if x == nil {
		return nil, ErrNotFound
	}
	m := &recordModel{writer: w, Kind: w.T("event." + x.Kind), Record: w.event(x, nil), Title: w.phrase(x.Title)}
	if x.Title.En == "" {
		m.Title = m.Record.Statement
	}
	f := &m.Facts
	f.html(w.T("event.actors"), w.actorLinks(x.ActorIDs, x.Date))
	f.html(w.T("event.targets"), w.actorLinks(x.TargetIDs, x.Date))
	f.html(w.T("claim.place"), w.placeLinks(x.PlaceIDs))
	if c := w.ix.Campaigns[x.CampaignID]; c != nil {
		f.html(w.T("event.campaign"), link(w.url("/campaigns/"+c.ID), w.phrase(c.Title)))
	}
	w.saidBy(f, x.Date, x.ReportedOn, x.ClaimantID, x.Via, x.Locator, x.Record)
	m.Facing = w.facing(x.ID, x.Denies)
	m.Figures, m.Trail = w.figuresOf(id), w.trail()
	d := s.document(w, plainStatement(m.Title), w.T("claim.summary", "who", w.lang.Claimant(w.ix, x.ClaimantID), "date", w.lang.Date(x.Date)))
	d.Body = m
	return s.render("record", d)
}

func plainStatement(p phrase) string { return strings.TrimSuffix(p.Text, ".") }

// acceptance says under each rule whether a claim counts, and why.
func (w *writer) acceptance(c *atlas.Claim) facts {
	var out facts
	for _, rule := range atlas.Rules {
		reading := w.req.Reading
		reading.Rule = rule
		v := w.ed.View(reading)
		text := w.T("ground.none")
		switch {
		case c.PlaceID == "":
			text = w.T("ground.tray")
		case c.WithdrawnOn != nil:
			text = w.T("ground.withdrawn")
		case !v.Uses(c):
			text = w.T("ground.left_out")
		case v.Ground(c.ID) != atlas.GroundNone:
			text = w.T("ground." + string(v.Ground(c.ID)))
		}
		name := w.T("rule." + string(rule))
		if rule == w.rule() {
			name += " (" + w.T("rule.shown") + ")"
		}
		out.text(name, text)
	}
	return out
}

func (w *writer) extent(c *atlas.Claim) string {
	switch {
	case c.Quantifier != "":
		return w.T("quantifier." + c.Quantifier)
	case c.Extent == "part":
		return w.T("extent.part")
	}
	return w.T("extent.whole")
}

// facing lists the records that a record denies or is denied by.
func (w *writer) facing(id, denies string) []facing {
	var out []facing
	if r, ok := w.anyRecord(denies); ok {
		out = append(out, facing{w.T("facing.denies"), r})
	}
	for _, other := range w.answers(id) {
		if r, ok := w.anyRecord(other); ok {
			out = append(out, facing{w.T("facing.denied"), r})
		}
	}
	return out
}

// anyRecord finds a claim or event.
func (w *writer) anyRecord(id string) (record, bool) {
	if c := w.ix.Claim(id); c != nil {
		return w.claim(c, nil), true
	}
	if x := w.ix.Events[id]; x != nil {
		return w.event(x, nil), true
	}
	return record{}, false
}

func (w *writer) figuresOf(id string) []figureRow {
	var out []figureRow
	for i := range w.ed.Atlas.Figures {
		if f := &w.ed.Atlas.Figures[i]; f.EventID == id {
			out = append(out, w.figure(f, nil))
		}
	}
	return out
}

func (w *writer) placeLinks(ids []string) template.HTML {
	var out []template.HTML
	for _, id := range ids {
		if id != "" {
			p := w.place(id)
			out = append(out, link(p.URL, p.Name))
		}
	}
	return w.list(out)
}
