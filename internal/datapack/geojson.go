package datapack

import (
	"encoding/json"
	"strings"
)

// geometryDepth is, by type, how many lists lie around a geometry's positions.
func geometryDepth(kind string) (depth int, ok bool) {
	switch kind {
	case "Point":
		return 0, true
	case "MultiPoint", "LineString":
		return 1, true
	case "Polygon", "MultiLineString":
		return 2, true
	case "MultiPolygon":
		return 3, true
	}
	return 0, false
}

const geometryKinds = "Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon"

// checkGeoJSON reports what keeps a file from being a FeatureCollection of places,
// and whether it is one.
func (s *session) checkGeoJSON(doc *document) bool {
	root := node{raw: doc.data}
	keys, err := root.members()
	if err != nil {
		return s.report(doc, root, "%v; begin the file with {", err)
	}
	kind, _ := get(keys, "type")
	if text(kind) != "FeatureCollection" {
		return s.report(doc, kind, "type: this is not a FeatureCollection; write {\"type\": \"FeatureCollection\", \"features\": […]}")
	}
	list, _ := get(keys, "features")
	features, err := list.elements()
	if err != nil {
		return s.report(doc, list, "features: %v", err)
	}
	sound := true
	for _, f := range features {
		sound = s.checkFeature(doc, f) && sound
	}
	return sound
}

// placed are the files whose features belong to places.
func placed(file string) bool {
	return strings.HasSuffix(file, "/regions.geojson") || strings.HasSuffix(file, "/routes.geojson")
}

func (s *session) checkFeature(doc *document, f node) bool {
	keys, err := f.members()
	kind, _ := get(keys, "type")
	if err != nil || text(kind) != "Feature" {
		return s.report(doc, f, "features: this is not a Feature; write {\"type\": \"Feature\", \"properties\": {…}, \"geometry\": {…}}")
	}
	sound := true
	properties, _ := get(keys, "properties")
	names, _ := properties.members()
	id, _ := get(names, "place_id")
	switch {
	case text(id) != "":
		if set := s.places; !set.has(text(id)) {
			s.unknown(doc.at(id.offset), "place_id", []string{"places"}, text(id))
			sound = false
		}
	case placed(doc.file):
		sound = s.report(doc, f, "properties: the feature names no place; write \"properties\": {\"place_id\": …}")
	}
	geometry, ok := get(keys, "geometry")
	if !ok {
		return s.report(doc, f, "geometry: is null or missing; give the feature a geometry or delete it")
	}
	return s.checkGeometry(doc, geometry) && sound
}

func (s *session) checkGeometry(doc *document, g node) bool {
	keys, _ := g.members()
	kind, _ := get(keys, "type")
	depth, ok := geometryDepth(text(kind))
	if !ok {
		return s.report(doc, g, "geometry: type %q is not allowed; use one of: %s", text(kind), geometryKinds)
	}
	coordinates, _ := get(keys, "coordinates")
	var value any
	if err := json.Unmarshal(coordinates.raw, &value); err != nil || value == nil {
		return s.report(doc, g, "coordinates: are missing or hold a number without bounds; write longitude and latitude in degrees")
	}
	if wrong := wrongCoordinates(text(kind), value, depth); wrong != "" {
		return s.report(doc, coordinates, "coordinates: %s", wrong)
	}
	return true
}

// text returns a JSON text, "" for any other value.
func text(n node) string {
	var v string
	if json.Unmarshal(n.raw, &v) != nil {
		return ""
	}
	return v
}
