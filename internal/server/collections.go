package server

import (
	"context"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
)

// controlOn is the state of every place on the day of the path.
func (s *Server) controlOn(c echo.Context) error {
	d, err := fileDay(c)
	if err != nil {
		return err
	}
	return s.state(c, append([]string{"rule", "known", "without", "bbox"}, edition.FilterGroups()...), &d)
}

// fileDay is the day that the name of a file is.
func fileDay(c echo.Context) (edtf.Day, error) {
	day, ok := strings.CutSuffix(c.Param("file"), ".geojson")
	if !ok {
		day, ok = strings.CutSuffix(c.Param("file"), ".csv")
	}
	if !ok {
		return 0, echo.NewHTTPError(http.StatusNotFound)
	}
	d, err := edtf.ParseDay(day)
	if err != nil {
		return 0, badParam("date", "The date of the path is wrong: "+err.Error()+".")
	}
	return d, nil
}

// control is the state of every place on the day of the parameter date; without
// it on the last dated day.
func (s *Server) control(c echo.Context) error {
	return s.state(c, append([]string{"date", "rule", "known", "without", "bbox"}, edition.FilterGroups()...), nil)
}

// state answers with the state on a day. Its body says nothing of the day, only
// from when until when it stands, so that all days of that range share it.
func (s *Server) state(c echo.Context, known []string, day *edtf.Day) error {
	return s.collection(c, known, feature.Control{}, func(p *params) (collect, error) {
		v, on, err := p.state("control", day)
		if err != nil {
			return nil, err
		}
		f, err := p.stateFilter()
		return func(w *feature.Writer) collected { return w.Control(v, on, f) }, err
	})
}

// areasOn are the estimated areas on the day of the path.
func (s *Server) areasOn(c echo.Context) error {
	d, err := fileDay(c)
	if err != nil {
		return err
	}
	return s.areasOf(c, []string{"rule", "known", "without", "bbox"}, &d)
}

// areas are those on the day of the parameter date; without it on the last dated day.
func (s *Server) areas(c echo.Context) error {
	return s.areasOf(c, []string{"date", "rule", "known", "without", "bbox"}, nil)
}

func (s *Server) areasOf(c echo.Context, known []string, day *edtf.Day) error {
	return s.collection(c, known, feature.Area{}, func(p *params) (collect, error) {
		v, on, err := p.state("areas", day)
		if err != nil {
			return nil, err
		}
		f, err := p.box()
		return func(w *feature.Writer) collected { return w.Areas(v, on, f) }, err
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
		return func(w *feature.Writer) collected { return w.Changes(v, from, to, f) }, err
	})
}

func (s *Server) spans(c echo.Context) error {
	known := []string{"rule", "known", "without", "bbox", "place", "actor"}
	return s.collection(c, known, feature.Span{}, func(p *params) (collect, error) {
		v, f, err := p.view()
		return func(w *feature.Writer) collected { return w.Spans(v, f) }, err
	})
}

func (s *Server) extents(c echo.Context) error {
	return s.collection(c, nil, feature.Extent{}, func(*params) (collect, error) {
		return func(w *feature.Writer) collected { return w.Extents() }, nil
	})
}

func (s *Server) places(c echo.Context) error {
	return s.collection(c, nil, feature.Place{}, func(*params) (collect, error) {
		return func(w *feature.Writer) collected { return w.Places(feature.Filter{}) }, nil
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
		return func(w *feature.Writer) collected { return w.Events(from, to, f) }, err
	})
}

func (s *Server) claims(c echo.Context) error {
	return s.data(c, typeJSON, []string{"place", "actor"}, func(p *params) (encoder, error) {
		f, err := p.filter()
		return func(_ context.Context, w *feature.Writer) ([]byte, error) { return w.Claims(f) }, err
	})
}

func (s *Server) dates(c echo.Context) error {
	return s.data(c, typeJSON, []string{"rule", "known", "without"}, func(p *params) (encoder, error) {
		v, _, err := p.view()
		return func(_ context.Context, w *feature.Writer) ([]byte, error) { return w.Dates(v) }, err
	})
}
