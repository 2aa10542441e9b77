package pages

import (
	"html/template"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// shareText is the ready sentence and the alternative text of the picture in one language.
func (w *writer) shareText(s *Site, code string) shareText {
	req := w.req
	req.Lang = code
	in := s.writer(req)
	of := func(id, label, text string) shareField {
		return shareField{ID: "share-" + id + "-" + code, Label: label, Text: text, Lang: code, Dir: in.lang.Dir, Rows: 4}
	}
	return shareText{code, in.lang.Dir, in.lang.Name, []shareField{
		of("sentence", w.T("share.sentence"), in.readySentence()), of("alt", w.T("share.alt"), in.altText()),
	}}
}

// readySentence tells what is shown with who says so, and where that is from.
func (w *writer) readySentence() string {
	text := w.told()
	if notes := w.readingWords(); len(notes) > 0 {
		text += " " + strings.Join(notes, ". ") + "."
	}
	if f := w.filtered(); f != nil {
		text += " " + f.Text
	}
	return text + " " + w.T("share.after", "rule", w.T("rule."+string(w.rule())), "sources", w.sourceNames())
}

func (w *writer) told() string {
	switch {
	case w.req.PlaceID != "":
		if span := w.view.At(w.req.PlaceID, w.day); span != nil {
			return w.T("place.summary", "place", w.lang.Place(w.ix, w.req.PlaceID), "date", w.lang.Day(w.day), "state", w.status(span), "reason", w.reason(span, w.day))
		}
	case w.req.Since != nil:
		return w.toldBetween()
	}
	if lede := w.ledeOf(w.inSight); len(lede) > 0 {
		return w.lang.Day(w.day) + ": " + plainAll(lede)
	}
	text := w.T("share.quiet", "date", w.lang.Day(w.day), "counts", w.counts())
	if who := w.voicesOf(w.inSightSpans()); who != "" {
		text += " " + w.T("share.according", "who", who)
	}
	return text
}

// toldBetween tells what changed between two evenings in the places in sight.
func (w *writer) toldBetween() string {
	var list []*course
	var after []*atlas.Span
	for _, d := range w.courses(*w.req.Since, w.day) {
		if !w.inSight(d.after()) {
			continue
		}
		list = append(list, d)
		for _, c := range d.steps {
			if len(c.After.ClaimIDs) > 0 {
				after = append(after, c.After)
			}
		}
	}
	text := w.rangeTitle() + ": " + plainAll(w.rangeLede(list))
	if who := w.voicesOf(after); who != "" {
		text += " " + w.T("share.according", "who", who)
	}
	return text
}

// altText describes the picture: whose places stand on it, and which changed.
func (w *writer) altText() string {
	what := w.lang.Day(w.day)
	if w.req.Since != nil {
		what = w.rangeTitle()
	}
	text := w.T("share.alt.text", "title", w.ed.Atlas.About.Title.In(w.lang.Code), "what", what, "counts", w.counts())
	if places := w.changedInSight(); len(places) > 0 {
		names := plain(string(w.firstOf(places, 4, func(id string) template.HTML { return isolate(w.place(id).Name) })))
		text += " " + w.T("share.alt.changed", "places", names)
	}
	return text
}

// inSightSpans are the states of the places that can stand on the map.
func (w *writer) inSightSpans() []*atlas.Span {
	var out []*atlas.Span
	for _, i := range w.view.State(w.day) {
		if s := w.view.Span(i); !w.ix.Places[s.PlaceID].IsRegion() && w.ed.Located(s.PlaceID).Point != nil && w.inSight(s) {
			out = append(out, s)
		}
	}
	return out
}

// counts says how many places in sight are in each state: "Red 3, Blue 2".
func (w *writer) counts() string {
	n := map[string]int{}
	for _, s := range w.inSightSpans() {
		n[s.PlaceID] = 1
	}
	var parts []string
	for _, h := range w.holdings() {
		sum := 0
		for _, p := range h.Places {
			sum += n[p.ID]
		}
		if sum > 0 {
			parts = append(parts, w.T("share.count", "state", h.Label, "n", w.Int(sum)))
		}
	}
	if len(parts) == 0 {
		return w.T("share.count.none")
	}
	return strings.Join(parts, w.T("filter.and"))
}

// changedInSight are the places in sight whose state changed, the larger ones first.
func (w *writer) changedInSight() []string {
	var out []string
	if w.req.Since != nil {
		for _, d := range w.courses(*w.req.Since, w.day) {
			if d.outcome != outcomeBack && w.inSight(d.after()) && !w.ix.Places[d.place].IsRegion() {
				out = append(out, d.place)
			}
		}
	} else {
		next := w.day + 1
		changes := w.view.Changes(&w.day, &next)
		for i := range changes {
			if c := &changes[i]; c.Counts() && w.inSight(c.After) && !w.ix.Places[c.After.PlaceID].IsRegion() {
				out = append(out, c.After.PlaceID)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return w.rank(a) - w.rank(b) })
	return slices.Compact(out)
}

// voicesOf names those who say so, as plain text; "" where nobody does.
func (w *writer) voicesOf(spans []*atlas.Span) string {
	var ids []string
	for _, s := range spans {
		if s.Status != atlas.Unknown && len(s.ClaimIDs) > 0 {
			ids = append(ids, w.ix.Claim(s.ClaimIDs[0]).ClaimantID)
		}
	}
	who, n := w.voices(ids)
	if n == 0 {
		return ""
	}
	return plain(string(who))
}

// sourceNames names the sources with their publishers, once each.
func (w *writer) sourceNames() string {
	var names []template.HTML
	for i := range w.ed.Atlas.Sources {
		x := &w.ed.Atlas.Sources[i]
		name := x.Publisher
		if name == "" {
			name = x.Title.In(w.lang.Code)
		}
		if h := template.HTML(template.HTMLEscapeString(name)); !slices.Contains(names, h) {
			names = append(names, h)
		}
	}
	return plain(string(w.list(names)))
}

func plainAll(sentences []template.HTML) string {
	texts := make([]string, len(sentences))
	for i, h := range sentences {
		texts[i] = plain(string(h))
	}
	return strings.Join(texts, " ")
}

// shareDownloads are the files of what is shown.
func (w *writer) shareDownloads() []downloads {
	of := append([]string{"lang", w.first}, w.filterPairs()...)
	both := func(label string, pairs ...string) downloads {
		to := "/control/" + w.day.String()
		return downloads{label, []download{{"CSV", "", plainCommas(w.url(to+".csv", pairs...))}, {"GeoJSON", "", plainCommas(w.url(to+".geojson", pairs...))}}}
	}
	out := []downloads{both(w.T("share.data.day", "date", w.lang.Day(w.day)), of...)}
	if w.req.Box != nil && !w.copy {
		out = append(out, both(w.T("share.data.view"), append(of, "bbox", w.req.Query.Get("bbox"))...))
	}
	if w.req.Since != nil {
		changes := w.rangeDownloads()
		slices.Reverse(changes)
		out = append(out, downloads{w.T("share.data.changes"), changes})
	}
	out[0].Files = append(out[0].Files, w.dayFiles()...)
	return out
}
