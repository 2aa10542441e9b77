package pages

import (
	"html/template"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// saidBy adds the rows that claims and events share: when, who says so, where
// it is written, who recorded it.
func (w *writer) saidBy(f *facts, d edtf.Date, reported *edtf.Day, claimant, via string, at atlas.Locator, trail atlas.Record) {
	when := safe(w.lang.Date(d))
	if !d.IsZero() {
		when += template.HTML(` <span class="quiet"><bdi dir="ltr">`) + safe(d.String()) + "</bdi></span>"
	}
	if d.IsDay() {
		when = template.HTML(`<a href="`+template.HTMLEscapeString(w.dayRef(d.Latest).URL)+`">`) + safe(w.lang.Date(d)) + "</a>"
	}
	f.html(w.T("record.when"), when)
	if reported != nil {
		f.text(w.T("record.said_on"), w.lang.Day(*reported))
	}
	v := w.voice(claimant, via)
	who := "<b>" + isolate(v.Name) + "</b>"
	if v.Role.Text != "" {
		who += "<br>" + isolate(v.Role)
	}
	f.html(w.T("record.who"), who)
	if v.Side.Text != "" {
		f.html(w.T("record.party"), isolate(v.Side))
	} else if claimant != atlas.DocumentClaimant {
		f.text(w.T("record.party"), w.T("record.no_party"))
	}
	if v.Via != "" {
		f.html(w.T("record.via"), isolate(phrase{Text: v.Via}))
	}
	ref := w.sentence(at)
	where := link(w.url("/sources/"+at.SourceID), ref.Source) + safe(ref.Comma) + isolate(ref.Section) + safe(ref.Comma+ref.Where)
	f.html(w.T("record.where"), where)
	if trail.RecordedBy != "" {
		text := w.T("record.recorded", "by", trail.RecordedBy)
		if trail.CheckedBy != "" {
			text = w.T("record.checked", "by", trail.RecordedBy, "checker", trail.CheckedBy)
		}
		f.text(w.T("record.trail"), text)
	}
}

// actorLinks names actors, each with the side it counts for on the day.
func (w *writer) actorLinks(ids []string, d edtf.Date) template.HTML {
	var out []template.HTML
	for _, id := range ids {
		name := isolate(w.actorName(id))
		if root := w.ix.Root(id, d.Latest); root != id {
			name += " (" + isolate(w.actorName(root)) + ")"
		}
		out = append(out, name)
	}
	return w.list(out)
}
