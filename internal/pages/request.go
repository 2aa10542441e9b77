package pages

import (
	"net/url"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/geo"
)

// Request says what a page shows and where it stands.
type Request struct {
	Edition *edition.Edition // nil only for Problem, where nothing is published
	Reading atlas.Reading
	Lang    string
	Day     edtf.Day       // the day shown; the atlas's default date where the address has none
	Since   *edtf.Day      // compares the evening of this day with that of Day; nil = Day alone
	Base    string         // public address without a slash at its end: http://127.0.0.1:8080
	Prefix  string         // "" or "/e/<edition>": goes before every link of a pinned page
	Path    string         // of this page, without Prefix: "/on/2017-11-03"
	Query   url.Values     // as asked for; kept where the language is switched
	PlaceID string         // map: the place that is chosen, "" = none
	Filter  edition.Filter // map and day: which places are shown; nil = all
	Box     *geo.Box       // what the map opens on; nil = where the day has changes
	Notices []string       // sentences about what the address asked for and did not get

	Gazetteers []gazetteer.Dataset // imported gazetteers in use; nil on pinned pages
	Trail      *Trail              // a record's way through the editions; nil on pinned pages
}

// kept are the parameters that a link to the same page carries on.
func kept() []string {
	return append([]string{"date", "from", "to", "place", "q", "view", "areas", "bbox"}, edition.FilterGroups()...)
}

// Parameters are the names of what the address of a page may ask for.
func Parameters() []string { return append(kept(), "rule", "known", "without", "lang") }

// url writes a link of the site: path with the parameters given as key, value
// pairs, the reading and the language. Empty values are left out.
func (w *writer) url(path string, pairs ...string) string {
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		set(q, pairs[i], pairs[i+1])
	}
	r := w.req.Reading
	if r.Rule != "" && r.Rule != atlas.Documented && !q.Has("rule") {
		q.Set("rule", string(r.Rule))
	}
	if q.Get("rule") == string(atlas.Documented) {
		q.Del("rule")
	}
	if r.Known != nil {
		set(q, "known", r.Known.String())
	}
	set(q, "without", r.Without)
	if !q.Has("lang") {
		set(q, "lang", w.lang.Code)
	}
	if q.Get("lang") == w.first {
		q.Del("lang")
	}
	if to := w.address(path, q); to != "" {
		return w.req.Prefix + to
	}
	return ""
}

func set(q url.Values, key, value string) {
	if value != "" {
		q.Set(key, value)
	}
}

func withQuery(path string, q url.Values) string {
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}

// dayParam is the date that links to other pages carry on: none for the default.
func (w *writer) dayParam() string {
	if w.ed == nil || w.day == w.ed.Atlas.About.DefaultDate {
		return ""
	}
	return w.day.String()
}

// sameIn is this page in another language, with all that was asked for.
func (w *writer) sameIn(lang string) string {
	pairs := []string{"lang", lang}
	for _, key := range kept() {
		pairs = append(pairs, key, w.req.Query.Get(key))
	}
	return w.url(w.req.Path, pairs...)
}

// canonical is the lasting address of this page in a language: without the
// edition, the reading and, on pages that stand for themselves, the date.
func (w *writer) canonical(lang string) string {
	q := url.Values{}
	switch {
	case w.req.Path == "/" && w.req.Since != nil:
		q.Set("from", w.req.Since.String())
		q.Set("to", w.day.String())
	case w.req.Path == "/":
		set(q, "date", w.dayParam())
	}
	if lang != w.first {
		q.Set("lang", lang)
	}
	return w.req.Base + w.address(w.req.Path, q)
}

// absolute puts the public address before a link.
func (w *writer) absolute(link string) string { return w.req.Base + link }
