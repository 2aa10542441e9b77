package ogc

import (
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/feature"
)

// OpenAPI describes the service in OpenAPI 3.0, every path by its full name: GDAL
// looks there for the properties that the items of a collection can be asked by.
// QGIS reads the size of pages from components.parameters.limit and nowhere else.
func (s *Service) OpenAPI() any {
	about := &s.Edition.Atlas.About
	info := object{
		"title": about.Title.In(s.Lang.Code), "description": s.Lang.T("ogc.about", "atlas", about.Title.In(s.Lang.Code)), "version": s.Edition.ID,
		"contact": contact(about),
		"license": object{"name": about.Licence, "url": atlas.LicenceURL(about.Licence)},
	}
	return object{
		"openapi": "3.0.3", "info": info,
		"servers": []object{{"url": s.Root}},
		"tags":    []object{{"name": "service", "description": s.Lang.T("ogc.tag.service")}, {"name": "data", "description": s.Lang.T("ogc.tag.data")}},
		"paths":   s.paths(),
		"components": object{
			"parameters": s.parameters(), "responses": responses(), "schemas": schemas(),
		},
	}
}

// contact is who publishes; QGIS shows it with a layer.
func contact(about *atlas.About) object {
	c := object{"name": about.Contact}
	switch to := strings.TrimPrefix(about.ReportTo, "mailto:"); {
	case strings.HasPrefix(to, "http://"), strings.HasPrefix(to, "https://"):
		c["url"] = to
	case to != "":
		c["email"] = to
	}
	return c
}

func (s *Service) paths() object {
	get := func(tag, id, summary, response string, params []any) object {
		return object{"get": object{
			"tags": []string{tag}, "operationId": id, "summary": summary, "parameters": params,
			"responses": object{"200": ref("responses", response), "400": ref("responses", "Problem"), "404": ref("responses", "Problem"), "500": ref("responses", "Problem")},
		}}
	}
	shared := refs(Common())
	out := object{
		"/":            get("service", "getLandingPage", s.Lang.T("ogc.link.root"), "Landing", shared),
		"/api":         get("service", "getApi", s.Lang.T("ogc.link.api"), "OpenAPI", shared),
		"/conformance": get("service", "getConformance", s.Lang.T("ogc.link.conformance"), "Conformance", shared),
		"/collections": get("service", "getCollections", s.Lang.T("ogc.link.collections"), "Collections", shared),
	}
	for _, l := range Layers() {
		at, title := "/collections/"+l.Name, s.Lang.T("layer."+l.Name+".title")
		out[at] = get("data", "describe_"+l.Name, title, "Collection", shared)
		out[at+"/queryables"] = get("data", "queryables_"+l.Name, title+": "+s.Lang.T("ogc.link.queryables"), "Schema", shared)
		out[at+"/schema"] = get("data", "schema_"+l.Name, title+": "+s.Lang.T("ogc.link.schema"), "Schema", shared)
		out[at+"/items"] = get("data", "items_"+l.Name, title+": "+s.Lang.T("ogc.link.items"), "Items_"+l.Name, s.itemsParameters(&l))
		out[at+"/items/{featureId}"] = get("data", "item_"+l.Name, title+": "+s.Lang.T("ogc.link.item"), "Item_"+l.Name,
			append(refs(append(Common(), "crs")), ref("parameters", "featureId")))
	}
	return out
}

// itemsParameters are the named ones and each property by equality.
func (s *Service) itemsParameters(l *feature.Layer) []any {
	named := append(Common(), paging()...)
	out := refs(named)
	for _, f := range l.Fields() {
		if !slices.Contains(named, f.Name) {
			out = append(out, query(f.Name, s.Lang.T("column."+f.Name), valueSchema(f)))
		}
	}
	return out
}

func ref(kind, name string) object { return object{"$ref": "#/components/" + kind + "/" + name} }

func refs(names []string) []any {
	var out []any
	for _, name := range names {
		out = append(out, ref("parameters", name))
	}
	return out
}

func query(name, description string, schema object) object {
	return object{"name": name, "in": "query", "required": false, "style": "form", "explode": false, "description": description, "schema": schema}
}

// parameters are those with a name of their own.
func (s *Service) parameters() object {
	systems := object{"type": "string", "format": "uri", "enum": Systems(), "default": CRS84}
	of := map[string]object{
		"f":        {"type": "string", "enum": []string{"json", "html"}},
		"lang":     {"type": "string", "enum": s.Langs},
		"rule":     {"type": "string", "enum": atlas.Rules, "default": atlas.Documented},
		"known":    {"type": "string", "format": "date"},
		"without":  {"type": "string"},
		"datetime": {"type": "string"},
		"limit":    {"type": "integer", "minimum": 1, "maximum": MaxLimit, "default": DefaultLimit},
		"offset":   {"type": "integer", "minimum": 0, "default": 0},
		"bbox":     {"type": "array", "minItems": 4, "maxItems": 6, "items": object{"type": "number"}},
		"bbox-crs": systems, "crs": systems, "filter-crs": systems,
		"filter":      {"type": "string"},
		"filter-lang": {"type": "string", "enum": []string{filterLang}, "default": filterLang},
	}
	out := object{"featureId": object{
		"name": "featureId", "in": "path", "required": true, "description": s.Lang.T("column.id"), "schema": object{"type": "integer"},
	}}
	for name, schema := range of {
		out[name] = query(name, s.Lang.T("ogc.param."+strings.ReplaceAll(name, "-", "_")), schema)
	}
	return out
}

// Path is an address of the service with the names of its parameters.
type Path struct {
	Path, Summary string
	Parameters    []string
}

// Paths lists the addresses of the OpenAPI document in their order.
func (s *Service) Paths() []Path {
	var out []Path
	all := s.paths()
	for _, at := range slices.Sorted(maps.Keys(all)) {
		get := all[at].(object)["get"].(object)
		p := Path{Path: at, Summary: get["summary"].(string)}
		for _, param := range get["parameters"].([]any) {
			if name, ok := param.(object)["name"].(string); ok {
				p.Parameters = append(p.Parameters, name)
			} else {
				p.Parameters = append(p.Parameters, path.Base(param.(object)["$ref"].(string)))
			}
		}
		out = append(out, p)
	}
	return out
}
