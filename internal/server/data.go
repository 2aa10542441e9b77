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

// data answers a data request: known parameters only, made once per edition.
func (s *Server) data(c echo.Context, contentType string, known []string, write func(*params, *feature.Writer) ([]byte, error)) error {
	e, cache, err := s.edition(c)
	if err != nil {
		return err
	}
	p, err := readParams(c, e, known)
	if err != nil {
		return err
	}
	path := strings.TrimPrefix(c.Request().URL.Path, "/e/"+c.Param("edition"))
	b, err := s.bodies.get(e.ID+" "+path+"?"+p.key(), func() (*body, error) {
		data, err := write(p, feature.NewWriter(e, s.options.Catalogue))
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

// table is a data request whose path's end decides between GeoJSON and CSV.
func (s *Server) collection(c echo.Context, known []string, row any, write func(*params, *feature.Writer) (*feature.Collection, error)) error {
	contentType := typeGeoJSON
	if strings.HasSuffix(c.Request().URL.Path, ".csv") {
		contentType = typeCSV
	}
	return s.data(c, contentType, known, func(p *params, w *feature.Writer) ([]byte, error) {
		fc, err := write(p, w)
		if err != nil {
			return nil, err
		}
		if contentType == typeCSV {
			return fc.CSV(row)
		}
		return fc.Encode()
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

func (s *Server) state(c echo.Context, known []string, day *edtf.Day) error {
	return s.collection(c, known, feature.Control{}, func(p *params, w *feature.Writer) (*feature.Collection, error) {
		if day == nil {
			d, err := p.day("date")
			if err != nil {
				return nil, err
			}
			if d == nil {
				d = &p.edition.Last
			}
			day = d
		}
		reading, err := p.reading()
		if err != nil {
			return nil, err
		}
		f, err := p.filter()
		if err != nil {
			return nil, err
		}
		return w.Control(p.edition.View(reading), *day, f), nil
	})
}

func (s *Server) changes(c echo.Context) error {
	known := []string{"from", "to", "rule", "known", "without", "bbox", "place", "actor"}
	return s.collection(c, known, feature.Change{}, func(p *params, w *feature.Writer) (*feature.Collection, error) {
		from, to, err := p.days()
		if err != nil {
			return nil, err
		}
		reading, err := p.reading()
		if err != nil {
			return nil, err
		}
		f, err := p.filter()
		if err != nil {
			return nil, err
		}
		return w.Changes(p.edition.View(reading), from, to, f), nil
	})
}

func (s *Server) spans(c echo.Context) error {
	known := []string{"rule", "known", "without", "bbox", "place", "actor"}
	return s.collection(c, known, feature.Span{}, func(p *params, w *feature.Writer) (*feature.Collection, error) {
		reading, err := p.reading()
		if err != nil {
			return nil, err
		}
		f, err := p.filter()
		if err != nil {
			return nil, err
		}
		return w.Spans(p.edition.View(reading), f), nil
	})
}

func (s *Server) extents(c echo.Context) error {
	return s.collection(c, nil, feature.Extent{}, func(_ *params, w *feature.Writer) (*feature.Collection, error) {
		return w.Extents(), nil
	})
}

func (s *Server) places(c echo.Context) error {
	return s.collection(c, nil, feature.Place{}, func(_ *params, w *feature.Writer) (*feature.Collection, error) {
		return w.Places(feature.Filter{}), nil
	})
}

func (s *Server) events(c echo.Context) error {
	known := []string{"from", "to", "place", "actor"}
	return s.collection(c, known, feature.Event{}, func(p *params, w *feature.Writer) (*feature.Collection, error) {
		from, to, err := p.days()
		if err != nil {
			return nil, err
		}
		f, err := p.filter()
		if err != nil {
			return nil, err
		}
		return w.Events(from, to, f), nil
	})
}

func (s *Server) claims(c echo.Context) error {
	return s.data(c, typeJSON, []string{"place", "actor"}, func(p *params, w *feature.Writer) ([]byte, error) {
		f, err := p.filter()
		if err != nil {
			return nil, err
		}
		return w.Claims(f)
	})
}

func (s *Server) dates(c echo.Context) error {
	return s.data(c, typeJSON, []string{"rule", "known", "without"}, func(p *params, w *feature.Writer) ([]byte, error) {
		reading, err := p.reading()
		if err != nil {
			return nil, err
		}
		return w.Dates(p.edition.View(reading))
	})
}
