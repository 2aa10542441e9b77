package server_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/server"
)

// brokenStore fails in the way that is asked for by the edition's id.
type brokenStore struct{}

func (brokenStore) Load(_ context.Context, id string) (edition.Content, error) {
	if id == "panic" {
		panic("the shelf fell over")
	}
	return edition.Content{}, errFire
}

var errFire = errors.New("disk on fire in room 7")

func (brokenStore) Publications(context.Context, string) ([]edition.Publication, error) {
	return nil, errFire
}

func (brokenStore) Difference(context.Context, int64) (*edition.Difference, error) {
	return nil, errFire
}

func (brokenStore) Revisions(context.Context, string, string, string) ([]edition.Revision, error) {
	return nil, errFire
}

// Readers hear that it failed, and nothing of the inside.
func TestFailuresAreProblemsWithoutInsides(t *testing.T) {
	s, _ := serve(t, strait, func(*server.Options) {})
	for _, id := range []string{"panic", "error"} {
		for path, contentType := range map[string]string{"/places.geojson": trouble, "/control/1923-05-12.csv": trouble, "/on/1923-05-12": htmlDoc, "/": htmlDoc} {
			a := s.ask(t, http.MethodGet, "/e/"+id+path)
			if a.StatusCode != http.StatusInternalServerError || a.Header.Get("Content-Type") != contentType {
				t.Errorf("%s%s answers %d %s", id, path, a.StatusCode, a.Header.Get("Content-Type"))
			}
			if strings.Contains(a.body, "room 7") || strings.Contains(a.body, "shelf") || strings.Contains(a.body, "goroutine") {
				t.Errorf("%s%s tells the inside: %.200s", id, path, a.body)
			}
			if a.Header.Get("Access-Control-Allow-Origin") != "*" || a.Header.Get("Cache-Control") != "no-store" {
				t.Errorf("%s%s: headers %v", id, path, a.Header)
			}
		}
	}
	s.get(t, "/places.geojson") // still there
}

// A rule of the edition that cannot be read is no other answer, and no end of the program.
func TestRulesThatCannotBeReadAreFailures(t *testing.T) {
	content, _, err := publish.Publisher{}.Build(t.Context(), os.DirFS(strait))
	if err != nil {
		t.Fatal(err)
	}
	delete(content.Readings, atlas.Strict)
	content.Read = func(atlas.Rule) (*atlas.Derivation, error) { return nil, errFire }
	o, err := options(brokenStore{})
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	o.Log = slog.New(slog.NewTextHandler(&log, nil))
	h, err := server.New(o, content)
	if err != nil {
		t.Fatal(err)
	}
	s := &site{Server: httptest.NewServer(h.Handler()), edition: edition.New(content)}
	t.Cleanup(s.Close)
	for _, path := range []string{
		"/", "/on/1923-05-12", "/claims/c1", "/control/1923-05-12.geojson?rule=strict", "/map/history.json?rule=strict", "/tiles/control/6/0/0.mvt?rule=strict",
		"/poster/1923-05-12.svg?rule=strict", "/embed/1923-05-12", "/ogc/collections/control/items?rule=strict", "/download?rule=strict", "/changes.geojson?rule=strict",
	} {
		log.Reset()
		if a := s.ask(t, http.MethodGet, path); a.StatusCode != http.StatusInternalServerError || !strings.Contains(log.String(), "room 7") {
			t.Errorf("%s answers %d, logged %q", path, a.StatusCode, log.String())
		}
	}
	s.get(t, "/control/1923-05-12.geojson") // what is at hand is there
}

func TestReadyzTellsAnOlderEdition(t *testing.T) {
	s, h := serve(t, strait, func(*server.Options) {})
	for _, want := range []string{`"status":"ready"`, s.edition.ID} {
		if body := s.get(t, "/readyz").body; !strings.Contains(body, want) {
			t.Errorf("readyz is %s, want %s", body, want)
		}
	}
	h.Degrade("3 problems in the data")
	if body := s.get(t, "/readyz").body; !strings.Contains(body, `"status":"degraded"`) || !strings.Contains(body, "3 problems in the data") {
		t.Errorf("readyz is %s", body)
	}
	if body := s.get(t, "/healthz").body; !strings.Contains(body, `"status":"ok"`) || !strings.Contains(body, `"version":"test"`) {
		t.Errorf("healthz is %s", body)
	}
}

// A program built without the front end still serves text and data.
func TestWithoutTheFrontEndThePagesRemain(t *testing.T) {
	s, _ := serve(t, strait, func(o *server.Options) { o.Assets = fstest.MapFS{".gitkeep": {}} })
	s.get(t, "/")
	s.get(t, "/places.geojson")
	if a := s.ask(t, http.MethodGet, "/assets/.gitkeep"); a.StatusCode != http.StatusNotFound {
		t.Errorf("a hidden file answers %d", a.StatusCode)
	}
}

// The configured public address goes into what others copy.
func TestBaseURLIsThePublicAddress(t *testing.T) {
	s, _ := serve(t, strait, func(o *server.Options) { o.BaseURL = "https://maps.example" })
	for _, path := range []string{"/", "/sitemap.xml", "/robots.txt", "/on/1923-05-12"} {
		body := s.get(t, path).body
		if !strings.Contains(body, "https://maps.example/") || strings.Contains(body, s.URL) {
			t.Errorf("%s does not stand at the public address", path)
		}
	}
}
