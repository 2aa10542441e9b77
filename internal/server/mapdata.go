package server

import (
	"context"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/symbol"
)

// writes is an encoder that needs no context.
func writes(write func(*feature.Writer) ([]byte, error)) encoder {
	return func(_ context.Context, w *feature.Writer) ([]byte, error) { return write(w) }
}

// mapPlaces is what the map needs to draw any state.
func (s *Server) mapPlaces(c echo.Context) error {
	return s.data(c, typeJSON, nil, func(*params) (encoder, error) { return writes((*feature.Writer).MapPlaces), nil })
}

// mapNames are the names of the places in a language.
func (s *Server) mapNames(c echo.Context) error {
	return s.data(c, typeJSON, []string{"lang"}, func(p *params) (encoder, error) {
		lang, err := s.lang(p.values.Get("lang"))
		return func(_ context.Context, w *feature.Writer) ([]byte, error) { return w.MapNames(lang.Code) }, err
	})
}

// mapRecords is what no reading changes and no symbol needs.
func (s *Server) mapRecords(c echo.Context) error {
	return s.data(c, typeJSON, nil, func(*params) (encoder, error) { return writes((*feature.Writer).MapRecords), nil })
}

// mapState is the state of every place on the day of the path.
func (s *Server) mapState(c echo.Context) error {
	day, ok := strings.CutSuffix(c.Param("file"), ".json")
	if !ok {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	d, err := edtf.ParseDay(day)
	if err != nil {
		return badParam("date", "The date of the path is wrong: "+err.Error()+".")
	}
	return s.data(c, typeJSON, []string{"rule", "known", "without"}, func(p *params) (encoder, error) {
		v, day, err := p.state("map/state", &d)
		return func(_ context.Context, w *feature.Writer) ([]byte, error) { return w.MapState(v, day) }, err
	})
}

// wireView writes a view for the map.
type wireView func(*feature.Writer, *edition.View) ([]byte, error)

// mapHistory is every span and change under a reading.
func (s *Server) mapHistory(c echo.Context) error { return s.mapView(c, (*feature.Writer).MapHistory) }

// mapClaimants is whose claims make each of those spans.
func (s *Server) mapClaimants(c echo.Context) error {
	return s.mapView(c, (*feature.Writer).MapClaimants)
}

func (s *Server) mapView(c echo.Context, write wireView) error {
	return s.data(c, typeJSON, []string{"rule", "known", "without"}, func(p *params) (encoder, error) {
		v, _, err := p.view()
		return func(_ context.Context, w *feature.Writer) ([]byte, error) { return write(w, v) }, err
	})
}

// mapEvenings is every span and change as each evening knew them.
func (s *Server) mapEvenings(c echo.Context) error {
	return s.mapEveningView(c, (*feature.Writer).MapHistory)
}

// mapEveningClaimants is whose claims make each of those spans.
func (s *Server) mapEveningClaimants(c echo.Context) error {
	return s.mapEveningView(c, (*feature.Writer).MapClaimants)
}

func (s *Server) mapEveningView(c echo.Context, write wireView) error {
	return s.data(c, typeJSON, []string{"rule", "without"}, func(p *params) (encoder, error) {
		r, err := p.reading()
		return func(_ context.Context, w *feature.Writer) ([]byte, error) { return write(w, p.edition.Evenings(r)) }, err
	})
}

// basemap is the ground of the map; 404 where the atlas has none.
func (s *Server) basemap(c echo.Context) error {
	return s.data(c, typeJSON, nil, func(p *params) (encoder, error) {
		b, ok := p.edition.Atlas.Geometries[atlas.BasemapFile]
		if !ok {
			return nil, notFound("This atlas has no basemap.")
		}
		return func(context.Context, *feature.Writer) ([]byte, error) { return b, nil }, nil
	})
}

// actorsCSS gives each actor its colours, on light and dark grounds.
func (s *Server) actorsCSS(c echo.Context) error {
	return s.data(c, typeCSS, nil, func(p *params) (encoder, error) {
		return func(context.Context, *feature.Writer) ([]byte, error) {
			return symbol.Stylesheet(p.edition.Atlas.Actors), nil
		}, nil
	})
}
