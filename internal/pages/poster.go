package pages

import (
	"strings"

	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/poster"
)

// PosterOptions are what a poster is asked for beyond the request of a page.
type PosterOptions struct {
	Width, Height int // pixels
	Dark          bool
	Title         string   // takes the place of the headline's first words; the date is stated all the same
	Highlight     []string // place ids
	Campaign      string   // campaign id: the map is on its places, the strip on its days
	Box           *geo.Box // what the map shows; nil = where things are
}

// Poster says what the poster of a request shows, in the words of its page.
func (s *Site) Poster(req Request, o PosterOptions) poster.Spec {
	w := s.writer(req)
	spec := poster.Spec{
		Edition: w.ed, View: w.view, Lang: w.lang, Day: w.day, Since: req.Since, Place: req.PlaceID, Highlight: o.Highlight, Campaign: o.Campaign,
		Box: o.Box, Filter: req.Filter, Width: o.Width, Height: o.Height, Dark: o.Dark, Notices: append(w.readingLines(), req.Notices...), Foot: w.posterFoot(),
	}
	spec.Title, spec.Date, spec.Lede = w.posterWords()
	if title := strings.Join(strings.Fields(o.Title), " "); title != "" {
		if spec.Date == "" {
			spec.Date = spec.Title
		}
		spec.Title = title
	}
	spec.Alt = w.posterAlt()
	return spec
}

// posterWords are the headline, the date where the headline does not state it, and
// one sentence.
func (w *writer) posterWords() (title, date, lede string) {
	if w.req.Since != nil {
		courses := w.courses(*w.req.Since, w.day)
		var texts []string
		for _, h := range w.rangeLede(courses) {
			texts = append(texts, plain(string(h)))
		}
		return w.rangeTitle(), "", strings.Join(texts[:min(len(texts), 2)], " ")
	}
	if w.req.PlaceID != "" && w.ix.Places[w.req.PlaceID] != nil {
		if span := w.view.At(w.req.PlaceID, w.day); span != nil {
			return w.lang.Place(w.ix, w.req.PlaceID), w.lang.Day(w.day), w.reason(span, w.day)
		}
	}
	return w.lang.Day(w.day), "", w.firstSentence()
}

// firstSentence is the first of the day's lede, or what a quiet day says.
func (w *writer) firstSentence() string {
	if list := w.lede(); len(list) > 0 {
		return plain(string(list[0]))
	}
	on := w.ed.On(w.day)
	if len(on.Claims)+len(on.Tray)+len(on.Events)+len(on.Figures) == 0 {
		return w.T("day.empty", "date", w.lang.DayOfYear(w.day))
	}
	return w.T("day.no_change")
}

// readingLines say what the reading leaves out.
func (w *writer) readingLines() []string {
	var out []string
	if r := w.req.Reading; r.Known != nil {
		key := "reading.known"
		if w.follows() {
			key = "reading.evening"
		}
		out = append(out, w.T(key, "date", w.lang.Day(*r.Known)))
	}
	if without := w.req.Reading.Without; without != "" {
		out = append(out, w.T("reading.without", "who", w.lang.The(w.lang.Claimant(w.ix, without))))
	}
	return out
}

// posterFoot is the small print of a picture: it must tell by itself by which rule
// and from what it was drawn.
func (w *writer) posterFoot() []string {
	n := len(w.ed.Atlas.Sources)
	out := []string{
		w.T("poster.rule", "rule", w.T("rule."+string(w.rule()))), w.N("poster.documents", n), w.T("poster.edition", "edition", w.ed.ID),
	}
	if credit := w.ed.Atlas.About.BasemapNote.In(w.lang.Code); credit != "" {
		out = append(out, credit)
	}
	return out
}

// posterAlt is what a poster shows, for those who do not see it.
func (w *writer) posterAlt() string {
	title, date, lede := w.posterWords()
	if date != "" {
		title += ", " + date
	}
	return w.T("poster.alt", "title", title, "lede", lede, "rule", w.T("rule."+string(w.rule())))
}
