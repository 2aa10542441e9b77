package atlas

import (
	"slices"

	"github.com/heldline/heldline/internal/edtf"
)

// announcement is a stretch of days on which a capture stands announced but not
// accepted. It lies over the timeline of accepted claims.
type announcement struct {
	start, end edtf.Day // half-open
	state
	ended bool // it ran to its horizon, and nothing accepted followed
}

// voiced adds to the acts on a place, as not accepted, those whole ones that are
// accepted only later: until then they are announced. It returns them in order.
func voiced(acts []*act) []*act {
	order := slices.Clone(acts)
	for _, x := range acts {
		if x.whole() && x.late() {
			said := *x
			said.ground, said.accepted = GroundNone, 0
			order = append(order, &said)
		}
	}
	inOrder(order)
	return order
}

// announcements lays the claims that a rule does not accept, or not yet, over a
// place's timeline: each stands from its day to the next accepted claim, or to
// the horizon. order is what voiced returns.
func announcements(t *timeline, order []*act) []announcement {
	ends := make([]edtf.Day, len(order)) // the next accepted claim
	next := edtf.MaxDay + 1
	for i := len(order) - 1; i >= 0; i-- {
		ends[i] = next
		if order[i].ground != GroundNone && order[i].reach != blanket {
			next = order[i].day()
		}
	}
	var out []announcement
	horizon := t.horizons.of(Claimed)
	for i, x := range order {
		if x.ground != GroundNone || !x.whole() {
			continue
		}
		n := announcement{start: x.b, end: ends[i]}
		if horizon > 0 && n.start+horizon+1 <= n.end {
			n.end, n.ended = n.start+horizon+1, true
		}
		base := t.segments[t.at(n.start)].state
		if n.start >= n.end || base.status == Held && subset(x.roots, base.holder) {
			continue
		}
		n.state = announced(x, base)
		out = lay(out, n)
	}
	return out
}

func announced(x *act, base state) state {
	before := base.holders
	if base.status == Unsure {
		before = base.lastHolders
	}
	return state{
		status: Claimed, holders: join(without(before, x.roots), x.roots), holder: x.roots, basis: basisOf(x),
		fromE: x.begin(), fromL: x.b.Ptr(), acts: []*act{x}, report: x.b, lastHolders: before,
	}
}

// lay puts an announcement after the earlier ones: one of the same holder goes
// on with its own beginning, one of another holder takes its place.
func lay(out []announcement, n announcement) []announcement {
	if len(out) == 0 || out[len(out)-1].end <= n.start {
		return append(out, n)
	}
	prev := &out[len(out)-1]
	prev.end, prev.ended = n.start, false
	if subset(n.holder, prev.holder) {
		n.fromE, n.fromL = prev.fromE, prev.fromL
		n.acts = append(prev.acts, n.acts...)
		n.holders, n.lastHolders = prev.holders, prev.lastHolders
	}
	if prev.start == prev.end {
		*prev = n
		return out
	}
	return append(out, n)
}

// over is the state at the end of a day: an announcement over the accepted one.
// n is the last announcement up to the day; nil if there is none.
func (t *timeline) over(n *announcement, day edtf.Day) state {
	base := &t.segments[t.at(day)]
	switch {
	case n == nil:
		return base.state
	case day < n.end:
		return n.state
	case n.ended && base.status != Unsure && (base.day <= n.start || base.expired() && base.report <= n.start):
		// it ran out, and the accepted state had been carried on from before it
		return state{status: Unknown, acts: n.acts[:1:1], report: n.report, lastHolders: n.holder, cause: causeExpired}
	}
	return base.state
}
