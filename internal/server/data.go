package server

import (
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
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
	case id != "":
		return e, immutable, nil
	}
	return e, fresh, nil
}

// encoder writes an answer whose parameters have been read.
type encoder func(*feature.Writer) ([]byte, error)

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
	b, err := s.bodies.get(e.ID+" "+p.key, func() (*body, error) {
		data, err := encode(feature.NewWriter(e, s.options.Catalogue))
		if err != nil {
			return nil, err
		}
		return newBody(contentType, data), nil
	})
	if err != nil {
		return err
	}
	return send(c, b, cache)
}

// collect makes a collection whose parameters have been read.
type collect func(*feature.Writer) *feature.Collection

// collection is a data request whose path's end decides between GeoJSON and CSV.
func (s *Server) collection(c echo.Context, known []string, row any, read func(*params) (collect, error)) error {
	contentType := typeGeoJSON
	if strings.HasSuffix(c.Request().URL.Path, ".csv") {
		contentType = typeCSV
	}
	return s.data(c, contentType, known, func(p *params) (encoder, error) {
		collect, err := read(p)
		return func(w *feature.Writer) ([]byte, error) {
			if contentType == typeCSV {
				return collect(w).CSV(row)
			}
			return collect(w).Encode()
		}, err
	})
}

// controlOn is the state of every place on the day of the path.
func (s *Server) controlOn(c echo.Context) error {
	day, ok := strings.CutSuffix(c.Param("file"), ".geojson")
	if !ok {
		day, ok = strings.CutSuffix(c.Param("file"), ".csv")
	}
	if !ok {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	d, err := edtf.ParseDay(day)
	if err != nil {
		return badParam("date", "The date of the path is wrong: "+err.Error()+".")
	}
	return s.state(c, []string{"rule", "known", "without", "bbox"}, &d)
}

// control is the state of every place on the day of the parameter date; without
// it on the last dated day.
func (s *Server) control(c echo.Context) error {
	return s.state(c, []string{"date", "rule", "known", "without", "bbox"}, nil)
}

// state answers with the state on a day. Its body says nothing of the day, only
// from when until when it stands, so that all days of that range share it.
func (s *Server) state(c echo.Context, known []string, day *edtf.Day) error {
	return s.collection(c, known, feature.Control{}, func(p *params) (collect, error) {
		on := p.edition.Last
		if day == nil {
			asked, err := p.day("date")
			if err != nil {
				return nil, err
			}
			day = asked
		}
		if day != nil {
			on = *day
		}
		v, f, err := p.view()
		if err != nil {
			return nil, err
		}
		p.standing(v, on)
		return func(w *feature.Writer) *feature.Collection { return w.Control(v, on, f) }, nil
	})
}

func (s *Server) changes(c echo.Context) error {
	known := []string{"from", "to", "rule", "known", "without", "bbox", "place", "actor"}
	return s.collection(c, known, feature.Change{}, func(p *params) (collect, error) {
		from, to, err := p.days()
		if err != nil {
			return nil, err
		}
		v, f, err := p.view()
		return func(w *feature.Writer) *feature.Collection { return w.Changes(v, from, to, f) }, err
	})
}

func (s *Server) spans(c echo.Context) error {
	known := []string{"rule", "known", "without", "bbox", "place", "actor"}
	return s.collection(c, known, feature.Span{}, func(p *params) (collect, error) {
		v, f, err := p.view()
		return func(w *feature.Writer) *feature.Collection { return w.Spans(v, f) }, err
	})
}

func (s *Server) extents(c echo.Context) error {
	return s.collection(c, nil, feature.Extent{}, func(*params) (collect, error) { return (*feature.Writer).Extents, nil })
}

func (s *Server) places(c echo.Context) error {
	return s.collection(c, nil, feature.Place{}, func(*params) (collect, error) {
		return func(w *feature.Writer) *feature.Collection { return w.Places(feature.Filter{}) }, nil
	})
}

func (s *Server) events(c echo.Context) error {
	known := []string{"from", "to", "place", "actor"}
	return s.collection(c, known, feature.Event{}, func(p *params) (collect, error) {
		from, to, err := p.days()
		if err != nil {
			return nil, err
		}
		f, err := p.filter()
		return func(w *feature.Writer) *feature.Collection { return w.Events(from, to, f) }, err
	})
}

func (s *Server) claims(c echo.Context) error {
	return s.data(c, typeJSON, []string{"place", "actor"}, func(p *params) (encoder, error) {
		f, err := p.filter()
		return func(w *feature.Writer) ([]byte, error) { return w.Claims(f) }, err
	})
}

func (s *Server) dates(c echo.Context) error {
	return s.data(c, typeJSON, []string{"rule", "known", "without"}, func(p *params) (encoder, error) {
		v, _, err := p.view()
		return func(w *feature.Writer) ([]byte, error) { return w.Dates(v) }, err
	})
}
