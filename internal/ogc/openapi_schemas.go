package ogc

import (
	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/feature"
)

// problemType is that of errors (RFC 9457).
const problemType = "application/problem+json"

// responses are the answers by name, those of items for each layer.
func responses() object {
	answer := func(description, contentType, schema string) object {
		content := object{contentType: object{"schema": ref("schemas", schema)}}
		if contentType != problemType {
			content[TypeHTML] = object{"schema": object{"type": "string"}}
		}
		return object{"description": description, "content": content}
	}
	out := object{
		"Landing":     answer("The landing page", TypeJSON, "Landing"),
		"Conformance": answer("The classes of requirements that are met", TypeJSON, "Conformance"),
		"Collections": answer("The collections", TypeJSON, "Collections"),
		"Collection":  answer("A collection", TypeJSON, "Collection"),
		"OpenAPI":     answer("This document", TypeOpenAPI, "Any"),
		"Schema":      answer("A JSON Schema", TypeSchema, "Any"),
		"Problem":     answer("What is wrong, and what to do", problemType, "Problem"),
	}
	for _, l := range Layers() {
		for _, kind := range []string{"Items", "Item"} {
			r := answer(kind+" of "+l.Name, TypeGeoJSON, kind+"_"+l.Name)
			r["headers"] = object{"Content-Crs": object{"description": "The coordinate reference system of the answer", "schema": object{"type": "string"}}}
			out[kind+"_"+l.Name] = r
		}
	}
	return out
}

// record is the schema of an object with these members, all of them there.
func record(members object, required ...string) object {
	return object{"type": "object", "required": required, "properties": members}
}

func listOf(item object) object { return object{"type": "array", "items": item} }

func text() object { return object{"type": "string"} }

// schemas are those of the documents, and of the features of each layer.
func schemas() object {
	links := listOf(ref("schemas", "Link"))
	systems := listOf(text())
	pair := object{"type": "array", "minItems": 2, "maxItems": 2, "items": object{"type": "string", "format": "date-time", "nullable": true}}
	out := object{
		"Any":         object{"type": "object"},
		"Link":        record(object{"href": object{"type": "string", "format": "uri"}, "rel": text(), "type": text(), "title": text()}, "href", "rel"),
		"Landing":     record(object{"title": text(), "description": text(), "attribution": text(), "links": links}, "title", "links"),
		"Conformance": record(object{"conformsTo": listOf(text())}, "conformsTo"),
		"Collections": record(object{"links": links, "crs": systems, "collections": listOf(ref("schemas", "Collection"))}, "links", "collections"),
		"Collection": record(object{
			"id": text(), "title": text(), "description": text(), "itemType": object{"type": "string", "enum": []string{"feature"}},
			"extent": ref("schemas", "Extent"), "crs": systems, "storageCrs": text(), "links": links,
		}, "id", "title", "links", "crs", "storageCrs"),
		"Extent": object{"type": "object", "properties": object{
			"spatial": record(object{
				"bbox": object{"type": "array", "minItems": 1, "items": object{"type": "array", "minItems": 4, "maxItems": 4, "items": object{"type": "number"}}}, "crs": text(),
			}, "bbox", "crs"),
			"temporal": record(object{"interval": object{"type": "array", "minItems": 1, "items": pair}, "trs": text()}, "interval", "trs"),
		}},
		"Problem": record(object{"type": text(), "title": text(), "status": object{"type": "integer"}, "detail": text(), "parameter": text()}, "type", "title", "status", "detail"),
	}
	day := object{"type": "string", "format": "date"}
	count := object{"type": "integer", "minimum": 0}
	for _, l := range Layers() {
		out["Geometry_"+l.Name] = geometrySchema(l.Geometry)
		members := object{
			"type": object{"type": "string", "enum": []string{"Feature"}}, "id": object{"type": "integer"},
			"geometry": ref("schemas", "Geometry_"+l.Name), "properties": propertiesSchema(&l),
		}
		out["Feature_"+l.Name] = record(members, "type", "id", "geometry", "properties")
		out["Item_"+l.Name] = object{"allOf": []object{ref("schemas", "Feature_"+l.Name), record(object{"links": links}, "links")}}
		out["Items_"+l.Name] = record(object{
			"type": object{"type": "string", "enum": []string{"FeatureCollection"}}, "name": text(), "atlas": text(), "edition": text(),
			"rule": object{"type": "string", "enum": atlas.Rules}, "known": day, "without": text(), "licence": text(), "attribution": text(), "valid_from": day, "valid_until": day,
			"numberMatched": count, "numberReturned": count, "links": links, "features": listOf(ref("schemas", "Feature_"+l.Name)),
		}, "type", "numberMatched", "numberReturned", "links", "features")
	}
	return out
}

// propertiesSchema has every property of a layer and no other: a missing value is
// null, never a missing member.
func propertiesSchema(l *feature.Layer) object {
	members, names := object{}, []string{}
	for _, f := range l.Fields() {
		v := valueSchema(f)
		if f.Nullable {
			v["nullable"] = true
		}
		members[f.Name], names = v, append(names, f.Name)
	}
	out := record(members, names...)
	out["additionalProperties"] = false
	return out
}

// geometrySchema is GeoJSON of one type; null where a feature is nowhere on the map.
func geometrySchema(g feature.Geometry) object {
	coordinates := object{"type": "array", "minItems": 2, "maxItems": 2, "items": object{"type": "number"}}
	for range map[feature.Geometry]int{feature.PointGeometry: 0, feature.MultiLineGeometry: 2, feature.MultiPolygonGeometry: 3}[g] {
		coordinates = listOf(coordinates)
	}
	out := record(object{"type": object{"type": "string", "enum": []feature.Geometry{g}}, "coordinates": coordinates}, "type", "coordinates")
	out["nullable"] = true
	return out
}
