package server

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/download"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/ogc"
	"github.com/heldline/heldline/internal/pages"
)

// ogcCall is a request to OGC API - Features whose common parameters have been read.
type ogcCall struct {
	*ogc.Service
	params  *params
	cache   string
	reading atlas.Reading
	times   []ogc.Period
	html    bool
}

// ogcCall reads what every address of the service takes. Those of known that have
// no meaning here are let pass: QGIS and GDAL put the query of the address that they
// were given behind every request.
func (s *Server) ogcCall(c echo.Context, known []string) (*ogcCall, error) {
	c.Response().Header().Add("Vary", "Accept")
	e, cache, err := s.edition(c)
	if err != nil {
		return nil, err
	}
	values, err := url.ParseQuery(c.Request().URL.RawQuery)
	if err != nil {
		return nil, badParam("", "The query cannot be read: "+err.Error()+".")
	}
	call := &ogcCall{params: &params{values: values, edition: e}, cache: cache, html: s.ogcHTML(c)}
	if call.html { // the form of a page sends what was not filled in
		maps.DeleteFunc(values, func(_ string, list []string) bool {
			return !slices.ContainsFunc(list, func(v string) bool { return v != "" })
		})
	}
	if err := ogc.Check(values, known); err != nil {
		return nil, err
	}
	if _, err := ogc.ParseFormat(values.Get("f")); err != nil {
		return nil, err
	}
	if call.reading, err = call.params.reading(); err != nil {
		return nil, err
	}
	if call.times, err = ogc.ParseTimes(values); err != nil {
		return nil, err
	}
	lang, err := s.lang(values.Get("lang"))
	if err != nil {
		return nil, err
	}
	site, path, query := s.ogcAddress(c)
	call.Service = &ogc.Service{Edition: e, Site: site, Root: site + "/ogc", Address: site + path + query, Lang: lang, Langs: s.options.Catalogue.Codes()}
	for _, f := range download.Files(e) {
		file := ogc.File{Link: ogc.Link{Href: site + "/download/" + f.Name, Rel: "enclosure", Type: f.Format.Type, Title: f.Name}}
		if f.Layer != nil {
			file.Layer = f.Layer.Name
		}
		call.Files = append(call.Files, file)
	}
	call.params.key = call.Address
	return call, nil
}

// ogcHTML reports that a request wants a page: by f, else by what it accepts.
func (s *Server) ogcHTML(c echo.Context) bool {
	switch c.QueryParam("f") {
	case "html":
		return true
	case "":
		return ogc.PrefersHTML(c.Request().Header.Get("Accept"))
	}
	return false
}

// ogcAddress splits the public address that was asked for before /ogc and before
// the query. What stands before, an edition, a language or a rule, goes before every
// link of the answer too.
func (s *Server) ogcAddress(c echo.Context) (site, path, query string) {
	asked := c.Request().RequestURI
	if u, err := url.ParseRequestURI(asked); err == nil {
		asked = u.EscapedPath()
		if u.RawQuery != "" {
			query = "?" + u.RawQuery
		}
	}
	at := max(0, strings.Index(asked, "/ogc"))
	return s.base(c) + asked[:at], asked[at:], query
}

// ogcAnyParams are the parameters of the service and of every collection.
func ogcAnyParams() []string {
	var out []string
	for _, l := range ogc.Layers() {
		out = append(out, ogc.Parameters(&l)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// ogcSend answers with a document, as JSON or as a page, made once for each address.
func ogcSend[D any](s *Server, c echo.Context, call *ogcCall, contentType string, document func() (D, error), page func(pages.Request, *ogc.Service, D) ([]byte, error)) error {
	key := call.Edition.ID + " json " + call.params.key
	if call.html {
		key, contentType = call.Edition.ID+" html "+call.params.key, typeHTML
	}
	b, err := s.kept(c, key, contentType, func(context.Context) ([]byte, error) {
		d, err := document()
		if err != nil {
			return nil, err
		}
		if call.html {
			return page(s.request(c, call.Edition), call.Service, d)
		}
		return feature.Encode(d)
	})
	if err != nil {
		return err
	}
	return s.sendKept(c, key, b, call.cache)
}

// asParamError makes a problem of what the service finds wrong.
func asParamError(err error) (*problem, bool) {
	var p *ogc.ParamError
	if !errors.As(err, &p) {
		return nil, false
	}
	return &problem{http.StatusBadRequest, "Bad parameter", p.Detail, p.Name}, true
}
