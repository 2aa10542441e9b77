package pages

import (
	"html/template"

	"github.com/heldline/heldline/internal/atlas"
)

// codebookModel is the codebook with the table that the data makes.
type codebookModel struct {
	*writer
	Text  template.HTML
	Other bool // there is no text in the page's language: it is English
	Gains []gain
}

// gain counts one side's captures by who tells of them.
type gain struct {
	Side       phrase
	Document   string
	Attributed string
	Share      string
}

// Codebook writes the page that explains every rule and word.
func (s *Site) Codebook(req Request) ([]byte, error) {
	w := s.writer(req)
	m := &codebookModel{writer: w, Gains: w.gains()}
	m.Text, m.Other = s.codebook.in(w.lang.Code)
	d := s.document(w, w.T("codebook.title"), w.T("codebook.summary"))
	d.Body = m
	return s.render("codebook", d)
}

// gains counts, by side, the captures told in the document's own voice and those
// that it attributes to somebody: this is why one side can look more solid.
func (w *writer) gains() []gain {
	type counts struct{ own, attributed int }
	by := map[string]*counts{}
	var order []string
	for i := range w.ed.Atlas.Claims.Len() {
		c := w.ed.Atlas.Claims.At(i)
		if c.Verb != atlas.Took || c.WithdrawnOn != nil {
			continue
		}
		for _, side := range w.ix.Roots(c.ActorIDs, c.Date.Latest) {
			if by[side] == nil {
				by[side], order = &counts{}, append(order, side)
			}
			if c.ClaimantID == atlas.DocumentClaimant {
				by[side].own++
			} else {
				by[side].attributed++
			}
		}
	}
	var out []gain
	for _, side := range order {
		n := by[side]
		out = append(out, gain{
			w.actorName(side), w.Int(n.own), w.Int(n.attributed), w.T("unit.percent", "n", w.Int((100*n.own+(n.own+n.attributed)/2)/(n.own+n.attributed))),
		})
	}
	return out
}
