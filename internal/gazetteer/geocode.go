package gazetteer

import "github.com/heldline/heldline/internal/geo"

// answer evaluates the expression of a question.
func (r *resolver) answer(expr Expr, want wanted, limit int) Answer {
	want = r.settle(expr, want)
	f, fail := r.evaluate(expr, want)
	a := Answer{Canonical: expr.String()}
	if fail != nil {
		f = fix{status: StatusUnlocated, method: ByUnlocated, confidence: Low, note: NoteProblem}
		if fail.code == ProblemAmbiguous || fail.code == ProblemOpen {
			f.status = StatusAmbiguous
		}
		a.Problem, a.Message, a.Similar = fail.code, fail.message, fail.similar
	} else if f.extent == nil && f.reference != nil && f.precision > 0 && f.method != ByWithin {
		f.extent = geo.Circle(*f.reference, f.precision, geo.CircleVertices)
	}
	a.Status, a.Point, a.Reference, a.Extent = f.status, clonePoint(f.point), clonePoint(f.reference), f.extent
	a.PrecisionM, a.Method, a.Confidence, a.Note = f.precision, f.method, f.confidence, f.note
	a.GazetteerIDs, a.From = f.ids, f.from
	a.Choices, a.More = r.choices(expr, want, f.status == StatusAmbiguous, limit)
	if fail == nil {
		a.Where = withRefs(expr, r.settled).String()
	}
	return a
}

// settle looks up the names of an expression that has several. Those that are
// clear stand beside the others and help to tell them.
func (r *resolver) settle(expr Expr, want wanted) wanted {
	switch e := expr.(type) {
	case Between:
	case Along:
		if e.To == nil {
			return want
		}
	default:
		return want
	}
	names := namesIn(expr)
	var found []*thing
	for _, name := range names {
		if t, fail := r.lookup(name, want); fail == nil && r.positionOf(t) != nil {
			found = append(found, t)
			r.chosen[name] = t
		}
	}
	if len(found) < len(names) {
		for _, t := range found {
			want.near = append(want.near, neighbour{*r.positionOf(t), t.names[0]})
		}
		for _, name := range names { // weighed once more, beside the others
			_, _ = r.lookup(name, want)
		}
	}
	return want
}

// evaluate gives the geometry of an expression.
func (r *resolver) evaluate(expr Expr, want wanted) (fix, *failure) {
	switch e := expr.(type) {
	case Coordinates:
		a, _ := r.anchor(e, want)
		f := a.fix(ByCoordinates)
		f.point, f.precision, f.confidence = &a.point, a.radius, High
		return f, nil
	case GazetteerID:
		if _, fail := r.anchor(e, want); fail != nil {
			return fix{}, fail
		}
		t := r.rowByID(string(e))
		r.weigh(e, []*thing{t}, []Candidate{r.byItsID(t)}, t.id)
		return rowFix(t), nil
	case Name:
		t, fail := r.lookup(e, want)
		if fail != nil {
			return fix{}, fail
		}
		f := rowFix(t)
		if t.place >= 0 {
			return r.placeFix(t, e)
		}
		if _, spelling := likest(string(e), t.names); spelling != SameName {
			f.confidence = lower(f.confidence, Medium)
		}
		return f, nil
	}
	return r.locateRelative(expr, want)
}

// placeFix is the answer that the atlas has for a place.
func (r *resolver) placeFix(t *thing, ref Ref) (fix, *failure) {
	l := &r.located[t.place]
	f := fix{
		status: l.Status, point: l.Point, reference: l.Reference, radius: r.radius[t.place], precision: l.PrecisionM, extent: l.Extent,
		method: l.LocatedBy, confidence: l.Confidence, ids: l.GazetteerIDs, from: []string{t.id}, note: l.Note,
	}
	if l.Status != StatusAmbiguous {
		return f, nil
	}
	fail := &failure{code: ProblemAmbiguous, ref: ref, message: ambiguousName(Name(t.names[0]), l.RunnersUp), candidates: l.RunnersUp}
	var things []*thing
	var known []Candidate
	for _, c := range l.RunnersUp {
		if row := r.thing(c.ID); row != nil {
			things, known = append(things, row), append(known, c)
		}
	}
	r.weigh(ref, things, known, "")
	return f, fail
}

// rowFix is the answer that a gazetteer row gives by itself; the zero fix for a
// place.
func rowFix(t *thing) fix {
	if t.row == nil {
		return fix{}
	}
	a := rowAnchor(t)
	f := a.fix(ByGazetteer)
	f.precision, _ = DefaultPrecision(t.kind)
	if a.statedRadius > 0 {
		f.precision = a.statedRadius
	}
	f.confidence = High
	if hasCircle(t.kind) {
		f.confidence = confidenceOf(ByGazetteer, f.precision)
	}
	if f.point = &a.point; hasNoPoint(t.kind) {
		f.point, f.note = nil, NoteNoPoint
	}
	return f
}

// settled replaces a name by the id of what was picked for it.
func (r *resolver) settled(ref Ref) Ref {
	if t := r.thing(r.weighed[ref].taken); t != nil {
		return idOf(t)
	}
	return ref
}

// idOf is the reference that means a thing and nothing else.
func idOf(t *thing) Ref {
	if t.place >= 0 {
		return Name(t.id)
	}
	return GazetteerID(t.id)
}
