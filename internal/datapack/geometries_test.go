package datapack

import (
	"strings"
	"testing"
	"testing/fstest"
)

// feature wraps a geometry as the only feature of the island's regions.
func feature(geometry string) string {
	return "{\"type\": \"FeatureCollection\", \"features\": [\n" +
		`{"type": "Feature", "properties": {"place_id": "isle"}, "geometry": ` + geometry + "}\n]}"
}

func TestReadReportsBadGeoJSON(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"no JSON":              {"{\"type\": \"FeatureCollection\",\n \"features\": [}", "2:15: this is not JSON"},
		"cut off":              {"{\"type\": ", "1:9: this is not JSON"},
		"empty file":           {"", "1:1: this is not JSON"},
		"not UTF-8":            {"{\"a\": \"\xe9\"}", "1:8: byte 0xE9 is not UTF-8"},
		"a list":               {"[]", "1:1: this must be an object"},
		"a single feature":     {`{"type": "Feature"}`, "1:10: type: this is not a FeatureCollection"},
		"null features":        {`{"type": "FeatureCollection", "features": null}`, "1:43: features: this must be a list"},
		"null feature":         {`{"type": "FeatureCollection", "features": [null]}`, "1:44: features: this is not a Feature"},
		"null geometry":        {feature("null"), "2:1: geometry: is null or missing"},
		"geometry collection":  {feature(`{"type": "GeometryCollection", "geometries": []}`), `2:69: geometry: type "GeometryCollection" is not allowed; use one of: Point`},
		"null coordinates":     {feature(`{"type": "Point", "coordinates": null}`), "2:69: coordinates: are missing"},
		"null number":          {feature(`{"type": "Point", "coordinates": [1, null]}`), "2:102: coordinates: a position holds <nil>; write numbers"},
		"number out of range":  {feature(`{"type": "Point", "coordinates": [1e999, 1]}`), "2:69: coordinates: are missing or hold a number without bounds"},
		"one number":           {feature(`{"type": "Point", "coordinates": [1]}`), "2:102: coordinates: a position has 1 numbers"},
		"outside the earth":    {feature(`{"type": "Point", "coordinates": [33, 143]}`), "2:102: coordinates: position 33, 143 lies outside the earth"},
		"short line":           {feature(`{"type": "LineString", "coordinates": [[1, 2]]}`), "2:107: coordinates: a line has fewer than 2 positions"},
		"short ring":           {feature(`{"type": "Polygon", "coordinates": [[[1, 2], [2, 3], [1, 2]]]}`), "2:104: coordinates: a ring has 3 positions"},
		"open ring":            {feature(`{"type": "Polygon", "coordinates": [[[1, 2], [2, 3], [3, 1], [1, 1]]]}`), "2:104: coordinates: a ring is not closed"},
		"lists not deep":       {feature(`{"type": "Polygon", "coordinates": [[1, 2]]}`), "2:104: coordinates: the lists do not lie as deep as those of a Polygon"},
		"empty polygon":        {feature(`{"type": "Polygon", "coordinates": []}`), "2:104: coordinates: a list of a Polygon is empty"},
		"too deep":             {feature(strings.Repeat("[", 20) + strings.Repeat("]", 20)), "2:82: values lie more than 16 levels deep"},
		"unknown place":        {strings.Replace(feature(`{"type": "Point", "coordinates": [1, 2]}`), "isle", "ilse", 1), `2:48: place_id: unknown place "ilse"; the nearest: isle`},
		"place without a name": {strings.Replace(feature(`{"type": "Point", "coordinates": [1, 2]}`), "place_id", "name", 1), "2:1: properties: the feature names no place"},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := island(t)
			fsys["geojson/regions.geojson"] = &fstest.MapFile{Data: []byte(c.data)}
			pack, problems := Read(fsys)
			if len(problems) != 1 || !strings.HasPrefix(problems[0].String(), "geojson/regions.geojson:"+c.want) {
				t.Errorf("want %s, got\n%s", c.want, problemText(problems))
			}
			if _, ok := pack.Atlas.Geometries["regions.geojson"]; ok {
				t.Error("the unsound file was kept")
			}
		})
	}
}

func TestReadKeepsSoundGeometriesByFileName(t *testing.T) {
	fsys := island(t)
	region := feature(`{"type": "MultiPolygon", "coordinates": [[[[1, 2], [2, 3], [3, 1], [1, 2]]]]}`)
	basemap := `{"type": "Topology", "transform": {"scale": [0.5, 0.5], "translate": [-180, -90]}, "arcs": [[[0, 0], [4, 4], [-1, 0]]],
		"objects": {"land": {"type": "GeometryCollection", "geometries": [{"type": "LineString", "arcs": [0]}, {"type": "Point", "coordinates": [3, 4]}]}}}`
	fsys["geojson/regions.geojson"] = &fstest.MapFile{Data: []byte(region)}
	fsys["geojson/basemap.topojson"] = &fstest.MapFile{Data: []byte(basemap)}
	fsys["geojson/LICENSE.txt"] = &fstest.MapFile{Data: []byte("free")}
	pack, problems := Read(fsys)
	if len(problems) > 0 {
		t.Fatal(problemText(problems))
	}
	got := pack.Atlas.Geometries
	if len(got) != 3 || string(got["regions.geojson"]) != region || string(got["basemap.topojson"]) != basemap {
		t.Errorf("geometries: %v", got)
	}
}

func TestReadReportsBadTopoJSON(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"not a topology":    {`{"type": "FeatureCollection"}`, "1:10: type: this is not a Topology"},
		"no arcs":           {`{"type": "Topology", "objects": {}}`, "1:1: arcs: are no lists of positions"},
		"null position":     {`{"type": "Topology", "arcs": [[[0, 0], null]], "objects": {}}`, "1:30: arcs: arc 0 has a position without two numbers"},
		"null number":       {`{"type": "Topology", "arcs": [[[0, 0], [null, 1]]], "objects": {}}`, "1:30: arcs: arc 0 has a position without two numbers"},
		"off the earth":     {`{"type": "Topology", "arcs": [[[0, 0], [0, 91]]], "objects": {}}`, "1:30: arcs: arc 0 leaves the earth"},
		"null objects":      {`{"type": "Topology", "arcs": [], "objects": null}`, "1:45: objects: this must be an object"},
		"arc without start": {`{"type": "Topology", "arcs": [], "objects": {"a": {"type": "LineString", "arcs": [0]}}}`, "1:51: arcs: a LineString names arcs that do not exist"},
		"null object":       {`{"type": "Topology", "arcs": [], "objects": {"a": null}}`, "1:51: objects: this must be an object"},
		"null type":         {`{"type": "Topology", "arcs": [], "objects": {"a": {"type": null}}}`, `1:51: objects: type "" is not allowed`},
		"null point":        {`{"type": "Topology", "arcs": [], "objects": {"a": {"type": "Point", "coordinates": [null, 1]}}}`, "1:51: coordinates: a position is no pair"},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := island(t)
			fsys["geojson/basemap.topojson"] = &fstest.MapFile{Data: []byte(c.data)}
			_, problems := Read(fsys)
			if len(problems) != 1 || !strings.HasPrefix(problems[0].String(), "geojson/basemap.topojson:"+c.want) {
				t.Errorf("want %s, got\n%s", c.want, problemText(problems))
			}
		})
	}
}
