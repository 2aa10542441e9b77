package pages

import (
	"html"
	"html/template"
	"strings"
)

// embeddingModel is the page that shows how the map stands in articles.
type embeddingModel struct {
	*writer
	Text  template.HTML
	Other bool // there is no text in the page's language: it is English
}

// Embedding writes the page for authors; its examples are of this very site and
// atlas, so that they work as they stand.
func (s *Site) Embedding(req Request) ([]byte, error) {
	w := s.writer(req)
	text, other := s.embedding.in(w.lang.Code)
	m := &embeddingModel{w, template.HTML(w.examples().Replace(string(text))), other}
	d := s.document(w, w.T("embedding.title"), w.T("embedding.summary"))
	d.Body = m
	return s.render("embedding", d)
}

// examples puts this site's address and this atlas's days and ids in the place of
// those that docs/embedding.md uses.
func (w *writer) examples() *strings.Replacer {
	from, to, campaign, site := w.ed.First, w.ed.Last, "CAMPAIGN", w.req.Base
	if site == "" {
		site = standIn // a copy does not know its address
	}
	if list := w.ed.Atlas.Campaigns; len(list) > 0 {
		c := list[len(list)-1]
		from, to, campaign = c.WindowStart, c.WindowEnd, c.ID
	}
	return strings.NewReplacer(
		"https://maps.example", html.EscapeString(site), "2017-11-03", w.ed.Atlas.About.DefaultDate.String(),
		"2017-10-01", from.String(), "2017-12-01", to.String(), "CAMPAIGN", html.EscapeString(campaign), "EDITION", w.ed.ID,
	)
}
