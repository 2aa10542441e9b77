package server_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	layers "github.com/heldline/heldline/internal/feature"
)

// ogcLink is a link of a document as a stranger reads it.
type ogcLink struct{ Href, Rel, Type string }

// ogcDoc is any document of the service.
type ogcDoc struct {
	Links          []ogcLink
	NumberMatched  int
	NumberReturned int
	Features       []feature
}

func (d *ogcDoc) link(rel string) (ogcLink, bool) {
	i := slices.IndexFunc(d.Links, func(l ogcLink) bool { return l.Rel == rel })
	if i < 0 {
		return ogcLink{}, false
	}
	return d.Links[i], true
}

// service asks for a document.
func (s *site) service(t testing.TB, path string, headers ...string) *ogcDoc {
	t.Helper()
	d := parse[ogcDoc](t, s.get(t, path, headers...).body)
	return &d
}

// contract is the OpenAPI document of a site, which is held against answers.
type contract struct {
	doc    *openapi3.T
	router routers.Router
}

func (s *site) contract(t *testing.T, prefix string) *contract {
	t.Helper()
	loader := openapi3.NewLoader()
	doc, err := loader.LoadFromData([]byte(s.get(t, prefix+"/ogc/api").body))
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(t.Context(), openapi3.DisableExamplesValidation()); err != nil {
		t.Fatal(err)
	}
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	return &contract{doc, router}
}

// holds checks a request and its answer against the document.
func (c *contract) holds(t *testing.T, address string, a answer) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	at, params, err := c.router.FindRoute(r)
	if err != nil {
		t.Errorf("%s is not in the OpenAPI document: %v", address, err)
		return
	}
	in := &openapi3filter.RequestValidationInput{Request: r, Route: at, PathParams: params, Options: &openapi3filter.Options{IncludeResponseStatus: true, MultiError: true}}
	if a.StatusCode == http.StatusOK {
		if err := openapi3filter.ValidateRequest(t.Context(), in); err != nil {
			t.Errorf("%s: %v", address, err)
		}
	}
	out := &openapi3filter.ResponseValidationInput{RequestValidationInput: in, Status: a.StatusCode, Header: a.Header, Body: io.NopCloser(strings.NewReader(a.body)), Options: in.Options}
	if err := openapi3filter.ValidateResponse(t.Context(), out); err != nil {
		t.Errorf("%s: %.600s", address, err)
	}
}

func init() {
	asJSON := func(body io.Reader, _ http.Header, _ *openapi3.SchemaRef, _ openapi3filter.EncodingFn) (any, error) {
		var v any
		err := json.NewDecoder(body).Decode(&v)
		return v, err
	}
	for _, t := range []string{"application/geo+json", "application/schema+json", "application/vnd.oai.openapi+json"} {
		openapi3filter.RegisterBodyDecoder(t, asJSON)
	}
}

// Every answer is as the OpenAPI document says, at the root, pinned, and with
// language and rule in the path.
func TestServiceKeepsItsOpenAPIDocument(t *testing.T) {
	t.Parallel()
	everySite(t, func(t *testing.T, s *site) {
		for _, prefix := range []string{"", "/e/" + s.edition.ID, "/lang/ar/rules/strict"} {
			c := s.contract(t, prefix)
			root := prefix + "/ogc"
			paths := []string{"/", "/api", "/conformance", "/collections"}
			for _, l := range layers.Layers() {
				at := "/collections/" + l.Name
				paths = append(paths, at, at+"/queryables", at+"/schema", at+"/items?limit=5", at+"/items?limit=2&offset=1&datetime=../2017-11-03&bbox=-180,-90,180,90")
				for _, f := range s.service(t, root+at+"/items?limit=1").Features {
					paths = append(paths, at+"/items/"+itoa(f.ID)+"?crs="+url.QueryEscape("http://www.opengis.net/def/crs/EPSG/0/3857"))
				}
			}
			for _, path := range paths {
				c.holds(t, s.URL+root+path, s.get(t, root+path))
			}
			for _, path := range []string{"/collections/none", "/collections/spans/items/999999", "/collections/spans/items?limit=0"} {
				if !strings.Contains(path, "none") {
					c.holds(t, s.URL+root+path, s.ask(t, http.MethodGet, root+path))
				}
			}
		}
	})
}

// What clients need by its exact words: gis-clients look in these places and in no other.
func TestLandingPageLeadsProgramsOn(t *testing.T) {
	for _, path := range []string{"/ogc", "/ogc/", "/ogc?datetime=2016-01-01"} {
		a := anbar.get(t, path)
		if a.Header.Get("Content-Type") != jsonDoc || !strings.Contains(strings.Join(a.Header.Values("Vary"), ","), "Accept") {
			t.Errorf("%s is %s, varies by %v", path, a.Header.Get("Content-Type"), a.Header.Values("Vary"))
		}
		d := parse[ogcDoc](t, a.body)
		for rel, want := range map[string]ogcLink{
			"service-desc": {anbar.URL + "/ogc/api", "", "application/vnd.oai.openapi+json;version=3.0"},
			"data":         {anbar.URL + "/ogc/collections", "", jsonDoc},
			"conformance":  {anbar.URL + "/ogc/conformance", "", jsonDoc},
			"alternate":    {anbar.URL + "/ogc/?f=html", "", "text/html"},
			"service-doc":  {anbar.URL + "/ogc/api?f=html", "", "text/html"},
			"enclosure":    {anbar.URL + "/download/", "", ""},
		} {
			l, ok := d.link(rel)
			if !ok || !strings.HasPrefix(l.Href, want.Href) || rel != "enclosure" && l.Href != want.Href || want.Type != "" && l.Type != want.Type {
				t.Errorf("%s: %s leads to %v", path, rel, l)
			}
		}
	}
	var limit struct {
		Components struct {
			Parameters struct {
				Limit struct {
					Schema struct{ Default, Maximum int }
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(anbar.get(t, "/ogc/api").body), &limit); err != nil {
		t.Fatal(err)
	}
	if s := limit.Components.Parameters.Limit.Schema; s.Default != 1000 || s.Maximum != 10000 {
		t.Errorf("pages are of %d, at most %d", s.Default, s.Maximum)
	}
}

// GDAL puts an id behind the first address of items, QGIS a collection behind data.
func TestEveryLinkOfTheServiceAnswers(t *testing.T) {
	t.Parallel()
	everySite(t, func(t *testing.T, s *site) {
		seen, next := map[string]bool{}, []string{s.URL + "/ogc"}
		for len(next) > 0 {
			address := next[0]
			next = next[1:]
			if seen[address] || !strings.HasPrefix(address, s.URL+"/ogc") || len(seen) > 400 {
				continue
			}
			seen[address] = true
			a := s.get(t, strings.TrimPrefix(address, s.URL))
			if strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
				continue
			}
			var d ogcDoc
			if json.Unmarshal([]byte(a.body), &d) != nil {
				continue
			}
			for _, l := range d.Links {
				if !strings.HasPrefix(l.Href, "http://") && !strings.HasPrefix(l.Href, "https://") {
					t.Errorf("%s: the address of %s is not whole: %q", address, l.Rel, l.Href)
				}
				if l.Rel == "items" && l.Type == geoJSON && strings.Contains(l.Href, "?") {
					t.Errorf("%s: the address of the items has a query: %s", address, l.Href)
				}
				next = append(next, l.Href)
			}
			for _, l := range layers.Layers() {
				if address == s.URL+"/ogc" {
					next = append(next, s.URL+"/ogc/collections/"+l.Name)
				}
			}
		}
		if len(seen) < 60 {
			t.Errorf("only %d addresses", len(seen))
		}
	})
}

func TestPagesFollowEachOtherAndLoseNothing(t *testing.T) {
	query := "?limit=7&datetime=2014-01-01%2F2017-12-31&bbox=40%2C32%2C45%2C36&rule=any&f=json&status=held"
	d := anbar.service(t, "/ogc/collections/spans/items"+query)
	want, seen := d.NumberMatched, map[int]bool{}
	if want < 20 {
		t.Fatalf("only %d features", want)
	}
	for {
		if d.NumberMatched != want || d.NumberReturned != len(d.Features) {
			t.Fatalf("a page says %d matched, %d returned, and has %d", d.NumberMatched, d.NumberReturned, len(d.Features))
		}
		for i := range d.Features {
			if f := &d.Features[i]; seen[f.ID] || f.text("status") != "held" || f.text("rule") != "any" {
				t.Errorf("feature %d stands twice or is another's: %v", f.ID, f.Properties)
			}
			seen[d.Features[i].ID] = true
		}
		next, ok := d.link("next")
		if !ok {
			break
		}
		if next.Type != geoJSON || !strings.Contains(next.Href, "&f=json&status=held") {
			t.Fatalf("the next page is %v", next)
		}
		d = anbar.service(t, strings.TrimPrefix(next.Href, anbar.URL))
	}
	if len(seen) != want {
		t.Errorf("pages have %d of %d features", len(seen), want)
	}
	if d := anbar.service(t, "/ogc/collections/spans/items?limit=99999"); d.NumberReturned != d.NumberMatched {
		t.Errorf("a limit above the maximum gives %d of %d", d.NumberReturned, d.NumberMatched)
	}
	if d := anbar.service(t, "/ogc/collections/spans/items?limit=5&offset=99999"); d.NumberReturned != 0 || d.NumberMatched == 0 {
		t.Errorf("beyond the end stand %d of %d", d.NumberReturned, d.NumberMatched)
	}
}

// The spans of a day are exactly the control of that day, however it is asked for.
func TestDayOfSpansIsTheStateOfThatDay(t *testing.T) {
	t.Parallel()
	everySite(t, func(t *testing.T, s *site) {
		for _, day := range s.someDays(12) {
			want := map[string]string{}
			for _, f := range s.features(t, "/control/"+day.String()+".geojson").Features {
				want[f.text("place_id")] = f.text("status") + f.text("holders")
			}
			for _, path := range []string{
				"/ogc/collections/spans/items?limit=10000&datetime=" + day.String(),
				"/ogc/collections/spans/items?limit=10000&datetime=" + day.String() + "T00:00:00Z",
				"/ogc/collections/spans/items?limit=10000&datetime=../" + day.String() + "T&datetime=" + day.String() + "T/..",
				"/ogc/collections/control/items?limit=10000&datetime=" + day.String(),
				"/ogc/collections/control/items?limit=10000&datetime=" + day.String() + "/" + day.String(),
			} {
				d := s.service(t, path)
				if len(d.Features) != len(want) {
					t.Errorf("%s has %d places, want %d", path, len(d.Features), len(want))
				}
				for i := range d.Features {
					if f := &d.Features[i]; want[f.text("place_id")] != f.text("status")+f.text("holders") {
						t.Errorf("%s: %s is %s", path, f.text("place_id"), f.text("status"))
					}
				}
			}
		}
	})
}

// Programs learn the types from the first ten features: what any feature has of a
// date stands there, also where the address asks for some only.
func TestFirstFeaturesShowEveryDate(t *testing.T) {
	for _, l := range layers.Layers() {
		for _, query := range []string{"?limit=10000", "?limit=10000&datetime=2017-11-03", "?limit=10000&datetime=2015-01-01/2015-12-31&rule=strict"} {
			d := anbar.service(t, "/ogc/collections/"+l.Name+"/items"+query)
			for _, f := range l.Fields() {
				any, first := false, false
				for i := range d.Features {
					v, has := d.Features[i].Properties[f.Name]
					if !has {
						t.Fatalf("%s: feature %d has no key %s", l.Name, d.Features[i].ID, f.Name)
					}
					any = any || v != nil
					first = first || v != nil && i < 10
				}
				if f.Type == layers.DateField && any && !first {
					t.Errorf("%s%s: no date of %s among the first features", l.Name, query, f.Name)
				}
			}
			if bytes.Contains([]byte(anbar.get(t, "/ogc/collections/"+l.Name+"/items"+query).body), []byte(`"crs"`)) {
				t.Errorf("%s: a member crs is there", l.Name)
			}
		}
	}
}

func TestSystemsTurnTheAxes(t *testing.T) {
	const def = "http://www.opengis.net/def/crs/"
	of := func(crs string) (x, y float64) {
		path := "/ogc/collections/places/items?place_id=rawa&crs=" + url.QueryEscape(crs)
		a := anbar.get(t, path)
		if got := a.Header.Get("Content-Crs"); got != "<"+crs+">" {
			t.Errorf("Content-Crs is %q for %s", got, crs)
		}
		d := parse[ogcDoc](t, a.body)
		if len(d.Features) != 1 {
			t.Fatalf("%s has %d features", path, len(d.Features))
		}
		return d.Features[0].Geometry.point(t)
	}
	lon, lat := of(def + "OGC/1.3/CRS84")
	if a, b := of(def + "EPSG/0/4326"); a != lat || b != lon {
		t.Errorf("EPSG:4326 is %v, %v, want latitude first: %v, %v", a, b, lat, lon)
	}
	if x, y := of(def + "EPSG/0/3857"); x < 4.5e6 || x > 4.8e6 || y < 3.9e6 || y > 4.2e6 {
		t.Errorf("EPSG:3857 is %v, %v", x, y)
	}
	want, _ := anbar.matched(t, "places", "bbox=41,34,42,35")
	for _, asked := range []string{
		"bbox=34,41,35,42&bbox-crs=" + url.QueryEscape(def+"EPSG/0/4326"), "bbox=41,34,0,42,35,100",
		"bbox=4564099.3,4028802.03,4675418.55,4163881.14&bbox-crs=" + url.QueryEscape(def+"EPSG/0/3857"),
	} {
		if got, _ := anbar.matched(t, "places", asked); got != want || got == 0 {
			t.Errorf("%s keeps %d places, want %d", asked, got, want)
		}
	}
}

func itoa(n int) string { b, _ := json.Marshal(n); return string(b) }
