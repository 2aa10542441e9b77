package server_test

import (
	"net/url"
	"strings"
	"testing"
)

// geocoded is GeocodeJSON as far as the tests look.
type geocoded struct {
	Type      string
	Geocoding struct{ Version, Licence, Attribution, Query string }
	Features  []struct {
		Geometry   *geometry
		Properties struct {
			Geocoding struct {
				PlaceID     string `json:"place_id"`
				GazetteerID string `json:"gazetteer_id"`
				Type        string
				Label       string
				Name        string
				Score       float64
				Reason      string
				Attribution string
			}
		}
	}
}

func (s *site) search(t *testing.T, q, more string) geocoded {
	t.Helper()
	return parse[geocoded](t, s.get(t, "/search?q="+url.QueryEscape(q)+more).body)
}

// best is the id of the first place found; "" if none is.
func (g *geocoded) best() string {
	if len(g.Features) == 0 {
		return ""
	}
	return g.Features[0].Properties.Geocoding.PlaceID
}

func TestSearchFindsPlacesByAnySpelling(t *testing.T) {
	for q, want := range map[string]string{
		"Rawa": "rawa", "rawah": "rawa", "RAWA": "rawa", "راوة": "rawa", "راوه": "rawa", "al-qaim": "al-qaim", "Al Qa'im": "al-qaim", "alqaim": "al-qaim",
		"Qaem": "al-qaim", "القائم": "al-qaim", "قائم": "al-qaim", "القايم": "al-qaim", "Falluja": "fallujah", "Falujah": "fallujah", "fallujha": "fallujah",
		"الفلوجة": "fallujah", "الفلوجه": "fallujah", "Ramady": "ramadi", "الرمادى": "ramadi", "الرَّمادي": "ramadi", "haditha": "haditha", "Hadeetha": "haditha",
		"حديثه": "haditha", "tharthar": "tharthar-dam", "Akash": "akashat", "عكاشات": "akashat", "Al-Bukamal": "al-bukamal", "Abu Kamal": "al-bukamal",
	} {
		if g := anbar.search(t, q, ""); g.best() != want {
			t.Errorf("%q finds %q first, want %q", q, g.best(), want)
		}
	}
	for q, want := range map[string]string{"ნავსადგური": "harbour", "ნავსადგურ": "harbour", "ხიდი": "bridge", "harbor": "harbour", "შუქურა": "lighthouse"} {
		if g := invented.search(t, q, ""); g.best() != want {
			t.Errorf("%q finds %q first, want %q", q, g.best(), want)
		}
	}
}

func TestSearchAnswersInGeocodeJSON(t *testing.T) {
	g := anbar.search(t, "Rawa", "&limit=1&lang=ar")
	if g.Type != "FeatureCollection" || g.Geocoding.Version != "0.1.0" || g.Geocoding.Query != "Rawa" || g.Geocoding.Licence == "" || g.Geocoding.Attribution == "" {
		t.Errorf("head %+v", g.Geocoding)
	}
	if len(g.Features) != 1 {
		t.Fatalf("%d places, want the one asked for", len(g.Features))
	}
	p := g.Features[0].Properties.Geocoding
	if p.Type != "city" || p.Name == "" || !strings.Contains(p.Label, "راوة") {
		t.Errorf("the place is %+v", p)
	}
	if g.Features[0].Geometry == nil {
		t.Error("the place has no point")
	}
}

func TestSearchForNothingFindsNothing(t *testing.T) {
	for _, q := range []string{"", " ", "?", "zzzzqqqq", strings.Repeat("zq", 2500), "٪", "' OR 1=1 --", "\x00"} {
		if g := anbar.search(t, q, ""); len(g.Features) != 0 || !strings.HasPrefix(g.Type, "Feature") {
			t.Errorf("%.20q finds %s", q, g.best())
		}
	}
	if body := anbar.get(t, "/search").body; !strings.Contains(body, `"features":[]`) {
		t.Errorf("without q: %s", body)
	}
}
