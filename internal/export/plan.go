package export

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/download"
	"github.com/heldline/heldline/internal/edition"
)

// Pattern is one line of the server's route table.
type Pattern struct {
	Path   string
	Page   bool // answers in the languages of the pages
	Pinned bool // stands under /e/{edition} too
}

// item is an answer and where it stands in a copy.
type item struct {
	address string   // what to ask for
	files   []string // below the folder of the copy, with slashes
}

// kind says how the addresses of a pattern are copied.
type kind struct {
	paths  func(*edition.Edition) []string
	byRule bool // the answer depends on the rule
	byLang bool // and on the language, though it is no page
}

// kinds decides for every pattern of the route table. What only a server can
// answer has no paths: the page's own script stands in for it, or it is missing.
func (s *Site) kinds() map[string]kind {
	same := func(p string) func(*edition.Edition) []string {
		return func(*edition.Edition) []string { return []string{p} }
	}
	out := map[string]kind{
		"/on/:date":         {days("/on/%s"), true, false},
		"/embed/:date":      {days("/embed/%s"), true, false},
		"/share/:date":      {days("/share/%s"), true, false},
		"/places/:id":       {each("/places/%s", func(e *edition.Edition) []*atlas.Place { return e.Places }, func(p **atlas.Place) string { return (*p).ID }), true, false},
		"/campaigns/:id":    {each("/campaigns/%s", func(e *edition.Edition) []atlas.Campaign { return e.Atlas.Campaigns }, func(x *atlas.Campaign) string { return x.ID }), true, false},
		"/sources/:id":      {each("/sources/%s", func(e *edition.Edition) []atlas.Source { return e.Atlas.Sources }, func(x *atlas.Source) string { return x.ID }), true, false},
		"/claims/:id":       {claims, true, false},
		"/events/:id":       {each("/events/%s", func(e *edition.Edition) []atlas.Event { return e.Atlas.Events }, func(x *atlas.Event) string { return x.ID }), true, false},
		"/control/:file":    {days("/control/%s.geojson", "/control/%s.csv"), true, false},
		"/areas/:file":      {days("/areas/%s.geojson", "/areas/%s.csv"), true, false},
		posters:             {days("/poster/%s.svg", "/poster/%s.png"), true, true},
		"/download/:file":   {files, true, false},
		"/assets/*":         {assets(s.BundleVersion, s.Bundle), false, false},
		"/editions/:id":     {s.editionPages, false, false},
		"/basemap.json":     {basemap, false, false},
		"/actors.css":       {same("/actors.css"), false, false},
		"/claims.json":      {same("/claims.json"), false, false},
		"/editions.json":    {same("/editions.json"), false, false},
		"/embed.js":         {same("/embed.js"), false, false},
		"/favicon.ico":      {same("/favicon.ico"), false, false},
		"/robots.txt":       {same("/robots.txt"), false, false},
		"/sitemap.xml":      {same("/sitemap.xml"), false, false},
		"/map/places.json":  {same("/map/places.json"), false, false},
		"/map/names.json":   {same("/map/names.json"), false, true},
		"/map/records.json": {same("/map/records.json"), false, false},
		"/map/state/:file":  {days("/map/state/%s.json"), true, false},
	}
	for _, p := range []string{
		"/", "/places", "/campaigns", "/sources", "/codebook", "/about", "/embed", "/embedding", "/qgis", "/download", "/editions", "/corrections",
		"/series.csv", "/control.geojson", "/control.csv", "/areas.geojson", "/areas.csv", "/changes.geojson", "/changes.csv", "/spans.geojson", "/spans.csv", "/dates.json",
		"/map/history.json", "/map/claimants.json", "/map/evenings.json", "/map/evening-claimants.json",
	} {
		out[p] = kind{same(p), true, false}
	}
	for _, p := range []string{
		"/panel.csv", "/extents.geojson", "/extents.csv", "/places.geojson", "/places.csv", "/events.geojson", "/events.csv",
		"/feeds/changes.atom", "/feeds/editions.atom",
	} {
		out[p] = kind{same(p), false, false}
	}
	for _, p := range []string{
		"/on/:date/:until", "/search", "/reconcile", "/reconcile/suggest/entity", "/reconcile/suggest/type", "/reconcile/suggest/property",
		"/reconcile/properties", "/reconcile/preview", "/share", "/oembed", "/tiles/:layer", "/tiles/:layer/:z/:x/:y", "/healthz", "/readyz",
	} {
		out[p] = kind{func(*edition.Edition) []string { return nil }, false, false}
	}
	for _, p := range []string{
		"", "/api", "/conformance", "/collections", "/collections/:collection", "/collections/:collection/queryables", "/collections/:collection/schema",
		"/collections/:collection/items", "/collections/:collection/items/:id",
	} {
		// Its clients ask by query and by header, and take what is not their page for an error.
		out["/ogc"+p] = kind{func(*edition.Edition) []string { return nil }, false, false}
	}
	return out
}

// editionPages tell what each edition changed; without a list, the current one.
func (s *Site) editionPages(e *edition.Edition) []string {
	out := []string{"/editions/" + e.ID}
	for _, id := range s.Published {
		if to := "/editions/" + id; !slices.Contains(out, to) {
			out = append(out, to)
		}
	}
	return out
}

// days writes formats for every day that a copy tells of.
func days(formats ...string) func(*edition.Edition) []string {
	return func(e *edition.Edition) []string {
		var out []string
		for _, format := range formats {
			for _, day := range e.Told() {
				out = append(out, fmt.Sprintf(format, day))
			}
		}
		return out
	}
}

func each[T any](format string, list func(*edition.Edition) []T, id func(*T) string) func(*edition.Edition) []string {
	return func(e *edition.Edition) []string {
		var out []string
		all := list(e)
		for i := range all {
			out = append(out, fmt.Sprintf(format, id(&all[i])))
		}
		return out
	}
}

// assets are the files of the front end, under their plain names and under the
// version of the bundle, which pages name: the editions that were copied with it
// go on needing it.
func assets(version string, bundle []string) func(*edition.Edition) []string {
	return func(*edition.Edition) []string {
		var out []string
		for _, name := range bundle {
			out = append(out, "/assets/"+name, "/assets/"+version+"/"+name)
		}
		return out
	}
}

func claims(e *edition.Edition) []string {
	out := make([]string, e.Atlas.Claims.Len())
	for i := range out {
		out[i] = "/claims/" + e.Atlas.Claims.ID(i)
	}
	return out
}

// files are those that can be had without a running server; of one day only the
// plain ones, which stand beside them.
func files(e *edition.Edition) []string {
	var out []string
	for _, f := range download.Files(e) {
		if !f.Format.Live {
			out = append(out, "/download/"+f.Name)
		}
	}
	return out
}

// sameByRule reports that an address is the same under every rule, though its
// pattern has others that are not.
func sameByRule(e *edition.Edition, to string) bool {
	name, ok := strings.CutPrefix(to, "/download/")
	f, found := download.Find(e, name)
	return ok && found && !f.ByReading()
}

func basemap(e *edition.Edition) []string {
	if len(e.Atlas.Geometries["basemap.topojson"]) == 0 {
		return nil
	}
	return []string{"/basemap.json"}
}

// posters is the pattern of the pictures of days, which take most of the time.
const posters = "/poster/:file"

// plan lists the files of a copy. What is the same answer by its meaning is asked
// for once: the usual rule is that of addresses without one, and no datum or
// picture says whether its address was pinned.
func (s *Site) plan() ([]item, error) {
	table := s.kinds()
	out := []item{{missing, []string{missingPage}}}
	for _, p := range s.Patterns {
		k, decided := table[p.Path]
		if !decided {
			return nil, fmt.Errorf("the address %s of the server has no place in a copy yet", p.Path)
		}
		if p.Path == posters && !s.Posters {
			continue
		}
		for _, to := range k.paths(s.Edition) {
			feed := strings.HasPrefix(to, "/feeds/")
			if s.BaseURL == "" && (feed || to == "/sitemap.xml") {
				continue // their addresses must be whole
			}
			for _, forms := range s.forms(p.Page || feed || k.byLang, k.byRule && !sameByRule(s.Edition, to)) {
				if p.Path == posters {
					forms = forms[:1] // pages name no other, and pictures are large
				}
				pinned := "/e/" + s.Edition.ID
				switch {
				case !p.Pinned:
					out = append(out, itemOf([]string{""}, forms, to, p.Page))
				case p.Page:
					out = append(out, itemOf([]string{""}, forms, to, true), itemOf([]string{pinned}, forms, to, true))
				default:
					out = append(out, itemOf([]string{"", pinned}, forms, to, false))
				}
			}
		}
	}
	taken := map[string]bool{}
	for _, x := range out {
		for _, file := range x.files {
			if !fs.ValidPath(file) || taken[file] {
				return nil, fmt.Errorf("the address %s makes no file of its own", x.address)
			}
			taken[file] = true
		}
	}
	return out, nil
}

// forms are the beginnings of an address in every language and under every rule,
// those together that mean the same.
func (s *Site) forms(byLang, byRule bool) [][]string {
	langs := []string{""}
	if byLang {
		for _, lang := range s.Langs {
			langs = append(langs, "/lang/"+lang)
		}
	}
	var out [][]string
	for _, lang := range langs {
		if !byRule {
			out = append(out, []string{lang})
			continue
		}
		for _, rule := range atlas.Rules {
			form := lang + "/rules/" + string(rule)
			if rule == atlas.Documented {
				out = append(out, []string{lang, form})
			} else {
				out = append(out, []string{form})
			}
		}
	}
	return out
}

// itemOf asks for the first of some addresses and writes the files of all.
func itemOf(prefixes, forms []string, to string, page bool) item {
	x := item{address: prefixes[0] + forms[0] + to}
	for _, prefix := range prefixes {
		for _, form := range forms {
			x.files = append(x.files, fileOf(prefix+form+to, page))
		}
	}
	return x
}

// fileOf names the file of an address: of a page the index of its folder.
func fileOf(address string, page bool) string {
	file := strings.TrimPrefix(address, "/")
	if page {
		file = path.Join(file, "index.html")
	}
	return file
}
