package atlas

import "github.com/heldline/heldline/internal/edtf"

// apply adds one accepted act, in time order.
func (t *timeline) apply(x *act) {
	switch {
	case x.reach == blanket:
		t.applyBlanket(x)
	case x.claim.Verb == Left:
		t.applyLeft(x)
	case !x.whole():
		t.applyInside(x)
	case x.reach == inclusion:
		t.applyInclusion(x)
	default:
		t.applyWhole(x)
	}
}

// applyWhole gives the place to the act's actors (rules 1, 2 and 3).
func (t *timeline) applyWhole(x *act) {
	cur := t.last()
	if cur.status == Held && subset(x.roots, cur.holder) {
		switch {
		case yields(cur, x):
			t.yield(x)
			return
		case x.claim.Verb == Holds && !x.late():
			t.rejoin()
			t.confirm(x)
			return
		case x.late() && t.stands(x.day()-1):
			t.confirm(x)
			return
		case !x.late() && t.stands(x.a-1) && !t.relost(x):
			t.confirm(x)
			return
		}
	}
	if x.claim.Verb == Holds && t.heldIn(x.roots, x.a, x.b) {
		return // it was theirs on one of these days, and has changed hands since
	}
	t.capture(x)
}

// relost reports that a capture names another side as there the day before,
// after the last report of the present holder: then it is a second capture.
func (t *timeline) relost(x *act) bool {
	return !x.open && x.loser != "" && !contains(x.roots, x.loser) && x.a-1 > t.last().report
}

// capture starts a state of the act's actors, after the days on which the place
// may have changed hands.
func (t *timeline) capture(x *act) {
	day := x.day()
	var u edtf.Day
	var from *edtf.Day
	if x.claim.Verb == Holds || x.late() {
		u, from = t.turnover(x)
	} else {
		t.lose(x)
		u, from = t.changed(x)
	}
	t.interlude(u, day, x)
	t.expire(day)
	t.push(day, state{
		status: Held, holders: x.roots, holder: x.roots, basis: basisOf(x), fromE: from, fromL: x.b.Ptr(),
		acts: []*act{x}, report: x.report(), lastHolders: t.last().known(),
	})
}

// changed is, for a capture, the first day on which the place may have changed
// hands, and the earliest day of the new state; nil if nothing bounds it.
func (t *timeline) changed(x *act) (edtf.Day, *edtf.Day) {
	day, u := x.day(), t.since(x.a)
	if !x.undated {
		return u, min(u, day).Ptr()
	}
	// No report names the place itself; one of the area around it bounds the
	// beginning, and makes nothing before the day unsure.
	if report, ok := t.heard(); ok {
		return day, min(report+1, day).Ptr()
	}
	return day, nil
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
		from = x.begin()
	}
	return u, from
}

// lose reports the named loser for the day before the capture, and before that
// only as far as an older claim of the same holder reaches.
func (t *timeline) lose(x *act) {
	if x.loser == "" || contains(x.roots, x.loser) {
		return
	}
	cur := t.last()
	if cur.status != Unknown && contains(cur.known(), x.loser) {
		t.stillThere(x.a)
		return
	}
	report, ok := t.heard()
	day := x.a - 1
	if x.open || day < edtf.MinDay || ok && day <= report {
		return
	}
	by := &act{claim: x.claim, reach: x.reach, roots: []string{x.loser}, a: day, b: day, ground: x.ground, accepted: day}
	t.expire(day)
	if t.last().status != Unknown {
		t.interlude(report+1, day, by)
	}
	t.push(day, state{
		status: Held, holders: by.roots, holder: by.roots, basis: basisOf(x), fromL: day.Ptr(), acts: []*act{by}, report: day,
		lastHolders: t.last().known(),
	})
}

// stillThere lifts the horizon of the last state up to the day before until: a
// later claim names its holder as there until then.
func (t *timeline) stillThere(until edtf.Day) {
	if report, ok := t.heard(); ok {
		t.last().report = max(report, until-1)
	}
}

// heldIn reports that the actors held the place on one of the days a to b.
func (t *timeline) heldIn(roots []string, a, b edtf.Day) bool {
	for i := len(t.segments) - 1; i >= 0; i-- {
		g := &t.segments[i]
		if g.status == Held && subset(roots, g.holder) && g.day <= b {
			return true
		}
		if g.day <= a {
			break
		}
	}
	return false
}
