package server

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/pages"
)

// target finds the map that an address of this site shows: the request of the page
// that stands there, and the parameters of its map in a frame. It is nowhere for
// addresses of other sites and of pages without a map.
func (s *Server) target(c echo.Context, address string) (pages.Request, url.Values, error) {
	nowhere := notFound("The parameter url is no address of a map of " + s.base(c) + ": the map, a day, two days, a place, a campaign or /embed.")
	u, err := url.Parse(address)
	if err != nil || !s.ours(c, u) {
		return pages.Request{}, nil, nowhere
	}
	at, err := s.routed(c, u)
	if err != nil || at == nil {
		return pages.Request{}, nil, nowhere
	}
	e, _, err := s.edition(at)
	if err != nil {
		return pages.Request{}, nil, err
	}
	r, state := s.request(at, e), frameState(at)
	r.Base = s.base(c)
	if !state.Has("date") {
		state.Set("date", r.Day.String())
	}
	switch strings.TrimPrefix(at.Path(), "/e/:edition") {
	case "/", "/embed":
		s.readRange(&r, state.Get("from"), state.Get("to"))
	case "/on/:date", "/embed/:date":
		d, err := edtf.ParseDay(at.Param("date"))
		if err != nil {
			return r, nil, nowhere
		}
		r.Day = d
		state.Set("date", d.String())
	case "/on/:date/:until":
		s.readRange(&r, at.Param("date"), at.Param("until"))
		if r.Since == nil {
			return r, nil, nowhere
		}
		state.Set("from", r.Since.String())
		state.Set("to", r.Day.String())
	case "/places/:id":
		if e.Index.Places[at.Param("id")] == nil {
			return r, nil, nowhere
		}
		state.Set("place", at.Param("id"))
	case "/campaigns/:id":
		if e.Index.Campaigns[at.Param("id")] == nil {
			return r, nil, nowhere
		}
		state.Set("campaign", at.Param("id"))
	default:
		return r, nil, nowhere
	}
	if !at.QueryParams().Has("date") && (r.Since != nil || state.Has("campaign")) {
		state.Del("date") // the range says on which day it opens
	}
	return r, state, nil
}

// ours reports that an address lies on this site, by its configured public address
// or by the name that the request came by.
func (s *Server) ours(c echo.Context, u *url.URL) bool {
	if u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return false
	}
	base, err := url.Parse(s.base(c))
	if err == nil && strings.EqualFold(u.Host, base.Host) {
		u.Path, u.RawPath = strings.TrimPrefix(u.Path, base.Path), ""
		return true
	}
	return strings.EqualFold(u.Host, c.Request().Host)
}

// routed asks the router what stands at an address: nil for nothing.
func (s *Server) routed(c echo.Context, u *url.URL) (echo.Context, error) {
	if u.Path == "" {
		u.Path = "/"
	}
	ask, err := http.NewRequestWithContext(c.Request().Context(), http.MethodGet, u.String(), http.NoBody)
	if err != nil {
		return nil, err
	}
	at := s.echo.NewContext(ask, nil)
	err = s.pathForms(func(at echo.Context) error {
		s.echo.Router().Find(http.MethodGet, echo.GetPath(at.Request()), at)
		return nil
	})(at)
	if err != nil || s.kinds[at.Path()] != pageKind {
		return nil, err
	}
	return at, nil
}

// frameState keeps the parameters that a map in a frame takes over, the first value
// of each.
func frameState(c echo.Context) url.Values {
	all, state := c.QueryParams(), url.Values{}
	for _, name := range pages.FrameParams() {
		if v := all.Get(name); v != "" {
			state.Set(name, v)
		}
	}
	return state
}
