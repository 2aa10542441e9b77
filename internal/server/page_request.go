package server

import (
	"fmt"
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
	query := pageQuery(c)
	switch path := strings.TrimPrefix(c.Path(), "/e/:edition"); {
	case s.kinds[c.Path()] == embedKind:
		query = pageQuery(c, embedParams()...)
	case path == "/share" || strings.HasPrefix(path, "/share/"):
		query = pageQuery(c, shareParams()...)
	}
	r := pages.Request{Edition: e, Reading: atlas.Reading{Rule: atlas.Documented}, Lang: "en", Base: s.base(c), Query: query}
	r.Path = c.Request().URL.Path
	if id := c.Param("edition"); id != "" && e != nil {
		r.Prefix = "/e/" + id
		r.Path = strings.TrimPrefix(r.Path, r.Prefix)
	}
	if r.Path = strings.TrimSuffix(r.Path, "/"); r.Path == "" {
		r.Path = "/"
	}
	if lang := query.Get("lang"); s.options.Catalogue.Has(lang) {
		r.Lang = lang
	} else if lang != "" {
		s.notice(&r, "notice.lang", "lang", lang)
	}
	if e == nil {
		r.Edition = s.editions.current.Load()
		r.Day = r.Edition.Atlas.About.DefaultDate
		return r
	}
	s.readReading(&r, query)
	r.Day = e.Atlas.About.DefaultDate
	if day := s.nearest(&r, query.Get("date")); day != nil {
		r.Day = *day
	}
	s.readFilter(&r, query)
	s.readBox(&r, query)
	if id := query.Get("place"); id != "" {
		if e.Index.Places[id] != nil {
			r.PlaceID = id
		} else {
			s.notice(&r, "notice.place", "place", id)
		}
	}
	return r
}

// pageQuery keeps the parameters that pages know, and more, the first value of each.
func pageQuery(c echo.Context, more ...string) url.Values {
	all, err := url.ParseQuery(c.Request().URL.RawQuery)
	if err != nil {
		return url.Values{}
	}
	known := url.Values{}
	for _, name := range append(pages.Parameters(), more...) {
		if v := all.Get(name); v != "" {
			known.Set(name, v)
		}
	}
	return known
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

// readFilter keeps what the atlas has of each group.
func (s *Server) readFilter(r *pages.Request, query url.Values) {
	r.Filter = edition.Filter{}
	for _, group := range edition.FilterGroups() {
		known, unknown := r.Edition.ReadFilter(group, query.Get(group))
		r.Filter[group] = known
		for _, id := range unknown {
			s.notice(r, "notice.filter", "group", s.options.Catalogue.Language(r.Lang).T("filter."+group), "id", id)
		}
	}
}

// nearest reads a day, and takes the nearest day of the atlas for one outside it;
// nil where there is none.
func (s *Server) nearest(r *pages.Request, v string) *edtf.Day {
	if v == "" {
		return nil
	}
	d, err := edtf.ParseDay(v)
	if err != nil {
		s.notice(r, "notice.date", "date", v)
		return nil
	}
	near := min(max(d, r.Edition.First), r.Edition.Last)
	if near != d {
		lang := s.options.Catalogue.Language(r.Lang)
		s.notice(r, "notice.nearest", "asked", lang.Day(d), "date", lang.Day(near))
	}
	return &near
}

// readBox reads the part of the ground that a map opens on.
func (s *Server) readBox(r *pages.Request, query url.Values) {
	v := query.Get("bbox")
	if v == "" {
		return
	}
	box, err := parseBox(v)
	if err != nil {
		s.notice(r, "notice.bbox", "bbox", v)
		return
	}
	r.Box = box
}

// base is the site's public address: as configured, or as the client asked for it.
func (s *Server) base(c echo.Context) string {
	if s.options.BaseURL != "" || s.options.Copy {
		return s.options.BaseURL
	}
	return fmt.Sprintf("%s://%s", c.Scheme(), c.Request().Host)
}
