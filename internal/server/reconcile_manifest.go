package server

import (
	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/atlas"
)

// named is an entity type, a property or another thing with a name.
type named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// kindType is a kind of place as a type of the service.
type kindType struct {
	named
	Broader []named `json:"broader,omitempty"`
}

// anyPlace is the type of every entity, above all kinds.
const anyPlace = "place"

// servicePath is where a part of the service stands.
type servicePath struct {
	URL  string `json:"service_url"`
	Path string `json:"service_path"`
}

// setting is something that a client may set when it fetches a property.
type setting struct {
	Type    string   `json:"type"`
	Name    string   `json:"name"`
	Label   string   `json:"label"`
	Help    string   `json:"help_text"`
	Default string   `json:"default"`
	Choices []choice `json:"choices,omitempty"`
}

type choice struct {
	Value string `json:"value"`
	Name  string `json:"name"`
}

type manifestAnswer struct {
	Versions        []string          `json:"versions"`
	Name            string            `json:"name"`
	IdentifierSpace string            `json:"identifierSpace"`
	SchemaSpace     string            `json:"schemaSpace"`
	Documentation   string            `json:"documentation"`
	Logo            string            `json:"logo"`
	ServiceVersion  string            `json:"serviceVersion"`
	DefaultTypes    []kindType        `json:"defaultTypes"`
	View            map[string]string `json:"view"`
	Preview         struct {
		URL    string `json:"url"`
		Width  int    `json:"width"`
		Height int    `json:"height"`
	} `json:"preview"`
	Suggest map[string]servicePath `json:"suggest"`
	Extend  struct {
		Propose  servicePath `json:"propose_properties"`
		Settings []setting   `json:"property_settings"`
	} `json:"extend"`
	BatchSize int `json:"batchSize"`
}

// manifest describes the service. Ids mean the same at the root and under every
// edition, so both have one identifier space.
func (s *Server) manifest(c echo.Context, r *reconciler) manifestAnswer {
	m := manifestAnswer{
		Versions: []string{"0.2"}, Name: r.edition.Atlas.About.Title.In(r.lang.Code),
		IdentifierSpace: s.base(c) + "/places/", SchemaSpace: "https://schema.org/Place",
		Documentation: r.base + "/about", Logo: s.base(c) + "/favicon.ico", ServiceVersion: s.options.Version,
		DefaultTypes: []kindType{{named: r.kind(anyPlace)}}, View: map[string]string{"url": r.base + "/places/{{id}}"},
		Suggest: map[string]servicePath{}, BatchSize: maxQueries,
	}
	m.Preview.URL, m.Preview.Width, m.Preview.Height = r.base+"/reconcile/preview?id={{id}}", 400, 180
	for _, what := range []string{"entity", "type", "property"} {
		m.Suggest[what] = servicePath{r.base, "/reconcile/suggest/" + what}
	}
	m.Extend.Propose = servicePath{r.base, "/reconcile/properties"}
	date := setting{Type: "text", Name: "date", Label: r.lang.T("reconcile.date"), Help: r.lang.T("reconcile.date_help"), Default: r.edition.Atlas.About.DefaultDate.String()}
	rule := setting{Type: "select", Name: "rule", Label: r.lang.T("reconcile.rule"), Help: r.lang.T("reconcile.rule_help"), Default: string(atlas.Documented)}
	for _, x := range atlas.Rules {
		rule.Choices = append(rule.Choices, choice{string(x), r.lang.T("rule." + string(x))})
	}
	m.Extend.Settings = []setting{date, rule}
	return m
}

// kind names a kind of place, or the type of all.
func (r *reconciler) kind(id string) named { return named{id, r.lang.T("kind." + id)} }

// types lists the types of the service, that of all first.
func (r *reconciler) types() []kindType {
	all := []kindType{{named: r.kind(anyPlace)}}
	for _, kind := range atlas.PlaceKinds {
		all = append(all, kindType{r.kind(kind), []named{all[0].named}})
	}
	return all
}

// typesOf lists the types of one entity: its kind, or what all are.
func (r *reconciler) typesOf(kind string) []named {
	if kind == "" {
		kind = anyPlace
	}
	return []named{r.kind(kind)}
}
