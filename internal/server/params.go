package server

import (
	"fmt"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/words"
)

// params are the query parameters of one data request, read once: unknown and
// repeated ones are errors.
type params struct {
	values  url.Values
	edition *edition.Edition
	key     string // canonical form of the request, the same for answers that are the same
	apart   bool   // the answer depends on more than its edition and its address
}

// readParams checks that only known parameters are given, each once.
func readParams(c echo.Context, e *edition.Edition, known []string) (*params, error) {
	values, err := url.ParseQuery(c.Request().URL.RawQuery)
	if err != nil {
		return nil, badParam("", "The query cannot be read: "+err.Error()+".")
	}
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		switch {
		case !slices.Contains(known, name) && len(known) == 0:
			return nil, badParam(name, fmt.Sprintf("The parameter %q is not known here; this address takes none.", name))
		case !slices.Contains(known, name):
			return nil, badParam(name, fmt.Sprintf("The parameter %q is not known here; known are %s.", name, strings.Join(known, ", ")))
		case len(values[name]) > 1:
			return nil, badParam(name, fmt.Sprintf("The parameter %q is given %d times; give it once.", name, len(values[name])))
		}
	}
	path := strings.TrimPrefix(c.Request().URL.Path, "/e/"+c.Param("edition"))
	return &params{values: values, edition: e, key: canonical(path, values)}, nil
}

// day reads an optional day.
func (p *params) day(name string) (*edtf.Day, error) {
	if !p.values.Has(name) {
		return nil, nil
	}
	d, err := edtf.ParseDay(p.values.Get(name))
	if err != nil {
		return nil, badParam(name, "The parameter "+name+" is wrong: "+err.Error()+".")
	}
	return &d, nil
}

// days reads an optional half-open range.
func (p *params) days() (from, to *edtf.Day, err error) {
	if from, err = p.day("from"); err != nil {
		return nil, nil, err
	}
	if to, err = p.day("to"); err != nil {
		return nil, nil, err
	}
	if from != nil && to != nil && *from > *to {
		return nil, nil, badParam("to", "The range ends before it begins: to must not be earlier than from.")
	}
	return from, to, nil
}

// reading reads rule, known and without.
func (p *params) reading() (atlas.Reading, error) {
	r := atlas.Reading{Rule: atlas.Documented}
	if p.values.Has("rule") {
		rule, err := atlas.ParseRule(p.values.Get("rule"))
		if err != nil {
			return r, badParam("rule", "The parameter rule is wrong: "+err.Error()+".")
		}
		r.Rule = rule
	}
	known, err := p.day("known")
	if err != nil {
		return r, err
	}
	r.Known = known
	if id := p.values.Get("without"); id != "" {
		if p.edition.Index.Claimants[id] == nil {
			return r, notFound(fmt.Sprintf("No claimant has the id %q.", id))
		}
		r.Without = id
	}
	return r, p.edition.Prepare(r.Rule)
}

// view reads the reading and the filter.
func (p *params) view() (*edition.View, feature.Filter, error) {
	r, err := p.reading()
	if err != nil {
		return nil, feature.Filter{}, err
	}
	f, err := p.filter()
	if err != nil {
		return nil, f, err
	}
	return p.edition.View(r), f, nil
}

// state reads the reading, and the day where the path names none: the last dated day
// without the parameter.
func (p *params) state(name string, day *edtf.Day) (*edition.View, edtf.Day, error) {
	if day == nil {
		asked, err := p.day("date")
		if err != nil {
			return nil, 0, err
		}
		day = asked
	}
	if day == nil {
		day = &p.edition.Last
	}
	r, err := p.reading()
	if err != nil {
		return nil, 0, err
	}
	v := p.edition.View(r)
	p.standing(name, v, *day)
	return v, *day, nil
}

// filter reads bbox, place and actor.
func (p *params) filter() (feature.Filter, error) {
	f, err := p.box()
	if err != nil {
		return f, err
	}
	f.Place, f.Actor = p.values.Get("place"), p.values.Get("actor")
	if f.Place != "" && p.edition.Index.Places[f.Place] == nil {
		return f, notFound(fmt.Sprintf("No place has the id %q.", f.Place))
	}
	if f.Actor != "" && p.edition.Index.Actors[f.Actor] == nil {
		return f, notFound(fmt.Sprintf("No actor has the id %q.", f.Actor))
	}
	return f, nil
}

// box reads bbox.
func (p *params) box() (feature.Filter, error) {
	var f feature.Filter
	if !p.values.Has("bbox") {
		return f, nil
	}
	box, err := parseBox(p.values.Get("bbox"))
	if err != nil {
		return f, badParam("bbox", err.Error())
	}
	f.Box = box
	return f, nil
}

// stateFilter reads bbox and the groups of a filter of states.
func (p *params) stateFilter() (feature.Filter, error) {
	f, err := p.box()
	if err != nil {
		return f, err
	}
	f.State = edition.Filter{}
	for _, group := range edition.FilterGroups() {
		if !p.values.Has(group) {
			continue
		}
		known, unknown := p.edition.ReadFilter(group, p.values.Get(group))
		if len(unknown) > 0 {
			return f, notFound(fmt.Sprintf("No %s has the id %q.", group, unknown[0]))
		}
		if len(known) == 0 {
			return f, badParam(group, "The parameter "+group+" is empty; it takes ids, separated by commas.")
		}
		f.State[group] = known
	}
	return f, nil
}

// limit reads how many answers are wanted: at most most, and that many without it.
func (p *params) limit(most int) (int, error) {
	v := p.values.Get("limit")
	if v == "" {
		return most, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 {
		return 0, badParam("limit", "The parameter limit is wrong; write a whole number from 1 to "+strconv.Itoa(most)+".")
	}
	return min(n, most), nil
}

// lang reads the language of an answer's labels; the first where none is named.
func (s *Server) lang(code string) (*words.Language, error) {
	if code != "" && !s.options.Catalogue.Has(code) {
		return nil, badParam("lang", "The parameter lang is wrong; there are "+strings.Join(s.options.Catalogue.Codes(), ", ")+".")
	}
	return s.options.Catalogue.Language(code), nil
}

// parseBox reads west,south,east,north in degrees, edges included; west > east
// crosses the antimeridian.
func parseBox(s string) (*geo.Box, error) {
	parts := strings.Split(s, ",")
	if len(parts) != 4 {
		return nil, fmt.Errorf("The parameter bbox needs four numbers: west,south,east,north in degrees.") //nolint:revive,staticcheck // shown to readers as it is
	}
	var n [4]float64
	for i, part := range parts {
		f, err := strconv.ParseFloat(part, 64)
		if err != nil || math.IsNaN(f) || math.IsInf(f, 0) || !plainNumber(part) {
			return nil, fmt.Errorf("The parameter bbox is wrong: %q is not a number of degrees.", part) //nolint:revive,staticcheck // shown to readers as it is
		}
		n[i] = f
	}
	b := &geo.Box{West: n[0], South: n[1], East: n[2], North: n[3]}
	switch {
	case b.South > b.North:
		return nil, fmt.Errorf("The parameter bbox has its south above its north; write west,south,east,north.") //nolint:revive,staticcheck // shown to readers as it is
	case !b.IsOnEarth():
		return nil, fmt.Errorf("The parameter bbox leaves the earth; degrees run from -180 to 180 and from -90 to 90.") //nolint:revive,staticcheck // shown to readers as it is
	}
	return b, nil
}

// plainNumber keeps out what strconv reads beyond decimal numbers: 0x1p4, 1_0, inf.
func plainNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789.eE+-") == ""
}
