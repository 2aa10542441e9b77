package pages

import (
	"html/template"

	"github.com/heldline/heldline/internal/edition"
)

// editionsModel is the list of editions.
type editionsModel struct {
	*writer
	Releases []*release
}

// Editions lists what was published of the atlas, the last first.
func (s *Site) Editions(req Request, published []edition.Publication) ([]byte, error) {
	w := s.writer(req)
	d := s.recordDocument(w, w.T("editions.title"), w.T("editions.lead"))
	d.Body = &editionsModel{w, w.releases(published)}
	return s.render("editions", d)
}

// Only reports that nothing was published but the first edition.
func (m *editionsModel) Only() bool { return len(m.Releases) == 1 }

// editionModel is the page of one edition: what it changed, and what has changed since.
type editionModel struct {
	*writer
	*release
	RuleNote   string
	Since      []*release // later publications, the last first
	SinceCount string
	Shifted    *shiftList // from this edition to the current one
}

// EditionChanges is what the page of an edition tells.
type EditionChanges struct {
	Published []edition.Publication // all of the atlas, the last first
	At        int                   // which of them the page is about
	Changes   *edition.Difference   // what it changed against the one before
	Since     *edition.Difference   // from it to the current edition; nil for the current one
}

// Edition writes what one edition changed, and what has changed since. The
// request's edition is the current one.
func (s *Site) Edition(req Request, x EditionChanges) ([]byte, error) {
	w := s.writer(req)
	p := &x.Published[x.At]
	m := &editionModel{writer: w, release: w.release(p), RuleNote: w.T("edition.control.note", "rule", w.documented()), Since: w.releases(x.Published[:x.At])}
	if p.Before != "" {
		m.Before = w.comparedWith(x.Published[x.At+1:])
		m.Shifts, m.Rows = w.shifts(x.Changes.Control, false), w.rowLists(x.Changes)
	}
	m.SinceCount = w.N("edition.since.count", len(m.Since))
	if x.Since != nil {
		m.Shifted = w.shifts(x.Since.Control, false)
	}
	d := s.recordDocument(w, m.Name, w.T("editions.lead"))
	d.Body = m
	return s.render("edition", d)
}

// comparedWith names the edition published before.
func (w *writer) comparedWith(earlier []edition.Publication) template.HTML {
	if len(earlier) == 0 {
		return ""
	}
	return rich(w.T("edition.before"), "edition", w.editionLink(&earlier[0]))
}

// correctionsModel is the list of corrections.
type correctionsModel struct {
	*writer
	Releases []*release
	Report   string
}

// Corrections lists the publications that corrected what had been published.
// changes are their differences, by number.
func (s *Site) Corrections(req Request, published []edition.Publication, changes map[int64]*edition.Difference) ([]byte, error) {
	w := s.writer(req)
	m := &correctionsModel{writer: w, Report: w.reportPage()}
	for i := range published {
		if p := &published[i]; p.Correction() {
			r := w.release(p)
			if d := changes[p.No]; d != nil {
				r.Shifts = w.shifts(d.Control, true)
			}
			m.Releases = append(m.Releases, r)
		}
	}
	d := s.recordDocument(w, w.T("corrections.title"), w.T("corrections.lead"))
	d.Body = m
	return s.render("corrections", d)
}

// recordDocument frames a page that belongs to no edition, and so is in none.
func (s *Site) recordDocument(w *writer, title, description string) *document {
	d := s.document(w, title, description)
	d.Foot.EditionURL = w.pinnedURL(w.ed.ID, "/")
	return d
}
