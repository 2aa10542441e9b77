package server_test

import (
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/server"
)

// question is a request as a client may write it.
type question struct {
	method, target, host string
	header               http.Header
}

func (q *question) to(h func(http.ResponseWriter, *http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequest(q.method, q.target, nil)
	r.Host, r.Header = q.host, q.header.Clone()
	w := httptest.NewRecorder()
	h(w, r)
	return w
}

// targets are right and wrong addresses, and such as mean the same.
func targets(s *site) []string {
	day, last := s.edition.Atlas.About.DefaultDate.String(), s.edition.Last.String()
	out := []string{
		"/control/" + day + ".geojson?", "/control/" + day + ".geojson?x=1", "/control.geojson?date=" + day + "&rule=strict", "/control.geojson?rule=strict&date=" + day,
		"/rules/strict/control/" + day + ".geojson", "/rules/none/control/" + day + ".geojson", "/control/" + last + ".csv", "/control/no-day.csv", "/control.geojson?bbox=-180,-90,180,90",
		"/places.geojson?bbox=1,2,3,4", "/e/0000000000000000/places.geojson", "/places.geojso%6e", "/places.geojson/", "//places.geojson", "http://elsewhere.example/places.geojson",
		"/assets/app.js?v=1", "/assets/no.js", "/assets/../places.geojson", "/rules/strict/robots.txt", "/?utm_source=x", "/?lang=ar", "/on/no-day", "/nothing", "/healthz?",
		"/tiles/control/0/0/0.mvt?date=" + last, "/tiles/control/99/0/0.mvt", "/download/spans.csv", "/download/nothing.csv", "/embed?place=nowhere", "/e/" + s.edition.ID + "/embed/" + day,
	}
	for path := range s.all() {
		if !strings.Contains(path, "/poster/") && !strings.Contains(path, "/share") { // those draw, and depend on the clock
			out = append(out, path)
		}
	}
	slices.Sort(out)
	return out
}

// Whatever is asked, and however: the lane answers as the router does, or not at all.
// A server with a public address of its own lets pages into the lane, too.
func TestLaneAnswersAsTheRouterDoes(t *testing.T) {
	for name, base := range map[string]string{"any host": "", "own host": "https://maps.example"} {
		t.Run(name, func(t *testing.T) {
			s, h := serve(t, strait, func(o *server.Options) { o.BaseURL = base })
			all := targets(s)
			passed := map[string]bool{}
			rapid.Check(t, func(t *rapid.T) {
				for range 5 {
					q := randomQuestion(t, all)
					tag := q.to(h.Router().ServeHTTP).Header().Get("Etag")
					if given := rapid.SampledFrom([]string{"", "", "*", `"other"`, "W/" + tag, tag, `"a" , ` + tag}).Draw(t, "If-None-Match"); given != "" {
						q.header.Set("If-None-Match", given)
					}
					if compareLanes(t, h, q) {
						passed[q.target] = true
					}
				}
			})
			if len(passed) < 20 {
				t.Errorf("only %d addresses passed", len(passed))
			}
			for path := range passed {
				if base == "" && (path == "/" || strings.HasPrefix(path, "/on/") || strings.HasPrefix(path, "/download/")) || strings.Contains(path, "/ogc") || strings.HasPrefix(path, "/search") {
					t.Errorf("%s passed, though it depends on more than its address", path)
				}
			}
		})
	}
}

func randomQuestion(t *rapid.T, targets []string) *question {
	q := &question{
		method: rapid.SampledFrom([]string{"GET", "GET", "GET", "HEAD", "OPTIONS", "POST", "DELETE"}).Draw(t, "method"),
		target: rapid.SampledFrom(targets).Draw(t, "target"),
		host:   rapid.SampledFrom([]string{"maps.example", "other.example:8080", ""}).Draw(t, "host"),
		header: http.Header{},
	}
	for _, choice := range [][]string{
		{"Accept-Encoding", "gzip", "br, gzip;q=0.5", "gzip, deflate, br, zstd", "identity", "*;q=0", "x"},
		{"Accept", "text/html", "application/json", "*/*"}, {"X-Forwarded-Proto", "https"}, {"Range", "bytes=0-9"}, {"Origin", "https://article.example"},
	} {
		if v := rapid.SampledFrom(append(choice[1:], "")).Draw(t, choice[0]); v != "" {
			q.header.Set(choice[0], v)
		}
	}
	return q
}

// compareLanes asks behind the router and then in the lane, and reports that it passed.
func compareLanes(t *rapid.T, h *server.Server, q *question) (passed bool) {
	slow := q.to(h.Router().ServeHTTP)
	fast := q.to(func(w http.ResponseWriter, r *http.Request) { passed = h.Pass(w, r) })
	switch {
	case !passed:
		if len(fast.Header()) > 0 || fast.Body.Len() > 0 {
			t.Fatalf("%s %s did not pass, and something is written", q.method, q.target)
		}
	case slow.Code != http.StatusOK && slow.Code != http.StatusNotModified || q.method != "GET" && q.method != "HEAD":
		t.Fatalf("%s %s is %d behind the router, and passed", q.method, q.target, slow.Code)
	case fast.Code != slow.Code || !reflect.DeepEqual(fast.Header(), slow.Header()) || fast.Body.String() != slow.Body.String():
		t.Fatalf("%s %s %v: the lane has %d %v and %d bytes, the router %d %v and %d bytes", q.method, q.target, q.header,
			fast.Code, fast.Header(), fast.Body.Len(), slow.Code, slow.Header(), slow.Body.Len())
	}
	return passed
}

// What the lane answers is gone when its body is: it keeps none itself.
func TestLaneKeepsNoBodies(t *testing.T) {
	s, h := serve(t, strait, func(o *server.Options) { o.Cache = 1 << 16 })
	q := question{method: "GET", target: "/places.geojson", header: http.Header{}}
	if w := q.to(h.Handler().ServeHTTP); w.Code != http.StatusOK {
		t.Fatal(w.Code)
	}
	for path := range s.pinned() {
		other := question{method: "GET", target: path, header: http.Header{}}
		other.to(h.Handler().ServeHTTP)
	}
	if _, weight := h.Kept(); weight > 1<<16 {
		t.Errorf("%d bytes are kept", weight)
	}
	passed := false
	q.to(func(w http.ResponseWriter, r *http.Request) { passed = h.Pass(w, r) })
	if passed {
		t.Error("a body that has left is answered")
	}
	if w := q.to(h.Handler().ServeHTTP); w.Code != http.StatusOK || w.Body.Len() == 0 {
		t.Errorf("it answers %d", w.Code)
	}
}
