package pages_test

import (
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/pages"
)

const pin = "/e/0123456789abcdef"

// texts are what a page of what there is to copy holds, by the id of the field.
type texts map[string]string

func share(t *testing.T, r pages.Request, v pages.ShareView) texts {
	t.Helper()
	if v.Size == "" {
		v.Size = "article"
	}
	out, err := site(t).Share(r, v)
	if err != nil {
		t.Fatal(err)
	}
	doc := parse(t, string(out))
	fields := texts{"page": string(out)}
	visit(doc, func(n *html.Node) {
		if n.Data == "textarea" && n.FirstChild != nil {
			fields[strings.TrimPrefix(attr(n, "id"), "share-")] = n.FirstChild.Data
		}
	})
	return fields
}

func parse(t *testing.T, text string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// only is the one element of a name in a snippet.
func only(t *testing.T, snippet, name string) *html.Node {
	t.Helper()
	var found []*html.Node
	visit(parse(t, snippet), func(n *html.Node) {
		if n.Data == name {
			found = append(found, n)
		}
	})
	if len(found) != 1 {
		t.Fatalf("%d <%s> in %s", len(found), name, snippet)
	}
	return found[0]
}

// asks compares an address with a path and the parameters it must have, no others.
func asks(t *testing.T, what, address, path string, want map[string]string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil || u.Scheme+"://"+u.Host != "http://127.0.0.1:8080" || u.Path != path {
		t.Errorf("%s is %s, want the path %s", what, address, path)
		return
	}
	got := u.Query()
	for name, value := range want {
		if got.Get(name) != value {
			t.Errorf("%s: %s is %q, want %q", what, name, got.Get(name), value)
		}
		got.Del(name)
	}
	if len(got) > 0 {
		t.Errorf("%s asks for %v too", what, got)
	}
}

// everything is a request with all that a map can show.
func everything(lang string) pages.Request {
	r := request(editionOf(world("")), lang, "/share")
	known := edtf.MustDay("1900-06-30")
	r.Reading = atlas.Reading{Rule: atlas.Any, Known: &known, Without: "watch"}
	r.PlaceID = "port"
	r.Filter = edition.Filter{"actor": {"red", "blue"}, "status": {"held"}}
	r.Box = &geo.Box{West: 1, South: 2, East: 4, North: 5}
	r.Query = url.Values{"bbox": {"1,2,4,5"}, "view": {"table"}}
	return r
}

func TestEverySnippetPointsToTheSameState(t *testing.T) {
	for lang, extra := range map[string]string{"en": "", "ar": "ar"} {
		state := map[string]string{"date": "1900-05-03", "rule": "any", "known": "1900-06-30", "without": "watch", "place": "port", "actor": "red,blue", "status": "held", "bbox": "1,2,4,5"}
		if extra != "" {
			state["lang"] = extra
		}
		with := func(more map[string]string, less ...string) map[string]string {
			out := map[string]string{}
			for k, v := range state {
				out[k] = v
			}
			for k, v := range more {
				out[k] = v
			}
			for _, k := range less {
				delete(out, k)
			}
			return out
		}
		f := share(t, everything(lang), pages.ShareView{Theme: "dark"})
		table := map[string]string{"view": "table"}
		asks(t, "link", f["link"], pin+"/", with(table))
		embed := with(map[string]string{"theme": "dark"})
		asks(t, "iframe", attr(only(t, f["iframe"], "iframe"), "src"), pin+"/embed", embed)
		asks(t, "link below it", attr(only(t, f["iframe"], "a"), "href"), pin+"/", with(table))
		asks(t, "element", attr(only(t, f["element"], "conflict-map"), "src"), pin+"/embed", embed)
		asks(t, "its script", attr(only(t, f["element"], "script"), "src"), "/embed.js", nil)
		asks(t, "its picture", attr(only(t, f["element"], "img"), "src"), pin+"/poster/1900-05-03.png", with(map[string]string{"theme": "dark"}, "date"))
		oembed, err := url.Parse(f["oembed"])
		if err != nil {
			t.Fatal(err)
		}
		asks(t, "oEmbed", oembed.Query().Get("url"), pin+"/embed", embed)
		asks(t, "citation", regexp.MustCompile(`http\S+`).FindString(f["cite"]), pin+"/", with(table))
		for _, file := range []string{"csv", "geojson"} {
			link := regexp.MustCompile(`href="(` + pin + `/control/[^"]*\.` + file + `[^"]*)"`).FindStringSubmatch(f["page"])
			if link == nil {
				t.Fatalf("no %s", file)
			}
			asks(t, file, "http://127.0.0.1:8080"+html.UnescapeString(link[1]), pin+"/control/1900-05-03."+file, with(nil, "date", "place", "bbox", "lang"))
		}
	}
}

func TestFollowingUpdatesNamesNoEdition(t *testing.T) {
	f := share(t, everything("en"), pages.ShareView{Follow: true})
	for _, name := range []string{"link", "iframe", "element", "oembed", "picture"} {
		if strings.Contains(f[name], "0123456789abcdef") {
			t.Errorf("%s names the edition: %s", name, f[name])
		}
	}
	for _, name := range []string{"cite", "bibtex", "csl"} {
		if !strings.Contains(f[name], pin+"/?") {
			t.Errorf("%s does not name the pinned address: %s", name, f[name])
		}
	}
}

func TestFrameHasTheSizeAndSliderThatAreChosen(t *testing.T) {
	a, b := edtf.MustDay("1900-05-10"), edtf.MustDay("1900-05-20")
	for name, c := range map[string]struct {
		view   pages.ShareView
		since  string
		filter edition.Filter
		want   map[string]string
		width  string
		height string
	}{
		"one day":                     {view: pages.ShareView{}, want: map[string]string{"date": "1900-05-03"}, width: "100%", height: "510"},
		"a phone":                     {view: pages.ShareView{Size: "phone"}, want: map[string]string{"date": "1900-05-03"}, width: "360", height: "510"},
		"its own":                     {view: pages.ShareView{Size: "custom", Width: 700, Height: 450}, want: map[string]string{"date": "1900-05-03"}, width: "700", height: "450"},
		"a campaign":                  {view: pages.ShareView{Days: "summer"}, want: map[string]string{"date": "1900-05-03", "from": "1900-04-20", "to": "1900-06-10"}, width: "100%", height: "510"},
		"days, widened to the day":    {view: pages.ShareView{Days: "range", First: &a, Last: &b}, want: map[string]string{"date": "1900-05-03", "from": "1900-05-03", "to": "1900-05-20"}, width: "100%", height: "510"},
		"two evenings":                {view: pages.ShareView{Days: "range"}, since: "1900-05-01", want: map[string]string{"date": "1900-05-03", "from": "1900-05-01", "to": "1900-05-03"}, width: "100%", height: "510"},
		"a campaign's places, no bar": {view: pages.ShareView{}, filter: edition.Filter{"campaign": {"summer"}}, want: map[string]string{"date": "1900-05-03", "campaign": "summer", "from": "1900-05-03", "to": "1900-05-03"}, width: "100%", height: "510"},
	} {
		r := request(editionOf(world("")), "en", "/share")
		r.Filter = c.filter
		if c.since != "" {
			r.Since = edtf.MustDay(c.since).Ptr()
		}
		frame := only(t, share(t, r, c.view)["iframe"], "iframe")
		asks(t, name, attr(frame, "src"), pin+"/embed", c.want)
		if attr(frame, "width") != c.width || attr(frame, "height") != c.height {
			t.Errorf("%s: %s x %s", name, attr(frame, "width"), attr(frame, "height"))
		}
	}
}

func TestHostileTitleStaysText(t *testing.T) {
	r := request(editionOf(world(nasty)), "en", "/share")
	f := share(t, r, pages.ShareView{Title: nasty})
	if got := attr(only(t, f["iframe"], "iframe"), "title"); !strings.HasPrefix(got, nasty+", ") {
		t.Errorf("the frame is called %q", got)
	}
	src, err := url.Parse(attr(only(t, f["element"], "conflict-map"), "src"))
	if err != nil || src.Query().Get("title") != nasty {
		t.Errorf("the element shows %v (%v)", src, err)
	}
	if alt := attr(only(t, f["picture"], "img"), "alt"); !strings.Contains(alt, "The Isle, 1900"+nasty) {
		t.Errorf("the picture says %q", alt)
	}
	only(t, f["element"], "script") // its own, and no other
	if strings.Contains(f["page"], "<script>alert") {
		t.Error("the title became markup")
	}
}

func TestReadySentenceNamesWhoSaysSoInBothLanguages(t *testing.T) {
	r := request(editionOf(world("")), "en", "/share")
	r.Filter = edition.Filter{"kind": {"town"}}
	f := share(t, r, pages.ShareView{})
	for name, want := range map[string][]string{
		"sentence-en": {"3 May 1900", "Port", "Red Army", "the source text", "rule “Documented”", "Press"},
		"sentence-ar": {"٣ أيار ١٩٠٠", "الميناء", "الجيش الأحمر", "نص المصدر"},
		"alt-en":      {"The Isle, 1900", "3 May 1900", "Red Army: 1", "Changed: Port."},
		"alt-ar":      {"الجزيرة", "٣ أيار ١٩٠٠", "الجيش الأحمر: ١", "الميناء"},
	} {
		for _, part := range want {
			if !strings.Contains(f[name], part) {
				t.Errorf("%s lacks %q: %s", name, part, f[name])
			}
		}
		if strings.Contains(f[name], "Hill") || strings.ContainsAny(f[name], "<>{}") {
			t.Errorf("%s tells of what the filter leaves out, or holds markup: %s", name, f[name])
		}
	}
	quiet := request(editionOf(world("")), "en", "/share")
	quiet.Day = edtf.MustDay("1900-05-08")
	if got := share(t, quiet, pages.ShareView{})["sentence-en"]; !strings.Contains(got, "no place changes hands") || !strings.Contains(got, "According to ") {
		t.Errorf("a quiet day: %s", got)
	}
	quiet.PlaceID = "hill"
	if got := share(t, quiet, pages.ShareView{})["sentence-en"]; !strings.HasPrefix(got, "Hill on 8 May 1900: ") || !strings.Contains(got, "Bluebird") {
		t.Errorf("a place: %s", got)
	}
}

func TestCitationNamesWhatIsShownAndWhenItWasRead(t *testing.T) {
	r := request(editionOf(world("% of {this} & that_")), "en", "/share")
	read := edtf.MustDay("1901-01-02")
	f := share(t, r, pages.ShareView{Read: &read})
	for _, want := range []string{"Heldline: The Isle, 1900", "3 May 1900", "rule “Documented”", "Edition 0123456789abcdef", "http://127.0.0.1:8080" + pin + "/?date=1900-05-03", "Read on 2 January 1901."} {
		if !strings.Contains(f["cite"], want) {
			t.Errorf("the text lacks %q: %s", want, f["cite"])
		}
	}
	for _, want := range []string{"author = {{Heldline}}", `The Isle, 1900\% of \{this\} \& that\_: 3 May 1900`, "version = {0123456789abcdef}", "urldate = {1901-01-02}"} {
		if !strings.Contains(f["bibtex"], want) {
			t.Errorf("BibTeX lacks %q: %s", want, f["bibtex"])
		}
	}
	var csl []struct {
		Type, Title, Version, URL string
		Accessed                  struct {
			Parts [][3]int `json:"date-parts"`
		}
	}
	if err := json.Unmarshal([]byte(f["csl"]), &csl); err != nil {
		t.Fatal(err)
	}
	if c := csl[0]; c.Type != "map" || c.Version != "0123456789abcdef" || !strings.Contains(c.URL, pin) || len(c.Accessed.Parts) != 1 || c.Accessed.Parts[0] != [3]int{1901, 1, 2} {
		t.Errorf("CSL-JSON is %+v", csl[0])
	}
}
