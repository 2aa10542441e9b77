package server

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/pages"
)

// page answers with a page of an edition, made once for each public address.
func (s *Server) page(c echo.Context, write func(pages.Request) ([]byte, error)) error {
	e, cache, err := s.edition(c)
	if err != nil {
		return err
	}
	return s.pageIn(c, finder{edition: e, only: true}, cache, write)
}

// pageIn is a page that depends on the imported gazetteers too.
func (s *Server) pageIn(c echo.Context, f finder, cache string, write func(pages.Request) ([]byte, error)) error {
	r := s.request(c, f.edition)
	key := fmt.Sprintf("%s %s %s%s?%s %s", f.edition.ID, r.Base, r.Prefix, r.Path, r.Query.Encode(), f.stamp)
	b, err := s.kept(c, key, typeHTML, func(context.Context) ([]byte, error) { return write(r) })
	if err != nil {
		return err
	}
	if f.only && s.options.BaseURL != "" {
		s.remember(c, key, b, cache)
	}
	return s.sendKept(c, key, b, cache)
}

// mapped is a page with a map that other sites may show: it names the addresses at
// which publishing programs learn how.
func (s *Server) mapped(c echo.Context, write func(pages.Request) ([]byte, error)) error {
	e, cache, err := s.edition(c)
	if err != nil {
		return err
	}
	if o := s.options.Pages.Offer(s.request(c, e)); o != nil {
		c.Response().Header().Set("Link", fmt.Sprintf(
			`<%s>; rel="alternate"; type="application/json+oembed", <%s>; rel="alternate"; type="text/xml+oembed"`, o.JSON, o.XML))
	}
	return s.pageIn(c, finder{edition: e, only: true}, cache, write)
}

func (s *Server) mapPage(c echo.Context) error {
	return s.mapped(c, func(r pages.Request) ([]byte, error) {
		s.readRange(&r, r.Query.Get("from"), r.Query.Get("to"))
		return s.options.Pages.Map(r)
	})
}

// dayPage is the text twin of a day; a path that is no day is no page.
func (s *Server) dayPage(c echo.Context) error {
	day, err := edtf.ParseDay(c.Param("date"))
	if err != nil {
		return notFound("The address names no day: " + err.Error() + ".")
	}
	return s.mapped(c, func(r pages.Request) ([]byte, error) {
		r.Day = day
		return s.options.Pages.Day(r)
	})
}

// betweenPage is the text twin of the map between two days; what is no day is no page.
func (s *Server) betweenPage(c echo.Context) error {
	for _, name := range []string{"date", "until"} {
		if _, err := edtf.ParseDay(c.Param(name)); err != nil {
			return notFound("The address names no day: " + err.Error() + ".")
		}
	}
	return s.mapped(c, func(r pages.Request) ([]byte, error) {
		s.readRange(&r, c.Param("date"), c.Param("until"))
		return s.options.Pages.Between(r)
	})
}

// placePage is the page of a place, or of a gazetteer row by its id.
func (s *Server) placePage(c echo.Context) error {
	id := c.Param("id")
	if whole, err := url.PathUnescape(id); err == nil {
		id = whole // the router hands on what a client wrote as %3A
	}
	if strings.Contains(id, ":") {
		return s.rowPage(c, id)
	}
	return s.mapped(c, func(r pages.Request) ([]byte, error) { return s.options.Pages.Place(r, id) })
}

func (s *Server) campaignsPage(c echo.Context) error { return s.page(c, s.options.Pages.Campaigns) }

func (s *Server) campaignPage(c echo.Context) error {
	return s.mapped(c, func(r pages.Request) ([]byte, error) { return s.options.Pages.Campaign(r, c.Param("id")) })
}

func (s *Server) sourcesPage(c echo.Context) error { return s.page(c, s.options.Pages.Sources) }

func (s *Server) sourcePage(c echo.Context) error {
	return s.page(c, func(r pages.Request) ([]byte, error) { return s.options.Pages.Source(r, c.Param("id")) })
}

func (s *Server) claimPage(c echo.Context) error {
	return s.trailed(c, "claims", func(r pages.Request) ([]byte, error) { return s.options.Pages.Claim(r, c.Param("id")) })
}

func (s *Server) eventPage(c echo.Context) error {
	return s.trailed(c, "events", func(r pages.Request) ([]byte, error) { return s.options.Pages.Event(r, c.Param("id")) })
}

func (s *Server) embeddingPage(c echo.Context) error { return s.page(c, s.options.Pages.Embedding) }

func (s *Server) qgisPage(c echo.Context) error { return s.page(c, s.options.Pages.QGIS) }

func (s *Server) codebookPage(c echo.Context) error { return s.page(c, s.options.Pages.Codebook) }
