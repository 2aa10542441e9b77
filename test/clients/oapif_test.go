//go:build clients

package clients

import "testing"

// collections are the names of the collections of the live service.
func collections(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, c := range get[struct{ Collections []struct{ ID string } }](t, "/ogc/collections").Collections {
		names = append(names, c.ID)
	}
	if len(names) < 8 {
		t.Fatalf("the service has only %v", names)
	}
	return names
}

// qgisTypes are the names that QGIS has for the types of a schema.
func qgisTypes(kind, format string) []string {
	switch {
	case format == "date":
		return []string{"QDate"}
	case kind == "integer":
		return []string{"int", "qlonglong"}
	case kind == "number":
		return []string{"double", "int", "qlonglong"}
	}
	return []string{"QString"}
}

func TestQGISLoadsEveryCollectionOfTheService(t *testing.T) {
	for _, name := range collections(t) {
		t.Run(name, func(t *testing.T) {
			items := get[collection](t, "/ogc/collections/"+name+"/items?limit=10000")
			l := seen[layer](t, "oapif "+name).usable(t, *items.Matched)
			l.typedAs(t, name, items.Features)
		})
	}
}

// typedAs fails the test unless each field has the type that the collection's own
// schema states. What no feature has a value of, QGIS cannot know.
func (l layer) typedAs(t *testing.T, collection string, features []feature) {
	t.Helper()
	type member struct {
		Type   any
		Format string
	}
	schema := get[struct{ Properties map[string]member }](t, "/ogc/collections/"+collection+"/schema")
	checked := 0
	for field, m := range schema.Properties {
		if !valued(features, field) {
			continue
		}
		kind, _ := m.Type.(string)
		if list, ok := m.Type.([]any); ok {
			kind, _ = list[0].(string)
		}
		ok := false
		for _, want := range qgisTypes(kind, m.Format) {
			ok = ok || l.Fields[field] == want
		}
		if !ok {
			t.Errorf("QGIS takes %s for %q, the schema says %s %s", field, l.Fields[field], kind, m.Format)
		}
		checked++
	}
	if checked < 3 {
		t.Errorf("only %d of the fields of the schema have values", checked)
	}
}

func valued(features []feature, field string) bool {
	for _, f := range features {
		if f.Properties[field] != nil {
			return true
		}
	}
	return false
}

// zones are the days' own time zone, one ahead and one behind.
func zones() []string { return []string{"UTC", "Pacific/Auckland", "America/Los_Angeles"} }

// The temporal controller filters by itself what it has downloaded; its days must be
// the server's, in every part of the world.
func TestQGISAnimatesTheServiceByTheServersDays(t *testing.T) {
	for _, zone := range zones() {
		shown := seen[map[string][]state](t, "oapif spans in the controller, "+zone)
		for _, day := range days() {
			t.Run(zone+" "+day, func(t *testing.T) { same(t, shown[day], control(t, day)) })
		}
	}
}

func TestQGISHasOneDayByTheAddressOfTheService(t *testing.T) {
	for _, day := range days() {
		for _, name := range []string{"spans", "control"} {
			t.Run(name+" "+day, func(t *testing.T) {
				same(t, seen[[]state](t, "oapif "+name+" by address "+day), control(t, day))
			})
		}
	}
}

// filters are expressions as users of QGIS write them.
func filters() map[string]string {
	return map[string]string{
		"since":  `"start_date" >= '2017-11-03T00:00:00Z'`,
		"status": `"status" = 'contested'`,
		"both":   `"status" = 'held' AND "holder" = 'iraq'`,
	}
}

// QGIS 3.22 takes comparisons of a date for the parameter datetime and leaves it at
// that: it shows what was true since the day, as docs/qgis.md warns.
func TestQGISFiltersTheService(t *testing.T) {
	spans := get[collection](t, "/spans.geojson").Features
	for name, keep := range map[string]func(map[string]any) bool{
		"since":  func(p map[string]any) bool { return p["end_date"] == nil || p["end_date"].(string) > "2017-11-03" },
		"status": func(p map[string]any) bool { return p["status"] == "contested" },
		"both":   func(p map[string]any) bool { return p["status"] == "held" && p["holder"] == "iraq" },
	} {
		t.Run(name, func(t *testing.T) {
			var want []feature
			for _, f := range spans {
				if keep(f.Properties) {
					want = append(want, f)
				}
			}
			if len(want) == 0 || len(want) == len(spans) {
				t.Fatalf("the filter keeps %d of %d spans", len(want), len(spans))
			}
			same(t, seen[[]state](t, "oapif filter "+name), states(want))
		})
	}
}
