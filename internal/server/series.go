package server

import (
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
)

// The tables of a range of days are bounded: that of counts is kept in memory, that of
// states is written as it is made.
const (
	maxCounts = 500_000
	maxStates = 2_000_000
)

// series counts the places in each state on the days of a range.
func (s *Server) series(c echo.Context) error {
	known := []string{"from", "to", "by", "step", "rule", "known", "without"}
	return s.data(c, typeCSV, known, func(p *params) (encoder, error) {
		by, err := p.choice("by", feature.SeriesGroups())
		if err != nil {
			return nil, err
		}
		v, days, err := p.stretch(maxCounts)
		if err != nil {
			return nil, err
		}
		return func(_ context.Context, w *feature.Writer) ([]byte, error) {
			table := w.Series(v, days, by)
			if table.Rows() > maxCounts {
				return nil, tooLong(maxCounts * len(days) / table.Rows())
			}
			return table.CSV(), nil
		}, nil
	})
}

// panel writes the state of every place on every day of a range. It may be far larger
// than what is kept, so it is written as it is made.
func (s *Server) panel(c echo.Context) error {
	e, cache, err := s.edition(c)
	if err != nil {
		return err
	}
	p, err := readParams(c, e, []string{"from", "to", "step", "rule", "known", "without"})
	if err != nil {
		return err
	}
	v, days, err := p.stretch(maxStates / max(1, len(e.Places)))
	if err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(s.options.Version + " " + e.ID + " " + p.key))
	h, etag := c.Response().Header(), hex.EncodeToString(sum[:12])
	h.Add("Vary", "Accept-Encoding")
	zipped := negotiate(c.Request().Header["Accept-Encoding"], []encoding{gzipped}) == gzipped
	if zipped {
		etag += "-gz"
	}
	h.Set("ETag", `"`+etag+`"`)
	h.Set("Cache-Control", cache)
	if matches(c.Request().Header["If-None-Match"], `"`+etag+`"`) {
		dropPolicies(h)
		return c.NoContent(http.StatusNotModified)
	}
	h.Set("Content-Type", typeCSV)
	if zipped {
		h.Set("Content-Encoding", "gzip")
	}
	c.Response().WriteHeader(http.StatusOK)
	if c.Request().Method == http.MethodHead {
		return nil
	}
	w := feature.NewWriter(e, s.options.Catalogue)
	if !zipped {
		return w.Panel(c.Response(), v, days)
	}
	z := gzip.NewWriter(c.Response())
	if err := w.Panel(z, v, days); err != nil {
		return err
	}
	return z.Close()
}

// choice reads one of a closed list; the first without the parameter.
func (p *params) choice(name string, list []string) (string, error) {
	if !p.values.Has(name) {
		return list[0], nil
	}
	if v := p.values.Get(name); slices.Contains(list, v) {
		return v, nil
	}
	return "", badParam(name, "The parameter "+name+" is wrong; there are "+strings.Join(list, ", ")+".")
}

// stretch reads a reading and the days of a range, at most so many: without from they
// begin where the first state does, without to they end with the last dated day.
func (p *params) stretch(most int) (*edition.View, []edtf.Day, error) {
	from, to, err := p.days()
	if err != nil {
		return nil, nil, err
	}
	step, err := p.choice("step", feature.Steps())
	if err != nil {
		return nil, nil, err
	}
	r, err := p.reading()
	if err != nil {
		return nil, nil, err
	}
	v := p.edition.View(r)
	first, until := v.Begins(p.edition.Last), p.edition.Last+1
	switch {
	case from != nil && to != nil:
		first, until = *from, *to
	case from != nil:
		first, until = *from, max(until, *from+1)
	case to != nil:
		first, until = min(first, *to), *to
	}
	days, more := feature.Days(first, until, step, most)
	if more {
		return nil, nil, tooLong(most)
	}
	return v, days, nil
}

func tooLong(most int) error {
	return badParam("to", fmt.Sprintf("The range has too many days: this table has at most %d for it; narrow it with from and to, or take a longer step: week or month.", most))
}
