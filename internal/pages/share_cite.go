package pages

import (
	"encoding/json"
	"strings"
)

// cites are the citation of what is shown, as text and for programs that keep
// references. It always names the address that never changes.
func (w *writer) cites(v ShareView) []shareField {
	at := *w
	at.req.Prefix = "/e/" + w.ed.ID
	address := at.whole(at.url("/", at.statePairs()...))
	title, what := w.ed.Atlas.About.Title.In(w.lang.Code), w.stateWords()
	text := w.T("share.cite", "title", title, "what", what, "edition", w.ed.ID, "url", address)
	if v.Read != nil {
		text += " " + w.T("share.cite.read", "date", w.lang.Day(*v.Read))
	}
	plainText := field("cite", w.T("share.cite.text"), "", 4, text)
	plainText.Lang, plainText.Dir = w.lang.Code, w.lang.Dir
	return []shareField{
		plainText, field("bibtex", "BibTeX", "", 9, w.bibtex(v, title, what, address)), field("csl", "CSL-JSON", "", 12, w.csl(v, title, what, address)),
	}
}

// citeKey names the citation in a collection of references.
func (w *writer) citeKey() string {
	return "heldline-" + w.ed.Atlas.About.ID + "-" + w.day.String() + "-" + w.ed.ID
}

// bibtex writes the citation for BibTeX and BibLaTeX.
func (w *writer) bibtex(v ShareView, title, what, address string) string {
	lines := []string{
		"author = {{Heldline}}", "title = {" + texted(title) + ": " + texted(what) + "}", "howpublished = {Heldline}", "version = {" + w.ed.ID + "}",
		"note = {" + texted(w.T("share.cite.edition", "edition", w.ed.ID)) + "}", "url = {" + strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C").Replace(address) + "}",
	}
	if v.Read != nil {
		lines = append(lines, "urldate = {"+v.Read.String()+"}")
	}
	return "@misc{" + w.citeKey() + ",\n  " + strings.Join(lines, ",\n  ") + "\n}"
}

// texted escapes what means something in TeX.
func texted(s string) string {
	return strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "%", `\%`, "#", `\#`, "&", `\&`, "$", `\$`, "_", `\_`,
		"~", `\textasciitilde{}`, "^", `\textasciicircum{}`).Replace(s)
}

// cslItem is a reference in CSL-JSON.
type cslItem struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Title     string    `json:"title"`
	Container string    `json:"container-title"`
	Author    []cslName `json:"author"`
	Publisher string    `json:"publisher"`
	Version   string    `json:"version"`
	Note      string    `json:"note"`
	Language  string    `json:"language"`
	URL       string    `json:"URL"`
	Accessed  *cslDate  `json:"accessed,omitempty"`
}

type cslName struct {
	Literal string `json:"literal"`
}

type cslDate struct {
	Parts [][3]int `json:"date-parts"`
}

func (w *writer) csl(v ShareView, title, what, address string) string {
	item := cslItem{
		ID: w.citeKey(), Type: "map", Title: title + ": " + what, Container: title, Author: []cslName{{"Heldline"}}, Publisher: "Heldline", Version: w.ed.ID,
		Note: w.T("share.cite.edition", "edition", w.ed.ID), Language: w.lang.Code, URL: address,
	}
	if v.Read != nil {
		y, m, d := v.Read.Date()
		item.Accessed = &cslDate{[][3]int{{y, m, d}}}
	}
	var out strings.Builder
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode([]cslItem{item}); err != nil {
		return "" // texts and numbers always encode
	}
	return strings.TrimSpace(out.String())
}
