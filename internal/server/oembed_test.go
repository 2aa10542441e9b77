package server_test

import (
	"encoding/json"
	"encoding/xml"
	"image/png"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// rich is an answer of oEmbed, by the names of its specification.
type rich struct {
	XMLName         xml.Name `xml:"oembed"`
	Version         string   `json:"version" xml:"version"`
	Type            string   `json:"type" xml:"type"`
	Title           string   `json:"title" xml:"title"`
	ProviderName    string   `json:"provider_name" xml:"provider_name"`
	ProviderURL     string   `json:"provider_url" xml:"provider_url"`
	CacheAge        int      `json:"cache_age" xml:"cache_age"`
	ThumbnailURL    string   `json:"thumbnail_url" xml:"thumbnail_url"`
	ThumbnailWidth  int      `json:"thumbnail_width" xml:"thumbnail_width"`
	ThumbnailHeight int      `json:"thumbnail_height" xml:"thumbnail_height"`
	HTML            string   `json:"html" xml:"html"`
	Width           int      `json:"width" xml:"width"`
	Height          int      `json:"height" xml:"height"`
}

// oembed asks how to show an address; more is further query.
func (s *site) oembed(t *testing.T, address, more string) rich {
	t.Helper()
	a := s.get(t, "/oembed?url="+url.QueryEscape(address)+more)
	var r rich
	if err := json.Unmarshal([]byte(a.body), &r); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return r
}

// frame is the frame of a snippet: its attributes.
func frame(t *testing.T, snippet string) map[string]string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(snippet))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == "iframe" {
			attributes := map[string]string{}
			for _, a := range n.Attr {
				attributes[a.Key] = a.Val
			}
			return attributes
		}
	}
	t.Fatalf("%s has no frame", snippet)
	return nil
}

// The thumbnail shows what the map opens on: one day and not what changed between two.
func TestOembedThumbnailIsOfTheDayThatTheMapOpensOn(t *testing.T) {
	for path, want := range map[string]string{
		"/on/2017-10-25/2017-11-18":                                "/poster/2017-11-18.png?height=630&width=1200",
		"/campaigns/2017-western-iraq-campaign?lang=ar&theme=dark": "/poster/2017-11-03.png?campaign=2017-western-iraq-campaign&height=630&lang=ar&theme=dark&width=1200",
		"/places/rawa?rule=strict&highlight=anah,hit":              "/poster/2017-11-03.png?height=630&highlight=anah%2Chit&place=rawa&rule=strict&width=1200",
		"/e/" + anbar.edition.ID + "/?date=2017-11-05&status=held": "/e/" + anbar.edition.ID + "/poster/2017-11-05.png?height=630&status=held&width=1200",
	} {
		if got := anbar.oembed(t, anbar.URL+path, "").ThumbnailURL; got != anbar.URL+want {
			t.Errorf("%s has the picture %s, want %s", path, got, want)
		}
	}
}

// Each address of a map leads to that map in a frame: its day, range, place,
// campaign, reading and language.
func TestOembedShowsTheMapOfTheAddress(t *testing.T) {
	e := "/e/" + anbar.edition.ID
	for path, want := range map[string]string{
		"/":                              "/embed?date=2017-11-03",
		"/?date=2017-11-05":              "/embed?date=2017-11-05",
		"/?date=2017-11-05&fbclid=a&utm": "/embed?date=2017-11-05",
		"/?from=2017-10-25&to=2017-11-18&rule=strict": "/embed?from=2017-10-25&rule=strict&to=2017-11-18",
		"/?date=2017-11-05#map=10/34.4/41":            "/embed?bbox=40.6773%2C34.2622%2C41.3227%2C34.5376&date=2017-11-05",
		"/?date=2017-11-05#map=10/94.4/41":            "/embed?date=2017-11-05",
		"/?place=rawa&lang=ar":                        "/embed?date=2017-11-03&lang=ar&place=rawa",
		"/on/2017-11-17":                              "/embed?date=2017-11-17",
		"/on/2017-11-17?actor=x,y&known=2017-12-01":   "/embed?actor=x%2Cy&date=2017-11-17&known=2017-12-01",
		"/on/2017-10-25/2017-11-18":                   "/embed?from=2017-10-25&to=2017-11-18",
		"/places/rawa":                                "/embed?date=2017-11-03&place=rawa",
		"/places/rawa?date=2016-01-01":                "/embed?date=2016-01-01&place=rawa",
		"/campaigns/2017-western-iraq-campaign":       "/embed?campaign=2017-western-iraq-campaign",
		"/lang/ar/rules/strict/on/2017-11-17":         "/embed?date=2017-11-17&lang=ar&rule=strict",
		e + "/rules/any/places/rawa":                  e + "/embed?date=2017-11-03&place=rawa&rule=any",
		e + "/":                                       e + "/embed?date=2017-11-03",
		e + "/on/2017-11-17?without=amaq":             e + "/embed?date=2017-11-17&without=amaq",
		"/on/2017-11-17?title=A%22%3Eb&theme=dark&layers=none&controls=play&highlight=rawa&bbox=40,33,42,35": "/embed?bbox=40%2C33%2C42%2C35&controls=play&date=2017-11-17&highlight=rawa&layers=none&theme=dark&title=A%22%3Eb",
	} {
		r := anbar.oembed(t, anbar.URL+path, "")
		if got := frame(t, r.HTML)["src"]; got != anbar.URL+want {
			t.Errorf("%s is shown by %s, want %s", path, got, want)
		}
	}
}

func TestOembedSaysWhatTheSpecificationAsksFor(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		day := s.edition.Atlas.About.DefaultDate.String()
		r := s.oembed(t, s.URL+"/on/"+day, "")
		if r.Version != "1.0" || r.Type != "rich" || r.ProviderName != "Heldline" || r.ProviderURL != s.URL+"/" || r.CacheAge < 1 {
			t.Errorf("the answer is %+v", r)
		}
		if r.Width < 1 || r.Height < 1 || r.ThumbnailWidth != 1200 || r.ThumbnailHeight != 630 || !strings.HasPrefix(r.ThumbnailURL, s.URL+"/poster/"+day+".png?") {
			t.Errorf("the sizes are %+v", r)
		}
		f := frame(t, r.HTML)
		if f["title"] != r.Title || f["width"] != "100%" || f["loading"] != "lazy" || f["allow"] != "fullscreen" {
			t.Errorf("the frame is %v", f)
		}
		if !strings.Contains(r.HTML, `<p><a href="`+s.URL+"/?date="+day+`">`) {
			t.Errorf("%s has no link that stays where the frame is taken away", r.HTML)
		}
	})
}

func TestOembedTitleStatesTheDay(t *testing.T) {
	for path, want := range map[string]string{
		"/on/2017-11-17": "Who held what on 17 November 2017",
		"/on/2017-11-17?title=The+fall+%26+after":              "The fall & after, 17 November 2017",
		"/on/2017-10-25/2017-11-18":                            "Who held what on 18 November 2017",
		"/?from=2017-10-25&to=2017-11-18&date=2017-11-01":      "Who held what on 1 November 2017",
		"/campaigns/2017-western-iraq-campaign":                "Who held what on 3 November 2017",
		"/embed?from=2017-10-25&to=2017-11-18&date=2016-01-01": "Who held what on 18 November 2017",
		"/campaigns/al-karmah-offensive":                       "Who held what on 15 May 2015",
	} {
		if r := anbar.oembed(t, anbar.URL+path, ""); r.Title != want {
			t.Errorf("%s is called %q, want %q", path, r.Title, want)
		}
	}
	if r := anbar.oembed(t, anbar.URL+"/on/2017-11-17?lang=ar", ""); !strings.Contains(r.Title, "٢٠١٧") {
		t.Errorf("the Arabic title is %q", r.Title)
	}
}

func TestOembedObeysLimits(t *testing.T) {
	for more, want := range map[string]rich{
		"&maxwidth=500":                {Width: 500, Height: 510, ThumbnailWidth: 500, ThumbnailHeight: 262},
		"&maxheight=400":               {Width: 640, Height: 400, ThumbnailWidth: 761, ThumbnailHeight: 399},
		"&maxwidth=300&maxheight=2000": {Width: 300, Height: 510, ThumbnailWidth: 300, ThumbnailHeight: 157},
		"&maxwidth=99999":              {Width: 1200, Height: 510, ThumbnailWidth: 1200, ThumbnailHeight: 630},
		"&maxwidth=200&maxheight=90":   {Width: 200, Height: 90},
	} {
		r := anbar.oembed(t, anbar.URL+"/", more)
		if r.Width != want.Width || r.Height != want.Height || r.ThumbnailWidth != want.ThumbnailWidth || r.ThumbnailHeight != want.ThumbnailHeight {
			t.Errorf("%s: frame %dx%d, picture %dx%d", more, r.Width, r.Height, r.ThumbnailWidth, r.ThumbnailHeight)
		}
		if (r.ThumbnailURL == "") != (want.ThumbnailWidth == 0) {
			t.Errorf("%s: the picture is %q", more, r.ThumbnailURL)
		}
		if path, ours := strings.CutPrefix(r.ThumbnailURL, anbar.URL); ours {
			got, err := png.DecodeConfig(strings.NewReader(anbar.get(t, path).body))
			if err != nil || got.Width != r.ThumbnailWidth || got.Height != r.ThumbnailHeight {
				t.Errorf("%s: the picture is %dx%d: %v", more, got.Width, got.Height, err)
			}
		}
		f := frame(t, r.HTML)
		if strings.Contains(more, "maxwidth") && f["width"] != strconv.Itoa(want.Width) || f["height"] != strconv.Itoa(want.Height) {
			t.Errorf("%s: the frame is %sx%s", more, f["width"], f["height"])
		}
		if strings.Contains(more, "maxheight") && strings.Contains(r.HTML, "<a ") {
			t.Errorf("%s: a link stands below the frame, which takes the whole height", more)
		}
	}
}

func TestOembedInXMLIsTheSameAsInJSON(t *testing.T) {
	address := anbar.URL + "/on/2017-11-17?title=%3Cb%3E%26"
	a := anbar.get(t, "/oembed?format=xml&maxwidth=500&url="+url.QueryEscape(address))
	var got rich
	if err := xml.Unmarshal([]byte(a.body), &got); err != nil {
		t.Fatal(err)
	}
	want := anbar.oembed(t, address, "&maxwidth=500&format=json")
	got.XMLName = want.XMLName
	if got != want || a.Header.Get("Content-Type") != "text/xml; charset=utf-8" || !strings.HasPrefix(a.body, "<?xml ") {
		t.Errorf("XML says %+v, JSON %+v", got, want)
	}
}

func TestOembedRefusesWhatItCannotShow(t *testing.T) {
	at := func(address string) string { return "/oembed?url=" + url.QueryEscape(address) }
	for path, want := range map[string]int{
		"/oembed": 400, "/oembed?url=": 400, "/oembed?format=json": 400, at(anbar.URL+"/") + "&maxwidth=wide": 400, at(anbar.URL+"/") + "&maxheight=0": 400,
		at(anbar.URL+"/") + "&format=yaml": 501, "/oembed?format=yaml": 400,
		at("https://elsewhere.example/"): 404, at("https://elsewhere.example/?" + anbar.URL): 404, at("/on/2017-11-03"): 404, at("x"): 404, at("javascript:alert(1)"): 404,
		at("file:///etc/passwd"): 404, at("http://user@" + strings.TrimPrefix(anbar.URL, "http://") + "/"): 404, at(anbar.URL + "@elsewhere.example/"): 404,
		at(anbar.URL + "/no-such-page"): 404, at(anbar.URL + "/on/2017-11-31"): 404, at(anbar.URL + "/on/x/y"): 404, at(anbar.URL + "/places/nowhere"): 404,
		at(anbar.URL + "/campaigns/none"): 404, at(anbar.URL + "/codebook"): 404, at(anbar.URL + "/places"): 404, at(anbar.URL + "/places.geojson"): 404,
		at(anbar.URL + "/e/0123456789abcdef/"): 404, at(anbar.URL + "/assets/app.js"): 404, at(anbar.URL + "/%zz"): 404, at(anbar.URL + "/sources/x"): 404, at(anbar.URL + "/rules/none/"): 404, at(anbar.URL + "/lang/xx/"): 404,
	} {
		a := anbar.ask(t, http.MethodGet, path)
		if a.StatusCode != want || a.Header.Get("Content-Type") != trouble {
			t.Errorf("%s answers %d %s, want %d", path, a.StatusCode, a.Header.Get("Content-Type"), want)
		}
	}
}

// What publishing programs look for in the head of a page, and no other page has.
func TestMapsOfferOembedWhereTheyStand(t *testing.T) {
	offer := regexp.MustCompile(`<link rel="alternate" type="([a-z]+/[a-z]+\+oembed)" href="([^"]+)" title="([^"]+)">`)
	for path, src := range map[string]string{
		"/?date=2017-11-05&rule=strict&utm_source=x": "/embed?date=2017-11-05&rule=strict",
		"/on/2017-11-17":                    "/embed?date=2017-11-17",
		"/on/2017-10-25/2017-11-18?lang=ar": "/embed?from=2017-10-25&lang=ar&to=2017-11-18",
		"/places/rawa":                      "/embed?date=2017-11-03&place=rawa",
		"/embed?from=2017-10-25&to=2017-11-18&layers=none&title=A+%2B+B&gclid=1": "/embed?from=2017-10-25&layers=none&title=A+%2B+B&to=2017-11-18",
		"/embed/2017-11-17?theme=dark":                                           "/embed?date=2017-11-17&theme=dark",
		"/campaigns/2017-western-iraq-campaign":                                  "/embed?campaign=2017-western-iraq-campaign",
		"/e/" + anbar.edition.ID + "/places/rawa?date=2017-11-17":                "/e/" + anbar.edition.ID + "/embed?date=2017-11-17&place=rawa",
	} {
		a := anbar.get(t, path)
		head, _, _ := strings.Cut(a.body, "</head>")
		found := offer.FindAllStringSubmatch(head, -1)
		if len(found) != 2 || found[0][1] != "application/json+oembed" || found[1][1] != "text/xml+oembed" {
			t.Errorf("%s offers %v", path, found)
			continue
		}
		for i, m := range found {
			link := html.UnescapeString(m[2])
			if !strings.HasPrefix(path, "/embed") && !strings.Contains(a.Header.Get("Link"), "<"+link+`>; rel="alternate"; type="`+m[1]+`"`) {
				t.Errorf("%s: the header Link is %q", path, a.Header.Get("Link"))
			}
			ours, absolute := strings.CutPrefix(link, anbar.URL)
			body, r := []byte(anbar.get(t, ours).body), rich{}
			err := []func([]byte, any) error{json.Unmarshal, xml.Unmarshal}[i](body, &r)
			if err != nil || !absolute || frame(t, r.HTML)["src"] != anbar.URL+src {
				t.Errorf("%s leads to %s: %v %s", path, link, err, body)
			}
		}
	}
	for _, path := range []string{"/codebook", "/about", "/places", "/sources", "/places?q=rawa"} {
		if a := anbar.get(t, path); offer.MatchString(a.body) || a.Header.Get("Link") != "" {
			t.Errorf("%s offers a map", path)
		}
	}
}
