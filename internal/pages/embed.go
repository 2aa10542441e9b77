package pages

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// EmbedView is what an embed is asked for beside the request: the part of the
// map page that stands in a frame on another site.
type EmbedView struct {
	From, To  *edtf.Day // first and last day of the slider; nil = the request's day alone
	Highlight []string  // ids of places that are ringed
	Layers    []string  // of EmbedLayers; nil = all
	Controls  []string  // of EmbedControls; nil = what fits
	Theme     string    // light, dark, or "" for the reader's own
	Title     string    // goes before the date in the headline; "" = the usual words
}

// EmbedLayers are what a map in a frame can leave out.
func EmbedLayers() []string { return []string{"labels", "roads", "events", "reports"} }

// EmbedControls are what a reader can be given in a frame.
func EmbedControls() []string { return []string{"play", "slider", "zoom", "fullscreen", "legend"} }

// EmbedThemes are the grounds that an embed can be held to.
func EmbedThemes() []string { return []string{"light", "dark"} }

// embedModel is the page in a frame: headline, key, room for the map, credit.
type embedModel struct {
	*writer
	View     EmbedView
	Headline string
	Sentence string // the day in words
	Key      []legendRow
	Strip    bool // room for the slider
	Legend   bool
	Assets   string
	Actors   string // style sheet of the actors' colours
	MapURL   string
	DayURL   string
	Poster   string
	Data     string // who the records go back to, and their licence
	Credit   string // of the ground
	About    string
	Lasting  string
	Title    string // of an error
	Detail   phrase
	Boot     *embedBoot
}

// embedBoot is what the script in a frame reads.
type embedBoot struct {
	*boot
	Site  string            `json:"site"`  // goes before the links of the page: "" or "/e/{edition}"
	Asked map[string]string `json:"asked"` // parameters that the page was written for
	Still string            `json:"still"` // the picture for where the map does not come
}

// Offer tells other sites how to show this very map.
func (m *embedModel) Offer() *Offer { return m.offer() }

// Embed writes the map for a frame on another site.
func (s *Site) Embed(req Request, view EmbedView) ([]byte, error) {
	w := s.writer(req)
	about := &w.ed.Atlas.About
	day := w.dayArticle(false)
	m := &embedModel{
		writer: w, View: view, Headline: w.headline(view.Title), Sentence: w.summary(day), Key: w.embedKey(),
		Strip:  view.From != nil && (view.has("slider") || view.has("play")),
		Legend: view.has("legend"), Assets: s.options.AssetVersion, Actors: "/e/" + w.ed.ID + "/actors.css",
		MapURL: w.embedded("/"), DayURL: w.url("/on/"+w.day.String(), w.filterPairs()...), Poster: w.still(view),
		Data: w.dataCredit(), Credit: about.BasemapNote.In(w.lang.Code), About: w.url("/about"),
		Lasting: w.req.Base + w.address("/", w.langQuery()),
	}
	m.Boot = w.embedBoot(m.Poster)
	return s.frame("embed", m)
}

// Told are sentences about what the address asked for and did not get.
func (m *embedModel) Told() []string { return m.req.Notices }

// Apart says in which way the map is not all of the record under the usual rule:
// a picture of less must not pass for the whole. The campaign is the map's subject.
func (m *embedModel) Apart() string {
	var parts []string
	r := m.req.Reading
	if r.Rule != atlas.Documented {
		parts = append(parts, m.T("embed.rule", "rule", m.T("rule."+string(r.Rule))))
	}
	switch {
	case m.follows():
		parts = append(parts, m.T("ways.evening"))
	case r.Known != nil:
		parts = append(parts, m.T("map.reading.fixed", "date", m.lang.Day(*r.Known)))
	}
	if r.Without != "" {
		parts = append(parts, m.T("map.reading.without", "who", m.voice(r.Without, "").Name.Text))
	}
	groups := slices.DeleteFunc(edition.FilterGroups(), func(group string) bool { return group == "campaign" })
	if what := m.filterWords(groups); what != "" {
		parts = append(parts, m.T("embed.only", "what", what))
	}
	return strings.Join(parts, " · ")
}

// EmbedProblem writes an error for a frame: without the site's head and foot.
func (s *Site) EmbedProblem(req Request, status int, title, detail string) ([]byte, error) {
	w := s.writer(req)
	if key := "problem.title." + itoa(status); w.T(key) != key {
		title = w.T(key)
	}
	m := &embedModel{writer: w, Assets: s.options.AssetVersion, MapURL: withQuery("/", w.langQuery()), Title: title, Detail: phrase{Text: detail}}
	if w.lang.Code != "en" {
		m.Detail.Lang, m.Detail.Dir = "en", "ltr"
	}
	return s.frame("embedproblem", m)
}

func (s *Site) frame(name string, m *embedModel) ([]byte, error) {
	var out bytes.Buffer
	if err := s.views["embed"].ExecuteTemplate(&out, name, m); err != nil {
		return nil, fmt.Errorf("pages: %s: %w", name, err)
	}
	return out.Bytes(), nil
}

// has reports that a control is wanted; the zoom buttons only where they are named.
func (v EmbedView) has(control string) bool {
	if v.Controls == nil {
		return control != "zoom"
	}
	return slices.Contains(v.Controls, control)
}

// headline always states the date.
func (w *writer) headline(title string) string {
	if title == "" {
		return w.T("embed.title", "date", w.lang.Day(w.day))
	}
	return w.T("embed.titled", "title", title, "date", w.lang.Day(w.day))
}

// embedded leads from a frame to a page with the same day, reading and filter.
func (w *writer) embedded(path string) string {
	return w.url(path, append([]string{"date", w.day.String(), "place", w.req.PlaceID, "bbox", w.req.Query.Get("bbox")}, w.filterPairs()...)...)
}

// still is the picture for readers without scripts: of the day alone, since days of
// a slider are no two evenings to compare.
func (w *writer) still(view EmbedView) string {
	return posterURL(w, "svg", "width", "960", "height", "510", "theme", view.Theme, "title", view.Title, "highlight", strings.Join(view.Highlight, ","))
}

// dataCredit names the publishers of the sources and the licence of the atlas.
func (w *writer) dataCredit() string {
	var names []template.HTML
	for i := range w.ed.Atlas.Sources {
		if name := template.HTML(w.ed.Atlas.Sources[i].Publisher); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	licence := strings.ReplaceAll(w.ed.Atlas.About.Licence, "CC-", "CC ")
	licence = strings.ReplaceAll(licence, "-4.0", " 4.0")
	if len(names) == 0 {
		return licence
	}
	return w.T("embed.data", "sources", string(w.list(names)), "licence", licence)
}

// embedKey explains the marks of the day in as few words as a line holds: who
// holds places, then each kind of doubt once.
func (w *writer) embedKey() []legendRow {
	rows, n := map[string]legendRow{}, map[string]int{}
	for _, i := range w.view.State(w.day) {
		span := w.view.Span(i)
		if p := w.ix.Places[span.PlaceID]; p.IsRegion() || w.ed.Located(p.ID).Point == nil || !w.ed.Keeps(w.req.Filter, span) {
			continue
		}
		key, label := string(span.Status), ""
		if span.Status == atlas.Held {
			key, label = "held "+span.HolderList(), w.T("embed.key.held", "actors", plain(string(w.actorNames(span.Holders))))
		} else {
			label = w.T("embed.key." + key)
		}
		if n[key]++; n[key] == 1 {
			rows[key] = legendRow{Mark: w.fresh(span), Label: label}
		}
	}
	order := make([]string, 0, len(rows))
	for key := range rows {
		order = append(order, key)
	}
	rank := func(key string) int {
		status, _, _ := strings.Cut(key, " ")
		return statusOrder(atlas.Status(status))
	}
	slices.SortFunc(order, func(a, b string) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), -cmp.Compare(n[a], n[b]), strings.Compare(a, b))
	})
	out := make([]legendRow, len(order))
	for i, key := range order {
		out[i] = rows[key]
	}
	return out
}

// actorNames lists actors by their names alone, as a key does.
func (w *writer) actorNames(ids []string) template.HTML {
	out := make([]template.HTML, len(ids))
	for i, id := range ids {
		out[i] = safe(w.actorName(id).Text)
	}
	return w.list(out)
}

func (w *writer) embedBoot(still string) *embedBoot {
	texts := w.stringsOf("embed.", "notice.", "copy.reading", "map.state.", "map.sentence", "map.axis.", "map.zoom.")
	maps.Copy(texts, w.stringsOf("map.play", "map.pause", "map.slider", "map.places", "map.comma", "map.quiet", "map.silence", "map.failed", "map.retry", "map.missing",
		"map.scale", "map.km", "map.m", "map.lens", "map.story.", "map.close", "map.legend.changed"))
	b := &embedBoot{boot: w.boot(texts), Site: w.req.Prefix, Asked: map[string]string{}, Still: still}
	b.Since, b.Download = nil, nil
	for name := range w.req.Query {
		b.Asked[name] = w.req.Query.Get(name)
	}
	return b
}
