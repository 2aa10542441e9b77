package ogc

import (
	"github.com/heldline/heldline/internal/feature"
)

// object is a JSON object whose members stand in the order of their names.
type object = map[string]any

const draft = "https://json-schema.org/draft/2020-12/schema"

// Schema describes the properties of a layer (Part 5).
func (s *Service) Schema(l *feature.Layer) any {
	return object{
		"$schema": draft, "$id": s.collection(l.Name) + "/schema", "type": "object",
		"title": s.Lang.T("layer." + l.Name + ".title"), "description": s.Lang.T("layer." + l.Name + ".about"),
		"properties": s.properties(l, true), "additionalProperties": false,
	}
}

// Queryables describes the properties that a filter may name (Part 3).
func (s *Service) Queryables(l *feature.Layer) any {
	return object{
		"$schema": draft, "$id": s.collection(l.Name) + "/queryables", "type": "object",
		"title": s.Lang.T("layer." + l.Name + ".title"), "description": s.Lang.T("layer." + l.Name + ".about"),
		"properties": s.properties(l, false), "additionalProperties": false,
	}
}

// properties are those of a layer with its geometry; with the feature's id where
// returned.
func (s *Service) properties(l *feature.Layer, returned bool) object {
	out := object{geometryName: object{
		"title": s.Lang.T("column.geometry"), "format": geometryFormat(l.Geometry), "x-ogc-role": "primary-geometry", "x-ogc-propertySeq": 0,
	}}
	if returned {
		out["id"] = object{"title": s.Lang.T("column.id"), "type": "integer", "x-ogc-role": "id", "readOnly": true}
	}
	for i, f := range l.Fields() {
		p := valueSchema(f)
		p["description"], p["x-ogc-propertySeq"] = s.Lang.T("column."+f.Name), i+1
		switch f.Name {
		case l.Start:
			p["x-ogc-role"] = "primary-interval-start"
		case l.End:
			p["x-ogc-role"] = "primary-interval-end"
		}
		out[f.Name] = p
	}
	return out
}

// valueSchema is the type of a field where it has a value.
func valueSchema(f feature.Field) object {
	switch f.Type {
	case feature.DateField:
		return object{"type": "string", "format": "date"}
	case feature.IntegerField:
		return object{"type": "integer"}
	case feature.NumberField:
		return object{"type": "number"}
	}
	return object{"type": "string"}
}

func geometryFormat(g feature.Geometry) string {
	switch g {
	case feature.PointGeometry:
		return "geometry-point"
	case feature.MultiLineGeometry:
		return "geometry-multilinestring"
	}
	return "geometry-multipolygon"
}
