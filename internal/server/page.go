package server

import (
	"fmt"
	"net/http"
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
	r := s.request(c, e)
	key := fmt.Sprintf("%s %s %s%s?%s", e.ID, r.Base, r.Prefix, r.Path, r.Query.Encode())
	b, err := s.bodies.get(key, func() (*body, error) {
		html, err := write(r)
		if err != nil {
			return nil, err
		}
		return newBody(typeHTML, html), nil
	})
	if err != nil {
		return err
	}
	return send(c, b, cache)
}

func (s *Server) mapPage(c echo.Context) error {
	return s.page(c, s.options.Pages.Map)
}

// dayPage is the text twin of a day; a path that is no day is no page.
func (s *Server) dayPage(c echo.Context) error {
	day, err := edtf.ParseDay(c.Param("date"))
	if err != nil {
		return &problem{http.StatusNotFound, "Not found", "The address names no day: " + err.Error() + ".", ""}
	}
	return s.page(c, func(r pages.Request) ([]byte, error) {
		r.Day = day
		return s.options.Pages.Day(r)
	})
}

func (s *Server) placePage(c echo.Context) error {
	return s.page(c, func(r pages.Request) ([]byte, error) { return s.options.Pages.Place(r, c.Param("id")) })
}

// placesPage is the index of places; with q it is the search without JavaScript.
func (s *Server) placesPage(c echo.Context) error {
	return s.page(c, func(r pages.Request) ([]byte, error) {
		q := strings.TrimSpace(r.Query.Get("q"))
		if q == "" {
			return s.options.Pages.Places(r)
		}
		var ids []string
		for _, hit := range r.Edition.Search.Search(clip(q), maxHits) {
			ids = append(ids, hit.ID)
		}
		return s.options.Pages.Search(r, q, ids)
	})
}

func (s *Server) campaignsPage(c echo.Context) error { return s.page(c, s.options.Pages.Campaigns) }

func (s *Server) campaignPage(c echo.Context) error {
	return s.page(c, func(r pages.Request) ([]byte, error) { return s.options.Pages.Campaign(r, c.Param("id")) })
}

func (s *Server) sourcesPage(c echo.Context) error { return s.page(c, s.options.Pages.Sources) }

func (s *Server) sourcePage(c echo.Context) error {
	return s.page(c, func(r pages.Request) ([]byte, error) { return s.options.Pages.Source(r, c.Param("id")) })
}

func (s *Server) claimPage(c echo.Context) error {
	return s.page(c, func(r pages.Request) ([]byte, error) { return s.options.Pages.Claim(r, c.Param("id")) })
}

func (s *Server) eventPage(c echo.Context) error {
	return s.page(c, func(r pages.Request) ([]byte, error) { return s.options.Pages.Event(r, c.Param("id")) })
}

func (s *Server) codebookPage(c echo.Context) error { return s.page(c, s.options.Pages.Codebook) }

func (s *Server) aboutPage(c echo.Context) error { return s.page(c, s.options.Pages.About) }
