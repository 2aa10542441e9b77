package pages

import (
	"html/template"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// reason gives the reason of a state on a day in one sentence. A state that a
// rule leaves empty although claims speak of the place says so.
func (w *writer) reason(s *atlas.Span, day edtf.Day) string {
	if s.Why != atlas.WhyNever {
		return w.lang.Reason(w.ix, s)
	}
	for _, c := range w.ed.Claims(s.PlaceID) {
		if w.view.Uses(c) && edition.RecordDay(c.Date, c.ReportedOn) <= day {
			return w.T("reason.rule_empty")
		}
	}
	return w.lang.Reason(w.ix, s)
}

// readingNotes says what the reading leaves out, and leads back to all of it.
func (w *writer) readingNotes() []template.HTML {
	var out []template.HTML
	r := w.req.Reading
	back := r
	back.Known, back.Without = nil, ""
	if r.Known != nil {
		key := "reading.known"
		if w.follows() {
			key = "reading.evening"
		}
		out = append(out, rich(w.T(key), "date", w.lang.Day(*r.Known)))
	}
	if r.Without != "" {
		out = append(out, rich(w.T("reading.without"), "who", w.who(r.Without)))
	}
	if len(out) > 0 {
		last := len(out) - 1
		out[last] += template.HTML(` <a data-reading="known=&amp;without=" href="`+template.HTMLEscapeString(w.under(back))+`">`) + safe(w.T("reading.back")) + "</a>"
	}
	return out
}
