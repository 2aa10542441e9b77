package server

import (
	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/ogc"
	"github.com/heldline/heldline/internal/pages"
)

// ogcLanding is the landing page of OGC API - Features.
func (s *Server) ogcLanding(c echo.Context) error {
	return s.ogcDocument(c, ogc.TypeJSON, func(call *ogcCall) any { return call.Landing() }, s.options.Pages.OGCLanding)
}

func (s *Server) ogcConformance(c echo.Context) error {
	return s.ogcDocument(c, ogc.TypeJSON, func(*ogcCall) any { return ogc.Conforms() }, s.options.Pages.OGCConformance)
}

// ogcAPI is the OpenAPI document.
func (s *Server) ogcAPI(c echo.Context) error {
	return s.ogcDocument(c, ogc.TypeOpenAPI, func(call *ogcCall) any { return call.OpenAPI() }, s.options.Pages.OGCAPI)
}

func (s *Server) ogcCollections(c echo.Context) error {
	return s.ogcDocument(c, ogc.TypeJSON, func(call *ogcCall) any {
		var sets []*ogc.Set
		for _, l := range ogc.Layers() {
			sets = append(sets, s.ogcSet(call, &l))
		}
		return call.Collections(sets)
	}, s.options.Pages.OGCCollections)
}

// ogcDocument answers with a document that takes no parameters of its own.
func (s *Server) ogcDocument(c echo.Context, contentType string, document func(*ogcCall) any, page func(pages.Request, any) ([]byte, error)) error {
	call, err := s.ogcCall(c, ogcAnyParams())
	if err != nil {
		return err
	}
	return s.ogcSend(c, call, contentType, func() (any, error) { return document(call), nil }, page)
}

func (s *Server) ogcCollection(c echo.Context) error {
	return s.ogcOfLayer(c, ogc.TypeJSON, func(call *ogcCall, l *feature.Layer) any {
		return call.Collection(s.ogcSet(call, l))
	}, s.options.Pages.OGCCollection)
}

func (s *Server) ogcSchema(c echo.Context) error {
	return s.ogcOfLayer(c, ogc.TypeSchema, func(call *ogcCall, l *feature.Layer) any { return call.Schema(l) }, s.options.Pages.OGCFields)
}

func (s *Server) ogcQueryables(c echo.Context) error {
	return s.ogcOfLayer(c, ogc.TypeSchema, func(call *ogcCall, l *feature.Layer) any { return call.Queryables(l) }, s.options.Pages.OGCFields)
}

// ogcOfLayer answers with a document about the collection of the path.
func (s *Server) ogcOfLayer(c echo.Context, contentType string, document func(*ogcCall, *feature.Layer) any, page func(pages.Request, *feature.Layer, any) ([]byte, error)) error {
	l, err := ogcLayer(c)
	if err != nil {
		return err
	}
	return s.ogcDocument(c, contentType, func(call *ogcCall) any { return document(call, l) }, func(r pages.Request, d any) ([]byte, error) { return page(r, l, d) })
}

// ogcLayer finds the collection of the path.
func ogcLayer(c echo.Context) (*feature.Layer, error) {
	name := c.Param("collection")
	for _, l := range ogc.Layers() {
		if l.Name == name {
			return &l, nil
		}
	}
	return nil, notFound("No collection has the id " + name + "; /ogc/collections lists them.")
}

// ogcSet is the collection as the request asks for it; of a state on its day.
func (s *Server) ogcSet(call *ogcCall, l *feature.Layer) *ogc.Set {
	return s.layerSet(call.Edition, l, call.reading, s.ogcDay(call))
}

func (s *Server) ogcDay(call *ogcCall) edtf.Day {
	day, _ := ogc.DayOf(call.times, call.Edition.Last)
	return day
}
