package atlas

import (
	"slices"

	"github.com/heldline/heldline/internal/edtf"
)

// applyInside adds actors that are inside while another is still there (rule 5).
func (t *timeline) applyInside(x *act) {
	day, cur := x.day(), t.last()
	here := cur.status == Held || cur.status == Contested
	if here && subset(x.roots, cur.known()) && t.stands(day-1) {
		t.confirm(x)
		return
	}
	u := day
	if x.claim.Verb != Holds && !x.late() {
		if x.claim.Verb == Entered && x.loser == "" && here && !subset(cur.known(), x.roots) {
			t.stillThere(x.a)
		}
		t.lose(x)
		u = t.from(x)
	}
	t.expire(u)
	old := t.last().state
	t.interlude(u, day, x)
	next := state{status: Contested, basis: basisOf(x), fromE: u.Ptr(), fromL: day.Ptr(), acts: []*act{x}, report: x.report()}
	if old.status != Unknown {
		next.holders = old.known()
		next.acts = append(next.acts, old.acts[len(old.acts)-1])
	}
	next.holders = join(next.holders, x.roots)
	t.push(day, next)
}

// from is the first day on which what an act tells may have become true; an act
// accepted only later changes nothing before.
func (t *timeline) from(x *act) edtf.Day {
	if x.late() {
		return x.day()
	}
	return min(t.since(x.a), x.day())
}

// applyLeft removes actors: one that remains holds the place, none leaves it
// unknown. Over a region it makes nothing before it unsure.
func (t *timeline) applyLeft(x *act) {
	day, cur := x.day(), t.last()
	if cur.status != Held && cur.status != Contested || !overlap(x.roots, cur.known()) {
		return
	}
	u := day
	if x.reach != inclusion {
		t.stillThere(x.a)
		u = t.from(x)
	}
	t.expire(u)
	old := t.last().state
	if old.status == Unknown {
		t.last().cause = causeClosed
		return
	}
	gone := old.known()
	acts := []*act{x, old.acts[0]}
	if u < day {
		t.push(u, state{
			status: Unsure, holders: gone, basis: basisOf(x), fromE: u.Ptr(), fromL: day.Ptr(), acts: acts,
			report: old.report, lastHolders: gone,
		})
	}
	from := x.begin()
	if u < day {
		from = u.Ptr()
	}
	rest := without(gone, x.roots)
	next := state{
		status: old.status, holders: rest, holder: rest, basis: basisOf(x), fromE: from, fromL: day.Ptr(),
		acts: acts, report: x.report(), lastHolders: gone,
	}
	switch {
	case len(rest) == 0:
		next = state{status: Unknown, acts: acts[:1:1], report: x.report(), lastHolders: gone, cause: causeLeft}
	case old.status == Contested && len(rest) == 1:
		next.status = Held
	case old.status == Contested:
		next.holder = nil
	}
	t.push(day, next)
}

// applyBlanket empties an older state of another holder (rule 8): some of the
// region around the place changed hands, and nobody says whether the place did.
func (t *timeline) applyBlanket(x *act) {
	day, cur := x.day(), t.last()
	if cur.status != Held || subset(x.roots, cur.holder) || cur.report >= day {
		return
	}
	t.expire(day)
	old := t.last()
	if old.status == Unknown {
		old.cause = causeClosed
		return
	}
	t.push(day, state{status: Unknown, acts: []*act{x}, report: old.report, lastHolders: old.known(), cause: causeBlanket})
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return contains(b, s) })
}

// without lists what is not in drop.
func without(list, drop []string) []string {
	var out []string
	for _, s := range list {
		if !contains(drop, s) {
			out = append(out, s)
		}
	}
	return out
}

// join lists the holders before and after, each once.
func join(before, after []string) []string {
	out := slices.Clone(before)
	for _, h := range after {
		if !contains(out, h) {
			out = append(out, h)
		}
	}
	return out
}

// interlude marks the days from u to b-1 as unsure between the old state and
// the new holder.
func (t *timeline) interlude(u, b edtf.Day, x *act) {
	if u >= b {
		return
	}
	t.expire(u)
	old := t.last()
	before := old.known()
	if x.loser != "" && !contains(x.roots, x.loser) {
		before = []string{x.loser} // the sentence says who held it before
	}
	acts := []*act{x}
	if len(old.acts) > 0 {
		acts = append(acts, old.acts[0])
	}
	t.push(u, state{
		status: Unsure, holders: join(before, x.roots), basis: basisOf(x), fromE: u.Ptr(), fromL: b.Ptr(),
		acts: acts, report: old.report, lastHolders: before,
	})
}
