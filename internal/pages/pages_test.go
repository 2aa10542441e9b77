package pages_test

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/pages"
)

// page is one document of the site, by the address it is asked for.
type page struct {
	path  string
	write func(*pages.Site, pages.Request) ([]byte, error)
}

// all lists a page of every kind.
func all() []page {
	by := func(f func(*pages.Site, pages.Request, string) ([]byte, error), id string) func(*pages.Site, pages.Request) ([]byte, error) {
		return func(s *pages.Site, r pages.Request) ([]byte, error) { return f(s, r, id) }
	}
	list := []page{
		{"/", (*pages.Site).Map}, {"/on/1900-05-03", (*pages.Site).Day}, {"/places", (*pages.Site).Places}, {"/campaigns", (*pages.Site).Campaigns},
		{"/campaigns/summer", by((*pages.Site).Campaign, "summer")}, {"/sources", (*pages.Site).Sources}, {"/sources/chronicle", by((*pages.Site).Source, "chronicle")},
		{"/codebook", (*pages.Site).Codebook}, {"/embedding", (*pages.Site).Embedding}, {"/qgis", (*pages.Site).QGIS}, {"/download", everyFile}, {"/about", (*pages.Site).About},
		{"/search", func(s *pages.Site, r pages.Request) ([]byte, error) {
			return s.Search(r, nasty, []string{"port", "nowhere"}, nil)
		}},
		{"/share", func(s *pages.Site, r pages.Request) ([]byte, error) {
			read := edtf.MustDay("1901-01-02")
			return s.Share(r, pages.ShareView{Size: "custom", Width: 500, Height: 400, Theme: "dark", Days: "summer", Title: nasty, Read: &read})
		}},
		{"/nothing", func(s *pages.Site, r pages.Request) ([]byte, error) { return s.Problem(r, 404, "Not here", nasty) }},
	}
	list = append(list, servicePages()...)
	for _, id := range []string{"isle", "port", "hill", "mill", "quay"} {
		list = append(list, page{"/places/" + id, by((*pages.Site).Place, id)})
	}
	for i := 1; i <= 9; i++ {
		list = append(list, page{fmt.Sprintf("/claims/c%d", i), by((*pages.Site).Claim, fmt.Sprintf("c%d", i))})
	}
	for _, id := range []string{"e1", "e2"} {
		list = append(list, page{"/events/" + id, by((*pages.Site).Event, id)})
	}
	return list
}

func TestEveryPageIsSoundInEveryLanguage(t *testing.T) {
	s := site(t)
	for _, extra := range []string{"", nasty} {
		e := editionOf(world(extra))
		for _, lang := range s.Codes() {
			for _, p := range all() {
				t.Run(lang+p.path+extra, func(t *testing.T) {
					out, err := p.write(s, request(e, lang, p.path))
					if err != nil {
						t.Fatal(err)
					}
					keep(t, lang, p.path, extra, out)
					check(t, string(out), lang)
				})
			}
		}
	}
}

// keep writes the plain pages to the folder that PAGES_OUT names, to look at.
func keep(t *testing.T, lang, path, extra string, out []byte) {
	dir := os.Getenv("PAGES_OUT")
	if dir == "" || extra != "" {
		return
	}
	name := strings.Trim(strings.ReplaceAll(path, "/", "-"), "-")
	if err := os.WriteFile(filepath.Join(dir, lang+"-"+name+".html"), out, 0o644); err != nil {
		t.Fatal(err)
	}
}

// everyFile is the page of downloads with a file of each kind.
func everyFile(s *pages.Site, r pages.Request) ([]byte, error) {
	var o pages.Offers
	for _, group := range pages.DownloadGroups() {
		for _, key := range group[1:] {
			if key != "series" && key != "panel" {
				ext := strings.ReplaceAll(strings.TrimPrefix(key, "gpkg-"), "-", ".")
				o.Atlas = append(o.Atlas, pages.FileOffer{Name: "tiny." + ext, Ext: ext, Key: key, Size: 1234567})
			}
		}
	}
	o.Layers = []pages.FileOffer{{Name: "places.csv", Ext: "csv", Layer: "places"}, {Name: "spans.csv.zip", Ext: "csv.zip", Layer: "spans", ByReading: true}}
	o.Day = []pages.FileOffer{{Name: "control-1900-05-02.gpkg", Ext: "gpkg", Layer: "control", ByReading: true}}
	return s.Download(r, o)
}

// address are the forms of links that the server answers.
var address = regexp.MustCompile(`^(/e/0123456789abcdef)?/(on(/\d{4}-\d\d-\d\d){1,2}|(places|claims|events|campaigns|sources)/[a-z0-9-]+|places|campaigns|sources|codebook|embedding|qgis|download|ogc(/(api|conformance|collections(/[a-z_]+(/(items(/\d+)?|queryables|schema))?)?))?|tiles/[a-z_]+\.json|download/[a-z0-9_-]+(\.[a-z]+){1,2}|(series|panel)\.csv|embed|share|poster/\d{4}-\d\d-\d\d\.svg|about|search|editions(/[0-9a-f]{16})?|corrections|feeds/(changes|editions)\.atom|` +
	`control/\d{4}-\d\d-\d\d\.(geojson|csv)|changes\.(geojson|csv)|assets/(app|first|print|text|story|share)\.(css|js)|assets/guide/[a-z-]+\.png|favicon\.ico|nothing|e/0123456789abcdef/actors\.css|actors\.css)?$`)

// snippets are texts to copy, in which markup is escaped on purpose.
var snippets = regexp.MustCompile(`(?s)<textarea.*?</textarea>`)

func check(t *testing.T, out, lang string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	balanced(t, out)
	ids := map[string]bool{}
	var links []string
	var headings int
	visit(doc, func(n *html.Node) {
		for _, a := range n.Attr {
			switch {
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("<%s> has an inline %s", n.Data, a.Key)
			case a.Key == "id":
				if ids[a.Val] {
					t.Errorf("id %q twice", a.Val)
				}
				ids[a.Val] = true
			case a.Key == "href" || a.Key == "action" || a.Key == "src":
				links = append(links, a.Val)
			}
		}
		switch n.Data {
		case "style":
			t.Error("an inline style sheet")
		case "script":
			if typ := attr(n, "type"); attr(n, "src") == "" && typ != "application/json" && typ != "application/ld+json" {
				t.Error("an inline script")
			}
		case "h1":
			headings++
		case "html":
			if attr(n, "lang") != lang || (attr(n, "dir") == "rtl") != (lang == "ar") {
				t.Errorf("html says lang %q, dir %q", attr(n, "lang"), attr(n, "dir"))
			}
		}
	})
	if headings != 1 {
		t.Errorf("%d main headings", headings)
	}
	for _, link := range links {
		u, err := url.Parse(link)
		switch {
		case err != nil:
			t.Errorf("link %q: %v", link, err)
		case u.Scheme == "https" || u.Scheme == "http" || u.Scheme == "mailto":
		case u.Path == "" && u.Fragment != "":
			if !ids[u.Fragment] {
				t.Errorf("no id for %q", link)
			}
		case !address.MatchString(u.Path):
			t.Errorf("nobody answers %q", link)
		}
	}
	for _, left := range []string{"ZgotmplZ", "%!", "&lt;bdi", "&amp;lt;", "{list}", "{places}", "{who}", "{date}", "{n}."} {
		told := snippets.ReplaceAllString(strings.Split(out, `id="boot"`)[0], "")
		if i := strings.Index(told, left); i >= 0 {
			t.Errorf("%q is left in the page: %q", left, told[max(0, i-80):min(len(told), i+80)])
		}
	}
	if m := regexp.MustCompile(`>[^<]*\b(nav|day|rule|lede|count|campaign|change|place|record|ref|tag|figure|status|reason|kind|event|verb|ground|infobox|source|ledger|located|confidence|unit|share)\.[a-z_]+[^<]*<`).FindString(regexp.MustCompile(`id="boot">[^<]*`).ReplaceAllString(out, "")); m != "" {
		t.Errorf("a key without a string: %s", m)
	}
}

// balanced checks that every element that is opened is closed in order.
func balanced(t *testing.T, out string) {
	t.Helper()
	void := map[string]bool{"meta": true, "link": true, "input": true, "br": true, "img": true, "hr": true}
	z := html.NewTokenizer(strings.NewReader(out))
	var open []string
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("never closed: %v", open)
			}
			return
		case html.StartTagToken:
			if name, _ := z.TagName(); !void[string(name)] {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				t.Errorf("</%s> closes %v", name, open)
				return
			}
			open = open[:len(open)-1]
		}
	}
}

func visit(n *html.Node, f func(*html.Node)) {
	if n.Type == html.ElementNode {
		f(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		visit(c, f)
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestTextOfAnAtlasNeverBecomesMarkup(t *testing.T) {
	s, e := site(t), editionOf(world(nasty))
	for _, p := range all() {
		out, err := p.write(s, request(e, "en", p.path))
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"<script>alert", `<b style`, `\u003cscript>alert`} {
			if strings.Contains(string(out), bad) {
				t.Errorf("%s holds %q", p.path, bad)
			}
		}
	}
}

func TestUnknownIDIsNotFound(t *testing.T) {
	s, e := site(t), editionOf(world(""))
	r := request(e, "en", "/")
	for name, f := range map[string]func(pages.Request, string) ([]byte, error){
		"place": s.Place, "claim": s.Claim, "event": s.Event, "campaign": s.Campaign, "source": s.Source,
	} {
		if _, err := f(r, "nowhere"); !errors.Is(err, pages.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	r.PlaceID = "nowhere"
	if _, err := s.Map(r); !errors.Is(err, pages.ErrNotFound) {
		t.Errorf("map: %v", err)
	}
}

func TestProblemNeedsNoEdition(t *testing.T) {
	s := site(t)
	out, err := s.Problem(pages.Request{Lang: "ar", Path: "/"}, 503, "Nothing published", "Wait")
	if err != nil || !strings.Contains(string(out), "Wait") {
		t.Errorf("%v\n%s", err, out)
	}
}

func TestDayWithoutReportsSaysWhatStillStands(t *testing.T) {
	s, e := site(t), editionOf(world(""))
	r := request(e, "en", "/on/1900-05-08")
	r.Day = edtf.MustDay("1900-05-08")
	out, err := s.Day(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"No report dated 8 May. What was last said still stands.", `href="/on/1900-05-05"`, `href="/on/1900-05-25"`} {
		if !strings.Contains(string(out), want) {
			t.Errorf("no %q", want)
		}
	}
}

func TestLinksKeepReadingLanguageAndEdition(t *testing.T) {
	s, e := site(t), editionOf(world(""))
	r := request(e, "ar", "/on/1900-05-03")
	r.Prefix = "/e/0123456789abcdef"
	r.Reading = atlas.Reading{Rule: atlas.Strict, Without: "watch"}
	out, err := s.Day(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`href="/e/0123456789abcdef/places/port?lang=ar&amp;rule=strict&amp;without=watch"`, `<link rel="canonical" href="http://127.0.0.1:8080/on/1900-05-03?lang=ar">`} {
		if !strings.Contains(string(out), want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestSentenceLinkEncodesWhatMeansSomethingInATextDirective(t *testing.T) {
	s, e := site(t), editionOf(world(""))
	out, err := s.Claim(request(e, "en", "/claims/c1"), "c1")
	if err != nil {
		t.Fatal(err)
	}
	if want := "https://example.org/chronicle#:~:text=first%20words,last%2Dwords%2C%20here"; !strings.Contains(string(out), want) {
		t.Errorf("no %s", want)
	}
}
