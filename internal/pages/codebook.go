package pages

import (
	"bytes"
	"errors"
	"html/template"
	"io/fs"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"

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

// renderCodebook turns the Markdown of a language into HTML; a language without
// a file has none. Raw HTML in the file is left out.
func renderCodebook(docs fs.FS, code string) (template.HTML, error) {
	name := "codebook." + code + ".md"
	if code == "en" {
		name = "codebook.md"
	}
	text, err := fs.ReadFile(docs, name)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.DefinitionList),
		goldmark.WithParserOptions(parser.WithAttribute(), parser.WithAutoHeadingID()),
	)
	var out bytes.Buffer
	if err := md.Convert(text, &out); err != nil {
		return "", err
	}
	return template.HTML(out.Bytes()), nil
}

// Codebook writes the page that explains every rule and word.
func (s *Site) Codebook(req Request) ([]byte, error) {
	w := s.writer(req)
	m := &codebookModel{writer: w, Text: s.codebook[w.lang.Code], Gains: w.gains()}
	if m.Text == "" {
		m.Text, m.Other = s.codebook["en"], w.lang.Code != "en"
	}
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
	for i := range w.ed.Atlas.Claims {
		c := &w.ed.Atlas.Claims[i]
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
