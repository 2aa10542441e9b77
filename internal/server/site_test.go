package server_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/heldline/heldline/docs"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/pages"
	"github.com/heldline/heldline/internal/publish"
	"github.com/heldline/heldline/internal/server"
	"github.com/heldline/heldline/internal/sqlite"
	"github.com/heldline/heldline/internal/words"
	"github.com/heldline/heldline/web"
)

// site is an atlas served over HTTP from a store on disk.
type site struct {
	*httptest.Server
	edition *edition.Edition
	older   string                       // id of an edition published before, of another atlas
	crawled map[string]map[string]answer // by prefix, see crawl

	crawling sync.Mutex
}

// The two atlases that the tests ask: the real one, and an invented one with
// nothing in common. Both are set up once and only read.
var anbar, invented *site

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

func run(m *testing.M) int {
	flag.Parse()
	if flag.Lookup("test.fuzzworker").Value.String() == "true" {
		return m.Run() // fuzzing asks no site, and its workers are killed when time is up
	}
	dir, err := os.MkdirTemp("", "heldline")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() {
		if err := os.RemoveAll(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}()
	for name, s := range map[string]struct {
		into *(*site)
		data []string // the last one is current
	}{
		"anbar":    {&anbar, []string{strait, "../../data"}},
		"invented": {&invented, []string{strait}},
	} {
		store, err := sqlite.Open(filepath.Join(dir, name+".db"))
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer store.Close()
		if *s.into, err = start(store, s.data...); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		defer (*s.into).Close()
	}
	return m.Run()
}

// start publishes folders into a store and serves the last one.
func start(store *sqlite.Store, folders ...string) (*site, error) {
	s := &site{crawled: map[string]map[string]answer{}}
	var current publish.Result
	for _, folder := range folders {
		s.older = current.Edition
		var err error
		current, err = publish.Publisher{}.Publish(context.Background(), os.DirFS(folder), store)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", folder, err)
		}
	}
	content, err := store.Load(context.Background(), current.Edition)
	if err != nil {
		return nil, err
	}
	o, err := options(store)
	if err != nil {
		return nil, err
	}
	h, err := server.New(o, content)
	if err != nil {
		return nil, err
	}
	s.edition, s.Server = edition.New(content), httptest.NewServer(h.Handler())
	return s, nil
}

// readOn is the moment at which the tests read every answer.
func readOn() time.Time { return time.Date(2026, 11, 21, 23, 30, 0, 0, time.FixedZone("", -3*3600)) }

// options are those of the program itself, but for the clock.
func options(store server.Store) (server.Options, error) {
	catalogue, err := words.Load()
	if err != nil {
		return server.Options{}, err
	}
	assets := web.Assets()
	p, err := pages.New(catalogue, docs.Manuals(), pages.Options{AssetVersion: server.AssetVersion(assets)})
	return server.Options{
		Store: store, Missing: func(err error) bool { return errors.Is(err, sqlite.ErrNoEdition) }, Catalogue: catalogue, Pages: p,
		Assets: assets, Faces: web.Faces(), Version: "test", Log: slog.New(slog.DiscardHandler), Clock: readOn,
	}, err
}

// strait is the folder of the invented atlas.
const strait = "testdata/atlas2"

// serve serves a folder beside a store that fails, with the options as changed.
func serve(t testing.TB, folder string, change func(*server.Options)) (*site, *server.Server) {
	t.Helper()
	content, _, err := publish.Publisher{}.Build(t.Context(), os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	o, err := options(brokenStore{})
	if err != nil {
		t.Fatal(err)
	}
	change(&o)
	h, err := server.New(o, content)
	if err != nil {
		t.Fatal(err)
	}
	s := &site{Server: httptest.NewServer(h.Handler()), edition: edition.New(content)}
	t.Cleanup(s.Close)
	return s, h
}

// answer is a response with its body read.
type answer struct {
	*http.Response
	body string
}

// client follows no redirect and unpacks nothing by itself.
func client() *http.Client {
	return &http.Client{
		Transport:     &http.Transport{DisableCompression: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// ask sends a request; headers are pairs of name and value.
func (s *site) ask(t testing.TB, method, path string, headers ...string) answer {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, s.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	return send(t, req)
}

// send sends a request and reads the answer.
func send(t testing.TB, req *http.Request) answer {
	t.Helper()
	c := client()
	defer c.CloseIdleConnections()
	r, err := c.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{r, string(body)}
}

// get asks for a path that must answer 200.
func (s *site) get(t testing.TB, path string, headers ...string) answer {
	t.Helper()
	a := s.ask(t, http.MethodGet, path, headers...)
	if a.StatusCode != http.StatusOK {
		t.Fatalf("%s answers %d: %.200s", path, a.StatusCode, a.body)
	}
	return a
}

// everySite runs a test on both atlases.
func everySite(t *testing.T, test func(*testing.T, *site)) {
	t.Helper()
	t.Run("anbar", func(t *testing.T) { test(t, anbar) })
	t.Run("invented", func(t *testing.T) { test(t, invented) })
}
