package server

import (
	"cmp"
	"context"
	"io/fs"
	"log/slog"
	"math"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/docs"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/kept"
	"github.com/heldline/heldline/internal/ogc"
	"github.com/heldline/heldline/internal/pages"
	"github.com/heldline/heldline/internal/tile"
	"github.com/heldline/heldline/internal/words"
)

// Store loads the editions that are kept, and what is known of their publishing.
type Store interface {
	// Load reads an edition; it returns an error for which missing is true if there is none.
	Load(ctx context.Context, id string) (edition.Content, error)
	// Publications lists what was published of an atlas, the last first.
	Publications(ctx context.Context, atlasID string) ([]edition.Publication, error)
	// Difference returns what a publication changed against the one before it.
	Difference(ctx context.Context, no int64) (*edition.Difference, error)
	// Revisions returns what publications did to one row of a table, the earliest first.
	Revisions(ctx context.Context, atlasID, table, id string) ([]edition.Revision, error)
}

// Options are what a server is made of.
type Options struct {
	Store     Store
	Library   gazetteer.Library // the imported gazetteers; may be nil
	Missing   func(error) bool  // reports that a Load error means "no such edition"
	Catalogue *words.Catalogue
	Pages     *pages.Site
	Assets    fs.FS  // the front end's bundle
	Faces     fs.FS  // the typefaces of pictures; without them there are none
	BaseURL   string // public address without a slash at its end; "" = from the request
	Copy      bool   // answers become files of a copy, whose public address is BaseURL or not known
	Version   string
	Log       *slog.Logger
	Clock     func() time.Time // nil = answers name no day on which they were read
	Cache     int64            // bytes of memory for what is kept of answers; 0 = as CacheFor says
}

// CacheFor is how many bytes are kept of answers, and of what tiles are cut from, where
// nobody says otherwise. Answers grow with the atlas, and so does the memory that it takes
// itself: a dozen states of it, packed, have room.
func CacheFor(claims int) int64 { return 24<<20 + 110*int64(claims) }

// Server serves editions. The current one can be replaced while it runs.
type Server struct {
	options  Options
	editions *editions
	bodies   *kept.Room[*body]
	lane     *lane
	packer   *packer
	sizes    *kept.Room[int] // of files to download, in bytes
	sets     *kept.Room[*ogc.Set]
	tiles    *kept.Room[*tile.Index]
	easel    *easel
	assets   map[string]*body
	version  string            // of the assets, see AssetVersion
	kinds    map[string]string // of routes by their pattern: page or data
	echo     *echo.Echo
	degraded string // why the data folder could not be published, "" if it was
}

// maxSizes is how many sizes of files are kept.
const maxSizes = 4096

// New returns a server of a current edition.
func New(options Options, current edition.Content) (*Server, error) {
	s := &Server{options: options, editions: newEditions(options.Store, current), kinds: map[string]string{}, packer: newPacker()}
	s.rooms(cmp.Or(options.Cache, CacheFor(current.Atlas.Claims.Len())))
	var err error
	if s.assets, err = loadAssets(options.Assets, docs.Pictures()); err != nil {
		return nil, err
	}
	s.easel = newEasel(options.Faces)
	s.version = AssetVersion(options.Assets)
	s.echo = s.routes()
	return s, nil
}

// Degrade makes /readyz say that an older edition is served, and why.
func (s *Server) Degrade(reason string) { s.degraded = reason }

// rooms parts the memory for what is kept. A single body takes half of theirs at
// most; of layers the last one is kept however large it is, since many tiles and pages of
// features come from one.
func (s *Server) rooms(limit int64) {
	bodies, lane := limit*11/16, limit/32
	if s.options.Copy { // each address is asked once, and packed where it has changed
		bodies, lane, s.packer = 0, 0, nil
	}
	s.bodies = kept.New(bodies, bodies/2, (*body).weight)
	s.lane = newLane(lane)
	s.tiles = kept.New(limit*3/16, math.MaxInt64, (*tile.Index).Weight)
	s.sets = kept.New(limit*3/32, math.MaxInt64, (*ogc.Set).Weight)
	s.sizes = kept.New(maxSizes, 1, func(int) int64 { return 1 })
}

// Handler returns the handler of the public listener.
func (s *Server) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.pass(w, r) {
			s.echo.ServeHTTP(w, r)
		}
	})
}

// HTTP returns a server with the limits of the public listener.
func (s *Server) HTTP() *http.Server {
	return &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: 10 * time.Second, // that of the whole request, so that it is set once
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      60 * time.Second,
		IdleTimeout:       90 * time.Second,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          slog.NewLogLogger(s.options.Log.Handler(), slog.LevelWarn),
	}
}
