package pages

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// indexModel is a list of links with a heading.
type indexModel struct {
	*writer
	Title string
	Lead  string
	Items []indexItem
}

// indexItem is one entry: a name, what it is, and its mark if it is a place.
type indexItem struct {
	Mark  template.HTML
	Name  phrase
	Other *phrase
	URL   string
	ID    string // place id, for the map
	Note  string
}

// Places writes the list of all places with their state on the day.
func (s *Site) Places(req Request) ([]byte, error) {
	w := s.writer(req)
	m := &indexModel{writer: w, Title: w.T("places.title"), Lead: w.N("places.lead", len(w.ed.Places), "date", w.lang.Day(w.day))}
	for _, p := range w.ed.Places {
		item := indexItem{Name: w.place(p.ID).Name, URL: w.place(p.ID).URL, ID: p.ID, Note: w.T("kind." + p.Kind), Other: otherName(p, w.lang.Code)}
		if span := w.view.At(p.ID, w.day); span != nil {
			item.Mark, item.Note = w.mark(span, false, ""), item.Note+" · "+w.status(span)
		}
		m.Items = append(m.Items, item)
	}
	slices.SortStableFunc(m.Items, func(a, b indexItem) int { return cmp.Compare(sortName(a.Name.Text), sortName(b.Name.Text)) })
	return s.list(w, m)
}

// sortName leaves an Arabic article out of the order.
func sortName(name string) string {
	name = strings.ToLower(name)
	for _, article := range []string{"al-", "ال"} {
		name = strings.TrimPrefix(name, article)
	}
	return name
}

// Campaigns writes the list of campaigns.
func (s *Site) Campaigns(req Request) ([]byte, error) {
	w := s.writer(req)
	m := &indexModel{writer: w, Title: w.T("campaigns.title"), Lead: w.T("campaigns.lead")}
	for i := range w.ed.Atlas.Campaigns {
		c := &w.ed.Atlas.Campaigns[i]
		m.Items = append(m.Items, indexItem{Name: w.phrase(c.Title), URL: w.url("/campaigns/" + c.ID), Note: w.lang.Date(c.Date)})
	}
	return s.list(w, m)
}

// Sources writes the list of sources with the counts of their ledgers.
func (s *Site) Sources(req Request) ([]byte, error) {
	w := s.writer(req)
	m := &indexModel{writer: w, Title: w.T("sources.title"), Lead: w.T("sources.lead")}
	for i := range w.ed.Atlas.Sources {
		x := &w.ed.Atlas.Sources[i]
		ledger := w.ed.Ledger(x.ID)
		m.Items = append(m.Items, indexItem{
			Name: w.phrase(x.Title), URL: w.url("/sources/" + x.ID),
			Note: x.Publisher + " · " + w.T("source.kind."+x.Kind) + " · " + w.Int(len(ledger)) + " " + w.N("ledger.sentences", len(ledger)),
		})
	}
	return s.list(w, m)
}

func (s *Site) list(w *writer, m *indexModel) ([]byte, error) {
	d := s.document(w, m.Title, m.Lead)
	d.Body = m
	return s.render("list", d)
}

// searchModel is a page of search results.
type searchModel struct {
	*writer
	Asked string
	Hits  []indexItem
	Rows  []indexItem // of gazetteers, that no place stands for
}

// Search writes the answers to a query: ids of places, best first, and below
// them gazetteer rows that no place stands for. Ids that the edition does not know
// are left out.
func (s *Site) Search(req Request, q string, ids []string, rows []*atlas.GazetteerEntry) ([]byte, error) {
	w := s.writer(req)
	m := &searchModel{writer: w, Asked: q, Rows: w.rowItems(rows)}
	for _, id := range ids {
		p := w.ix.Places[id]
		if p == nil {
			continue
		}
		item := indexItem{Name: w.place(id).Name, URL: w.place(id).URL, ID: id, Note: w.T("kind." + p.Kind), Other: otherName(p, w.lang.Code)}
		if up := w.ix.Places[p.Within]; up != nil {
			item.Note += " · " + w.lang.Place(w.ix, up.ID)
		}
		if span := w.view.At(id, w.day); span != nil {
			item.Mark = w.mark(span, false, w.status(span))
		}
		m.Hits = append(m.Hits, item)
	}
	d := s.document(w, w.T("search.title"), w.T("search.title"))
	d.Body, d.Robots = m, "noindex"
	d.Canonical, d.Alternates = "", nil // nothing lasting stands at the address
	if d.Foot != nil {
		d.Foot.EditionURL = "/e/" + w.ed.ID + "/"
	}
	return s.render("search", d)
}

// problemModel is an error page.
type problemModel struct {
	*writer
	Title  string
	Detail phrase
	Status string
}

// Problem writes an error page. title is replaced by the catalogue's words for
// the status where it has some; detail is English. The request's edition may be
// nil.
func (s *Site) Problem(req Request, status int, title, detail string) ([]byte, error) {
	if s.options.Copy {
		req.Path = "/" // a copy shows the page at every address that it does not have
	}
	w := s.writer(req)
	if key := "problem.title." + itoa(status); w.T(key) != key {
		title = w.T(key)
	}
	d := s.document(w, title, detail)
	m := &problemModel{w, title, phrase{Text: detail}, w.lang.Digits(itoa(status))}
	if w.lang.Code != "en" {
		m.Detail.Lang, m.Detail.Dir = "en", "ltr"
	}
	d.Body, d.Robots, d.Missing = m, "noindex", true
	return s.render("problem", d)
}

// facts are the rows of a definition list.
type fact struct {
	Name  string
	Value template.HTML
}

// facts collects rows, leaving out what is empty.
type facts []fact

func (f *facts) text(name, value string) { f.html(name, safe(value)) }

func (f *facts) html(name string, value template.HTML) {
	if value != "" {
		*f = append(*f, fact{name, value})
	}
}

// safe escapes a text.
func safe(s string) template.HTML { return template.HTML(template.HTMLEscapeString(s)) }

// link writes a name as a link.
func link(url string, name phrase) template.HTML {
	return template.HTML(`<a href="`+template.HTMLEscapeString(url)+`">`) + isolate(name) + "</a>"
}
