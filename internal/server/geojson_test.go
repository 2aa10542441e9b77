package server_test

import (
	"encoding/json"
	"testing"

	"github.com/heldline/heldline/internal/edtf"
)

// collection is a GeoJSON answer as a stranger reads it.
type collection struct {
	Type       string
	Name       string
	Atlas      string
	Edition    string
	Rule       string
	Licence    string
	ValidFrom  *edtf.Day         `json:"valid_from"`
	ValidUntil *edtf.Day         `json:"valid_until"`
	Unlocated  []json.RawMessage `json:"unlocated"`
	Features   []feature
}

type feature struct {
	Type       string
	ID         int
	Geometry   *geometry
	Properties map[string]any
}

type geometry struct {
	Type        string
	Coordinates json.RawMessage
}

// point reads a geometry as longitude and latitude.
func (g *geometry) point(t testing.TB) (lon, lat float64) {
	t.Helper()
	var p []float64
	if err := json.Unmarshal(g.Coordinates, &p); err != nil || len(p) != 2 || g.Type != "Point" {
		t.Fatalf("%s %s is no point (%v)", g.Type, g.Coordinates, err)
	}
	return p[0], p[1]
}

// text is a property that is a text; "" if it is null.
func (f *feature) text(name string) string {
	s, _ := f.Properties[name].(string)
	return s
}

// features asks for a collection.
func (s *site) features(t testing.TB, path string) collection {
	t.Helper()
	return parse[collection](t, s.get(t, path).body)
}

func parse[T any](t testing.TB, text string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(text), &v); err != nil {
		t.Fatalf("%v in %.200s", err, text)
	}
	return v
}

// ids lists the places of a collection in its order.
func (c collection) ids() []string {
	var out []string
	for i := range c.Features {
		out = append(out, c.Features[i].text("place_id"))
	}
	return out
}
