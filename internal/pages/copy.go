package pages

import (
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// copied is what the script of a copy reads: which addresses stand for those of
// the server.
type copied struct {
	Langs   []string       `json:"langs"` // the first one stands in no address
	Rules   []atlas.Rule   `json:"rules"`
	Rule    atlas.Rule     `json:"rule"`    // the one that stands in no address
	Days    []int          `json:"days"`    // those with a page, in order: the first since 1970-01-01, the others since the one before
	Reports string         `json:"reports"` // for each of them whether it has a report, 1 or 0
	Locale  string         `json:"locale"`
	Strings map[string]any `json:"strings"`
}

// Copied describes the copy that the page belongs to; nil where it belongs to none.
func (d *document) Copied() *copied { return d.copied(d.Boot != nil) }

// Copied is nil where the map in a frame belongs to no copy.
func (m *embedModel) Copied() *copied { return m.copied(true) }

// copied leaves out the sentences where no script needs them.
func (w *writer) copied(sentences bool) *copied {
	if !w.copy || w.ed == nil {
		return nil
	}
	c := &copied{Langs: w.codes, Rules: atlas.Rules, Rule: atlas.Documented, Locale: w.lang.Locale, Strings: map[string]any{}}
	c.Days, c.Reports = w.days()
	if !sentences {
		return c
	}
	for _, prefix := range []string{"copy.", "notice.", "day.before", "day.after", "day.empty", "day.outside", "day.nearest", "place.on"} {
		maps.Copy(c.Strings, w.lang.Strings(prefix))
	}
	if len(w.ed.Atlas.Campaigns) == 0 {
		delete(c.Strings, "day.outside")
	}
	return c
}

// days writes the days of a copy in few bytes, since every page has them.
func (w *writer) days() (gaps []int, reports string) {
	flags := []byte{}
	last := edtf.Day(0)
	for _, day := range w.ed.Told() {
		gaps = append(gaps, int(day-last))
		last = day
		_, reported := slices.BinarySearchFunc(w.ed.Dates, day, func(d edition.DayCount, day edtf.Day) int { return int(d.Date - day) })
		flags = append(flags, '0')
		if reported {
			flags[len(flags)-1] = '1'
		}
	}
	return gaps, string(flags)
}

// address writes a path with its query; in a copy rule and language stand in the
// path, and a page is a folder.
func (w *writer) address(to string, q url.Values) string {
	if !w.copy {
		return withQuery(to, q)
	}
	if day, ok := strings.CutPrefix(to, "/on/"); ok && !w.hasPage(day) {
		to, q = "/", url.Values{"date": {day}, "lang": q["lang"], "rule": q["rule"]}
	}
	if strings.HasPrefix(to, "/places/") && strings.Contains(to, ":") {
		return "" // rows of gazetteers are not copied
	}
	if strings.HasPrefix(to, "/poster/") && w.noPosters {
		return ""
	}
	form := ""
	if lang := q.Get("lang"); lang != "" && lang != w.first {
		form = "/lang/" + lang
	}
	if rule := q.Get("rule"); rule != "" && rule != string(atlas.Documented) {
		form += "/rules/" + rule
	}
	if path.Ext(to) == "" && !strings.HasSuffix(to, "/") {
		to += "/"
	}
	kept := url.Values{}
	for name, values := range q {
		if name != "lang" && name != "rule" && values != nil && readsQuery(to, name) {
			kept[name] = values
		}
	}
	return withQuery(form+to, kept)
}

// readsQuery reports that the script of a copied page answers a parameter itself.
func readsQuery(to, name string) bool {
	return to == "/" || strings.HasPrefix(to, "/embed/") || strings.HasPrefix(to, "/places/") && name == "date"
}

// hasPage reports that a day has a page in a copy.
func (w *writer) hasPage(day string) bool {
	d, err := edtf.ParseDay(day)
	if err != nil {
		return false
	}
	_, found := slices.BinarySearch(w.ed.Told(), d)
	return found
}

// Asset is the address of a file of the bundle. A copy keeps each version of the
// bundle under a name of its own, for the editions that were copied with it.
func (w *writer) Asset(file string) string {
	if w.copy {
		return "/assets/" + w.assets + "/" + file
	}
	return "/assets/" + file + "?v=" + w.assets
}

// Copy reports that the page stands on a file server.
func (w *writer) Copy() bool { return w.copy }
