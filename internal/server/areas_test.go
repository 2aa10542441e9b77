package server_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/geo"
)

// land reads the geometry of an area.
func (f *feature) land(t testing.TB) orb.MultiPolygon {
	t.Helper()
	var g orb.MultiPolygon
	if err := json.Unmarshal(f.Geometry.Coordinates, &g); err != nil || f.Geometry.Type != "MultiPolygon" {
		t.Fatalf("%s is no land (%v)", f.Geometry.Type, err)
	}
	return g
}

// A reader who asks for areas and for the state of a day sees every place on land of
// its own colour.
func TestAreasAgreeWithTheStateOfTheirDay(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		days := append(s.someDays(4), s.edition.Atlas.About.DefaultDate)
		drawn := 0
		for _, rule := range []string{"documented", "any"} {
			for _, day := range days {
				areas := s.features(t, fmt.Sprintf("/areas/%s.geojson?rule=%s", day, rule))
				state := s.features(t, fmt.Sprintf("/control/%s.geojson?rule=%s", day, rule))
				if fmt.Sprint(areas.ValidFrom, areas.ValidUntil) != fmt.Sprint(state.ValidFrom, state.ValidUntil) {
					t.Errorf("%s: areas and state stand for other days", day)
				}
				own := map[string]*feature{}
				for i := range areas.Features {
					f := &areas.Features[i]
					drawn++
					ids := strings.Split(f.text("place_ids"), ",")
					if f.ID != i+1 || float64(len(ids)) != f.Properties["places"] || f.text("status") == "unknown" {
						t.Errorf("%s: feature %d, %v", day, f.ID, f.Properties)
					}
					if got, want := f.Properties["area_km2"].(float64), geo.Area(f.land(t))/1e6; got < want-0.001 || got > want+0.001 {
						t.Errorf("%s: %v km² are said, %v drawn", day, got, want)
					}
					for _, id := range ids {
						own[id] = f
					}
				}
				points := map[string]int{}
				for _, p := range state.Features {
					if p.Geometry != nil {
						points[string(p.Geometry.Coordinates)]++
					}
				}
				for _, p := range state.Features {
					f := own[p.text("place_id")]
					if f == nil || points[string(p.Geometry.Coordinates)] > 1 {
						continue
					}
					for _, name := range []string{"status", "holder", "holders", "holder_name", "holder_name_ar"} {
						if p.Properties[name] != f.Properties[name] {
							t.Errorf("%s: %s has %s %v, its area %v", day, p.text("place_id"), name, p.Properties[name], f.Properties[name])
						}
					}
				}
			}
		}
		if drawn == 0 {
			t.Error("no area was drawn on any day")
		}
	})
}

func TestAreasAreTheSameByBothAddressesAndOnAllDaysOfAState(t *testing.T) {
	for _, end := range []string{".geojson", ".csv"} {
		first, second := anbar.get(t, "/areas/2017-11-03"+end), anbar.get(t, "/areas"+end+"?date=2017-11-04")
		if first.body != second.body || first.Header.Get("ETag") != second.Header.Get("ETag") {
			t.Errorf("%s: two bodies for one state", end)
		}
		if first.body == anbar.get(t, "/areas/2017-11-02"+end).body {
			t.Errorf("%s: the day before has the same areas", end)
		}
	}
	if anbar.get(t, "/areas.geojson").body != anbar.get(t, "/areas/"+anbar.edition.Last.String()+".geojson").body {
		t.Error("without a date it is not the last day")
	}
}

// The sentence that says what areas are stands on every feature, in both languages,
// with the reach that was used.
func TestAreasSayHowTheyAreEstimated(t *testing.T) {
	c := anbar.features(t, "/areas/2017-11-03.geojson")
	if len(c.Features) < 2 {
		t.Fatalf("only %d areas", len(c.Features))
	}
	reach := anbar.edition.Atlas.About.Areas.Reach()
	for _, f := range c.Features {
		if f.Properties["reach_m"] != reach || !strings.Contains(f.text("method"), fmt.Sprintf(" %g km", reach/1000)) || f.text("method_ar") == "" {
			t.Errorf("feature %d: %v", f.ID, f.Properties)
		}
	}
}

func TestBoxKeepsAreasThatItMeets(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		path := "/areas/" + s.edition.Atlas.About.DefaultDate.String() + ".geojson"
		whole := s.features(t, path)
		for _, box := range [][4]float64{{-180, -90, 180, 90}, {41, 34, 41.2, 34.1}, {179.9, -18, -179.9, -16}, {0, 0, 0, 0}} {
			var want, got []int
			for i := range whole.Features {
				b := geo.Box{West: box[0], South: box[1], East: box[2], North: box[3]}
				if f := &whole.Features[i]; b.Intersects(f.land(t).Bound()) {
					want = append(want, f.ID)
				}
			}
			for _, f := range s.features(t, fmt.Sprintf("%s?bbox=%g,%g,%g,%g", path, box[0], box[1], box[2], box[3])).Features {
				got = append(got, f.ID)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s in %v: %v, want %v", path, box, got, want)
			}
		}
	})
}

func TestAreasRefuseWhatTheyDoNotKnow(t *testing.T) {
	for path, want := range map[string]int{
		"/areas/2017-11-03.geojson?status=held": 400, "/areas/2017-11-03.geojson?date=2017-11-03": 400, "/areas.geojson?bbox=1,2,3": 400,
		"/areas/2017-02-30.geojson": 400, "/areas.csv?rule=none": 400, "/areas/2017-11-03.kml": 404, "/areas.geojson?without=nobody": 404,
	} {
		a := anbar.ask(t, http.MethodGet, path)
		if a.StatusCode != want || a.Header.Get("Content-Type") != trouble {
			t.Errorf("%s: %d %s", path, a.StatusCode, a.Header.Get("Content-Type"))
		}
	}
}
