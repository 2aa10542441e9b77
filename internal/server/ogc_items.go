package server

import (
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/ogc"
	"github.com/heldline/heldline/internal/pages"
)

// pageLimit is how many features a page for people lists, unless they say.
const pageLimit = 100

// ogcItems is a page of the features of a collection.
func (s *Server) ogcItems(c echo.Context) error {
	l, err := ogcLayer(c)
	if err != nil {
		return err
	}
	call, err := s.ogcCall(c, ogc.Parameters(l))
	if err != nil {
		return err
	}
	asked, err := ogc.ParseAsked(call.params.values, l)
	if err != nil {
		return err
	}
	day, ok := ogc.DayOf(call.times, call.Edition.Last)
	if l.ByDay && !ok {
		return badParam("datetime", "The parameters datetime have no day in common; this collection is the state of one day.")
	}
	if call.html && !call.params.values.Has("limit") {
		asked.Limit = pageLimit
	}
	c.Response().Header().Set("Content-Crs", asked.CRS.Header())
	return ogcSend(s, c, call, ogc.TypeGeoJSON, func() (*ogc.Items, error) {
		set := s.layerSet(call.Edition, l, call.reading, day)
		return call.Items(set, set.Select(asked), asked), nil
	}, func(r pages.Request, service *ogc.Service, d *ogc.Items) ([]byte, error) {
		return s.options.Pages.OGCItems(r, service, l, d, s.ogcGround(call))
	})
}

// ogcItem is one feature of a collection.
func (s *Server) ogcItem(c echo.Context) error {
	l, err := ogcLayer(c)
	if err != nil {
		return err
	}
	call, err := s.ogcCall(c, ogcAnyParams())
	if err != nil {
		return err
	}
	asked, err := ogc.ParseAsked(call.params.values, l)
	if err != nil {
		return err
	}
	set := s.ogcSet(call, l)
	id, err := strconv.Atoi(c.Param("id"))
	f := set.Find(id)
	if err != nil || f == nil {
		return notFound("No feature of " + l.Name + " has the id " + c.Param("id") + ".")
	}
	c.Response().Header().Set("Content-Crs", asked.CRS.Header())
	return ogcSend(s, c, call, ogc.TypeGeoJSON, func() (*ogc.Item, error) { return call.Item(set, f, asked.CRS), nil },
		func(r pages.Request, service *ogc.Service, _ *ogc.Item) ([]byte, error) {
			return s.options.Pages.OGCItem(r, service, l, f, s.ogcGround(call))
		})
}
