package server

import (
	"context"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/feature"
)

const (
	typeGeoJSON = "application/geo+json"
	typeJSON    = "application/json"
	typeCSV     = "text/csv; charset=utf-8"
	typeCSS     = "text/css; charset=utf-8"
	typeHTML    = "text/html; charset=utf-8"
	typeText    = "text/plain; charset=utf-8"
)

// edition finds the edition that a request is about and how long its answer
// may be kept.
func (s *Server) edition(c echo.Context) (*edition.Edition, string, error) {
	id := c.Param("edition")
	e, err := s.editions.get(c.Request().Context(), id)
	switch {
	case err != nil && s.options.Missing(err):
		return nil, "", notFound("No edition has the id " + id + ".")
	case err != nil:
		return nil, "", err
	}
	cache := fresh
	if id != "" {
		cache = immutable
	}
	return e, cache, s.prepare(c, e)
}

// prepare has those plain rules read that an answer rests on: a page tells of them all.
func (s *Server) prepare(c echo.Context, e *edition.Edition) error {
	if kind := s.kinds[c.Path()]; kind == pageKind || kind == embedKind {
		return e.Prepare(atlas.Rules...)
	}
	if rule, err := atlas.ParseRule(c.QueryParam("rule")); err == nil {
		return e.Prepare(rule)
	}
	return nil
}

// encoder writes an answer whose parameters have been read.
type encoder func(context.Context, *feature.Writer) ([]byte, error)

// data answers a data request: known parameters only, made once per edition.
func (s *Server) data(c echo.Context, contentType string, known []string, read func(*params) (encoder, error)) error {
	e, cache, err := s.edition(c)
	if err != nil {
		return err
	}
	p, err := readParams(c, e, known)
	if err != nil {
		return err
	}
	encode, err := read(p)
	if err != nil {
		return err
	}
	key := e.ID + " " + p.key
	b, err := s.kept(c, key, contentType, func(ctx context.Context) ([]byte, error) {
		return encode(ctx, feature.NewWriter(e, s.options.Catalogue))
	})
	if err != nil {
		return err
	}
	if !p.apart {
		s.remember(c, key, b, cache)
	}
	return s.sendKept(c, key, b, cache)
}

// collect makes a collection whose parameters have been read.
type collect func(*feature.Writer) collected

// collected is what can be written either way.
type collected interface {
	Encode() ([]byte, error)
	CSV(properties any) []byte
}

// collection is a data request whose path's end decides between GeoJSON and CSV.
func (s *Server) collection(c echo.Context, known []string, row any, read func(*params) (collect, error)) error {
	contentType := typeGeoJSON
	if strings.HasSuffix(c.Request().URL.Path, ".csv") {
		contentType = typeCSV
	}
	return s.data(c, contentType, known, func(p *params) (encoder, error) {
		collect, err := read(p)
		return func(_ context.Context, w *feature.Writer) ([]byte, error) {
			if contentType == typeCSV {
				return collect(w).CSV(row), nil
			}
			return collect(w).Encode()
		}, err
	})
}
