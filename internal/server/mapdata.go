package server

import (
	"context"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/symbol"
)

// mapPlaces is what the map needs under every rule.
func (s *Server) mapPlaces(c echo.Context) error {
	return s.data(c, typeJSON, nil, func(*params) (encoder, error) {
		return func(_ context.Context, w *feature.Writer) ([]byte, error) { return w.MapPlaces() }, nil
	})
}

// mapHistory is every span and change under a reading.
func (s *Server) mapHistory(c echo.Context) error {
	return s.data(c, typeJSON, []string{"rule", "known", "without"}, func(p *params) (encoder, error) {
		v, _, err := p.view()
		return func(_ context.Context, w *feature.Writer) ([]byte, error) { return w.MapHistory(v) }, err
	})
}

// mapEvenings is every span and change as each evening knew them.
func (s *Server) mapEvenings(c echo.Context) error {
	return s.data(c, typeJSON, []string{"rule", "without"}, func(p *params) (encoder, error) {
		r, err := p.reading()
		return func(_ context.Context, w *feature.Writer) ([]byte, error) { return w.MapHistory(p.edition.Evenings(r)) }, err
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
