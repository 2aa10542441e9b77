package server

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/pages"
)

// inGazetteers answers with a page that the imported gazetteers belong to.
func (s *Server) inGazetteers(c echo.Context, answer func(f finder, cache string) error) error {
	e, cache, err := s.edition(c)
	if err != nil {
		return err
	}
	return s.orAlone(c, s.finder(c, e), func(f finder) error { return answer(f, cache) })
}

// rowPage is the page of a gazetteer row; a row that a place of the atlas stands
// for leads to that place.
func (s *Server) rowPage(c echo.Context, id string) error {
	return s.inGazetteers(c, func(f finder, cache string) error {
		if place := f.edition.PlaceOfRow(id); place != "" {
			c.Response().Header().Set("Cache-Control", cache)
			to := "/places/" + place
			if pinned := c.Param("edition"); pinned != "" {
				to = "/e/" + pinned + to
			}
			if query := pageQuery(c); len(query) > 0 {
				to += "?" + query.Encode()
			}
			return c.Redirect(http.StatusFound, to)
		}
		ctx := c.Request().Context()
		row, err := f.row(ctx, id)
		if err != nil {
			return err
		}
		if row == nil {
			return pages.ErrNotFound
		}
		credit := ""
		if f.edition.Row(id) == nil {
			var used credits
			if used.sets, err = f.datasets(ctx); err != nil {
				return err
			}
			credit = used.of(row)
		}
		return s.pageIn(c, f, cache, func(r pages.Request) ([]byte, error) { return s.options.Pages.GazetteerRow(r, row, credit) })
	})
}

// placesPage is the index of places; with q it is the search without JavaScript.
func (s *Server) placesPage(c echo.Context) error {
	q := strings.TrimSpace(pageQuery(c).Get("q"))
	if q == "" {
		return s.page(c, s.options.Pages.Places)
	}
	return s.inGazetteers(c, func(f finder, cache string) error {
		return s.pageIn(c, f, cache, func(r pages.Request) ([]byte, error) {
			found, err := f.find(c.Request().Context(), q, maxHits, true)
			if err != nil {
				return nil, err
			}
			var ids []string
			var rows []*atlas.GazetteerEntry
			for i := range found {
				if found[i].place != nil {
					ids = append(ids, found[i].place.ID)
				} else {
					rows = append(rows, found[i].row)
				}
			}
			return s.options.Pages.Search(r, q, ids, rows)
		})
	})
}

// aboutPage names the imported gazetteers in use too.
func (s *Server) aboutPage(c echo.Context) error {
	return s.inGazetteers(c, func(f finder, cache string) error {
		return s.pageIn(c, f, cache, func(r pages.Request) ([]byte, error) {
			var err error
			if r.Gazetteers, err = f.datasets(c.Request().Context()); err != nil {
				return nil, err
			}
			return s.options.Pages.About(r)
		})
	})
}

// previewPage is a small page about an entity of the reconciliation service,
// which other sites may frame.
func (s *Server) previewPage(c echo.Context) error {
	h := c.Response().Header()
	h.Set("Content-Security-Policy", strings.Replace(h.Get("Content-Security-Policy"), "frame-ancestors 'self'", "frame-ancestors *", 1))
	id := strings.TrimSpace(c.QueryParam("id"))
	return s.inGazetteers(c, func(f finder, cache string) error {
		r := reconciler{finder: f}
		h, err := r.entity(c.Request().Context(), id)
		if err != nil {
			return err
		}
		if h == nil {
			return pages.ErrNotFound
		}
		f.stamp += " " + id // pages leave the parameter out of what they keep by
		return s.pageIn(c, f, cache, func(r pages.Request) ([]byte, error) {
			if h.place != nil {
				return s.options.Pages.PreviewPlace(r, h.place.ID)
			}
			return s.options.Pages.PreviewRow(r, h.row)
		})
	})
}
