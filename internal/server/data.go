package server

import (
	"context"
	"io"
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

// streamer writes one piece by piece.
type streamer func(context.Context, *feature.Writer, io.Writer) error

// data answers a data request: known parameters only, made once per edition.
func (s *Server) data(c echo.Context, contentType string, known []string, read func(*params) (encoder, error)) error {
	return s.streamed(c, contentType, known, func(p *params) (streamer, error) {
		encode, err := read(p)
		return func(ctx context.Context, w *feature.Writer, to io.Writer) error {
			b, err := encode(ctx, w)
			if err != nil {
				return err
			}
			_, err = to.Write(b)
			return err
		}, err
	})
}

// streamed is data for answers that are written piece by piece.
func (s *Server) streamed(c echo.Context, contentType string, known []string, read func(*params) (streamer, error)) error {
	e, cache, err := s.edition(c)
	if err != nil {
		return err
	}
	p, err := readParams(c, e, known)
	if err != nil {
		return err
	}
	write, err := read(p)
	if err != nil {
		return err
	}
	key := e.ID + " " + p.key
	b, err := s.keptStream(c, key, contentType, func(ctx context.Context, to io.Writer) error {
		return write(ctx, feature.NewWriter(e, s.options.Catalogue), to)
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
	EncodeTo(to io.Writer) error
	CSV(properties any) []byte
}

// collection is a data request whose path's end decides between GeoJSON and CSV.
func (s *Server) collection(c echo.Context, known []string, row any, read func(*params) (collect, error)) error {
	contentType := typeGeoJSON
	if strings.HasSuffix(c.Request().URL.Path, ".csv") {
		contentType = typeCSV
	}
	return s.streamed(c, contentType, known, func(p *params) (streamer, error) {
		collect, err := read(p)
		return func(_ context.Context, w *feature.Writer, to io.Writer) error {
			if contentType == typeCSV {
				_, err := to.Write(collect(w).CSV(row))
				return err
			}
			return collect(w).EncodeTo(to)
		}, err
	})
}
