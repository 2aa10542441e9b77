package pages

import (
	"maps"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/symbol"
)

// boot is what the front end reads when the map page has loaded.
type boot struct {
	Edition     string            `json:"edition"`
	Base        string            `json:"base"`
	Lang        string            `json:"lang"`
	Dir         string            `json:"dir"`
	Locale      string            `json:"locale"`
	Date        edtf.Day          `json:"date"`
	Since       *edtf.Day         `json:"since"`
	Rule        atlas.Rule        `json:"rule"`
	Known       *edtf.Day         `json:"known"`
	Without     *string           `json:"without"`
	Place       *string           `json:"place"`
	First       edtf.Day          `json:"first"`
	Last        edtf.Day          `json:"last"`
	DefaultDate edtf.Day          `json:"default_date"`
	Basemap     bool              `json:"basemap"`
	Bounds      [4]float64        `json:"bounds"`
	Opening     *[4]float64       `json:"opening"` // what the day is about, nil for all
	ReachM      float64           `json:"reach_m"` // of estimated areas
	Title       string            `json:"title"`
	Credit      string            `json:"credit"`
	Shapes      map[string]string `json:"shapes"`
	Strings     map[string]any    `json:"strings"`
	Download    map[string]string `json:"download"`

	places int // how many there are
}

// mapModel is the map page: the day's article, or a place's, and the controls.
type mapModel struct {
	*writer
	Date   string      // YYYY-MM-DD
	Day    *dayModel   // nil where two evenings are compared
	Range  *rangeModel // nil unless two evenings are compared
	Place  *placeModel // nil unless a place is chosen
	Ways   *waysModel
	Hidden []param // what the forms hand on
	First  string
	Last   string
	Credit string
	Legend []legendRow
}

type param struct{ Name, Value string }

// Map writes the map page of the request's day: with the day's article inside,
// so that it reads without scripts. An unknown PlaceID is ErrNotFound.
func (s *Site) Map(req Request) ([]byte, error) {
	w := s.writer(req)
	about := &w.ed.Atlas.About
	m := &mapModel{
		writer: w, Date: w.day.String(), Ways: w.ways(), First: w.ed.First.String(), Last: w.ed.Last.String(),
		Credit: about.BasemapNote.In(w.lang.Code), Legend: w.legend(),
	}
	if req.PlaceID != "" {
		place, err := w.placeArticle(req.PlaceID)
		if err != nil {
			return nil, err
		}
		m.Place = place
	}
	m.Hidden = w.hidden()
	var d *document
	if req.Since != nil {
		m.Range = w.rangeArticle(false)
		d = s.document(w, m.Range.Title, m.Range.summary())
	} else {
		m.Day = w.dayArticle(false)
		d = s.document(w, about.Title.In(w.lang.Code), w.summary(m.Day))
	}
	d.Kind, d.OpenGraph, d.Body, d.Boot, d.Linked = mapKind, "website", m, w.boot(w.strings()), w.dataset()
	d.Offer, d.Picture = w.offer(), w.picture()
	return s.render("map", d)
}

// hidden are the parameters of the reading and the language.
func (w *writer) hidden() []param {
	var out []param
	if w.req.Reading.Known != nil {
		out = append(out, param{"known", w.req.Reading.Known.String()})
	}
	if w.req.Reading.Without != "" {
		out = append(out, param{"without", w.req.Reading.Without})
	}
	for pairs := w.filterPairs(); len(pairs) > 0; pairs = pairs[2:] {
		out = append(out, param{pairs[0], pairs[1]})
	}
	if w.lang.Code != w.first {
		out = append(out, param{"lang", w.lang.Code})
	}
	return out
}

func (w *writer) boot(texts map[string]any) *boot {
	about := &w.ed.Atlas.About
	optional := func(s string) *string {
		if s == "" {
			return nil
		}
		return &s
	}
	return &boot{
		Edition: w.ed.ID, Base: "/e/" + w.ed.ID, Lang: w.lang.Code, Dir: w.lang.Dir, Locale: w.lang.Locale, Date: w.day, Since: w.req.Since,
		Rule: w.rule(), Known: w.req.Reading.Known, Without: optional(w.req.Reading.Without), Place: optional(w.req.PlaceID),
		First: w.ed.First, Last: w.ed.Last, DefaultDate: about.DefaultDate,
		Basemap: len(w.ed.Atlas.Geometries["basemap.topojson"]) > 0, Bounds: about.Bounds, Opening: w.opening(), places: len(w.ed.Places), ReachM: about.Areas.Reach(),
		Title: about.Title.In(w.lang.Code), Credit: about.BasemapNote.In(w.lang.Code),
		Shapes: symbol.Shapes(), Strings: texts,
		Download: map[string]string{"geojson": w.req.Prefix + "/control/{date}.geojson", "csv": w.req.Prefix + "/control/{date}.csv"},
	}
}

// strings are the words of the front end: its own, and the kinds of places,
// directions and groups of the filter that it shares with the pages.
func (w *writer) strings() map[string]any {
	return w.stringsOf("map.", "kind.", "compass.", "filter.", "range.")
}

// stringsOf are the strings of the catalogue whose keys begin with one of these.
func (w *writer) stringsOf(prefixes ...string) map[string]any {
	out := map[string]any{}
	for _, prefix := range prefixes {
		maps.Copy(out, w.lang.Strings(prefix))
	}
	return out
}

// summary is the plain text of a day's lede, for descriptions.
func (w *writer) summary(m *dayModel) string {
	var texts []string
	for _, h := range m.Lede {
		texts = append(texts, plain(string(h)))
	}
	if len(texts) == 0 {
		texts = append(texts, m.Quiet)
	}
	return w.lang.Day(w.day) + ": " + strings.Join(texts, " ")
}
