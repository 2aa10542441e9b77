package pages

import (
	"github.com/heldline/heldline/internal/atlas"
)

// document is what the outer template gets: the head, the frame, and the model
// of the view inside.
type document struct {
	*writer
	Title       string
	Description string
	Kind        string // body class: page-map page-text
	AtlasTitle  phrase
	Robots      string
	Alternates  []alternate
	Canonical   string
	OpenGraph   string // og:type
	Picture     *picture
	Linked      any    // JSON-LD, nil for none
	Assets      string // version of the assets
	ActorsCSS   string
	Nav         []navLink
	Languages   []alternate // the others, for the switch
	Notices     []string
	Foot        *foot
	Boot        *boot  // pages with a map only
	Offer       *Offer // of the page's map to other sites, nil for none
	Missing     bool   // nothing is at the address
	Bundled     string // name of the script and style sheet, where they are not those of the kind
	More        string // name of a second script and style sheet, "" for none
	Body        any
}

// mapKind is the class of the page with the map.
const mapKind = "page-map"

type alternate struct{ Code, Name, Dir, URL string }

// Bundle is the name of the script and the style sheet that the page needs: the
// map's, those of a text with a map beside it, or the few bytes that a text needs.
func (d *document) Bundle() string {
	switch {
	case d.Bundled != "":
		return d.Bundled
	case d.Kind == mapKind:
		return "app"
	}
	return "text"
}

// navLink is one entry of the menu. Data names what the front end keeps in step
// with the map.
type navLink struct {
	Text    string
	URL     string
	Data    string
	Current bool
}

// foot is the small print of every text page.
type foot struct {
	Licence, LicenceURL string
	Attribution         string
	Edition             string
	EditionURL          string
	Read                []string
	NoCookies           string
}

// document frames a page. title is the page's own; the atlas's follows it.
func (s *Site) document(w *writer, title, description string) *document {
	d := &document{
		writer: w, Title: title, Description: description, Kind: "page-text", OpenGraph: "article", Assets: s.options.AssetVersion,
		Notices: w.req.Notices, Canonical: w.canonical(w.lang.Code),
	}
	for _, code := range s.catalogue.Codes() {
		l := s.catalogue.Language(code)
		d.Alternates = append(d.Alternates, alternate{code, l.Name, l.Dir, w.canonical(code)})
		if code != w.lang.Code {
			d.Languages = append(d.Languages, alternate{code, l.Name, l.Dir, w.sameIn(code)})
		}
	}
	if w.ed == nil {
		return d
	}
	about := &w.ed.Atlas.About
	d.AtlasTitle = w.phrase(about.Title)
	d.ActorsCSS = "/e/" + w.ed.ID + "/actors.css"
	d.Nav = w.nav()
	d.Foot = &foot{
		Licence: about.Licence, LicenceURL: atlas.LicenceURL(about.Licence), Attribution: about.Attribution.In(w.lang.Code),
		Edition: w.ed.ID, EditionURL: "/e/" + w.ed.ID + w.address(w.req.Path, w.langQuery()), NoCookies: w.T("foot.no_cookies"),
	}
	for i := range w.ed.Atlas.Sources {
		x := &w.ed.Atlas.Sources[i]
		d.Foot.Read = append(d.Foot.Read, w.T("foot.read", "source", x.Title.In(w.lang.Code), "date", w.lang.Day(x.RetrievedOn)))
	}
	return d
}

func (w *writer) nav() []navLink {
	first := navLink{w.T("nav.map"), w.url("/", "date", w.dayParam()), "map", false}
	if w.req.Path == "/" {
		first = navLink{w.T("nav.day"), w.url("/on/"+w.dayPath(), w.filterPairs()...), "day", false}
	}
	list := []navLink{first}
	if to := w.ShareURL(); w.req.Path == "/" && to != "" {
		list = append(list, navLink{w.T("nav.share"), to, "share", false})
	}
	return append(list, []navLink{
		{w.T("nav.places"), w.url("/places"), "", w.req.Path == "/places"},
		{w.T("nav.codebook"), w.url("/codebook"), "", w.req.Path == "/codebook"},
		{w.T("nav.download"), w.url("/download", "date", w.dayParam()), "download", w.req.Path == "/download"},
		{w.T("nav.sources"), w.url("/sources"), "", w.req.Path == "/sources"},
		{w.T("nav.about"), w.url("/about"), "", w.req.Path == "/about"},
	}...)
}

// Heading is the document's title with the atlas's behind it.
func (d *document) Heading() string {
	if d.AtlasTitle.Text == "" || d.Title == d.AtlasTitle.Text {
		return d.Title + " · Heldline"
	}
	return d.Title + " · " + d.AtlasTitle.Text + " · Heldline"
}

// HasAtlas reports that an edition is published: the page names its style sheet.
func (d *document) HasAtlas() bool { return d.ed != nil }

// Origin is the public address.
func (d *document) Origin() string { return d.req.Base }

// SearchURL is where the search form goes: the list of places, which answers a
// query with a page; in a copy the map.
func (d *document) SearchURL() string {
	if d.copy {
		return d.url("/") // its map searches the names that it has
	}
	return d.req.Prefix + "/places"
}

// HomeURL is the map in this language.
func (d *document) HomeURL() string { return d.url("/") }

// DayURL is the text twin of the day, which is the table for those without scripts.
func (d *document) DayURL() string { return d.url("/on/"+d.day.String(), d.filterPairs()...) }

// OtherLang is the language to hand on in forms, "" for the first.
func (d *document) OtherLang() string {
	if d.lang.Code == d.first {
		return ""
	}
	return d.lang.Code
}

// Query is the text that was searched for.
func (d *document) Query() string { return d.req.Query.Get("q") }

// rule is the id of the rule of the page.
func (w *writer) rule() atlas.Rule { return w.req.Reading.Rule }

// EmbeddingURL is the page for authors of articles in this language.
func (d *document) EmbeddingURL() string { return d.url("/embedding") }

// QGISURL is the page for analysts in this language.
func (d *document) QGISURL() string { return d.url("/qgis") }

// CodebookURL is the codebook in this language.
func (d *document) CodebookURL() string { return d.url("/codebook") }
