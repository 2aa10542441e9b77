package server

import (
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/pages"
)

// target is the embed of the map at an address: addresses of other sites and of
// pages without a map have none.
func (s *Server) target(c echo.Context, address string) (pages.Request, pages.EmbedView, error) {
	nowhere := notFound("The parameter url is no address of a map of " + s.base(c) + ": the map, a day, two days, a place, a campaign or /embed.")
	u, err := url.Parse(address)
	if err != nil || !s.ours(c, u) {
		return pages.Request{}, pages.EmbedView{}, nowhere
	}
	at, err := s.routed(c, u)
	if err != nil {
		return pages.Request{}, pages.EmbedView{}, nowhere
	}
	e, _, err := s.edition(at)
	if err != nil {
		return pages.Request{}, pages.EmbedView{}, err
	}
	state, ok := frameState(s.request(at, e), at)
	if !ok {
		return pages.Request{}, pages.EmbedView{}, nowhere
	}
	if box := viewBox(u.Fragment); box != "" && !state.Has("bbox") {
		state.Set("bbox", box)
	}
	embed := &url.URL{Path: "/embed", RawQuery: state.Encode()}
	if id := at.Param("edition"); id != "" {
		embed.Path = "/e/" + id + embed.Path
	}
	if at, err = s.routed(c, embed); err != nil {
		return pages.Request{}, pages.EmbedView{}, err
	}
	r := s.request(at, e)
	r.Base = s.base(c)
	return r, s.readEmbed(&r, false), nil
}

// ours reports that an address lies on this site, by its configured public address
// or by the name that the request came by, and leaves the path behind that.
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

// routed asks the router what stands at an address of this site.
func (s *Server) routed(c echo.Context, u *url.URL) (echo.Context, error) {
	local := url.URL{Path: u.Path, RawPath: u.RawPath, RawQuery: u.RawQuery}
	if local.Path == "" {
		local.Path = "/"
	}
	ask, err := http.NewRequestWithContext(c.Request().Context(), http.MethodGet, local.String(), http.NoBody)
	if err != nil {
		return nil, err
	}
	at := s.echo.NewContext(ask, nil)
	err = s.pathForms(func(at echo.Context) error {
		s.echo.Router().Find(http.MethodGet, echo.GetPath(at.Request()), at)
		return nil
	})(at)
	return at, err
}

// frameState are the parameters of the embed of a page: what its path says, and
// what of its query an embed takes over, the first value of each. A page without a
// map has none.
func frameState(r pages.Request, at echo.Context) (state url.Values, ok bool) {
	state = url.Values{}
	for _, name := range pages.FrameParams() {
		if v := at.QueryParam(name); v != "" {
			state.Set(name, v)
		}
	}
	day := func(param, name string) {
		d, err := edtf.ParseDay(at.Param(param))
		ok = ok && err == nil
		state.Set(name, d.String())
	}
	ok = true
	switch pattern := strings.TrimPrefix(at.Path(), "/e/:edition"); strings.TrimSuffix(pattern, "/") {
	case "", "/embed":
		ok = pattern != ""
	case "/on/:date", "/embed/:date":
		day("date", "date")
	case "/on/:date/:until":
		day("date", "from")
		day("until", "to")
	case "/places/:id":
		state.Set("place", at.Param("id"))
		ok = r.Edition.Index.Places[at.Param("id")] != nil
	case "/campaigns/:id":
		state.Set("campaign", at.Param("id"))
		ok = r.Edition.Index.Campaigns[at.Param("id")] != nil
	default:
		ok = false
	}
	if !state.Has("date") && !state.Has("from") && !state.Has("to") && !state.Has("campaign") {
		state.Set("date", r.Day.String()) // the title states it, so it must not move with a later edition
	}
	return state, ok
}
