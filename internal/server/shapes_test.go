package server_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"
)

// The properties that HTTP.md names; there may be more, never fewer.
var (
	controlKeys = strings.Fields(`place_id name name_ar kind country holder holder_name holders units status basis rule from_earliest from_latest
		from_edtf last_report last_known_holder precision_m located_by claim_ids claimants source_id source_url reason edition`)
	changeKeys = strings.Fields(`place_id name name_ar date kind before_status before_holder before_holders status holder holders from_earliest
		from_latest claim_ids claimants source_id source_url rule edition`)
	placeKeys = strings.Fields(`place_id name name_ar name_ar_origin aliases kind country within admin1 admin2 geonames_id wikidata_id precision_m
		located_by confidence where`)
	eventKeys = strings.Fields(`event_id date date_earliest date_latest kind title place_ids actor_ids claimants source_id section source_url`)
)

func TestCollectionsHaveTheirMembersAndProperties(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for path, keys := range map[string][]string{
			"/control.geojson": controlKeys, "/spans.geojson": append([]string{"start_date", "end_date"}, controlKeys...),
			"/changes.geojson": changeKeys, "/places.geojson": placeKeys, "/events.geojson": eventKeys, "/extents.geojson": {"place_id"},
		} {
			body := s.get(t, path).body
			top := parse[map[string]json.RawMessage](t, body)
			members := []string{"type", "name", "atlas", "edition", "licence", "attribution", "features"}
			if slices.Contains(keys, "rule") {
				members = append(members, "rule")
			}
			if path == "/control.geojson" {
				members = append(members, "valid_from", "valid_until", "unlocated")
			}
			for _, m := range members {
				if _, ok := top[m]; !ok {
					t.Errorf("%s has no member %s", path, m)
				}
			}
			c := parse[collection](t, body)
			if c.Type != "FeatureCollection" || c.Atlas != s.edition.Atlas.About.ID || c.Edition != s.edition.ID || len(c.Features) == 0 {
				t.Errorf("%s is %s of %s, edition %s, with %d features", path, c.Type, c.Atlas, c.Edition, len(c.Features))
			}
			sameKeys(t, path, c, keys)
		}
	})
}

// sameKeys checks that every feature has every key, and no feature more than another.
func sameKeys(t *testing.T, path string, c collection, keys []string) {
	t.Helper()
	seen := map[int]bool{}
	for i := range c.Features {
		f := &c.Features[i]
		if f.Type != "Feature" || seen[f.ID] || f.ID == 0 {
			t.Errorf("%s: feature %d is a %s with the id %d, seen before: %v", path, i, f.Type, f.ID, seen[f.ID])
		}
		seen[f.ID] = true
		if len(f.Properties) != len(c.Features[0].Properties) {
			t.Errorf("%s: feature %d has %d properties, the first %d", path, i, len(f.Properties), len(c.Features[0].Properties))
		}
		for _, k := range keys {
			if _, ok := f.Properties[k]; !ok {
				t.Errorf("%s: feature %d has no %s", path, i, k)
			}
		}
		for k, v := range f.Properties {
			switch v.(type) {
			case map[string]any, []any:
				t.Errorf("%s: %s is not flat", path, k)
			}
			if k != strings.ToLower(k) || strings.ContainsAny(k, "- .") {
				t.Errorf("%s: the key %s is not in snake case", path, k)
			}
		}
	}
}

func TestGeometriesArePointsOnTheGroundOrNull(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for _, path := range []string{"/control.geojson", "/spans.geojson", "/changes.geojson", "/places.geojson", "/events.geojson"} {
			c := s.features(t, path)
			for i := range c.Features {
				f := &c.Features[i]
				if f.Geometry == nil {
					continue
				}
				lon, lat := f.Geometry.point(t)
				if id := f.text("place_id"); id != "" {
					if p := s.edition.Located(id).Point; p == nil || lon != p.Lon() || lat != p.Lat() {
						t.Errorf("%s: %s lies at longitude %v, latitude %v, want %v", path, id, lon, lat, p)
					}
				}
			}
		}
		for i, f := range s.features(t, "/extents.geojson").Features {
			if f.Geometry == nil || f.Geometry.Type == "Point" {
				t.Errorf("extent %d is no shape", i)
			}
		}
	})
}

// Regions, roads, rings and the unlocated have no point.
func TestOnlyTownsAndWorksHaveAPoint(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for _, f := range s.features(t, "/places.geojson").Features {
			kind, by := f.text("kind"), f.text("located_by")
			area := slices.Contains([]string{"country", "governorate", "district", "region", "road", "route"}, kind)
			if noPoint := area || by == "ring" || by == "unlocated" || by == "within"; noPoint && f.Geometry != nil {
				t.Errorf("%s, a %s located by %s, has a point", f.text("place_id"), kind, by)
			}
		}
	})
}

func TestFeaturesStandByPlaceThenStart(t *testing.T) {
	everySite(t, func(t *testing.T, s *site) {
		for _, path := range []string{"/control.geojson", "/places.geojson", "/extents.geojson", "/changes.geojson"} {
			c := s.features(t, path)
			if ids := c.ids(); !slices.IsSorted(ids) {
				t.Errorf("%s is not in order of place", path)
			}
			for i := 1; i < len(c.Features); i++ {
				a, b := &c.Features[i-1], &c.Features[i]
				if path == "/changes.geojson" && a.text("place_id") == b.text("place_id") && a.text("date") >= b.text("date") {
					t.Errorf("%s: %s on %s comes before %s", path, a.text("place_id"), a.text("date"), b.text("date"))
				}
			}
		}
		spans := s.features(t, "/spans.geojson")
		first := spans.Features[0]
		for _, k := range []string{"start_date", "end_date", "from_earliest", "from_latest", "last_report"} {
			if first.Properties[k] == nil {
				t.Errorf("the first span has no %s, so that clients take the column for text", k)
			}
		}
		byID := slices.Clone(spans.Features)
		slices.SortFunc(byID, func(a, b feature) int { return a.ID - b.ID })
		for i := range byID {
			if byID[i].ID != i+1 {
				t.Fatalf("span %d has the id %d", i+1, byID[i].ID)
			}
			if i == 0 {
				continue
			}
			a, b := &byID[i-1], &byID[i]
			if a.text("place_id") > b.text("place_id") || a.text("place_id") == b.text("place_id") && a.text("start_date") >= b.text("start_date") {
				t.Errorf("span %d comes before span %d", i, i+1)
			}
		}
	})
}

func TestClosedListsHoldOnlyWhatIsListed(t *testing.T) {
	lists := map[string][]string{
		"/places.geojson kind": strings.Fields(`country governorate district region city town village neighbourhood building facility airfield station
			bridge dam border_crossing road route area`),
		"/places.geojson located_by": strings.Fields("coordinates gazetteer offset ring route between within unlocated"),
		"/places.geojson confidence": strings.Fields("high medium low"),
		"/events.geojson kind":       strings.Fields("strike clash execution displacement announcement operation advance withdrawal attack parade other"),
		"/spans.geojson status":      strings.Fields("held contested claimed unsure unknown"),
		"/spans.geojson basis":       {"direct", "inclusion", ""},
		"/changes.geojson kind":      strings.Fields("hands fighting confirmed doubt first_report expired"),
	}
	everySite(t, func(t *testing.T, s *site) {
		for at, list := range lists {
			path, key, _ := strings.Cut(at, " ")
			seen := map[string]bool{}
			for _, f := range s.features(t, path).Features {
				seen[f.text(key)] = true
			}
			for v := range maps.Keys(seen) {
				if !slices.Contains(list, v) {
					t.Errorf("%s: %s %q is not in the closed list", path, key, v)
				}
			}
		}
	})
}

func TestFixedPlaceIdsAreThere(t *testing.T) {
	for _, id := range strings.Fields(`ramadi ramadi-government-headquarters fallujah al-karmah al-karmah-district hit haditha rutbah anah rawa akashat
		al-qaim al-qaim-district al-qaim-border-crossing al-qaim-station akkas-gas-field h-2-air-base umm-al-waz jabbab rumana tharthar-dam
		al-bukamal hatra hawija`) {
		anbar.get(t, "/places/"+id)
	}
}
