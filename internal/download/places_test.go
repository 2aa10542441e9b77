package download_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
)

type linked struct {
	Type     string `json:"type"`
	Context  string `json:"@context"`
	License  string `json:"license"`
	Features []struct {
		ID         string `json:"@id"`
		Type       string `json:"type"`
		Properties struct {
			Title    string   `json:"title"`
			CCodes   []string `json:"ccodes"`
			FClasses []string `json:"fclasses"`
		} `json:"properties"`
		Geometry struct {
			Type       string           `json:"type"`
			Geometries []map[string]any `json:"geometries"`
		} `json:"geometry"`
		Names []struct {
			Toponym   string           `json:"toponym"`
			Citations []map[string]any `json:"citations"`
		} `json:"names"`
		Links     []struct{ Type, Identifier string } `json:"links"`
		Relations []relation                          `json:"relations"`
	} `json:"features"`
}

type relation struct {
	Type      string `json:"relationType"`
	To        string `json:"relationTo"`
	Label     string `json:"label"`
	Certainty string `json:"certainty"`
	When      *struct {
		Timespans []struct{ Start, End map[string]string } `json:"timespans"`
	} `json:"when"`
}

// The rules of the Linked Places Format: what a record must have, and from which lists
// its words come.
func TestLinkedPlacesKeepTheRulesOfTheirFormat(t *testing.T) {
	e := world(t)
	var doc linked
	if err := json.Unmarshal([]byte(fileOf(t, e, "world.lpf.json")), &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Type != "FeatureCollection" || !strings.Contains(doc.Context, "linkedplaces-context") || !strings.Contains(doc.License, "by/4.0") || len(doc.Features) != len(e.Places) {
		t.Fatalf("%s %s %s with %d features", doc.Type, doc.Context, doc.License, len(doc.Features))
	}
	for i, f := range doc.Features {
		p := e.Places[i]
		if f.ID != site+"/places/"+p.ID || f.Type != "Feature" || f.Properties.Title != p.Name || f.Geometry.Type != "GeometryCollection" || len(f.Geometry.Geometries) != 1 {
			t.Errorf("%s: %s, %s, %v", p.ID, f.ID, f.Type, f.Geometry)
		}
		if len(f.Properties.FClasses) != 1 || !slices.Contains([]string{"A", "H", "L", "P", "R", "S", "T"}, f.Properties.FClasses[0]) {
			t.Errorf("%s: the classes are %v", p.ID, f.Properties.FClasses)
		}
		if len(f.Names) == 0 || len(f.Names[0].Citations) == 0 || f.Names[0].Toponym != p.Name {
			t.Errorf("%s: the names are %v", p.ID, f.Names)
		}
		for _, r := range f.Relations {
			if !strings.HasPrefix(r.Type, "gvp:") || !strings.HasPrefix(r.To, site+"/") || r.Label == "" || !slices.Contains([]string{"", "certain", "less-certain", "uncertain"}, r.Certainty) {
				t.Errorf("%s: %+v", p.ID, r)
			}
		}
	}
	if l := doc.Features[0].Links; len(l) != 2 || l[0].Type != "closeMatch" || l[1].Identifier != "wd:Q1" {
		t.Errorf("the links are %v", l)
	}
}

// Every span in which somebody holds a place is a relation with its days: the end is
// the last of them.
func TestLinkedPlacesTellTheSpans(t *testing.T) {
	e := world(t)
	var doc linked
	if err := json.Unmarshal([]byte(fileOf(t, e, "world.lpf.json")), &doc); err != nil {
		t.Fatal(err)
	}
	v := e.View(atlas.Reading{Rule: atlas.Documented})
	for i, f := range doc.Features {
		var control []relation
		for _, r := range f.Relations {
			if r.When != nil {
				control = append(control, r)
			}
		}
		for _, s := range v.Place(e.Places[i].ID) {
			if s.Status == atlas.Unknown {
				continue
			}
			for range s.Shown() {
				if len(control) == 0 {
					t.Fatalf("%s: the span from %v is missing", s.PlaceID, s.Start)
				}
				span := control[0].When.Timespans[0]
				if s.Start != nil && span.Start["in"] != s.Start.String() || s.Start == nil && span.Start["latest"] == "" {
					t.Errorf("%s: the span from %v begins %v", s.PlaceID, s.Start, span.Start)
				}
				if s.End != nil && span.End["in"] != (*s.End-1).String() || s.End == nil && span.End["earliest"] == "" {
					t.Errorf("%s: the span until %v ends %v", s.PlaceID, s.End, span.End)
				}
				if want := map[atlas.Status]string{atlas.Held: "certain", atlas.Claimed: "uncertain", atlas.Unsure: "less-certain", atlas.Contested: "certain"}[s.Status]; s.Basis == atlas.Direct && control[0].Certainty != want {
					t.Errorf("%s is %s: %s", s.PlaceID, s.Status, control[0].Certainty)
				}
				control = control[1:]
			}
		}
		if len(control) != 0 {
			t.Errorf("%s: %d relations too many", f.ID, len(control))
		}
	}
}
