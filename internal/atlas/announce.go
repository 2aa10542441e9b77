package atlas

import "github.com/heldline/heldline/internal/edtf"

// announcement is a stretch of days on which a capture stands announced but not
// accepted. It lies over the timeline of accepted claims.
type announcement struct {
	start, end edtf.Day // half-open
	state
	ended bool // it ran to its horizon, and nothing accepted followed
}

// announcements lays the claims that a rule does not accept over a place's
// timeline: each stands from its day to the next accepted claim, or to the
// horizon. acts are all acts on the place, in order.
func announcements(t *timeline, acts []*act) []announcement {
	var out []announcement
	for i, x := range acts {
		if !x.whole() || (x.ground != GroundNone && !x.late()) {
			continue
		}
		end := x.b + t.horizons.of(Claimed) + 1
		if t.horizons.of(Claimed) == 0 {
			end = edtf.MaxDay
		}
		start := x.b
		ended := true
		for j, y := range acts {
			after := j > i || x.late()
			if after && y.ground != GroundNone && y.reach != blanket && y.day() >= start && y.day() < end {
				end, ended = y.day(), false
			}
		}
		base := t.at(start)
		if start >= end || base.status == Held && subset(x.roots, base.holder) {
			continue
		}
		out = lay(out, announcement{start: start, end: end, ended: ended, state: announced(x, base)})
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
	if len(out) == 0 || out[len(out)-1].end < n.start {
		return append(out, n)
	}
	prev := &out[len(out)-1]
	if prev.end > n.start {
		prev.end, prev.ended = n.start, false
	}
	if prev.end == n.start && subset(n.roots(), prev.roots()) && !prev.ended {
		n.fromE, n.fromL = prev.fromE, prev.fromL
		n.acts = append(append([]*act{}, prev.acts...), n.acts...)
		n.holders, n.lastHolders = prev.holders, prev.lastHolders
	}
	if prev.start == prev.end {
		*prev = n
		return out
	}
	return append(out, n)
}

func (n *announcement) roots() []string { return n.holder }

func without(list, drop []string) []string {
	var out []string
	for _, s := range list {
		if !contains(drop, s) {
			out = append(out, s)
		}
	}
	return out
}

// at returns the accepted state at the end of a day.
func (t *timeline) at(day edtf.Day) state {
	s := t.segments[0].state
	for _, g := range t.segments {
		if g.day > day {
			break
		}
		s = g.state
	}
	return s
}

// inherit lets a state by inclusion keep the beginning that its holder had
// announced before.
func inherit(t *timeline, said []announcement) {
	for i := range t.segments {
		g := &t.segments[i]
		if g.status != Held || g.basis != ByInclusion || len(g.acts) == 0 || g.acts[0].reach != inclusion {
			continue
		}
		for _, n := range said {
			if n.end == g.acts[0].b && subset(g.holder, n.holder) {
				g.fromE, g.fromL = n.fromE, n.fromL
				g.acts = append(append([]*act{}, g.acts...), n.acts...)
			}
		}
	}
}
