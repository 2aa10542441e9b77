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
	return ogcDocument(s, c, ogc.TypeJSON, (*ogcCall).Landing, s.options.Pages.OGCLanding)
}

func (s *Server) ogcConformance(c echo.Context) error {
	return ogcDocument(s, c, ogc.TypeJSON, func(*ogcCall) *ogc.Conformance { return ogc.Conforms() }, s.options.Pages.OGCConformance)
}

// ogcAPI is the OpenAPI document.
func (s *Server) ogcAPI(c echo.Context) error {
	return ogcDocument(s, c, ogc.TypeOpenAPI, (*ogcCall).OpenAPI, func(r pages.Request, service *ogc.Service, _ any) ([]byte, error) {
		return s.options.Pages.OGCAPI(r, service, service.Paths())
	})
}

func (s *Server) ogcCollections(c echo.Context) error {
	return ogcDocument(s, c, ogc.TypeJSON, func(call *ogcCall) *ogc.Collections {
		var sets []*ogc.Set
		for _, l := range ogc.Layers() {
			sets = append(sets, s.ogcSet(call, &l))
		}
		return call.Collections(sets)
	}, s.options.Pages.OGCCollections)
}

// ogcDocument answers with a document that takes no parameters of its own.
func ogcDocument[D any](s *Server, c echo.Context, contentType string, document func(*ogcCall) D, page func(pages.Request, *ogc.Service, D) ([]byte, error)) error {
	call, err := s.ogcCall(c, ogcAnyParams())
	if err != nil {
		return err
	}
	return ogcSend(s, c, call, contentType, func() (D, error) { return document(call), nil }, page)
}

func (s *Server) ogcCollection(c echo.Context) error {
	l, err := ogcLayer(c)
	if err != nil {
		return err
	}
	call, err := s.ogcCall(c, ogcAnyParams())
	if err != nil {
		return err
	}
	set := s.ogcSet(call, l)
	return ogcSend(s, c, call, ogc.TypeJSON, func() (*ogc.Collection, error) { return call.Collection(set), nil },
		func(r pages.Request, service *ogc.Service, d *ogc.Collection) ([]byte, error) {
			return s.options.Pages.OGCCollection(r, service, d, set)
		})
}

func (s *Server) ogcSchema(c echo.Context) error {
	return s.ogcFields(c, (*ogc.Service).Schema, "ogc.link.schema")
}

func (s *Server) ogcQueryables(c echo.Context) error {
	return s.ogcFields(c, (*ogc.Service).Queryables, "ogc.link.queryables")
}

// ogcFields answers with the properties of the collection of the path.
func (s *Server) ogcFields(c echo.Context, write func(*ogc.Service, *feature.Layer) any, title string) error {
	l, err := ogcLayer(c)
	if err != nil {
		return err
	}
	return ogcDocument(s, c, ogc.TypeSchema, func(call *ogcCall) any { return write(call.Service, l) },
		func(r pages.Request, service *ogc.Service, _ any) ([]byte, error) {
			return s.options.Pages.OGCFields(r, service, l, title)
		})
}

// ogcLayer finds the collection of the path.
func ogcLayer(c echo.Context) (*feature.Layer, error) {
	name := c.Param("collection")
	if l, ok := feature.LayerOf(name); ok {
		return l, nil
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

// ogcGround are the layers beneath small maps.
func (s *Server) ogcGround(call *ogcCall) []*ogc.Set {
	var out []*ogc.Set
	for _, name := range []string{"ground_areas", "ground_lines"} {
		if l, ok := feature.LayerOf(name); ok {
			out = append(out, s.ogcSet(call, l))
		}
	}
	return out
}
