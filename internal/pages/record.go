package pages

import (
	"html/template"
	"strconv"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

func itoa(n int) string { return strconv.Itoa(n) }

// record is one claim, event or figure as a list shows it: our words, who says
// so, and the sentence.
type record struct {
	ID        string
	URL       string
	Statement phrase
	Voice     voice
	Ref       sentenceRef
	When      string // empty where the list has the day already
	Reported  string // when it was said, if another day
	Places    []placeRef
	Tags      []string
	Withdrawn string   // sentence about a withdrawal
	Denies    string   // address of the record that it answers
	Denied    []string // addresses of the records that answer it
	Announced string   // address of an announcement that only repeats it
	Report    string   // where an error in it is reported; empty where nowhere
}

// claim writes a claim; on is the day of the list it stands in, or nil.
func (w *writer) claim(c *atlas.Claim, on *edtf.Day) record {
	r := record{
		ID: c.ID, URL: w.url("/claims/" + c.ID), Statement: w.phrase(c.Statement), Voice: w.voice(c.ClaimantID, c.Via),
		Ref: w.sentence(c.Locator), When: w.when(c.Date, on), Reported: w.reported(c.Date, c.ReportedOn), Withdrawn: w.withdrawn(c.Record), Report: w.report("/claims/"+c.ID, c.ID),
	}
	if c.PlaceID != "" {
		r.Places = []placeRef{w.place(c.PlaceID)}
	}
	if c.Denies != "" {
		r.Denies, r.Tags = w.recordURL(c.Denies), append(r.Tags, w.T("tag.denial"))
	}
	r.Denied = w.recordURLs(w.answers(c.ID))
	if len(r.Denied) > 0 {
		r.Tags = append(r.Tags, w.T("tag.denied"))
	}
	if c.PlaceID != "" && c.WithdrawnOn == nil {
		switch {
		case !w.view.Uses(c):
			r.Tags = append(r.Tags, w.T("tag.left_out"))
		case w.view.Ground(c.ID) == atlas.GroundNone:
			r.Tags = append(r.Tags, w.T("tag.unconfirmed"))
		}
	}
	return r
}

func (w *writer) event(x *atlas.Event, on *edtf.Day) record {
	r := record{
		ID: x.ID, URL: w.url("/events/" + x.ID), Statement: w.phrase(x.Statement), Voice: w.voice(x.ClaimantID, x.Via),
		Ref: w.sentence(x.Locator), When: w.when(x.Date, on), Reported: w.reported(x.Date, x.ReportedOn), Withdrawn: w.withdrawn(x.Record), Report: w.report("/events/"+x.ID, x.ID),
	}
	if x.Statement.En == "" {
		r.Statement = w.phrase(x.Title)
	}
	for _, id := range x.PlaceIDs {
		r.Places = append(r.Places, w.place(id))
	}
	if x.Denies != "" {
		r.Denies, r.Tags = w.recordURL(x.Denies), append(r.Tags, w.T("tag.denial"))
	}
	r.Denied = w.recordURLs(w.answers(x.ID))
	if len(r.Denied) > 0 {
		r.Tags = append(r.Tags, w.T("tag.denied"))
	}
	return r
}

// figureRow is one number as given.
type figureRow struct {
	Kind    string
	AsGiven string
	Unit    phrase
	Whose   phrase
	record
}

func (w *writer) figure(f *atlas.Figure, on *edtf.Day) figureRow {
	r := figureRow{Kind: f.Kind, AsGiven: f.AsGiven, Unit: w.phrase(f.Unit)}
	if f.AsGiven == "" {
		r.AsGiven = w.span(f.Low, f.High)
	} else {
		r.AsGiven = w.lang.Digits(f.AsGiven)
	}
	if f.ActorID != "" {
		r.Whose = w.actorName(f.ActorID)
	}
	r.record = record{
		ID: f.ID, Statement: w.phrase(f.Statement), Voice: w.voice(f.ClaimantID, f.Via), Ref: w.sentence(f.Locator),
		When: w.when(f.Date, on), Reported: w.reported(f.Date, f.ReportedOn), Withdrawn: w.withdrawn(f.Record),
	}
	if f.PlaceID != "" {
		r.Places = []placeRef{w.place(f.PlaceID)}
	}
	if f.EventID != "" {
		r.URL = w.recordURL(f.EventID)
	}
	return r
}

// span writes a number that has a lower and an upper end.
func (w *writer) span(low, high *float64) string {
	switch {
	case low == nil && high == nil:
		return ""
	case low == nil:
		return w.T("figure.upto", "n", w.lang.Number(*high))
	case high == nil || *high == *low:
		return w.lang.Number(*low)
	}
	return w.lang.Number(*low) + "–" + w.lang.Number(*high)
}

// when writes a date unless it is the day of the list.
func (w *writer) when(d edtf.Date, on *edtf.Day) string {
	if d.IsZero() || on != nil && d.IsDay() && d.Earliest == *on && !d.Approximate && !d.Uncertain {
		return ""
	}
	return w.lang.Date(d)
}

// reported tells when a record was said, if that is not the day it tells of.
func (w *writer) reported(d edtf.Date, said *edtf.Day) string {
	if said == nil || d.IsDay() && d.Earliest == *said {
		return ""
	}
	return w.T("record.reported", "date", w.lang.Day(*said))
}

func (w *writer) withdrawn(r atlas.Record) string {
	if r.WithdrawnOn == nil {
		return ""
	}
	return w.T("record.withdrawn", "date", w.lang.Day(*r.WithdrawnOn), "reason", r.WithdrawnReason)
}

// recordURL leads to a claim or event.
func (w *writer) recordURL(id string) string {
	if w.ix.Claim(id) != nil {
		return w.url("/claims/" + id)
	}
	return w.url("/events/" + id)
}

func (w *writer) recordURLs(ids []string) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = w.recordURL(id)
	}
	return out
}

// answers lists the ids of the records that deny a record.
func (w *writer) answers(id string) []string {
	if w.denials == nil {
		w.denials = map[string][]string{}
		for i := range w.ed.Atlas.Claims.Len() {
			if c := w.ed.Atlas.Claims.At(i); c.Denies != "" && c.WithdrawnOn == nil {
				w.denials[c.Denies] = append(w.denials[c.Denies], c.ID)
			}
		}
		for i := range w.ed.Atlas.Events {
			if x := &w.ed.Atlas.Events[i]; x.Denies != "" && x.WithdrawnOn == nil {
				w.denials[x.Denies] = append(w.denials[x.Denies], x.ID)
			}
		}
	}
	return w.denials[id]
}

// voices names each of several claimants once, inside a sentence: up to three by
// name, more by their number.
func (w *writer) voices(ids []string) (template.HTML, int) {
	seen := map[string]bool{}
	var names []template.HTML
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			names = append(names, "<b>"+w.who(id)+"</b>")
		}
	}
	if len(names) > 3 {
		return template.HTML(template.HTMLEscapeString(w.N("voice.several", len(names)))), len(names)
	}
	return w.list(names), len(names)
}
