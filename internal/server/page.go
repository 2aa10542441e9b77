package server

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/pages"
)

// request reads what a page is asked for. Pages never fail on a parameter: what
// is unknown is ignored, and a bad or far value shows the nearest state with a
// notice.
func (s *Server) request(c echo.Context, e *edition.Edition) pages.Request {
	query, err := url.ParseQuery(c.Request().URL.RawQuery)
	if err != nil {
		query = url.Values{}
	}
	r := pages.Request{Edition: e, Reading: atlas.Reading{Rule: atlas.Documented}, Lang: "en", Base: s.base(c), Query: query}
	r.Path = c.Request().URL.Path
	if id := c.Param("edition"); id != "" && e != nil {
		r.Prefix = "/e/" + id
		r.Path = strings.TrimPrefix(r.Path, r.Prefix)
	}
	if r.Path == "" {
		r.Path = "/"
	}
	if lang := query.Get("lang"); s.options.Catalogue.Has(lang) {
		r.Lang = lang
	}
	if e == nil {
		r.Edition = s.editions.current.Load()
		r.Day = r.Edition.Atlas.About.DefaultDate
		return r
	}
	s.readReading(&r, query)
	s.readDay(&r, query)
	if id := query.Get("place"); id != "" {
		if e.Index.Places[id] != nil {
			r.PlaceID = id
		} else {
			s.notice(&r, "notice.place", "place", id)
		}
	}
	return r
}

// notice adds a sentence of the catalogue.
func (s *Server) notice(r *pages.Request, key string, pairs ...any) {
	r.Notices = append(r.Notices, s.options.Catalogue.Language(r.Lang).T(key, pairs...))
}

func (s *Server) readReading(r *pages.Request, query url.Values) {
	if v := query.Get("rule"); v != "" {
		rule, err := atlas.ParseRule(v)
		if err == nil {
			r.Reading.Rule = rule
		} else {
			s.notice(r, "notice.rule", "rule", v)
		}
	}
	if v := query.Get("known"); v != "" {
		if d, err := edtf.ParseDay(v); err == nil {
			r.Reading.Known = &d
		} else {
			s.notice(r, "notice.date", "date", v)
		}
	}
	if v := query.Get("without"); v != "" {
		if r.Edition.Index.Claimants[v] != nil {
			r.Reading.Without = v
		} else {
			s.notice(r, "notice.without", "claimant", v)
		}
	}
}

// readDay takes the nearest day of the atlas for one outside it.
func (s *Server) readDay(r *pages.Request, query url.Values) {
	r.Day = r.Edition.Atlas.About.DefaultDate
	v := query.Get("date")
	if v == "" {
		return
	}
	d, err := edtf.ParseDay(v)
	lang := s.options.Catalogue.Language(r.Lang)
	switch {
	case err != nil:
		s.notice(r, "notice.date", "date", v)
	case d < r.Edition.First:
		r.Day = r.Edition.First
		s.notice(r, "notice.nearest", "asked", lang.Day(d), "date", lang.Day(r.Day))
	case d > r.Edition.Last:
		r.Day = r.Edition.Last
		s.notice(r, "notice.nearest", "asked", lang.Day(d), "date", lang.Day(r.Day))
	default:
		r.Day = d
	}
}

// base is the site's public address: as configured, or as the client asked for it.
func (s *Server) base(c echo.Context) string {
	if s.options.BaseURL != "" {
		return s.options.BaseURL
	}
	return fmt.Sprintf("%s://%s", c.Scheme(), c.Request().Host)
}

// page answers with a page of an edition.
func (s *Server) page(c echo.Context, write func(pages.Request) ([]byte, error)) error {
	e, cache, err := s.edition(c)
	if err != nil {
		return err
	}
	html, err := write(s.request(c, e))
	if err != nil {
		return err
	}
	return send(c, newBody(typeHTML, html), cache)
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
