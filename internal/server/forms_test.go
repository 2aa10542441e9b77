package server_test

import (
	"net/http"
	"strings"
	"testing"
)

// twins are addresses that carry rule and language in the path, each with the
// address that names them in its query.
func (s *site) twins() map[string]string {
	place := s.edition.Places[0].ID
	return map[string]string{
		"/rules/strict/":                                "/?rule=strict",
		"/rules/strict":                                 "/?rule=strict",
		"/rules/any/places/" + place:                    "/places/" + place + "?rule=any",
		"/rules/any/places/" + place + "?date=" + day17: "/places/" + place + "?date=" + day17 + "&rule=any",
		"/rules/strict/map/history.json":                "/map/history.json?rule=strict",
		"/rules/strict/spans.csv?place=" + place:        "/spans.csv?place=" + place + "&rule=strict",
		"/rules/documented/dates.json":                  "/dates.json?rule=documented",
		"/lang/ar/on/" + day17:                          "/on/" + day17 + "?lang=ar",
		"/lang/ar":                                      "/?lang=ar",
		"/lang/ar/codebook":                             "/codebook?lang=ar",
		"/lang/ar/rules/strict/on/" + day17:             "/on/" + day17 + "?lang=ar&rule=strict",
		"/rules/%73trict/on/" + day17:                   "/on/" + day17 + "?rule=strict",
		"/rules/strict/places/geonames%3A1":             "/places/geonames:1?rule=strict",
	}
}

const day17 = "2017-11-03"

func TestAddressesMayCarryRuleAndLanguageInThePath(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for path, query := range s.twins() {
			for _, prefix := range []string{"", "/e/" + s.edition.ID} {
				a, b := s.ask(t, http.MethodGet, prefix+path), s.ask(t, http.MethodGet, prefix+query)
				if a.StatusCode != b.StatusCode || a.body != b.body {
					t.Errorf("%s answers %d, and not what %s does", prefix+path, a.StatusCode, prefix+query)
				}
				for _, name := range []string{"ETag", "Cache-Control", "Content-Type"} {
					if a.Header.Get(name) != b.Header.Get(name) {
						t.Errorf("%s has %s: %q instead of %q", prefix+path, name, a.Header.Get(name), b.Header.Get(name))
					}
				}
			}
		}
	})
}

// The lasting address of a page names neither rule nor path form.
func TestCanonicalAddressHasNoPathForm(t *testing.T) {
	for _, path := range []string{"/rules/strict/on/" + day17, "/lang/ar/rules/any/places/rawa"} {
		if link := canonical(anbar.get(t, path).body); link == "" || strings.Contains(link, "/rules/") || strings.Contains(link, "/lang/") {
			t.Errorf("%s has the canonical address %s", path, link)
		}
	}
}

func TestUnknownRuleOrLanguageInThePathIsNoAddress(t *testing.T) {
	for path, contentType := range map[string]string{
		"/rules/none/": htmlDoc, "/rules/none/on/2017-11-03": htmlDoc, "/rules/none/spans.geojson": trouble, "/rules/": htmlDoc, "/rules": htmlDoc,
		"/lang/xx/": htmlDoc, "/lang/xx/dates.json": trouble, "/lang/": htmlDoc, "/lang/ar/rules/none/": htmlDoc, "/rules/strict/none": htmlDoc,
		"/rules/strict/rules/any/": htmlDoc, "/e/" + anbar.edition.ID + "/rules/none/": htmlDoc, "/e/0123456789abcdef/rules/strict/": htmlDoc,
	} {
		if a := anbar.ask(t, http.MethodGet, path); a.StatusCode != http.StatusNotFound || a.Header.Get("Content-Type") != contentType {
			t.Errorf("%s answers %d %s, want 404 %s", path, a.StatusCode, a.Header.Get("Content-Type"), contentType)
		}
	}
}

func TestPathAndQueryTogether(t *testing.T) {
	if a, b := anbar.get(t, "/rules/strict/on/2017-11-03?rule=any"), anbar.get(t, "/on/2017-11-03?rule=any"); a.body != b.body {
		t.Error("a page does not follow the query")
	}
	if a := anbar.ask(t, http.MethodGet, "/rules/strict/spans.geojson?rule=any"); a.StatusCode != http.StatusBadRequest {
		t.Errorf("data with two rules answer %d", a.StatusCode)
	}
}
