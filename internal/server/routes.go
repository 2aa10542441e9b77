package server

import (
	"net/http"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"
)

// Each route is a page (HTML, errors as HTML), a page for the frames of other
// sites, data (errors as problem+json), or of a service whose clients say which of
// both they want.
const (
	pageKind    = "page"
	embedKind   = "embed"
	dataKind    = "data"
	serviceKind = "service"
)

// route is one line of the route table.
type route struct {
	path    string
	kind    string
	handler echo.HandlerFunc
}

// postedPath is the one address that answers POST too: batches of queries are too
// long for an address. It changes nothing either.
const postedPath = "/reconcile"

// table lists what stands both at the root, for the current edition, and under
// /e/{edition}, pinned.
func (s *Server) table() []route {
	return []route{
		{"/", pageKind, s.mapPage},
		{"/on/:date", pageKind, s.dayPage},
		{"/on/:date/:until", pageKind, s.betweenPage},
		{"/places", pageKind, s.placesPage},
		{"/places/:id", pageKind, s.placePage},
		{"/campaigns", pageKind, s.campaignsPage},
		{"/campaigns/:id", pageKind, s.campaignPage},
		{"/sources", pageKind, s.sourcesPage},
		{"/sources/:id", pageKind, s.sourcePage},
		{"/claims/:id", pageKind, s.claimPage},
		{"/events/:id", pageKind, s.eventPage},
		{"/codebook", pageKind, s.codebookPage},
		{"/embedding", pageKind, s.embeddingPage},
		{"/qgis", pageKind, s.qgisPage},
		{"/about", pageKind, s.aboutPage},
		{"/download", pageKind, s.downloadPage},
		{"/share", pageKind, s.sharePage},
		{"/share/:date", pageKind, s.sharePage},
		{"/embed", embedKind, s.embedPage},
		{"/embed/:date", embedKind, s.embedPage},

		{"/control/:file", dataKind, s.controlOn},
		{"/control.geojson", dataKind, s.control},
		{"/control.csv", dataKind, s.control},
		{"/areas/:file", dataKind, s.areasOn},
		{"/areas.geojson", dataKind, s.areas},
		{"/areas.csv", dataKind, s.areas},
		{"/changes.geojson", dataKind, s.changes},
		{"/changes.csv", dataKind, s.changes},
		{"/spans.geojson", dataKind, s.spans},
		{"/spans.csv", dataKind, s.spans},
		{"/extents.geojson", dataKind, s.extents},
		{"/extents.csv", dataKind, s.extents},
		{"/places.geojson", dataKind, s.places},
		{"/places.csv", dataKind, s.places},
		{"/events.geojson", dataKind, s.events},
		{"/events.csv", dataKind, s.events},
		{"/claims.json", dataKind, s.claims},
		{"/dates.json", dataKind, s.dates},
		{"/search", dataKind, s.search},
		{"/reconcile", dataKind, s.reconcile},
		{"/reconcile/suggest/entity", dataKind, s.suggestEntity},
		{"/reconcile/suggest/type", dataKind, s.suggestType},
		{"/reconcile/suggest/property", dataKind, s.suggestProperty},
		{"/reconcile/properties", dataKind, s.proposeProperties},
		{"/reconcile/preview", pageKind, s.previewPage},
		{"/map/places.json", dataKind, s.mapPlaces},
		{"/map/names.json", dataKind, s.mapNames},
		{"/map/records.json", dataKind, s.mapRecords},
		{"/map/state/:file", dataKind, s.mapState},
		{"/map/history.json", dataKind, s.mapHistory},
		{"/map/claimants.json", dataKind, s.mapClaimants},
		{"/map/evenings.json", dataKind, s.mapEvenings},
		{"/map/evening-claimants.json", dataKind, s.mapEveningClaimants},
		{"/basemap.json", dataKind, s.basemap},
		{"/actors.css", dataKind, s.actorsCSS},
		{"/poster/:file", dataKind, s.poster},
		{"/series.csv", dataKind, s.series},
		{"/panel.csv", dataKind, s.panel},
		{"/download/:file", dataKind, s.download},

		{"/ogc", serviceKind, s.ogcLanding},
		{"/ogc/api", serviceKind, s.ogcAPI},
		{"/ogc/conformance", serviceKind, s.ogcConformance},
		{"/ogc/collections", serviceKind, s.ogcCollections},
		{"/ogc/collections/:collection", serviceKind, s.ogcCollection},
		{"/ogc/collections/:collection/queryables", serviceKind, s.ogcQueryables},
		{"/ogc/collections/:collection/schema", serviceKind, s.ogcSchema},
		{"/ogc/collections/:collection/items", serviceKind, s.ogcItems},
		{"/ogc/collections/:collection/items/:id", serviceKind, s.ogcItem},
		{"/tiles/:layer", dataKind, s.tileJSON},
		{"/tiles/:layer/:z/:x/:y", dataKind, s.tile},
	}
}

// site lists what belongs to the site and not to an edition.
func (s *Server) site() []route {
	return []route{
		{"/editions", pageKind, s.editionsPage},
		{"/editions/:id", pageKind, s.editionPage},
		{"/corrections", pageKind, s.correctionsPage},
		{"/editions.json", dataKind, s.editionsJSON},
		{"/feeds/changes.atom", dataKind, s.changesFeed},
		{"/feeds/editions.atom", dataKind, s.editionsFeed},

		{"/assets/*", dataKind, s.asset},
		{"/favicon.ico", dataKind, s.favicon},
		{"/robots.txt", dataKind, s.robots},
		{"/sitemap.xml", dataKind, s.sitemap},
		{"/oembed", dataKind, s.oembed},
		{"/embed.js", dataKind, s.element},
		{"/healthz", dataKind, s.healthz},
		{"/readyz", dataKind, s.readyz},
	}
}

// routes builds the router: HEAD beside every GET, CORS for everybody.
func (s *Server) routes() *echo.Echo {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	e.HTTPErrorHandler = s.handleError
	e.Pre(s.recover, headers, s.pathForms)
	add := func(prefix string, r route) {
		s.kinds[prefix+r.path] = r.kind
		if r.kind == embedKind {
			r.handler = framed(r.handler)
		}
		methods := []string{http.MethodGet, http.MethodHead}
		if r.path == postedPath {
			methods = append(methods, http.MethodPost)
		}
		e.Match(methods, prefix+r.path, r.handler)
		e.OPTIONS(prefix+r.path, preflight(methods))
		if r.kind != dataKind && !strings.HasSuffix(r.path, "/") {
			// A file server leads to the folder of a page; such a link must work here too.
			s.kinds[prefix+r.path+"/"] = r.kind
			e.Match(methods, prefix+r.path+"/", r.handler)
			e.OPTIONS(prefix+r.path+"/", preflight(methods))
		}
	}
	for _, r := range s.table() {
		add("", r)
		add("/e/:edition", r)
	}
	for _, r := range s.site() {
		add("", r)
	}
	return e
}

// preflight answers OPTIONS for an address that knows the methods.
func preflight(methods []string) echo.HandlerFunc {
	allowed := strings.Join(append(slices.Clone(methods), http.MethodOptions), ", ")
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Allow", allowed)
		h.Set("Access-Control-Allow-Methods", allowed)
		h.Set("Access-Control-Allow-Headers", "Content-Type")
		h.Set("Access-Control-Max-Age", "86400")
		return c.NoContent(http.StatusNoContent)
	}
}

// recover turns a panic into an internal error and keeps the server up.
func (s *Server) recover(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			if r := recover(); r != nil {
				s.options.Log.Error("panic", "path", c.Request().URL.Path, "panic", r, "stack", string(debug.Stack()))
				err = &problem{http.StatusInternalServerError, "Internal error", "The server failed to answer; it has been logged.", ""}
			}
		}()
		return next(c)
	}
}
