package ogc

import (
	"sync"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/geo"
)

// Set is the features of a layer in their order, made ready to be asked. It is
// immutable and safe for use by many goroutines.
type Set struct {
	Layer      *feature.Layer
	Fields     []feature.Field
	Collection *feature.Collection

	start, end int            // positions of the dates in a row, -1 = none
	byID       map[int]int    // positions of features
	rows       func() [][]any // values of each feature beside Fields
}

// NewSet takes over a collection of a layer.
func NewSet(l *feature.Layer, c *feature.Collection) *Set {
	s := &Set{Layer: l, Fields: l.Fields(), Collection: c, start: -1, end: -1, byID: make(map[int]int, len(c.Features))}
	for i, f := range s.Fields {
		switch f.Name {
		case "":
		case l.Start:
			s.start = i
		case l.End:
			s.end = i
		}
	}
	for i := range c.Features {
		s.byID[c.Features[i].ID] = i
	}
	s.rows = sync.OnceValue(func() [][]any {
		rows := make([][]any, len(c.Features))
		for i := range rows {
			rows[i] = feature.Values(c.Features[i].Properties)
		}
		return rows
	})
	return s
}

// Weight is about the memory that the set takes, in bytes: what features of an atlas
// have taken on average, their values in a row with them.
func (s *Set) Weight() int64 { return 1500 * int64(len(s.Collection.Features)+1) }

// Find is a feature by its id; nil if there is none.
func (s *Set) Find(id int) *feature.Feature {
	if i, ok := s.byID[id]; ok {
		return &s.Collection.Features[i]
	}
	return nil
}

// Row are the values of a feature beside Fields.
func (s *Set) Row(f *feature.Feature) []any { return s.rows()[s.byID[f.ID]] }

// Bound is the box of all features on the ground; false where none has a geometry.
func (s *Set) Bound() (orb.Bound, bool) {
	var all []orb.Geometry
	for i := range s.Collection.Features {
		if g := s.Collection.Features[i].Geometry; g != nil {
			all = append(all, g.Geometry())
		}
	}
	return geo.BoundOf(all...)
}

// Days are the first and the last day that any feature names as its time; nil where
// none does.
func (s *Set) Days() (first, last *edtf.Day) {
	if s.start < 0 {
		return nil, nil
	}
	for _, row := range s.rows() {
		for _, at := range []int{s.start, s.end} {
			d, ok := row[at].(edtf.Day)
			if !ok {
				continue
			}
			if first == nil || d < *first {
				first = &d
			}
			if last == nil || d > *last {
				last = &d
			}
		}
	}
	return first, last
}

// Select returns the features that an asking keeps, in their order, those first
// that show a program the types of the properties.
func (s *Set) Select(a *Asked) []feature.Feature {
	all := s.Collection.Features
	if a.everything(s) {
		return all
	}
	kept := make([]feature.Feature, 0, len(all))
	for i := range all {
		if s.keeps(a, i) {
			kept = append(kept, all[i])
		}
	}
	feature.Lead(kept)
	return kept
}

func (s *Set) keeps(a *Asked, i int) bool {
	var g orb.Geometry
	if shape := s.Collection.Features[i].Geometry; shape != nil {
		g = shape.Geometry()
	}
	if a.Box != nil && g != nil && !meets(a.Box, g) {
		return false
	}
	row := s.rows()[i]
	if s.start >= 0 {
		start, end := dayOf(row[s.start]), dayOf(row[s.end])
		for _, p := range a.Times {
			if !p.meets(start, end, s.Layer.LastIncluded) {
				return false
			}
		}
	}
	for _, e := range a.Equal {
		if row[e.field] != e.value {
			return false
		}
	}
	return a.Filter == nil || a.Filter(row, g)
}

func dayOf(v any) *edtf.Day {
	if d, ok := v.(edtf.Day); ok {
		return &d
	}
	return nil
}
