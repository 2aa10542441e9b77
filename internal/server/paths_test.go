package server_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

const (
	geoJSON = "application/geo+json"
	jsonDoc = "application/json"
	csvText = "text/csv; charset=utf-8"
	htmlDoc = "text/html; charset=utf-8"
	atomDoc = "application/atom+xml; charset=utf-8"
	trouble = "application/problem+json"

	schemaDoc = "application/schema+json"

	vectorTile = "application/vnd.mapbox-vector-tile"
)

// pinned are the addresses that stand at the root and under /e/{edition}, each
// with its type. {x} is filled in from the atlas.
func (s *site) pinned() map[string]string {
	a := s.edition.Atlas
	day, place := a.About.DefaultDate.String(), s.edition.Places[0].ID
	return map[string]string{
		"/": htmlDoc, "/on/" + day: htmlDoc, "/on/" + s.edition.First.String() + "/" + day: htmlDoc, "/places": htmlDoc, "/places/" + place: htmlDoc, "/campaigns/" + a.Campaigns[0].ID: htmlDoc,
		"/sources": htmlDoc, "/sources/" + a.Sources[0].ID: htmlDoc, "/claims/" + a.Claims.At(0).ID: htmlDoc, "/events/" + a.Events[0].ID: htmlDoc,
		"/codebook": htmlDoc, "/embedding": htmlDoc, "/qgis": htmlDoc, "/about": htmlDoc,
		"/control/" + day + ".geojson": geoJSON, "/control/" + day + ".csv": csvText, "/control.geojson": geoJSON, "/control.csv": csvText,
		"/areas/" + day + ".geojson": geoJSON, "/areas/" + day + ".csv": csvText, "/areas.geojson": geoJSON, "/areas.csv?date=" + day: csvText,
		"/control.geojson?date=" + day: geoJSON, "/changes.geojson": geoJSON, "/changes.csv": csvText, "/spans.geojson": geoJSON, "/spans.csv": csvText,
		"/extents.geojson": geoJSON, "/extents.csv": csvText, "/places.geojson": geoJSON, "/places.csv": csvText,
		"/events.geojson": geoJSON, "/events.csv": csvText, "/claims.json": jsonDoc, "/dates.json": jsonDoc,
		"/search?q=a": geoJSON, "/map/places.json": jsonDoc, "/map/history.json": jsonDoc, "/map/evenings.json": jsonDoc,
		"/map/names.json?lang=ar": jsonDoc, "/map/records.json": jsonDoc, "/map/state/" + day + ".json?rule=any": jsonDoc, "/map/claimants.json": jsonDoc, "/map/evening-claimants.json": jsonDoc, "/actors.css": "text/css; charset=utf-8",
		"/tiles/control/0/0/0.mvt": vectorTile, "/tiles/spans/0/0/0.mvt?rule=strict": vectorTile, "/tiles/places/0/0/0.mvt": vectorTile,
		"/ogc": jsonDoc, "/ogc/": jsonDoc, "/ogc/api": "application/vnd.oai.openapi+json;version=3.0", "/ogc/conformance": jsonDoc, "/ogc/collections": jsonDoc,
		"/ogc/collections/spans": jsonDoc, "/ogc/collections/spans/queryables": schemaDoc, "/ogc/collections/spans/schema": schemaDoc,
		"/ogc/collections/spans/items?limit=3": geoJSON, "/ogc/collections/spans/items/1": geoJSON, "/ogc?f=html": htmlDoc, "/ogc/collections/places/items?f=html": htmlDoc,
		"/poster/" + day + ".svg": "image/svg+xml", "/poster/" + day + ".png": "image/png",
	}
}

// all are the pinned addresses, those under /e/, and those of the site.
func (s *site) all() map[string]string {
	out := map[string]string{
		"/tiles/control.json": jsonDoc, "/e/" + s.edition.ID + "/tiles/areas.json?date=1923-05-12": jsonDoc,
		"/share": htmlDoc, "/share?from=" + s.edition.First.String() + "&days=range&updates=follow": htmlDoc, "/share/" + s.edition.Atlas.About.DefaultDate.String(): htmlDoc, "/e/" + s.edition.ID + "/share": htmlDoc,
		"/favicon.ico": "image/svg+xml", "/robots.txt": "text/plain; charset=utf-8", "/sitemap.xml": "application/xml; charset=utf-8",
		"/healthz": jsonDoc, "/readyz": jsonDoc, "/editions.json": jsonDoc, "/editions": htmlDoc, "/editions/" + s.edition.ID: htmlDoc,
		"/corrections": htmlDoc, "/feeds/changes.atom": atomDoc, "/feeds/editions.atom": atomDoc, "/assets/app.css": "text/css; charset=utf-8", "/assets/app.js": "text/javascript; charset=utf-8",
		"/embed.js": "text/javascript; charset=utf-8", "/oembed?url=" + url.QueryEscape(s.URL+"/"): jsonDoc, "/oembed?format=xml&url=" + url.QueryEscape(s.URL+"/"): "text/xml; charset=utf-8",
	}
	for path, contentType := range s.pinned() {
		out[path], out["/e/"+s.edition.ID+path] = contentType, contentType
	}
	return out
}

func TestEveryAddressAnswersWithItsType(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for path, want := range s.all() {
			a := s.ask(t, http.MethodGet, path)
			if a.StatusCode != http.StatusOK || a.Header.Get("Content-Type") != want {
				t.Errorf("%s answers %d %s, want 200 %s", path, a.StatusCode, a.Header.Get("Content-Type"), want)
			}
			if len(a.body) == 0 {
				t.Errorf("%s answers nothing", path)
			}
		}
	})
}

func TestHeadIsGetWithoutBody(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for path := range s.all() {
			get, head := s.get(t, path), s.ask(t, http.MethodHead, path)
			if head.StatusCode != get.StatusCode || head.body != "" {
				t.Errorf("HEAD %s answers %d with %d bytes", path, head.StatusCode, len(head.body))
			}
			get.Header.Del("Date")
			head.Header.Del("Date")
			for name := range get.Header {
				if head.Header.Get(name) != get.Header.Get(name) {
					t.Errorf("HEAD %s has %s: %q, GET %q", path, name, head.Header.Get(name), get.Header.Get(name))
				}
			}
			if len(head.Header) != len(get.Header) {
				t.Errorf("HEAD %s has %d headers, GET %d", path, len(head.Header), len(get.Header))
			}
		}
	})
}

// wrong are addresses that answer with an error, each with its status and type.
func (s *site) wrong() map[string]struct {
	status      int
	contentType string
} {
	type want = struct {
		status      int
		contentType string
	}
	return map[string]want{
		"/no-such-page": {404, htmlDoc}, "/places/no-such-place": {404, htmlDoc}, "/claims/no-such-claim": {404, htmlDoc},
		"/events/none": {404, htmlDoc}, "/campaigns/none": {404, htmlDoc}, "/sources/none": {404, htmlDoc}, "/on/x": {404, htmlDoc},
		"/on/2017-13-45": {404, htmlDoc}, "/on/2017-11-3": {404, htmlDoc}, "/on/": {404, htmlDoc}, "/e/" + s.edition.ID + "/on/x": {404, htmlDoc},
		"/e/0123456789abcdef/": {404, htmlDoc}, "/e/0123456789abcdef/places.geojson": {404, trouble}, "/e/x/places": {404, htmlDoc},
		"/no-such-file.geojson": {404, trouble}, "/control/x.geojson": {400, trouble}, "/control/2017-11-03.kml": {404, trouble},
		"/control/2017-11-03": {404, trouble}, "/assets/none.js": {404, trouble}, "/assets/": {404, trouble}, "/oembed": {400, trouble}, "/oembed?url=https%3A%2F%2Felsewhere.example%2F": {404, trouble},
		"/oembed?format=yaml&url=" + url.QueryEscape(s.URL+"/"): {501, trouble},
		"/tiles/": {404, htmlDoc}, "/tiles/control": {404, trouble}, "/tiles/none.json": {404, trouble}, "/tiles/control/0/0/0": {404, trouble},
		"/places.geojson?x=1": {400, trouble}, "/spans.geojson?place=no-such-place": {404, trouble},
	}
}

func TestErrorsHaveStatusAndTypeOfThePath(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for path, want := range s.wrong() {
			for _, accept := range []string{"*/*", "text/html", "application/json"} {
				a := s.ask(t, http.MethodGet, path, "Accept", accept)
				if a.StatusCode != want.status || a.Header.Get("Content-Type") != want.contentType {
					t.Errorf("%s (Accept %s) answers %d %s, want %d %s", path, accept, a.StatusCode, a.Header.Get("Content-Type"), want.status, want.contentType)
				}
			}
			if head := s.ask(t, http.MethodHead, path); head.StatusCode != want.status || head.body != "" {
				t.Errorf("HEAD %s answers %d with %d bytes", path, head.StatusCode, len(head.body))
			}
		}
	})
}

func TestReadingIsFreeForEveryOrigin(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		paths := s.all()
		for path := range s.wrong() {
			paths[path] = ""
		}
		for path := range paths {
			for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodPost} {
				h := s.ask(t, method, path, "Origin", "https://elsewhere.example").Header
				if h.Get("Access-Control-Allow-Origin") != "*" || h.Get("Set-Cookie") != "" {
					t.Errorf("%s %s: origin %q, cookie %q", method, path, h.Get("Access-Control-Allow-Origin"), h.Get("Set-Cookie"))
				}
			}
		}
	})
}

func TestOtherMethodsAreNotAllowed(t *testing.T) {
	for path, contentType := range anbar.all() {
		for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodPatch} {
			a := anbar.ask(t, method, path)
			if a.StatusCode != http.StatusMethodNotAllowed || !strings.Contains(a.Header.Get("Allow"), "GET, HEAD") {
				t.Errorf("%s %s answers %d, Allow %q", method, path, a.StatusCode, a.Header.Get("Allow"))
			}
			want := trouble
			if contentType == htmlDoc {
				want = htmlDoc
			}
			if got := a.Header.Get("Content-Type"); got != want {
				t.Errorf("%s %s answers with %s, want %s", method, path, got, want)
			}
		}
		if a := anbar.ask(t, http.MethodOptions, path); a.StatusCode != http.StatusNoContent || !strings.Contains(a.Header.Get("Access-Control-Allow-Methods"), "GET") {
			t.Errorf("OPTIONS %s answers %d, methods %q", path, a.StatusCode, a.Header.Get("Access-Control-Allow-Methods"))
		}
	}
}

func TestBasemapIsThatOfTheAtlas(t *testing.T) {
	if a := anbar.get(t, "/basemap.json"); a.Header.Get("Content-Type") != jsonDoc || !strings.Contains(a.body, `"Topology"`) {
		t.Errorf("the basemap is %s", a.Header.Get("Content-Type"))
	}
	if a := invented.ask(t, http.MethodGet, "/basemap.json"); a.StatusCode != http.StatusNotFound || a.Header.Get("Content-Type") != trouble {
		t.Errorf("an atlas without a basemap answers %d %s", a.StatusCode, a.Header.Get("Content-Type"))
	}
}
