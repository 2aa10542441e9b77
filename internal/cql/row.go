package cql

import (
	"github.com/paulmach/orb"
	"github.com/peterstace/simplefeatures/geom"

	"github.com/heldline/heldline/internal/edtf"
)

// row is what a filter is asked about.
type row struct {
	values   []any
	geometry orb.Geometry
	planar   geom.Geometry // the geometry once a predicate has needed it
	made     bool
}

// property reads a value from rows.
func property(i int, q Queryable) *expression {
	e := &expression{name: q.Name}
	switch q.Type {
	case Text:
		e.kind = textKind
		e.text = func(r *row) (string, bool) {
			s, ok := r.values[i].(string)
			return normal(s), ok
		}
	case Integer, Number:
		e.kind = numberKind
		e.number = func(r *row) (float64, bool) {
			switch n := r.values[i].(type) {
			case int64:
				return float64(n), true
			case float64:
				return n, true
			}
			return 0, false
		}
	case Date:
		e.kind, e.dayAfter = momentKind, q.DayAfter
		e.moment = func(r *row) (moment, bool) {
			d, ok := r.values[i].(edtf.Day)
			return moment{day: int64(d), whole: true}, ok
		}
	case Geometry:
		e.kind = shapeKind
		e.shape = func(r *row) (figure, bool) {
			if r.geometry == nil {
				return figure{}, false
			}
			return figure{row: r, bound: r.geometry.Bound()}, true
		}
	}
	return e
}
