package atlas

import (
	"slices"

	"github.com/heldline/heldline/internal/edtf"
)

// applyWhole gives the place to the act's actors (rules 1, 2, 3 and 8).
func (t *timeline) applyWhole(x *act) {
	if x.reach == inclusion {
		t.applyInclusion(x)
		return
	}
	day, cur := x.day(), t.last()
	lasting := x.claim.Verb == Holds || x.late()
	if subset(x.roots, known(cur.state)) {
		switch {
		case cur.status == Held && cur.basis == ByInclusion && yields(cur, x):
			t.yield(x)
			return
		case cur.cause == causeExpired && lasting && cur.was == Held:
			t.bridge()
			t.confirm(x)
			return
		case cur.status == Held && (lasting || t.stands(x.a)):
			t.confirm(x)
			return
		}
	}
	var u edtf.Day
	var from *edtf.Day
	if lasting {
		u, from = t.turnover(x)
	} else {
		t.lose(x)
		u, from = t.changed(x)
	}
	t.interlude(u, day, x)
	t.expire(day)
	t.push(day, state{
		status: Held, holders: x.roots, holder: x.roots, basis: basisOf(x), fromE: from, fromL: x.b.Ptr(),
		acts: []*act{x}, report: x.report(), lastHolders: known(t.last().state),
	})
}

// changed is, for a capture, the first day on which the place may have changed
// hands, and the earliest day of the new state; nil if nothing bounds it.
func (t *timeline) changed(x *act) (edtf.Day, *edtf.Day) {
	if x.undated {
		return x.day(), nil
	}
	u := t.since(x.a)
	return u, min(u, x.day()).Ptr()
}

// turnover is, for a claim that a holder holds the place, the first day on which
// the place may have changed hands since another holder's report, and the
// earliest day of the new state; nil if nothing was reported before.
func (t *timeline) turnover(x *act) (edtf.Day, *edtf.Day) {
	day := x.day()
	t.expire(day)
	report, ok := t.heard()
	u, from := day, (*edtf.Day)(nil)
	if ok {
		from = min(report+1, day).Ptr()
		if t.last().status != Unknown {
			u = report + 1
		}
	}
	if x.late() {
		from = x.a.Ptr()
	}
	return u, from
}

// lose reports the named loser for the day before the capture, and before that
// only as far as an older claim of the same holder reaches.
func (t *timeline) lose(x *act) {
	if x.loser == "" {
		return
	}
	if contains(known(t.last().state), x.loser) {
		t.stillThere(x.a)
		return
	}
	report, ok := t.heard()
	day := x.a - 1
	if x.open || ok && day <= report {
		return
	}
	by := &act{claim: x.claim, reach: x.reach, roots: []string{x.loser}, a: day, b: day}
	t.expire(day)
	if t.last().status != Unknown {
		t.interlude(report+1, day, by)
	}
	t.push(day, state{
		status: Held, holders: by.roots, holder: by.roots, basis: basisOf(x), fromL: day.Ptr(), acts: []*act{x}, report: day,
		lastHolders: known(t.last().state),
	})
}

// stillThere lifts the horizon of the last state up to the day before until: a
// later claim names its holder as there until then.
func (t *timeline) stillThere(until edtf.Day) {
	t.bridge()
	if report, ok := t.heard(); ok {
		t.last().report = max(report, until-1)
	}
}

// applyInclusion gives the place to whoever has all of a region around it. It
// is weaker than a claim on the place: it makes nothing before it unsure, and a
// state of the same holder keeps its own beginning.
func (t *timeline) applyInclusion(x *act) {
	day := x.day()
	t.expire(day)
	cur := t.last()
	if cur.status == Held && subset(x.roots, cur.holder) {
		t.confirm(x)
		return
	}
	from := x.begin()
	if x.claim.Verb == Holds {
		from = nil
		if report, ok := t.heard(); ok {
			from = min(report+1, day).Ptr()
		}
	}
	before := known(cur.state)
	t.push(day, state{
		status: Held, holders: x.roots, holder: x.roots, basis: ByInclusion, fromE: from, fromL: day.Ptr(),
		acts: []*act{x}, report: x.report(), lastHolders: before,
	})
}

// yields reports that a state by inclusion gives way to a later capture of the
// place by the same actor: the place cannot have been taken by then.
func yields(cur *segment, x *act) bool {
	return x.claim.Verb == Took && x.reach != inclusion && cur.acts[0].reach == inclusion && x.a > cur.acts[0].b
}

// yield turns the days from the inclusion to the capture into unsure.
func (t *timeline) yield(x *act) {
	i := t.undoInclusion()
	inc := i.acts[0]
	before := i.lastHolders
	t.push(inc.b, state{
		status: Unsure, holders: join(before, x.roots), basis: ByInclusion, fromE: inc.b.Ptr(), fromL: x.b.Ptr(),
		acts: []*act{inc, x}, report: inc.report(), lastHolders: before,
	})
	if x.ground == GroundNone {
		t.push(x.b, state{status: Unknown, acts: []*act{x}, report: x.b, lastHolders: before})
		return
	}
	t.push(x.day(), state{
		status: Held, holders: x.roots, holder: x.roots, basis: basisOf(x), fromE: x.begin(), fromL: x.b.Ptr(),
		acts: []*act{x}, report: x.report(), lastHolders: before,
	})
}

// undoInclusion removes the segments that stand on the last inclusion and
// returns the first of them.
func (t *timeline) undoInclusion() segment {
	inc := t.last().acts[0]
	var first segment
	for len(t.segments) > 1 && len(t.last().acts) > 0 && t.last().acts[0] == inc {
		first = *t.last()
		t.segments = t.segments[:len(t.segments)-1]
	}
	return first
}

// applyInside adds actors that are inside while another is still there.
func (t *timeline) applyInside(x *act) {
	day, cur := x.day(), t.last()
	if (cur.status == Held || cur.status == Contested) && subset(x.roots, known(cur.state)) && t.stands(day) {
		t.confirm(x)
		return
	}
	u := day
	if x.claim.Verb != Holds {
		u = t.since(x.a)
	}
	if x.claim.Verb == Entered || x.loser != "" && contains(known(cur.state), x.loser) {
		t.stillThere(min(x.a, day))
	}
	t.interlude(u, day, x)
	t.expire(day)
	old := t.last().state
	next := state{status: Contested, basis: basisOf(x), fromE: min(u, day).Ptr(), fromL: day.Ptr(), acts: []*act{x}, report: x.report()}
	if old.status != Unknown {
		next.holders = old.lastHolders
		if old.status != Unsure {
			next.holders = known(old)
		}
		if len(next.holders) > 0 {
			next.acts = append(next.acts, old.acts[len(old.acts)-1])
		}
	}
	next.holders = join(next.holders, x.roots)
	t.push(day, next)
}

// applyLeft removes actors: one that remains holds the place, none leaves it unknown.
func (t *timeline) applyLeft(x *act) {
	day := x.day()
	if x.reach != inclusion && overlap(x.roots, known(t.last().state)) {
		t.stillThere(x.a)
	}
	t.expire(day)
	cur := t.last().state
	if cur.status != Held && cur.status != Contested || !overlap(x.roots, known(cur)) {
		return
	}
	gone := known(cur)
	if u := t.since(x.a); x.reach != inclusion && u < day {
		t.push(u, state{
			status: Unsure, holders: gone, basis: basisOf(x), fromE: u.Ptr(), fromL: day.Ptr(), acts: []*act{x, cur.acts[0]},
			report: cur.report, lastHolders: gone,
		})
	}
	rest := slices.DeleteFunc(slices.Clone(gone), func(h string) bool { return contains(x.roots, h) })
	next := state{
		status: cur.status, holders: rest, holder: rest, basis: basisOf(x), fromE: min(x.a, day).Ptr(), fromL: day.Ptr(),
		acts: []*act{x, cur.acts[0]}, report: x.report(), lastHolders: gone,
	}
	switch {
	case len(rest) == 0:
		next = state{status: Unknown, acts: []*act{x}, report: x.report(), lastHolders: gone, cause: causeLeft}
	case cur.status == Contested && len(rest) == 1:
		next.status = Held
	case cur.status == Contested:
		next.holder = nil
	}
	t.push(day, next)
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return contains(b, s) })
}

// applyBlanket empties an older state of another holder: some of the region
// around the place changed hands, and nobody says whether the place did.
func (t *timeline) applyBlanket(x *act) {
	day := x.day()
	t.expire(day)
	cur := t.last()
	if cur.status != Held || subset(x.roots, cur.holder) || cur.report >= day {
		return
	}
	t.push(day, state{status: Unknown, acts: []*act{x}, report: cur.report, lastHolders: known(cur.state), cause: causeBlanket})
}

// finish lets the last state run to its horizon.
func (t *timeline) finish() { t.expire(edtf.MaxDay) }
