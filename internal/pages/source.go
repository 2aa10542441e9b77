package pages

import (
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// sourceModel is the ledger of one source: every sentence by its number, with
// what was recorded from it or why nothing was.
type sourceModel struct {
	*writer
	Title    phrase
	URL      string
	Facts    facts
	Counts   []count
	Sections []ledgerSection
}

type ledgerSection struct {
	ID    string
	Title phrase
	Lines []ledgerLine
}

// ledgerLine is one sentence.
type ledgerLine struct {
	ID      string
	Ref     sentenceRef
	Records []ledgerRecord
	Reason  phrase
}

// ledgerRecord is one row that was recorded from a sentence.
type ledgerRecord struct {
	Kind   string
	URL    string
	Text   phrase
	Who    phrase
	When   string
	Gone   string
	Report string // where an error in it is reported; empty where nowhere
}

// Source writes the ledger of one source; an unknown id is ErrNotFound.
func (s *Site) Source(req Request, id string) ([]byte, error) {
	w := s.writer(req)
	x := w.ix.Sources[id]
	if x == nil {
		return nil, ErrNotFound
	}
	m := &sourceModel{writer: w, Title: w.phrase(x.Title), URL: x.URL}
	f := &m.Facts
	f.text(w.T("source.publisher"), x.Publisher)
	f.text(w.T("source.language"), w.T("language."+x.Language))
	f.text(w.T("source.kind"), w.T("source.kind."+x.Kind))
	f.text(w.T("source.licence"), x.Licence)
	f.text(w.T("source.attribution"), x.Attribution)
	f.text(w.T("source.read_on"), w.lang.Day(x.RetrievedOn))
	f.text(w.T("source.revision"), x.Revision)
	f.html(w.T("source.sha256"), safe(x.SHA256))
	if x.ArchivedURL != "" {
		f.html(w.T("source.archived"), link(x.ArchivedURL, phrase{Text: x.ArchivedURL}))
	}
	ledger := w.ed.Ledger(id)
	m.Counts = w.ledgerCounts(ledger)
	sections := map[string]int{} // index by heading
	for i := range ledger {
		line := &ledger[i]
		at, known := sections[line.Section]
		if !known {
			at = len(m.Sections)
			sections[line.Section] = at
			m.Sections = append(m.Sections, ledgerSection{ID: "section-" + itoa(at+1), Title: w.sentence(line.Locator).Section})
		}
		m.Sections[at].Lines = append(m.Sections[at].Lines, w.ledgerLine(line))
	}
	d := s.document(w, w.T("source.title", "source", m.Title.Text), w.T("source.summary", "source", m.Title.Text))
	d.Body = m
	return s.render("source", d)
}

func (w *writer) ledgerLine(line *edition.LedgerLine) ledgerLine {
	out := ledgerLine{ID: anchor(line.Locator), Ref: w.sentence(line.Locator), Reason: w.phrase(line.Reason)}
	add := func(kind, url string, text, who phrase, when, gone, report string) {
		out.Records = append(out.Records, ledgerRecord{kind, url, text, who, when, gone, report})
	}
	for _, c := range line.Claims {
		kind := w.T("ledger.claim")
		if c.PlaceID == "" {
			kind = w.T("ledger.tray")
		}
		add(kind, w.url("/claims/"+c.ID), w.phrase(c.Statement), w.voice(c.ClaimantID, "").Name, w.lang.Date(c.Date), w.withdrawn(c.Record), w.report("/claims/"+c.ID, c.ID))
	}
	for _, x := range line.Events {
		text := w.phrase(x.Statement)
		if text.Text == "" {
			text = w.phrase(x.Title)
		}
		add(w.T("event."+x.Kind), w.url("/events/"+x.ID), text, w.voice(x.ClaimantID, "").Name, w.lang.Date(x.Date), w.withdrawn(x.Record), w.report("/events/"+x.ID, x.ID))
	}
	for _, f := range line.Figures {
		r := w.figure(f, nil)
		text := r.Statement
		if text.Text == "" {
			text = phrase{Text: r.AsGiven + " " + r.Unit.Text, Lang: r.Unit.Lang, Dir: r.Unit.Dir}
		}
		add(w.T("ledger.figure"), r.URL, text, r.Voice.Name, r.When, r.Withdrawn, "")
	}
	for _, x := range line.Infobox {
		add(w.T("infobox."+x.Field), w.url("/campaigns/"+x.CampaignID), w.phrase(x.Value), w.voice(x.ClaimantID, "").Name, "", "", "")
	}
	return out
}

// ledgerCounts sums up a ledger.
func (w *writer) ledgerCounts(ledger []edition.LedgerLine) []count {
	var recorded, claims, tray, events, figures, infobox int
	for i := range ledger {
		line := &ledger[i]
		if line.Recorded() {
			recorded++
		}
		for _, c := range line.Claims {
			if c.PlaceID == "" {
				tray++
			} else {
				claims++
			}
		}
		events += len(line.Events)
		figures += len(line.Figures)
		infobox += len(line.Infobox)
	}
	var out []count
	for _, c := range []struct {
		key string
		n   int
	}{
		{"ledger.sentences", len(ledger)}, {"ledger.recorded", recorded}, {"ledger.empty", len(ledger) - recorded}, {"count.claims", claims},
		{"ledger.trays", tray}, {"count.events", events}, {"ledger.figures", figures}, {"ledger.infobox", infobox},
	} {
		out = append(out, count{w.Int(c.n), w.N(c.key, c.n)})
	}
	return out
}

// aboutModel is the page about the atlas.
type aboutModel struct {
	*writer
	About     *atlas.About
	Text      phrase
	Licence   string
	Basemap   string
	Credit    string
	Sources   []*atlas.Source
	Read      []string
	Campaigns []indexItem

	Gazetteers []gazetteerUse
}

// gazetteerUse is an imported gazetteer with whose work it is.
type gazetteerUse struct {
	Name        string
	URL         string
	Dated       string
	Licence     string
	LicenceURL  string
	Attribution string
	Rows        string
}

func (w *writer) gazetteers() []gazetteerUse {
	var out []gazetteerUse
	for _, d := range w.req.Gazetteers {
		use := gazetteerUse{Name: d.Name, URL: d.URL, Dated: d.Dated, Licence: d.Licence, Attribution: d.Attribution, Rows: w.N("about.gazetteer_rows", d.Rows)}
		if strings.HasPrefix(d.Licence, "CC") {
			use.LicenceURL = atlas.LicenceURL(d.Licence)
		}
		if day, err := edtf.ParseDay(d.Dated); err == nil {
			use.Dated = w.lang.Day(day)
		}
		if use.Dated != "" {
			use.Dated = w.T("about.gazetteer_dated", "date", use.Dated)
		}
		out = append(out, use)
	}
	return out
}

// About writes what the atlas is, whose work it holds and under which licences.
func (s *Site) About(req Request) ([]byte, error) {
	w := s.writer(req)
	about := &w.ed.Atlas.About
	m := &aboutModel{
		writer: w, About: about, Text: w.phrase(about.Description), Licence: atlas.LicenceURL(about.Licence),
		Basemap: about.BasemapNote.In(w.lang.Code), Credit: about.Attribution.In(w.lang.Code),
		Gazetteers: w.gazetteers(),
	}
	for i := range w.ed.Atlas.Sources {
		x := &w.ed.Atlas.Sources[i]
		m.Sources = append(m.Sources, x)
		m.Read = append(m.Read, w.T("foot.read", "source", x.Title.In(w.lang.Code), "date", w.lang.Day(x.RetrievedOn)))
	}
	for i := range w.ed.Atlas.Campaigns {
		c := &w.ed.Atlas.Campaigns[i]
		m.Campaigns = append(m.Campaigns, indexItem{Name: w.phrase(c.Title), URL: w.url("/campaigns/" + c.ID), Note: w.lang.Date(c.Date)})
	}
	d := s.document(w, w.T("about.title"), m.Text.Text)
	d.Body, d.Linked = m, w.dataset()
	return s.render("about", d)
}
