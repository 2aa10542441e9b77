package server_test

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas are those of the service's answers: our own, which allow nothing
// beside what the specification names, and, where RECONCILIATION_SCHEMAS names a
// folder with them, the published ones.
func schemas(t *testing.T) map[string]string {
	folders := map[string]string{"own": filepath.Join("testdata", "reconciliation")}
	if published := os.Getenv("RECONCILIATION_SCHEMAS"); published != "" {
		folders["published"] = published
	}
	for name, folder := range folders {
		whole, err := filepath.Abs(folder)
		if err != nil {
			t.Fatal(err)
		}
		folders[name] = whole
	}
	return folders
}

// published refers to schemas by their addresses, which are not asked for: the
// files lie beside each other. The scheme of an authentication is not ours.
type published struct{ folder string }

func (p published) Load(url string) (any, error) {
	if strings.HasPrefix(url, "http://swagger.io/") {
		return map[string]any{"definitions": map[string]any{"securityDefinitions": map[string]any{"additionalProperties": map[string]any{}}}}, nil
	}
	file, err := os.Open(filepath.Join(p.folder, url[strings.LastIndexByte(url, '/')+1:]))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return jsonschema.UnmarshalJSON(file)
}

func schema(t *testing.T, folder, name string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.UseLoader(published{folder})
	c.DefaultDraft(jsonschema.Draft7)
	s, err := c.Compile("https://schemas.example/" + name + ".json")
	if err != nil {
		t.Fatalf("%s of %s: %v", name, folder, err)
	}
	return s
}

func TestAnswersOfTheReconciliationServiceKeepItsSchemas(t *testing.T) {
	sites := map[string]*site{"anbar": anbar, "invented": invented}
	sites["with a library"], _ = shelved(t, strait)
	all := `{"ids":["rawa","harbour","tower","islands","survey:2","survey:5","nowhere"],"properties":[{"id":"name"},{"id":"name_ar"},{"id":"kind"},{"id":"lat"},{"id":"lon"},
		{"id":"precision_m"},{"id":"located_by"},{"id":"country"},{"id":"admin1"},{"id":"admin2"},{"id":"within"},{"id":"near"},{"id":"geonames_id"},{"id":"wikidata_id"},{"id":"where"},
		{"id":"origin"},{"id":"status","settings":{"date":"2017-11-03","rule":"strict"}},{"id":"holder"},{"id":"holder_name"}]}`
	batch := `{"1":{"query":"Rawa"},"2":{"query":"harbour","type":"city","limit":3,"type_strict":"should","properties":[{"pid":"country","v":"IQ"},{"pid":"near","v":"33,42"},
		{"pid":"within","v":{"id":"islands"}},{"pid":"admin1","v":["x",1,true]}]},"3":{"query":"zzzzqqqq"},"4":{"query":"survey:5"},"5":{"query":"lintula"},"6":{"properties":[{"pid":"kind","v":"city"}]}}`
	for origin, folder := range schemas(t) {
		for kind, paths := range map[string][]string{
			"manifest":                    {"/reconcile", "/reconcile?lang=ar"},
			"reconciliation-result-batch": {"/reconcile?queries=" + query(batch), "/reconcile?lang=ar&queries=" + query(batch), "/reconcile?queries={}"},
			"suggest-entities-response": {
				"/reconcile/suggest/entity?prefix=a", "/reconcile/suggest/entity", "/reconcile/suggest/entity?prefix=" + query("ا") + "&lang=ar", "/reconcile/suggest/entity?prefix=harb&cursor=1",
				"/reconcile/suggest/entity?prefix=survey:2", "/reconcile/suggest/entity?prefix=lint&type=village&spell=always&_=1",
			},
			"suggest-types-response":           {"/reconcile/suggest/type?prefix=", "/reconcile/suggest/type?prefix=vil", "/reconcile/suggest/type?prefix=zz", "/reconcile/suggest/type?prefix=&lang=ar&cursor=3"},
			"suggest-properties-response":      {"/reconcile/suggest/property?prefix=", "/reconcile/suggest/property?prefix=lat&lang=ar"},
			"data-extension-property-proposal": {"/reconcile/properties?type=city", "/reconcile/properties?type=city&limit=3", "/reconcile/properties"},
			"data-extension-response":          {"/reconcile?extend=" + query(all), "/reconcile?lang=ar&extend=" + query(all), "/reconcile?extend=" + query(`{"ids":[],"properties":[]}`)},
		} {
			if _, err := os.Stat(filepath.Join(folder, kind+".json")); err != nil && origin == "published" {
				t.Logf("published: no %s.json in the folder", kind)
				continue
			}
			compiled := schema(t, folder, kind)
			for name, s := range sites {
				for _, path := range paths {
					for _, prefix := range []string{"", "/e/" + s.edition.ID} {
						a := s.ask(t, http.MethodGet, prefix+path)
						value, err := jsonschema.UnmarshalJSON(strings.NewReader(a.body))
						if a.StatusCode != http.StatusOK || err != nil {
							t.Errorf("%s: %s%s answers %d %.200s", name, prefix, path, a.StatusCode, a.body)
							continue
						}
						if err := compiled.Validate(value); err != nil {
							t.Errorf("%s: %s%.60s against the %s schema: %v", name, prefix, path, origin, err)
						}
					}
				}
			}
			t.Logf("%s %s: %d addresses of %d sites, at the root and pinned", origin, kind, len(paths), len(sites))
		}
		for kind, text := range map[string]string{"reconciliation-query-batch": batch, "data-extension-query": all} { // what we ask here is what clients may ask
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema(t, folder, kind).Validate(value); err != nil {
				t.Errorf("the %s of this test against the %s schema: %v", kind, origin, err)
			}
		}
	}
}

func TestSuggestionsBeginLikeTheText(t *testing.T) {
	type suggestions struct {
		Result []struct{ ID, Name string }
	}
	first := func(path string) string {
		r := parse[suggestions](t, anbar.get(t, path).body).Result
		if len(r) == 0 {
			return ""
		}
		return r[0].ID
	}
	for path, want := range map[string]string{
		"/reconcile/suggest/entity?prefix=raw": "rawa", "/reconcile/suggest/entity?prefix=rawa": "rawa", "/reconcile/suggest/type?prefix=vil": "village", "/reconcile/suggest/type?prefix=Border+cr": "border_crossing",
		"/reconcile/suggest/property?prefix=wiki": "wikidata_id", "/reconcile/suggest/entity?prefix=": "", "/reconcile/suggest/type?prefix=qq": "",
	} {
		if got := first(path); got != want {
			t.Errorf("%s suggests %q, want %q", path, got, want)
		}
	}
	all, rest := parse[suggestions](t, anbar.get(t, "/reconcile/suggest/entity?prefix=al").body).Result, parse[suggestions](t, anbar.get(t, "/reconcile/suggest/entity?prefix=al&cursor=2").body).Result
	if len(all) < 4 || len(rest) == 0 || rest[0].ID != all[2].ID {
		t.Errorf("the cursor leads from %v to %v", all, rest)
	}
}
