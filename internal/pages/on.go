package pages

import (
	"slices"

	"github.com/heldline/heldline/internal/atlas"
)

// onModel is the text twin of the map on one day.
type onModel struct {
	*writer
	Day       *dayModel
	Previous  *dayRef
	Next      *dayRef
	Holdings  []*holding
	Filtered  *filtered
	Disagree  []phrase
	Ways      *waysModel
	Sources   []sourceRef
	Cite      string
	MapURL    string
	Downloads []download
}

// download is a file of what the page shows.
type download struct{ Name, Data, URL string }

// sourceRef names a source.
type sourceRef struct {
	Title     phrase
	Publisher string
	Licence   string
	URL       string // our page of it
}

// Day writes the page of one day: who held what, what changed, who says so.
func (s *Site) Day(req Request) ([]byte, error) {
	w := s.writer(req)
	day := w.dayArticle(true)
	of := append([]string{"lang", w.first}, w.filterPairs()...)
	m := &onModel{
		writer: w, Day: day, Previous: day.Previous, Next: day.Next, Holdings: w.holdings(), Filtered: w.filtered(), Disagree: w.disagree(), Ways: w.ways(),
		Sources: w.sources(), MapURL: w.url("/", append([]string{"date", w.day.String()}, w.filterPairs()...)...),
		Cite: w.T("day.cite", "title", w.ed.Atlas.About.Title.In(w.lang.Code), "date", w.lang.Day(w.day), "edition", w.ed.ID, "rule", w.T("rule."+string(w.rule())),
			"url", w.absolute("/e/"+w.ed.ID+w.req.Path)),
		Downloads: append([]download{
			{"GeoJSON", "geojson", w.url("/control/"+w.day.String()+".geojson", of...)}, {"CSV", "csv", w.url("/control/"+w.day.String()+".csv", of...)},
		}, w.dayFiles()...),
	}
	d := s.document(w, w.T("day.title", "date", w.lang.Day(w.day)), w.summary(day))
	d.Body, d.Linked = m, w.dataset()
	d.Offer, d.Picture = w.offer(), w.picture()
	return s.render("on", d)
}

// disagree tells of the places of the day whose sentence and map position differ.
func (w *writer) disagree() []phrase {
	on := w.ed.On(w.day)
	var ids []string
	for _, c := range on.Claims {
		ids = append(ids, c.PlaceID)
	}
	for _, x := range on.Events {
		ids = append(ids, x.PlaceIDs...)
	}
	slices.Sort(ids)
	var out []phrase
	for _, id := range slices.Compact(ids) {
		if text := w.contradiction(id); text != "" {
			out = append(out, phrase{Text: text})
		}
	}
	return out
}

func (w *writer) sources() []sourceRef {
	var out []sourceRef
	for i := range w.ed.Atlas.Sources {
		x := &w.ed.Atlas.Sources[i]
		out = append(out, sourceRef{w.phrase(x.Title), x.Publisher, x.Licence, w.url("/sources/" + x.ID)})
	}
	return out
}

// dataset is the JSON-LD of the map and of a day's page.
func (w *writer) dataset() map[string]any {
	about := &w.ed.Atlas.About
	day, b := w.day.String(), about.Bounds
	file := func(name, format string) map[string]any {
		return map[string]any{
			"@type": "DataDownload", "encodingFormat": format, "contentUrl": w.absolute("/control/" + day + "." + name),
		}
	}
	var based []string
	for i := range w.ed.Atlas.Sources {
		based = append(based, w.ed.Atlas.Sources[i].URL)
	}
	return map[string]any{
		"@context": "https://schema.org", "@type": "Dataset", "name": about.Title.In(w.lang.Code), "description": about.Description.In(w.lang.Code),
		"url": w.canonical(w.lang.Code), "inLanguage": w.lang.Code, "license": atlas.LicenceURL(about.Licence), "version": w.ed.ID,
		"creator":          map[string]any{"@type": "Organization", "name": about.Contact},
		"creditText":       about.Attribution.In(w.lang.Code),
		"temporalCoverage": w.ed.First.String() + "/" + w.ed.Last.String(),
		"spatialCoverage": map[string]any{"@type": "Place", "geo": map[string]any{
			"@type": "GeoShape", "box": degrees(b[1]) + " " + degrees(b[0]) + " " + degrees(b[3]) + " " + degrees(b[2]),
		}},
		"isBasedOn":           based,
		"isAccessibleForFree": true,
		"distribution":        []any{file("geojson", "application/geo+json"), file("csv", "text/csv")},
	}
}
