package gazetteer

import (
	"fmt"
	"slices"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/geo"
)

// anchor is a position that an expression counts from.
type anchor struct {
	point        orb.Point
	radius       float64      // precision of the point, in metres
	statedRadius float64      // the radius where its row states one; else 0
	shape        orb.Geometry // nil where none is drawn
	method       string       // coordinates or gazetteer, or the method of the place
	confidence   string
	ids          []string
	from         []string
	name         string
	areal        bool // the point only stands in for an area or a line
}

// fix starts the answer of an expression that counts from the anchor: located, by
// a method, its reference the anchor itself, with low confidence.
func (a *anchor) fix(method string) fix {
	return fix{
		status: StatusLocated, reference: &a.point, radius: a.radius, method: method, confidence: Low, ids: a.ids, from: a.from,
	}
}

// extent is what lies "in" the anchor: its shape, the circle of its precision, or
// nothing for an area of unknown shape.
func (a *anchor) extent() orb.Geometry {
	switch {
	case a.shape != nil:
		return a.shape
	case a.areal || a.radius <= 0:
		return nil
	}
	return geo.Circle(a.point, a.radius, geo.CircleVertices)
}

// anchor resolves a reference, other places recursively. The anchor is never nil;
// with a failure it is empty.
func (r *resolver) anchor(ref Ref, want wanted) (*anchor, *failure) {
	switch ref := ref.(type) {
	case Coordinates:
		return &anchor{
			point: orb.Point{ref.Lon.Float(), ref.Lat.Float()}, radius: digitPrecision(ref),
			method: ByCoordinates, confidence: High, name: ref.String(),
		}, nil
	case GazetteerID:
		t := r.rowByID(string(ref))
		if t == nil {
			return &anchor{}, &failure{code: ProblemUnknownID, ref: ref, message: fmt.Sprintf("the gazetteer has no row %s", ref)}
		}
		return rowAnchor(t), nil
	case Name:
		t, fail := r.lookup(ref, want)
		if fail != nil {
			return &anchor{}, fail
		}
		if t.place >= 0 {
			return r.placeAnchor(t.place, ref)
		}
		a := rowAnchor(t)
		if _, spelling := likest(string(ref), t.names); spelling != SameName {
			a.confidence = Medium
		}
		return a, nil
	}
	return &anchor{}, &failure{code: ProblemSyntax, message: fmt.Sprintf("%T is no position", ref)}
}

// rowByID returns a row of the atlas's gazetteer, or one that a question
// imported; nil for an unknown id.
func (r *resolver) rowByID(id string) *thing {
	if t := r.byID[id]; t != nil && t.row != nil {
		return t
	}
	return r.imported.byID[id]
}

// rowAnchor is the position of a gazetteer row.
func rowAnchor(t *thing) *anchor {
	a := &anchor{
		point: orb.Point{t.row.Lon, t.row.Lat}, radius: t.row.PrecisionM, statedRadius: t.row.PrecisionM,
		method: ByGazetteer, confidence: High, ids: []string{t.id}, name: t.names[0], areal: hasNoPoint(t.kind),
	}
	if a.radius <= 0 {
		a.radius = referenceRadius(t.kind)
	}
	return a
}

// placeAnchor is the reference position of another place.
func (r *resolver) placeAnchor(i int, ref Ref) (*anchor, *failure) {
	id := r.in.Places[i].ID
	if r.state[i] == visiting {
		for _, j := range r.stack[slices.Index(r.stack, i):] {
			r.inCycle[j] = true
		}
		return &anchor{}, &failure{code: ProblemCycle, ref: ref, message: fmt.Sprintf("%s is counted from this place", id)}
	}
	l := r.place(i)
	if l.Status == StatusAmbiguous {
		return &anchor{}, &failure{code: ProblemOpen, ref: ref, message: fmt.Sprintf("%s is ambiguous itself, so nothing can be counted from it", id)}
	}
	if l.Reference == nil {
		return &anchor{}, &failure{code: ProblemNoPosition, ref: ref, message: fmt.Sprintf("%s has no position itself", id)}
	}
	a := &anchor{
		point: *l.Reference, radius: r.radius[i], method: l.LocatedBy, confidence: l.Confidence,
		ids: l.GazetteerIDs, from: []string{id}, name: r.in.Places[i].Name, areal: hasNoPoint(r.in.Places[i].Kind),
	}
	if drawn := r.shapes[id]; drawn != nil {
		a.shape = drawn.Geometry
	}
	return a, nil
}

// merge joins two lists, each value once.
func merge(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.Sort(all)
	return slices.Compact(all)
}
