package pages

import (
	"html/template"
	"strings"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// changedRows bounds how many rows of a table a page lists.
const changedRows = 100

// rowList are the rows of one table that an edition changed.
type rowList struct {
	Title string
	Rows  []changedRow
	More  string // how many are left out
}

type changedRow struct {
	ID     string
	URL    string
	Kind   string
	Text   phrase // what the record says today
	Reason string // why it was withdrawn
	Fields []changedField
}

type changedField struct {
	Name          template.HTML
	Before, After template.HTML
}

// rowLists lists what a difference did to the rows of each table.
func (w *writer) rowLists(d *edition.Difference) []rowList {
	var out []rowList
	for _, t := range []struct {
		key  string
		rows []edition.RowChange
		of   func(id string) (phrase, string)
	}{
		{"edition.claims", d.Claims, w.claimText}, {"edition.events", d.Events, w.eventText}, {"edition.figures", d.Figures, w.figureText},
		{"edition.places", d.Places, w.placeText}, {"edition.sources", d.Sources, w.sourceText},
	} {
		if len(t.rows) == 0 {
			continue
		}
		l := rowList{Title: w.T(t.key)}
		for i := range t.rows[:min(len(t.rows), changedRows)] {
			r := &t.rows[i]
			row := changedRow{ID: r.ID, Kind: w.T("edition.row." + string(r.Kind)), Fields: w.changedFields(r.Fields), Reason: reasonOf(r)}
			row.Text, row.URL = t.of(r.ID)
			l.Rows = append(l.Rows, row)
		}
		if n := len(t.rows) - changedRows; n > 0 {
			l.More = w.N("list.more", n)
		}
		out = append(out, l)
	}
	return out
}

// reasonOf is why a row was withdrawn; empty if it was not.
func reasonOf(r *edition.RowChange) string {
	for _, f := range r.Fields {
		if f.Name == "withdrawn_reason" && r.Kind == edition.Withdrawn {
			return f.After
		}
	}
	return ""
}

func (w *writer) claimText(id string) (phrase, string) {
	if c := w.ix.Claim(id); c != nil {
		return w.phrase(c.Statement), w.rootURL("/claims/" + id)
	}
	return phrase{}, ""
}

func (w *writer) eventText(id string) (phrase, string) {
	if x := w.ix.Events[id]; x != nil {
		return w.phrase(x.Title), w.rootURL("/events/" + id)
	}
	return phrase{}, ""
}

func (w *writer) figureText(id string) (phrase, string) {
	for i := range w.ed.Atlas.Figures {
		if f := &w.ed.Atlas.Figures[i]; f.ID == id {
			return w.phrase(f.Statement), ""
		}
	}
	return phrase{}, ""
}

func (w *writer) placeText(id string) (phrase, string) {
	if w.ix.Places[id] != nil {
		return w.place(id).Name, w.rootURL("/places/" + id)
	}
	return phrase{}, ""
}

func (w *writer) sourceText(id string) (phrase, string) {
	if x := w.ix.Sources[id]; x != nil {
		return w.phrase(x.Title), w.rootURL("/sources/" + id)
	}
	return phrase{}, ""
}

// changedFields writes the cells that differ; those of a withdrawal are told in
// words of their own.
func (w *writer) changedFields(fields []edition.FieldChange) []changedField {
	var out []changedField
	for _, f := range fields {
		if f.Name != "withdrawn_on" && f.Name != "withdrawn_reason" {
			out = append(out, changedField{w.fieldName(f.Name), w.fieldValue(f.Name, f.Before), w.fieldValue(f.Name, f.After)})
		}
	}
	return out
}

// fieldKeys are the words for columns that readers know from other pages.
func fieldKeys() map[string]string {
	return map[string]string{
		"date": "record.when", "reported_on": "record.said_on", "claimant_id": "record.who", "via": "record.via", "section": "record.where",
		"checked_by": "record.trail", "recorded_by": "record.trail", "place_id": "claim.place", "place_ids": "claim.place", "actor_ids": "claim.actors",
		"verb": "claim.verb", "extent": "claim.extent", "loser_id": "claim.loser", "statement_en": "field.statement", "statement_ar": "field.statement",
		"title": "field.title", "title_ar": "field.title", "count": "field.count", "area_km2": "claim.area", "position": "field.position", "where": "field.where",
		"as_given": "figure.figure", "target_ids": "event.targets", "campaign_id": "event.campaign",
	}
}

// fieldName is a column in words, or as the files have it.
func (w *writer) fieldName(column string) template.HTML {
	if key, ok := fieldKeys()[column]; ok {
		return safe(w.T(key))
	}
	return `<code dir="ltr">` + safe(column) + "</code>"
}

// fieldValue is a cell in words: names for ids, dates as the page writes them.
func (w *writer) fieldValue(column, value string) template.HTML {
	if value == "" {
		return `<span class="quiet">` + safe(w.T("edition.empty")) + "</span>"
	}
	switch column {
	case "date", "reported_on":
		if d, err := edtf.Parse(value); err == nil {
			return safe(w.lang.Date(d))
		}
	case "claimant_id":
		return isolate(w.voice(value, "").Name)
	case "via":
		return isolate(phrase{Text: mediumName(value)})
	case "verb", "extent":
		return safe(w.T(column + "." + value))
	case "place_id", "place_ids":
		return w.names(value, func(id string) phrase { return w.place(id).Name })
	case "actor_ids", "loser_id", "actor_id", "target_ids":
		return w.names(value, w.actorName)
	}
	return "<bdi>" + safe(value) + "</bdi>"
}

func (w *writer) names(ids string, name func(string) phrase) template.HTML {
	var out []template.HTML
	for id := range strings.SplitSeq(ids, ";") {
		out = append(out, isolate(name(id)))
	}
	return w.list(out)
}
