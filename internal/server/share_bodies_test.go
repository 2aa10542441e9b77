package server_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/heldline/heldline/internal/server"
)

// All addresses of one state are one body: each day between two changes, in each form.
func TestDaysBetweenTwoChangesShareOneBody(t *testing.T) {
	s, h := serve(t, strait, func(*server.Options) {})
	first := s.get(t, "/control/1923-05-13.geojson")
	c := parse[struct {
		From  string `json:"valid_from"`
		Until string `json:"valid_until"`
	}](t, first.body)
	if c.From >= "1923-05-13" || c.Until <= "1923-05-14" {
		t.Fatalf("the state stands from %s until %s", c.From, c.Until)
	}
	kept, _ := h.Kept()
	same := []string{
		"/control/" + c.From + ".geojson", "/control.geojson?date=1923-05-13", "/control.geojson?date=" + c.From, "/control.geojson?rule=documented&date=" + c.From,
		"/rules/documented/control/" + c.From + ".geojson", "/e/" + s.edition.ID + "/control/" + c.From + ".geojson", "/e/" + s.edition.ID + "/rules/documented/control/1923-05-13.geojson",
		"/control.geojson?date=1923-05-13&without=",
	}
	for _, path := range same {
		if a := s.get(t, path); a.Header.Get("ETag") != first.Header.Get("ETag") || a.body != first.body {
			t.Errorf("%s is another answer", path)
		}
	}
	if n, _ := h.Kept(); n != kept {
		t.Errorf("%d bodies were made for one state", 1+n-kept)
	}
	for i, path := range []string{"/control/" + c.Until + ".geojson", "/control/1923-05-13.csv", "/control.geojson?date=1923-05-13&bbox=170,-20,-170,20", "/areas/1923-05-13.geojson"} {
		if a := s.get(t, path); a.Header.Get("ETag") == first.Header.Get("ETag") {
			t.Errorf("%s has the same tag", path)
		}
		if n, _ := h.Kept(); n != kept+1+i {
			t.Errorf("%s: %d bodies are kept, want %d", path, n, kept+1+i)
		}
	}
}

// Addresses that mean the same share a body in whatever order and digits they say it.
func TestAddressesThatMeanTheSameShareOneBody(t *testing.T) {
	s, h := serve(t, strait, func(*server.Options) {})
	for _, same := range [][]string{
		{"/changes.geojson?from=1923-05-01&to=1923-06-01&rule=strict", "/changes.geojson?rule=strict&to=1923-06-01&from=1923-05-01", "/rules/strict/changes.geojson?from=1923-05-01&to=1923-06-01"},
		{"/spans.csv", "/spans.csv?", "/spans.csv?rule=documented", "/spans.csv?place=&actor="},
		{"/control.geojson?bbox=170,-20,-170,20&status=held,unknown", "/control.geojson?status=unknown,,held&bbox=1.7e2,-20.0,-170,20.00"},
		{"/tiles/control/0/0/0.mvt", "/tiles/control/0/0/0.mvt?date=" + s.edition.Last.String(), "/rules/documented/tiles/control/0/0/0.mvt"},
	} {
		kept, _ := h.Kept()
		for _, path := range same {
			if a, b := s.get(t, same[0]), s.get(t, path); a.body != b.body || a.Header.Get("ETag") != b.Header.Get("ETag") {
				t.Errorf("%s is not %s", path, same[0])
			}
			if n, _ := h.Kept(); n != kept+1 {
				t.Errorf("%s: %d bodies for one answer", path, n-kept)
			}
		}
	}
}

// Only bodies that name the host are kept for each.
func TestBodiesAreKeptByHostWhereTheyNameIt(t *testing.T) {
	s, h := serve(t, strait, func(*server.Options) {})
	get := func(host, path string) string {
		q := question{method: "GET", target: path, host: host, header: http.Header{}}
		return q.to(h.Handler().ServeHTTP).Body.String()
	}
	for path, named := range map[string]bool{
		"/control.geojson": false, "/tiles/spans/0/0/0.mvt": false, "/spans.csv": false, "/dates.json": false, "/map/history.json": false, "/panel.csv": false, "/assets/app.css": false,
		"/": true, "/on/1923-05-13": true, "/tiles/control.json": true, "/ogc": true, "/download/spans.kml": true, "/sitemap.xml": true, "/robots.txt": true,
		"/e/" + s.edition.ID + "/tiles/control.json": true,
	} {
		a, b := get("one.example", path), get("two.example", path)
		if strings.Contains(a, "two.example") || strings.Contains(b, "one.example") || strings.Contains(a, "one.example") != named {
			t.Errorf("%s names the wrong host, or none", path)
		}
		before, _ := h.Kept()
		get("three.example", path)
		after, _ := h.Kept()
		if kept := after > before; kept && !named {
			t.Errorf("%s is kept again for another host", path)
		}
	}
}

// Many who ask for one new state at a time, each in its coding, get the same content,
// which is made once.
func TestManyAskForOneNewState(t *testing.T) {
	s, h := serve(t, strait, func(*server.Options) {})
	want := s.get(t, "/control/1923-05-13.csv").body
	kept, _ := h.Kept()
	var all sync.WaitGroup
	for i := range 24 {
		all.Go(func() {
			coding := []string{"identity", "gzip", "br", "zstd"}[i%4]
			path := []string{"/control/1923-05-13.geojson", "/control.geojson?date=1923-05-12", "/rules/documented/control/1923-05-14.geojson"}[i%3]
			a := s.get(t, path, "Accept-Encoding", coding)
			body := a.body
			if a.Header.Get("Content-Encoding") == coding {
				body = unpacked(t, coding, body)
			}
			if !strings.HasPrefix(body, `{"type":"FeatureCollection"`) || strings.Count(body, `"place_id"`) != strings.Count(want, "\n")-1 {
				t.Errorf("%s as %s is %.60s", path, coding, body)
			}
		})
	}
	all.Wait()
	if n, _ := h.Kept(); n != kept+1 {
		t.Errorf("%d bodies were made", n-kept)
	}
}
