package pages

import (
	"html"
	"html/template"
	"strings"
)

// guideModel is a page of instructions.
type guideModel struct {
	*writer
	Text  template.HTML
	Other bool // there is no text in the page's language: it is English
}

// Embedding writes the page for authors of articles.
func (s *Site) Embedding(req Request) ([]byte, error) { return s.guide(req, s.embedding, "embedding") }

// QGIS writes the page for analysts, which has pictures: see docs.Pictures.
func (s *Site) QGIS(req Request) ([]byte, error) { return s.guide(req, s.qgis, "qgis") }

// guide writes a page of instructions; its examples are of this very site and atlas,
// so that they work as they stand.
func (s *Site) guide(req Request, text manual, name string) ([]byte, error) {
	w := s.writer(req)
	in, other := text.in(w.lang.Code)
	m := &guideModel{w, template.HTML(w.examples().Replace(string(in))), other}
	d := s.document(w, w.T(name+".title"), w.T(name+".summary"))
	d.Body = m
	return s.render("guide", d)
}

// examples puts this site's address and this atlas's days and ids in the place of
// those that the guides in docs/ use, and leads to the pictures where they stand.
func (w *writer) examples() *strings.Replacer {
	about := w.ed.Atlas.About
	from, to, campaign, site := w.ed.First, w.ed.Last, "CAMPAIGN", w.req.Base
	if site == "" {
		site = standIn // a copy does not know its address
	}
	if list := w.ed.Atlas.Campaigns; len(list) > 0 {
		c := list[len(list)-1]
		from, to, campaign = c.WindowStart, c.WindowEnd, c.ID
	}
	return strings.NewReplacer(
		`src="img/`, `loading="lazy" src="/assets/guide/`,
		"https://maps.example", html.EscapeString(site), "2017-11-02", (about.DefaultDate - 1).String(), "2017-11-03", about.DefaultDate.String(),
		"2017-10-01", from.String(), "2017-12-01", to.String(), "CAMPAIGN", html.EscapeString(campaign), "EDITION", w.ed.ID, "ATLAS", html.EscapeString(about.ID),
	)
}
