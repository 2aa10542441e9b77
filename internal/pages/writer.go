package pages

import (
	"html"
	"html/template"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/words"
)

// writer writes the parts of one page: it knows the edition, the reading, the
// day and the language. Templates call its exported methods.
type writer struct {
	req       Request
	lang      *words.Language
	codes     []string // of all languages
	first     string   // the language of addresses without lang=
	copy      bool     // the page stands on a file server, see Options
	noPosters bool     // the copy has no pictures of days
	assets    string   // version of the bundle
	ed        *edition.Edition
	ix        *atlas.Index
	view      *edition.View
	day       edtf.Day

	denials map[string][]string // ids of records by the record they deny; see answers
}

func (s *Site) writer(req Request) *writer {
	if req.Reading.Rule == "" {
		req.Reading.Rule = atlas.Documented
	}
	w := &writer{req: req, lang: s.catalogue.Language(req.Lang), codes: s.catalogue.Codes(), first: s.catalogue.Codes()[0], copy: s.options.Copy, noPosters: s.options.NoPosters, assets: s.options.AssetVersion, ed: req.Edition, day: req.Day}
	if w.ed != nil {
		w.ix, w.view = w.ed.Index, w.ed.View(req.Reading)
	}
	return w
}

// T returns a string of the catalogue.
func (w *writer) T(key string, pairs ...any) string { return w.lang.T(key, pairs...) }

// N returns the plural form of a string.
func (w *writer) N(key string, n int, pairs ...any) string { return w.lang.N(key, n, pairs...) }

// count is the plural form of a string, or its own sentence for none at all.
func (w *writer) count(key string, n int, pairs ...any) string {
	if n == 0 {
		return w.T(key+".none", pairs...)
	}
	return w.N(key, n, pairs...)
}

// Int writes a number.
func (w *writer) Int(n int) string { return w.lang.Int(n) }

// Lang is the code of the page's language.
func (w *writer) Lang() string { return w.lang.Code }

// Dir is the direction of the page.
func (w *writer) Dir() string { return w.lang.Dir }

// phrase is a text with the language it is in: "" if that is the page's own.
type phrase struct {
	Text string
	Lang string
	Dir  string
}

// phrase picks the text in the page's language, or the English one marked so.
func (w *writer) phrase(t atlas.Text) phrase {
	own := t.In(w.lang.Code)
	if w.lang.Code != "en" && own == t.En && t.En != "" {
		return phrase{Text: own, Lang: "en", Dir: "ltr"}
	}
	return phrase{Text: own}
}

// rich puts names into a sentence of the catalogue, each isolated, so that their
// direction does not disturb the sentence around them. Values are template.HTML,
// phrase or plain text.
func rich(sentence string, pairs ...any) template.HTML {
	out := html.EscapeString(sentence)
	for i := 0; i+1 < len(pairs); i += 2 {
		name, _ := pairs[i].(string)
		out = strings.ReplaceAll(out, "{"+name+"}", piece(pairs[i+1]))
	}
	return template.HTML(out)
}

func piece(v any) string {
	switch v := v.(type) {
	case template.HTML:
		return string(v)
	case phrase:
		return string(isolate(v))
	case string:
		return string(isolate(phrase{Text: v}))
	}
	return ""
}

// isolate writes a name so that its direction stays its own.
func isolate(p phrase) template.HTML {
	attr := ""
	if p.Lang != "" {
		attr = ` lang="` + html.EscapeString(p.Lang) + `"`
	}
	return template.HTML("<bdi" + attr + ">" + html.EscapeString(p.Text) + "</bdi>")
}

// list joins pieces with the language's commas and "and".
func (w *writer) list(items []template.HTML) template.HTML {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = string(item)
	}
	return template.HTML(w.lang.List(texts))
}
