package gazetteer

import (
	"slices"

	"github.com/paulmach/orb"
)

// maxRunnersUp bounds the candidates that are kept beside an answer.
const maxRunnersUp = 10

// finish turns the fix of place i into its answer: the kind decides whether a
// point is drawn, the row may state a precision, a drawn shape is the extent.
func (r *resolver) finish(i int, f fix, fail *failure) {
	p := &r.in.Places[i]
	drawn := r.shapes[p.ID]
	if fail != nil {
		f = fix{status: StatusUnlocated, method: ByUnlocated, confidence: Low, note: NoteProblem}
		if fail.code == ProblemAmbiguous {
			f.status = StatusAmbiguous
		}
	} else if f.reference == nil && drawn != nil {
		f = drawnFix(drawn, f)
	}
	if f.stated && p.PrecisionM > 0 {
		f.precision = p.PrecisionM
		f.radius = p.PrecisionM
	}
	if f.stated && hasCircle(p.Kind) { // of a province it is sure which one is meant
		f.confidence = lower(f.confidence, confidenceOf(f.method, f.precision))
	}
	if hasNoPoint(p.Kind) && f.reference != nil {
		if f.point != nil && f.note == "" {
			f.note = NoteNoPoint
		}
		f.point = nil
		if classOf(p.Kind) == classLine && !f.stated { // a radius says nothing of a line
			f.precision = 0
		}
		if f.radius <= 0 {
			f.radius = referenceRadius(p.Kind)
		}
	}
	if drawn != nil {
		f.extent = drawn.Geometry
		if hasNoPoint(p.Kind) {
			f.radius = drawn.radius
		}
	}
	r.radius[i] = f.radius
	r.located[i] = Located{
		PlaceID: p.ID, Status: f.status, Point: clonePoint(f.point), Reference: clonePoint(f.reference), Extent: f.extent,
		Circle:     f.extent == nil && f.reference != nil && f.precision > 0 && hasCircle(p.Kind),
		PrecisionM: f.precision, LocatedBy: f.method, Confidence: f.confidence,
		GazetteerIDs: f.ids, From: f.from, Note: f.note, RunnersUp: r.runnersUp(i, f, fail),
	}
}

// hasCircle reports the kinds that a circle can stand for: a province is none.
func hasCircle(kind string) bool { return kind == "area" || !hasNoPoint(kind) }

// drawnFix is the answer where only a shape is known: a line is a route, an area
// was drawn from coordinates.
func drawnFix(drawn *shape, f fix) fix {
	f.status, f.reference, f.radius = StatusLocated, &drawn.centre, drawn.radius
	f.method, f.confidence, f.note = ByCoordinates, Medium, NoteDrawn
	if len(drawn.lines()) > 0 {
		f.method = ByRoute
	}
	return f
}

// runnersUp lists what else the place's name may mean: all candidates of an
// ambiguous name, else the other gazetteer rows of its names
// and of the row that was chosen.
func (r *resolver) runnersUp(i int, f fix, fail *failure) []Candidate {
	if fail != nil && fail.code == ProblemAmbiguous {
		return fail.candidates[:min(len(fail.candidates), maxRunnersUp)]
	}
	if len(r.rowsNamed) == 0 {
		return nil
	}
	p := &r.in.Places[i]
	var want wanted
	var best map[string]Candidate
	own := GeonamesRow(p.GeonamesID)
	names := r.placeThings[i].names
	if f.stated {
		for _, id := range f.ids {
			names = slices.Concat(names, r.byID[id].names)
		}
	}
	for _, name := range names {
		things := slices.DeleteFunc(r.rowsOfName(name, i), func(t *thing) bool {
			return t.id == own || f.stated && slices.Contains(f.ids, t.id)
		})
		if len(things) == 0 {
			continue
		}
		if best == nil {
			want, best = r.context(i), map[string]Candidate{}
			want.kind = p.Kind
		}
		want.name = name
		for _, c := range r.rank(things, want) {
			if old, ok := best[c.ID]; !ok || c.Score > old.Score {
				best[c.ID] = c
			}
		}
	}
	if len(best) == 0 {
		return nil
	}
	all := make([]Candidate, 0, len(best))
	for _, c := range best {
		all = append(all, c)
	}
	sortCandidates(all)
	return all[:min(len(all), maxRunnersUp)]
}

func clonePoint(p *orb.Point) *orb.Point {
	if p == nil {
		return nil
	}
	copied := *p
	return &copied
}
