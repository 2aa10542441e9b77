package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
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

// serveCommand serves the map.
type serveCommand struct {
	Addr    string `default:"127.0.0.1:8080" help:"The address to listen on, ${default} by default; port 0 takes a free one." placeholder:"HOST:PORT"`
	Data    string `default:"data" help:"The data folder, ${default} by default." placeholder:"DIR"`
	DB      string `name:"db" default:"var/heldline.db" help:"The SQLite file of published editions, ${default} by default." placeholder:"FILE"`
	BaseURL string `name:"base-url" help:"The public address of the site, for links in pages; without it the address that the reader used." placeholder:"URL"`
	CacheMB *uint  `name:"cache-mb" help:"Memory for answers that are kept, and for what tiles and pages of features are cut from, in MB; by default 24, and 11 for each 100,000 claims. 0 keeps hardly anything." placeholder:"N"`
	Note    string `help:"What readers are told if the folder corrects the published past; without it the correction is published without a note." placeholder:"TEXT"`
}

// Help is shown by --help.
func (serveCommand) Help() string {
	return `Publishes the folder first if the database lacks its edition, then listens, then prints one line:

  listening on http://127.0.0.1:8080/

A folder with problems does not stop a map that is published already: the last edition is served, the
problems go to standard error and /readyz says so; so it is where a published row is missing in the folder.
A correction of the published past is served without a note unless --note gives one, and stands on
/corrections as such; mapserver publish --note adds one later. Ctrl-C or SIGTERM lets running requests end and leaves
with code 0.`
}

// shutdownTime is how long running requests may take to end.
const shutdownTime = 10 * time.Second

// Run serves until the context ends.
func (c *serveCommand) Run(p *program) (err error) {
	base, err := publicAddress(c.BaseURL)
	if err != nil {
		return err
	}
	if c.Note, err = cleanNote(c.Note); err != nil {
		return err
	}
	store, err := sqlite.Open(c.DB)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	content, degraded, err := c.current(p, store)
	if p.ctx.Err() != nil {
		return nil // told to stop before there was anything to stop
	}
	if err != nil {
		return err
	}
	cache := server.CacheFor(content.Atlas.Claims.Len())
	if c.CacheMB != nil {
		cache = max(1, int64(*c.CacheMB)<<20)
	}
	s, err := newServer(p, store, content, serving{base: base, cache: cache})
	if err != nil {
		return err
	}
	if degraded != nil {
		s.Degrade(degraded.Error())
	}
	if !web.Built() {
		p.log.Warn("this program was built without the front end: the pages read as text, the map is missing; run `make build`")
	}
	go settle(cache)
	return listen(p, c.Addr, s)
}

// The collector runs when about spare bytes have been added to what lives and to what may
// be kept, and at least when leastGrowth per cent have been: columns and bodies have few
// pointers, so looking through them costs little, and a server keeps its memory.
const (
	spare       = 24 << 20
	leastGrowth = 12
)

// settle gives back what loading needed, and fits the collector to what is left, unless
// the operator has set GOGC.
func settle(cache int64) {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(min(max(leastGrowth, int(100*spare/(int64(m.HeapAlloc)+cache))), 100))
	}
}

// current publishes the folder and loads the edition to serve. If the folder
// cannot be published, it returns the last edition and why.
func (c *serveCommand) current(p *program, store *sqlite.Store) (edition.Content, error, error) {
	degraded := publishFolder(p, store, c.Data, c.Note)
	id, _, err := store.Current(p.ctx)
	if errors.Is(err, sqlite.ErrNoEdition) && degraded != nil {
		return edition.Content{}, nil, degraded
	}
	if err != nil {
		return edition.Content{}, nil, err
	}
	if degraded != nil {
		p.log.Error("the data folder cannot be published; serving the last edition", "edition", id, "reason", degraded)
	}
	content, err := store.Load(p.ctx, id)
	return content, degraded, err
}

// publishFolder stores a folder as an edition if the database lacks it. Problems of
// the folder are listed on standard error.
func publishFolder(p *program, store *sqlite.Store, data, note string) error {
	fsys, err := openFolder(data)
	if err != nil {
		return err
	}
	publisher := publish.Publisher{Library: store, Progress: p.progress, Clock: time.Now, Note: note, AllowSilent: true}
	result, err := publisher.Publish(p.ctx, fsys, store)
	var problems publish.Problems
	if errors.As(err, &problems) {
		return errors.Join(printProblems(p.stderr, data, problems), fmt.Errorf("the data folder %s: %w, first %s", data, problems, problems[0]))
	}
	if result.Silent != nil {
		p.log.Warn("hands change in the published past without a note; mapserver publish --note TEXT adds one", "edition", result.Edition, "places", result.Silent.List())
	}
	return errors.Join(err, printWarnings(p.stderr, data, result.Warnings))
}

// serving is what the answers of a server are for.
type serving struct {
	base      string // public address, "" = as the client asked for it
	cache     int64  // bytes of memory for what is kept, 0 = as many as usual
	copy      bool   // they become files
	noPosters bool   // which have no pictures of days
}

func newServer(p *program, store *sqlite.Store, content edition.Content, as serving) (*server.Server, error) {
	catalogue, err := words.Load()
	if err != nil {
		return nil, err
	}
	assets := web.Assets()
	site, err := pages.New(catalogue, docs.Manuals(), pages.Options{AssetVersion: server.AssetVersion(assets), Copy: as.copy, NoPosters: as.noPosters})
	if err != nil {
		return nil, err
	}
	clock := time.Now
	if as.copy {
		clock = nil // a copy of the same edition has the same bytes on every day
	}
	return server.New(server.Options{
		Store: store, Library: store, Missing: func(err error) bool { return errors.Is(err, sqlite.ErrNoEdition) }, Catalogue: catalogue, Pages: site,
		Assets: assets, Faces: web.Faces(), BaseURL: as.base, Copy: as.copy, Version: version, Log: p.log, Clock: clock, Cache: as.cache,
	}, content)
}

// publicAddress checks the configured address and drops the slash at its end.
func publicAddress(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return "", fmt.Errorf("--base-url %q is no web address; write it like https://maps.example.org", s)
	}
	return strings.TrimSuffix(s, "/"), nil
}

// rootAddress refuses a public address below the root of a host: the links of the
// pages begin there.
func rootAddress(base string) error {
	if u, err := url.Parse(base); err != nil || u.Path != "" || u.RawQuery != "" {
		return fmt.Errorf("--base-url %q has a path, but the map must stand at the root of a host: give it one of its own, like https://maps.example.org", base)
	}
	return nil
}

// listen prints the one line that scripts wait for and serves until the end.
func listen(p *program, addr string, s *server.Server) error {
	l, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("the address %s is in use; stop the other program, or name another with --addr", addr)
	}
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w", addr, err)
	}
	if _, err := fmt.Fprintf(p.stdout, "listening on http://%s/\n", l.Addr()); err != nil {
		return err
	}
	h := s.HTTP()
	done := make(chan error, 1)
	go func() { done <- h.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-p.ctx.Done():
	}
	p.log.Info("stopping")
	ctx, cancel := context.WithTimeout(context.WithoutCancel(p.ctx), shutdownTime)
	defer cancel()
	if err := h.Shutdown(ctx); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
