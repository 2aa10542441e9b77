package pages

import (
	"cmp"
	"html/template"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// difference is a place of which two readings tell a reader different things.
type difference struct{ here, there *atlas.Span }

// differences lists the places, regions aside, that another reading shows
// otherwise on the day; the larger places first.
func (w *writer) differences(other *edition.View) []difference {
	var out []difference
	for _, i := range w.view.State(w.day) {
		d := difference{here: w.view.Span(i), there: other.At(w.view.Spans.PlaceID(i), w.day)}
		if !w.ix.Places[d.here.PlaceID].IsRegion() && !w.alike(d.here, d.there) {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b difference) int { return cmp.Compare(w.rank(a.here.PlaceID), w.rank(b.here.PlaceID)) })
	return out
}

// alike reports that two states read the same, whatever they rest upon. Only the
// words of an announcement depend on its claim, so only they are compared.
func (w *writer) alike(a, b *atlas.Span) bool {
	return a.Status == b.Status && a.Holder == b.Holder && slices.Equal(a.Holders, b.Holders) &&
		(a.Status != atlas.Claimed || w.status(a) == w.status(b))
}

// differRow is one place, or several that differ alike and for the same claim.
type differRow struct {
	Places []held
	Before template.HTML // marks: here, and with everything
	After  template.HTML
	Label  string // what the pair of marks says
	Text   string // both states in words
	Since  string // when it became known
	Says   *record
}

// differModel is what a reading that leaves something out shows otherwise.
type differModel struct {
	Title string
	Count string
	Rows  []*differRow
}

// differ compares the day with the same rule over everything that is recorded;
// nil where the reading leaves nothing out.
func (w *writer) differ() *differModel {
	r := w.req.Reading
	if r.Known == nil && r.Without == "" {
		return nil
	}
	list := w.differences(w.ed.View(atlas.Reading{Rule: r.Rule}))
	m := &differModel{Title: w.T("differ.both"), Count: w.count("differ.count", len(list))}
	switch {
	case r.Without == "":
		m.Title, m.Count = w.T("differ.known"), w.count("differ.known.count", len(list))
	case r.Known == nil:
		who := w.voiceName(r.Without)
		m.Title, m.Count = w.T("differ.without", "who", who), w.count("differ.without.count", len(list), "who", who)
	}
	rows := map[string]*differRow{}
	for _, d := range list {
		lead := w.missing(d.there)
		place := held{placeRef: w.place(d.here.PlaceID)}
		key := w.status(d.here) + "|" + w.status(d.there)
		if lead != nil {
			key += "|" + lead.ID
		}
		if row := rows[key]; row != nil {
			place.Before = w.T("list.comma")
			row.Places = append(row.Places, place)
			continue
		}
		rows[key] = w.differRow(d, lead, place)
		m.Rows = append(m.Rows, rows[key])
	}
	return m
}

func (w *writer) differRow(d difference, lead *atlas.Claim, place held) *differRow {
	here, there := w.status(d.here), w.status(d.there)
	row := &differRow{
		Places: []held{place}, Before: w.mark(d.here, false, ""), After: w.mark(d.there, false, ""),
		Label: w.T("change.pair", "before", here, "after", there), Text: w.contrast(here, there),
	}
	if lead == nil {
		return row
	}
	says := w.claim(lead, nil)
	says.Tags = slices.DeleteFunc(says.Tags, func(tag string) bool { return tag == w.T("tag.left_out") })
	row.Says = &says
	if w.req.Reading.Known != nil && atlas.KnownOn(lead) > *w.req.Reading.Known {
		key := "differ.said"
		if lead.ReportedOn == nil {
			key = "differ.happened"
		}
		row.Since = w.T(key, "date", w.lang.Day(atlas.KnownOn(lead)))
	}
	return row
}

// contrast puts both states into words: what stands here, and what with everything.
func (w *writer) contrast(here, there string) string {
	r := w.req.Reading
	switch {
	case r.Without == "":
		return w.T("differ.known.pair", "here", here, "there", there)
	case r.Known == nil:
		return w.T("differ.without.pair", "here", here, "there", there, "who", w.voiceName(r.Without))
	}
	return w.T("differ.pair", "here", here, "there", there)
}

// missing is the claim that the reading leaves out and that makes the difference
// to a state: one that the state rests upon, else the first that was said of the
// place or of what is around it.
func (w *writer) missing(there *atlas.Span) *atlas.Claim {
	for _, id := range there.ClaimIDs {
		if c := w.ix.Claim(id); c != nil && !w.view.Uses(c) {
			return c
		}
	}
	var first *atlas.Claim
	look := func(placeID string) {
		for _, c := range w.ed.Claims(placeID) {
			if c.WithdrawnOn == nil && !w.view.Uses(c) && (first == nil || atlas.KnownOn(c) < atlas.KnownOn(first)) {
				first = c
			}
		}
	}
	look(there.PlaceID)
	for _, up := range w.ix.Ancestors(there.PlaceID) {
		if first == nil {
			look(up.ID)
		}
	}
	return first
}

// voiceName names a voice as it stands inside a sentence, as plain text.
func (w *writer) voiceName(id string) string {
	if id == atlas.DocumentClaimant {
		return w.T("voice.document")
	}
	return w.lang.The(w.lang.Claimant(w.ix, id))
}

// otherwise says what a place is with everything that is recorded, where the
// reading shows it differently.
func (w *writer) otherwise(placeID string, day edtf.Day) string {
	r := w.req.Reading
	if r.Known == nil && r.Without == "" {
		return ""
	}
	here, there := w.view.At(placeID, day), w.ed.View(atlas.Reading{Rule: r.Rule}).At(placeID, day)
	if w.alike(here, there) {
		return ""
	}
	return w.contrast(w.status(here), w.status(there))
}
