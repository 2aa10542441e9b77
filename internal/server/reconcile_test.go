package server_test

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// query escapes a text for an address.
func query(s string) string { return url.QueryEscape(s) }

// post sends a form to the reconciliation service.
func (s *site) post(t testing.TB, path, contentType, body string) answer {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", contentType)
	return send(t, req)
}

const formType = "application/x-www-form-urlencoded"

// results is a reconciliation result batch.
type results map[string]struct {
	Result []struct {
		ID, Name, Description string
		Score                 float64
		Match                 bool
		Type                  []struct{ ID, Name string }
		Features              []struct {
			ID    string
			Value any
		}
	}
}

// ids lists the candidates of the query q.
func (r results) ids() []string {
	var out []string
	for _, c := range r["q"].Result {
		out = append(out, c.ID)
	}
	return out
}

// reconcile asks one query, q.
func (s *site) reconcile(t testing.TB, q string) results {
	t.Helper()
	a := s.post(t, "/reconcile", formType, "queries="+query(`{"q":`+q+`}`))
	if a.StatusCode != http.StatusOK {
		t.Fatalf("%s answers %d: %.300s", q, a.StatusCode, a.body)
	}
	r := parse[results](t, a.body)
	if r["q"].Result == nil {
		t.Fatalf("%s: no result in %.300s", q, a.body)
	}
	return r
}

func TestReconcileFindsTheEntity(t *testing.T) {
	for q, want := range map[string]string{
		`{"query":"Rawa"}`: "rawa", `{"query":"rawa"}`: "rawa", `{"query":"راوة"}`: "rawa", `{"query":"Fallujah","type":"city"}`: "fallujah",
		`{"query":"Al-Qa'im","type":["town","city"],"type_strict":"should","limit":3}`:                                    "al-qaim",
		`{"query":"Haditha","properties":[{"pid":"country","v":"IQ"}]}`:                                                   "haditha",
		`{"query":"Haditha","properties":[{"pid":"country","v":["Iraq",{"id":"x","name":"y"}]},{"pid":"unheard","v":1}]}`: "haditha",
		`{"query":"Rawa","properties":[{"pid":"near","v":"34.48, 41.92"},{"pid":"kind","v":"town"}]}`:                     "rawa",
		`{"query":"Rawa","properties":[{"pid":"near","v":{"id":"anah"}}]}`:                                                "rawa",
	} {
		r := anbar.reconcile(t, q)["q"].Result
		if len(r) == 0 || r[0].ID != want || !r[0].Match {
			t.Errorf("%s finds %+v, want %s for sure", q, r, want)
		}
		for i := range r {
			if i > 0 && (r[i].Match || r[i].Score > r[i-1].Score) {
				t.Errorf("%s: the candidate %d is %+v", q, i, r[i])
			}
		}
	}
}

// A name that is only alike is shown, never taken.
func TestReconcileNeverTakesWhatIsOnlySimilar(t *testing.T) {
	for _, q := range []string{"Ramad", "Fal", "Hadit"} {
		r := anbar.reconcile(t, fmt.Sprintf(`{"query":%q}`, q))["q"].Result
		if len(r) == 0 {
			t.Errorf("%q finds nothing that is like it", q)
		}
		for _, c := range r {
			if c.Match {
				t.Errorf("%q is taken for %s", q, c.ID)
			}
		}
	}
}

func TestReconcileTellsNamesakesApart(t *testing.T) {
	s, _ := shelved(t, strait)
	both := s.reconcile(t, `{"query":"Lintula"}`)
	if ids := both.ids(); len(ids) != 2 || both["q"].Result[0].Match || both["q"].Result[1].Match {
		t.Errorf("two namesakes: %+v", both)
	}
	for _, q := range []string{`{"query":"Lintula","properties":[{"pid":"country","v":"SE"}]}`, `{"query":"Lintula","properties":[{"pid":"near","v":"58.1,15.1"}]}`} {
		r := s.reconcile(t, q)
		if ids := r.ids(); len(ids) != 2 || ids[0] != "survey:4" || !r["q"].Result[0].Match {
			t.Errorf("%s: %+v", q, r)
		}
	}
	r := s.reconcile(t, `{"query":"Lintula","properties":[{"pid":"admin1","v":"southern cape"}]}`)
	if ids := r.ids(); ids[0] != "survey:4" || r["q"].Result[0].Score <= r["q"].Result[1].Score {
		t.Errorf("with its unit: %+v", r)
	}
}

func TestReconcileTakesAnIdAsItsEntity(t *testing.T) {
	s, _ := shelved(t, strait)
	if r := s.reconcile(t, `{"query":"survey:2"}`)["q"].Result; len(r) != 1 || r[0].Name != "Kumpula" || !r[0].Match || r[0].Score != 100 {
		t.Errorf("the row is %+v", r)
	}
	if r := s.reconcile(t, `{"query":"survey:777"}`)["q"].Result; len(r) != 0 {
		t.Errorf("an unknown id finds %+v", r)
	}
	if r := s.reconcile(t, `{"query":"east-shore"}`)["q"].Result; len(r) == 0 || r[0].ID != "east-shore" || r[0].Score != 100 {
		t.Errorf("a place id finds %+v", r)
	}
}

func TestReconcileTypes(t *testing.T) {
	for strict, want := range map[string]int{"any": 0, "all": 0, "should": 1} {
		r := invented.reconcile(t, `{"query":"Harbour","type":"dam","type_strict":"`+strict+`"}`)
		if ids := r.ids(); len(ids) != want {
			t.Errorf("%s: %v", strict, ids)
		} else if want == 1 && r["q"].Result[0].Match {
			t.Error("another kind is taken for sure")
		}
	}
	if ids := invented.reconcile(t, `{"query":"Harbour","type":["dam","place"],"type_strict":"any"}`).ids(); !slices.Equal(ids, []string{"harbour"}) {
		t.Errorf("with the type of all: %v", ids)
	}
}

func TestReconcileWithoutTextGoesByProperties(t *testing.T) {
	r := anbar.reconcile(t, `{"properties":[{"pid":"within","v":"Al-Qaim District"},{"pid":"kind","v":"town"}],"limit":50}`)
	if len(r["q"].Result) == 0 || r["q"].Result[0].Match || r["q"].Result[0].Score != 100 {
		t.Errorf("found %+v", r["q"].Result)
	}
	if r := anbar.reconcile(t, `{"query":""}`); len(r["q"].Result) != 0 {
		t.Errorf("an empty cell finds %+v", r)
	}
}

func TestReconcileByGetAndPostIsOne(t *testing.T) {
	batch := "queries=" + query(`{"a":{"query":"Rawa"},"b":{"query":"Anah","limit":1}}`)
	for _, prefix := range []string{"", "/e/" + anbar.edition.ID} {
		get, post := anbar.get(t, prefix+"/reconcile?"+batch), anbar.post(t, prefix+"/reconcile", formType+"; charset=UTF-8", batch)
		if get.body != post.body || post.StatusCode != http.StatusOK || get.Header.Get("Content-Type") != jsonDoc {
			t.Errorf("GET answers %.200s, POST %d %.200s", get.body, post.StatusCode, post.body)
		}
		if post.Header.Get("Cache-Control") != "no-store" || post.Header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("POST has the headers %v", post.Header)
		}
	}
}

func TestReconcilePreflightAllowsPost(t *testing.T) {
	a := anbar.ask(t, http.MethodOptions, "/reconcile", "Origin", "https://elsewhere.example", "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type")
	h := a.Header
	if a.StatusCode != http.StatusNoContent || !strings.Contains(h.Get("Access-Control-Allow-Methods"), "POST") || h.Get("Access-Control-Allow-Headers") != "Content-Type" || h.Get("Access-Control-Allow-Origin") != "*" {
		t.Errorf("the preflight answers %d %v", a.StatusCode, h)
	}
	for _, method := range []string{http.MethodPut, http.MethodDelete} {
		if a := anbar.ask(t, method, "/reconcile"); a.StatusCode != http.StatusMethodNotAllowed || !strings.Contains(a.Header.Get("Allow"), "POST") {
			t.Errorf("%s answers %d, Allow %q", method, a.StatusCode, a.Header.Get("Allow"))
		}
	}
	if a := anbar.ask(t, http.MethodOptions, "/places.geojson"); strings.Contains(a.Header.Get("Allow"), "POST") {
		t.Error("POST is allowed elsewhere")
	}
}

func TestReconcileRefusesWhatItCannotRead(t *testing.T) {
	many := make([]string, 501)
	for i := range many {
		many[i] = fmt.Sprintf(`"q%d":{"query":"x"}`, i)
	}
	for batch, want := range map[string]string{
		`{`: "ends too early", `[]`: "byte", `{"q":{"query":"x"}} {}`: "after byte", `nul`: "ends too early", `{"q":1}`: `"q"`, `{"q":null}`: `"q"`, `{"q":{}}`: "query or properties",
		`{"q":{"query":5}}`: "query is no text", `{"q":{"query":"x","limit":"a"}}`: "limit", `{"q":{"query":"x","limit":-1}}`: "limit", `{"q":{"query":"x","limit":1.5}}`: "limit",
		`{"q":{"query":"x","limit":1e400}}`: "limit", `{"q":{"query":"x","type":[1]}}`: "type", `{"q":{"query":"x","type_strict":"never"}}`: "type_strict",
		`{"q":{"query":"x","properties":{}}}`: "properties", `{"q":{"query":"x","properties":[{"pid":"country"}]}}`: "properties[0]",
		`{"q":{"query":"x","properties":[{"pid":"country","v":[["IQ"]]}]}}`: "properties[0].v", `{"ok":{"query":"x"},"bad":{"properties":[]}}`: `"bad"`,
		`{` + strings.Join(many, ",") + `}`: "at most 500", strings.Repeat("[", 20000): "byte",
	} {
		d := anbar.refused(t, "/reconcile?queries="+query(clipped(batch)), http.StatusBadRequest)
		if len(batch) < 20000 && (d.Parameter != "queries" || !strings.Contains(d.Detail, want)) {
			t.Errorf("%.60s: %q names %q, want %q", batch, d.Parameter, d.Detail, want)
		}
	}
	for ask, want := range map[string]string{
		`{`: "ends too early", `{}`: "ids and properties", `{"ids":["rawa"],"properties":[{"id":"colour"}]}`: `"colour"`, `{"ids":"rawa","properties":[]}`: "a JSON string where an array belongs",
		`{"ids":["rawa"],"properties":[{"id":"status","settings":{"date":"x"}}]}`: "properties[0].settings", `{"ids":["rawa"],"properties":[{"id":"status","settings":{"rule":"x"}}]}`: "rule",
		`{"ids":["rawa"],"properties":[{"id":"name"},{"id":"name"}]}`: "twice", `{"ids":[` + strings.Repeat(`"a",`, 1000) + `"a"],"properties":[]}`: "at most 1000",
	} {
		if d := anbar.refused(t, "/reconcile?extend="+query(ask), http.StatusBadRequest); d.Parameter != "extend" || !strings.Contains(d.Detail, want) {
			t.Errorf("%.60s: %q names %q, want %q", ask, d.Parameter, d.Detail, want)
		}
	}
	for path, param := range map[string]string{
		"/reconcile?callback=f": "callback", "/reconcile?lang=xx": "lang", "/reconcile/suggest/entity?prefix=a&cursor=-1": "cursor",
		"/reconcile/suggest/type?cursor=x": "cursor", "/reconcile/properties?limit=x": "limit",
	} {
		if d := anbar.refused(t, path, http.StatusBadRequest); d.Parameter != param {
			t.Errorf("%s names %q", path, d.Parameter)
		}
	}
}

// clipped keeps an address within what the server reads.
func clipped(s string) string { return s[:min(len(s), 25000)] }

func TestReconcileBoundsTheForm(t *testing.T) {
	for _, c := range []struct {
		kind, body string
		status     int
	}{
		{formType, "queries=" + strings.Repeat("x", 1<<20), http.StatusRequestEntityTooLarge}, {formType, "", http.StatusBadRequest}, {formType, "queries=%zz", http.StatusBadRequest},
		{"application/json", `{"q":{"query":"x"}}`, http.StatusUnsupportedMediaType}, {"", "queries={}", http.StatusUnsupportedMediaType},
		{formType, "queries={}", http.StatusOK}, {formType, "extend=" + query(`{"ids":[],"properties":[]}`), http.StatusOK},
	} {
		a := anbar.post(t, "/reconcile", c.kind, c.body)
		if a.StatusCode != c.status || c.status != http.StatusOK && a.Header.Get("Content-Type") != trouble {
			t.Errorf("%s %.30s answers %d %s, want %d: %.200s", c.kind, c.body, a.StatusCode, a.Header.Get("Content-Type"), c.status, a.body)
		}
	}
}
