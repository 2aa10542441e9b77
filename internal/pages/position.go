package pages

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
)

// ref names what a where-expression counts from: a place by its link, a
// gazetteer row by name and id, coordinates as they are written.
func (w *writer) ref(ref gazetteer.Ref, l *gazetteer.Located) template.HTML {
	switch ref := ref.(type) {
	case gazetteer.GazetteerID:
		return w.rowRef(string(ref))
	case gazetteer.Name:
		if w.ix.Places[string(ref)] != nil {
			return w.placeRef(string(ref))
		}
		for _, id := range l.From {
			if p := w.ix.Places[id]; p != nil && isNamed(string(ref), p.Name, p.NameAr, p.Aliases) {
				return w.placeRef(id)
			}
		}
		for _, id := range l.GazetteerIDs {
			if row := w.ed.Row(id); row != nil && isNamed(string(ref), row.Name, row.NameAr, row.Aliases) {
				return w.rowRef(id)
			}
		}
	}
	return isolate(phrase{Text: ref.String()})
}

// isNamed reports that a thing has a name with the same folded key.
func isNamed(wanted, name, nameAr string, aliases []string) bool {
	want, _ := gazetteer.KeyOf(wanted)
	return slices.ContainsFunc(append([]string{name, nameAr}, aliases...), func(s string) bool {
		key, ok := gazetteer.KeyOf(s)
		return ok && key.Key == want.Key
	})
}

// placeRef is a link to a place that the map's panel follows in place.
func (w *writer) placeRef(id string) template.HTML {
	p := w.place(id)
	return template.HTML(`<a href="`+template.HTMLEscapeString(p.URL)+`" data-place="`+template.HTMLEscapeString(id)+`">`) + isolate(p.Name) + "</a>"
}

// rowRef names a gazetteer row and leads to it where it is published.
func (w *writer) rowRef(id string) template.HTML {
	if row := w.ed.Row(id); row != nil {
		return isolate(w.rowName(row)) + " (" + rowID(id) + ")"
	}
	return rowID(id)
}

// rowID is the id of a gazetteer row, as a link where its gazetteer is on the web.
func rowID(id string) template.HTML {
	out := template.HTML("<code>") + safe(id) + "</code>"
	if url := rowURL(id); url != "" {
		out = template.HTML(`<a href="`+template.HTMLEscapeString(url)+`" rel="external">`) + out + "</a>"
	}
	return out
}

// rowURL is the page of a gazetteer row on the web, "" where none is known.
func rowURL(id string) string {
	prefix, number, _ := strings.Cut(id, ":")
	switch prefix {
	case "geonames":
		return "https://www.geonames.org/" + number
	case "wikidata":
		return "https://www.wikidata.org/wiki/" + number
	case "wof":
		return "https://spelunker.whosonfirst.org/id/" + number
	}
	return ""
}

// written finds the sentence that source/section/paragraph/sentence points at;
// nil if the text is no such pointer.
func (w *writer) written(locator string) *sentenceRef {
	parts := strings.Split(locator, "/")
	n := len(parts)
	if n < 4 || w.ix.Sources[parts[0]] == nil {
		return nil
	}
	paragraph, err := strconv.Atoi(parts[n-2])
	sentence, err2 := strconv.Atoi(parts[n-1])
	if err != nil || err2 != nil {
		return nil
	}
	at := atlas.Locator{SourceID: parts[0], Section: strings.Join(parts[1:n-2], "/"), Paragraph: paragraph, Sentence: sentence}
	at.Fragment = w.fragment(at)
	ref := w.sentence(at)
	return &ref
}

// fragment finds the words by which a sentence is found in its source: the
// claims and events recorded from it carry them.
func (w *writer) fragment(at atlas.Locator) string {
	for i := range w.ed.Atlas.Claims.Len() {
		l := w.ed.Atlas.Claims.Locator(i)
		if at.Fragment = l.Fragment; l == at {
			return l.Fragment
		}
	}
	for i := range w.ed.Atlas.Events {
		l := w.ed.Atlas.Events[i].Locator
		if at.Fragment = l.Fragment; l == at {
			return l.Fragment
		}
	}
	return ""
}
