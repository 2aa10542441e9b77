package gazetteer

import (
	"fmt"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/geo"
)

// fix is what an expression gives before the kind of the place is asked.
type fix struct {
	status     Status
	point      *orb.Point   // drawable
	reference  *orb.Point   // what others count from
	radius     float64      // of the reference
	precision  float64      // of the answer; 0 = not known
	extent     orb.Geometry // nil: a circle of the precision, if there is one
	method     string
	confidence string
	ids        []string // gazetteer ids it rests on
	from       []string // place ids it rests on
	note       string
	stated     bool // a position of its own: the row may state its precision
}

// locate evaluates the where-expression of place i.
func (r *resolver) locate(i int) (fix, *failure) {
	switch e := r.exprs[i].(type) {
	case nil:
		return fix{status: StatusUnlocated, method: ByUnlocated, confidence: Low, note: NoteNoWhere}, nil
	case Coordinates, GazetteerID: // they mean one thing, whatever stands around
		return r.locateRef(i, e.(Ref), wanted{self: i})
	case Ref:
		return r.locateRef(i, e, r.context(i))
	default:
		return r.locateRelative(e, r.context(i))
	}
}

// locateRef evaluates an expression that is a position by itself.
func (r *resolver) locateRef(i int, ref Ref, want wanted) (fix, *failure) {
	p := &r.in.Places[i]
	want.kind = p.Kind
	want.ownRow = GeonamesRow(p.GeonamesID)
	a, fail := r.anchor(ref, want)
	if fail != nil {
		return fix{}, fail
	}
	f := fix{
		status: StatusLocated, point: &a.point, reference: &a.point, radius: a.radius,
		method: a.method, confidence: a.confidence, ids: a.ids, from: a.from, stated: true,
	}
	f.precision, _ = DefaultPrecision(p.Kind)
	if a.statedRadius > 0 && !hasNoPoint(p.Kind) {
		f.precision = a.statedRadius
	}
	if c, ok := ref.(Coordinates); ok && f.precision > 0 {
		f.precision = max(f.precision, digitPrecision(c))
	}
	f.radius = max(f.precision, a.radius)
	return f, nil
}

// locateRelative evaluates an expression that counts from other things.
func (r *resolver) locateRelative(expr Expr, want wanted) (fix, *failure) {
	switch e := expr.(type) {
	case Offset:
		return r.locateOffset(e, want)
	case Distant:
		a, fail := r.anchor(e.From, want)
		if fail != nil {
			return fix{}, fail
		}
		f := a.fix(ByRing)
		f.precision = ringPrecision(e.Distance, a.radius)
		f.radius = f.precision
		width := max(e.Distance.DigitTerm(), a.radius)
		f.extent = geo.Ring(a.point, e.Distance.Metres()-width, e.Distance.Metres()+width, geo.CircleVertices)
		return f, nil
	case Between:
		return r.locateBetween(e, want)
	case Along:
		return r.locateAlong(e, want)
	case Within:
		want.areal = true
		a, fail := r.anchor(e.Area, want)
		if fail != nil {
			return fix{}, fail
		}
		f := a.fix(ByWithin)
		f.extent = a.extent()
		return f, nil
	case Direction:
		a, fail := r.anchor(e.From, want)
		f := a.fix(ByUnlocated)
		f.status, f.reference, f.note = StatusUnlocated, nil, NoteNoDistance
		return f, fail
	case Unlocated:
		return r.locateNear(e, want)
	}
	return fix{}, &failure{code: ProblemSyntax, message: fmt.Sprintf("%T has no geometry", expr)}
}

func (r *resolver) locateOffset(e Offset, want wanted) (fix, *failure) {
	a, fail := r.anchor(e.From, want)
	if fail != nil {
		return fix{}, fail
	}
	f := a.fix(ByOffset)
	point := geo.Offset(a.point, e.Direction.Degrees(), e.Distance.Metres())
	f.precision = offsetPrecision(e.Distance, a.radius)
	f.point, f.reference, f.radius = &point, &point, f.precision
	f.confidence = lower(a.confidence, confidenceOf(ByOffset, f.precision))
	return f, nil
}

// locateBetween puts the point half way; its radius reaches both ends.
func (r *resolver) locateBetween(e Between, want wanted) (fix, *failure) {
	a, fail := r.anchor(e.A, want)
	if fail != nil {
		return fix{}, fail
	}
	b, fail := r.anchor(e.B, want)
	if fail != nil {
		return fix{}, fail
	}
	f := a.fix(ByBetween)
	f.ids, f.from = merge(a.ids, b.ids), merge(a.from, b.from)
	middle := geo.Midpoint(a.point, b.point)
	f.precision = geo.Distance(a.point, b.point)/2 + max(a.radius, b.radius)
	f.point, f.reference, f.radius = &middle, &middle, f.precision
	f.extent = orb.LineString{a.point, b.point}
	f.confidence = lower(lower(a.confidence, b.confidence), confidenceOf(ByBetween, f.precision))
	return f, nil
}

// locateNear checks the name that the place is said to be near; that has no
// influence on its geometry.
func (r *resolver) locateNear(e Unlocated, want wanted) (fix, *failure) {
	f := fix{status: StatusUnlocated, method: ByUnlocated, confidence: Low}
	switch ref := e.Near.(type) {
	case nil:
		return f, nil
	case Name:
		t, fail := r.lookup(ref, want)
		if fail != nil {
			return fix{}, fail
		}
		if t.place >= 0 {
			f.from = []string{t.id}
		} else {
			f.ids = []string{t.id}
		}
	default:
		a, fail := r.anchor(ref, want)
		if fail != nil {
			return fix{}, fail
		}
		f.ids = a.ids
	}
	f.note = NoteNear
	return f, nil
}
