package pages

import (
	"html/template"
	"strconv"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/words"
)

// placeModel is the article of one place.
type placeModel struct {
	*writer
	Reading   []template.HTML // what the reading leaves out
	Name      phrase
	Other     *phrase // the name in another script
	Kind      string
	Around    []placeRef // what it lies within, the nearest first
	Precision string
	Where     *where
	NameNote  string
	placeState
	States    []placeState // of a copy: all that the script may show in its place
	History   []*moment
	Contra    *apart
	Events    []eventGroup
	Figures   []figureRow
	Withdrawn []record
	Parts     []part
	Note      phrase
	BackURL   string
	BackText  string
	BackDate  string
	MapURL    string
	ShareURL  string
	Aliases   []string
	Drawn     bool // a small map of its own stands beside it
}

// smallMap is what the template of a map beside a text asks for.
type smallMap struct {
	Key    []legendRow
	Credit string
}

// Map is the small map's own small print; the state beside it explains the mark.
func (m *placeModel) Map() smallMap {
	return smallMap{Credit: m.ed.Atlas.About.BasemapNote.In(m.lang.Code)}
}

// drawn reports that a place has a point or an extent that a map can show.
func (w *writer) drawn(id string) bool {
	l := w.ed.Located(id)
	return l.Point != nil || l.HasShape()
}

// part is a place within, with its state on the day.
type part struct {
	placeRef
	Mark  template.HTML
	State string
}

// Place writes the page of one place; an unknown id is ErrNotFound.
func (s *Site) Place(req Request, id string) ([]byte, error) {
	w := s.writer(req)
	m, err := w.placeArticle(id)
	if err != nil {
		return nil, err
	}
	title := m.Name.Text
	d := s.document(w, title, w.T("place.summary", "place", title, "date", w.lang.Day(w.day), "state", m.State, "reason", m.Reason))
	d.Body, d.Linked = m, w.placeData(id)
	d.Offer, d.Picture = w.offer(), w.at(id).picture()
	if m.Drawn = w.drawn(id); m.Drawn {
		w.req.PlaceID = id
		d.Boot, d.Bundled = w.storyBoot(w.day), storyBundle
	}
	return s.render("place", d)
}

func (w *writer) placeArticle(id string) (*placeModel, error) {
	p := w.ix.Places[id]
	span := w.view.At(id, w.day)
	if p == nil || span == nil {
		return nil, ErrNotFound
	}
	m := &placeModel{
		writer: w, Reading: w.readingNotes(), Name: w.phrase(atlas.Text{En: p.Name, Ar: p.NameAr}), Kind: words.Upper(w.T("kind." + p.Kind)), Note: w.phrase(p.Note), Aliases: p.Aliases,
		placeState: w.placeState(span), Contra: w.apart(id), Events: w.events(w.ed.Events(id), &w.day),
		BackURL: w.url("/on/" + w.day.String()), BackText: w.lang.Day(w.day), BackDate: w.day.String(), MapURL: w.url("/", "date", w.day.String(), "place", id),
	}
	if !w.copy {
		m.ShareURL = w.url("/share", "date", w.day.String(), "place", id)
	}
	m.Other = otherName(p, w.lang.Code)
	if p.NameAr != "" && p.NameArOrigin != "" {
		m.NameNote = p.NameArOrigin
	}
	for _, up := range w.ix.Ancestors(id) {
		m.Around = append(m.Around, w.place(up.ID))
	}
	m.Precision, m.Where = w.precision(w.ed.Located(id)), w.where(p, w.ed.Located(id))
	m.History, m.States = w.history(id), w.placeStates(id)
	for _, f := range w.ed.Figures(id) {
		m.Figures = append(m.Figures, w.figure(f, nil))
	}
	for _, c := range w.ed.Claims(id) {
		if c.WithdrawnOn != nil {
			m.Withdrawn = append(m.Withdrawn, w.claim(c, nil))
		}
	}
	for _, within := range w.ed.Parts(id) {
		if s := w.view.At(within, w.day); s != nil {
			m.Parts = append(m.Parts, part{w.place(within), w.mark(s, false, ""), w.status(s)})
		}
	}
	return m, nil
}

// otherName is the name in the script that the page is not written in.
func otherName(p *atlas.Place, lang string) *phrase {
	switch {
	case p.NameAr == "" || p.NameAr == p.Name:
		return nil
	case lang == "ar":
		return &phrase{Text: p.Name, Lang: "en", Dir: "ltr"}
	}
	return &phrase{Text: p.NameAr, Lang: "ar", Dir: "rtl"}
}

// precision says in a few words how exactly the place is known.
func (w *writer) precision(l *gazetteer.Located) string {
	names := make([]string, len(l.From))
	for i, id := range l.From {
		names[i] = w.lang.Place(w.ix, id)
	}
	switch {
	case l.Status == gazetteer.StatusAmbiguous:
		return w.N("place.ambiguous", len(l.RunnersUp))
	case l.LocatedBy == gazetteer.ByUnlocated && len(names) > 0:
		return w.T("place.near", "from", w.lang.List(names))
	case l.LocatedBy == gazetteer.ByUnlocated:
		return w.T("place.unlocated")
	case l.PrecisionM > 0 && (l.Point != nil || l.LocatedBy == gazetteer.ByRing):
		return w.T("place.precision", "distance", w.lang.Distance(l.PrecisionM))
	}
	return w.T("place.no_point")
}

// placeData is the JSON-LD of a place.
func (w *writer) placeData(id string) map[string]any {
	p := w.ix.Places[id]
	out := map[string]any{
		"@context": "https://schema.org", "@type": "Place", "@id": w.absolute("/places/" + id), "name": p.NameIn(w.lang.Code), "url": w.canonical(w.lang.Code),
	}
	if names := append(otherNames(p, w.lang.Code), p.Aliases...); len(names) > 0 {
		out["alternateName"] = names
	}
	if at := w.ed.Located(id).Point; at != nil {
		out["geo"] = map[string]any{"@type": "GeoCoordinates", "latitude": at.Lat(), "longitude": at.Lon()}
	}
	var same []string
	if p.GeonamesID > 0 {
		same = append(same, "https://sws.geonames.org/"+itoa(p.GeonamesID)+"/")
	}
	if p.WikidataID != "" {
		same = append(same, "https://www.wikidata.org/entity/"+p.WikidataID)
	}
	if len(same) > 0 {
		out["sameAs"] = same
	}
	if p.Within != "" {
		out["containedInPlace"] = map[string]any{"@type": "Place", "@id": w.absolute("/places/" + p.Within), "name": w.lang.Place(w.ix, p.Within)}
	}
	return out
}

func otherNames(p *atlas.Place, lang string) []string {
	if o := otherName(p, lang); o != nil {
		return []string{o.Text}
	}
	return nil
}

// degrees writes an angle as a plain decimal number.
func degrees(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
