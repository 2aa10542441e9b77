package atlas

import "github.com/heldline/heldline/internal/edtf"

// applyInclusion gives the place to whoever has all of a region around it. It
// is weaker than a claim on the place: it makes nothing before it unsure and
// lifts no horizon that has passed, and a state of the same holder keeps its own
// beginning.
func (t *timeline) applyInclusion(x *act) {
	day, cur := x.day(), t.last()
	if cur.status == Held && subset(x.roots, cur.holder) && t.stands(day-1) {
		t.confirm(x)
		return
	}
	if x.echo {
		return
	}
	t.expire(day)
	from := x.begin()
	if x.claim.Verb == Holds {
		from = nil
		if report, ok := t.heard(); ok {
			from = min(report+1, day).Ptr()
		}
	}
	before := t.last().known()
	t.push(day, state{
		status: Held, holders: x.roots, holder: x.roots, basis: ByInclusion, fromE: from, fromL: day.Ptr(),
		acts: []*act{x}, report: x.report(), lastHolders: before, inc: x,
	})
}

// yields reports that a state by inclusion gives way to a later capture of the
// place by the same actor: the place cannot have been taken by then.
func yields(cur *segment, x *act) bool {
	return cur.inc != nil && subset(x.roots, cur.holder) &&
		x.claim.Verb == Took && x.whole() && x.reach != inclusion && !x.undated && x.a > cur.inc.b
}

// yield turns the days from the inclusion to the capture into unsure.
func (t *timeline) yield(x *act) {
	before := t.last().lastHolders
	inc := t.last().inc
	t.push(inc.b, state{
		status: Unsure, holders: join(before, x.roots), basis: ByInclusion, fromE: inc.b.Ptr(), fromL: x.b.Ptr(),
		acts: []*act{inc, x}, report: inc.report(), lastHolders: before,
	})
	if x.ground == GroundNone {
		// announced; what the announcement leaves is no report
		t.push(x.b, state{status: Unknown, acts: []*act{x}, report: x.b, lastHolders: before, cause: causeExpired})
		return
	}
	t.push(x.day(), state{
		status: Held, holders: x.roots, holder: x.roots, basis: basisOf(x), fromE: x.begin(), fromL: x.b.Ptr(),
		acts: []*act{x}, report: x.report(), lastHolders: before,
	})
}

// rejoin lets a report that a holder is still there reach back over inclusions
// by the same holder: what he held before them has not expired either.
func (t *timeline) rejoin() {
	for t.last().inc != nil {
		acts := t.last().acts
		i := len(t.segments) - 1
		for t.segments[i-1].inc == t.last().inc {
			i--
		}
		if i < 2 || t.segments[i-1].cause != causeExpired || t.segments[i-2].status != Held || !subset(t.last().holder, t.segments[i-2].holder) {
			return
		}
		t.segments = t.segments[:i-1]
		for _, y := range acts {
			t.confirm(y)
		}
	}
}

// inherit lets a state by inclusion keep the beginning that its holder had
// announced before.
func inherit(t *timeline, said []announcement) {
	ends := map[edtf.Day]*announcement{}
	for i := range said {
		ends[said[i].end] = &said[i]
	}
	for i := range t.segments {
		g := &t.segments[i]
		if g.inc == nil || g.acts[0] != g.inc {
			continue
		}
		if n := ends[g.inc.b]; n != nil && subset(g.holder, n.holder) {
			g.fromE, g.fromL = n.fromE, n.fromL
			g.acts = append(append([]*act{}, g.acts...), n.acts...)
		}
	}
}
