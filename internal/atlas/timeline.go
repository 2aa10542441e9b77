package atlas

import (
	"sort"

	"github.com/heldline/heldline/internal/edtf"
)

// state is what the claims say of a place, before it is cut into spans.
type state struct {
	status      Status
	holders     []string // see Span.Holders
	holder      []string // the root parties that hold or claim it jointly
	basis       Basis
	fromE       *edtf.Day
	fromL       *edtf.Day
	acts        []*act // those that make the state, the deciding one first
	report      edtf.Day
	lastHolders []string // unknown: who held it when it was last known
	cause       cause
	inc         *act // held: the claim to all of a region that it stands on; nil once a claim names the place
}

// known is who holds or contests in a state, or did when it was last known;
// nobody after the last one left.
func (s *state) known() []string {
	switch {
	case s.status == Held || s.status == Claimed:
		return s.holder
	case s.status == Contested:
		return s.holders
	case s.cause == causeLeft:
		return nil
	}
	return s.lastHolders
}

// expired reports a state that is unknown because the last report is too old.
func (s *state) expired() bool { return s.cause == causeExpired || s.cause == causeClosed }

// cause tells why an unknown state is unknown.
type cause int

const (
	causeNone    cause = iota
	causeExpired       // no report for longer than the horizon
	causeBlanket       // some of the region changed hands, and the place is not named
	causeLeft          // the last holder left
	causeClosed        // expired, and spoken of since: no later report reaches back over it
)

// segment is a state from a day on, until the next segment.
type segment struct {
	day edtf.Day
	state
}

// timeline is the states of one place by accepted claims, oldest first. The
// first segment starts at MinDay and is unknown. A state is ended at its horizon
// only when another follows it: until then a later report may bound it.
type timeline struct {
	horizons Horizons
	segments []segment
}

func newTimeline(h Horizons) *timeline {
	return &timeline{horizons: h, segments: append(make([]segment, 0, aFew), segment{day: edtf.MinDay, state: state{status: Unknown}})}
}

func (t *timeline) last() *segment { return &t.segments[len(t.segments)-1] }

// at is the index of the segment that stands at the end of a day.
func (t *timeline) at(day edtf.Day) int {
	return max(0, sort.Search(len(t.segments), func(i int) bool { return t.segments[i].day > day })-1)
}

// horizon is the number of days that a status stands without a report; 0 = for ever.
func (h Horizons) of(s Status) edtf.Day {
	switch s {
	case Contested:
		return edtf.Day(h.Contested)
	case Claimed:
		return edtf.Day(h.Claimed)
	case Held:
		return edtf.Day(h.Held)
	}
	return 0
}

// heard reports that an accepted claim has spoken of the place, and the last
// day that it reports.
func (t *timeline) heard() (edtf.Day, bool) {
	cur := t.last()
	return cur.report, len(cur.acts) > 0
}

// since is the later of a day and the day after the last report.
func (t *timeline) since(day edtf.Day) edtf.Day {
	if report, ok := t.heard(); ok {
		return max(day, report+1)
	}
	return day
}

// stands reports that the last state has not run past its horizon on a day.
func (t *timeline) stands(day edtf.Day) bool {
	h := t.horizons.of(t.last().status)
	return h == 0 || t.last().report+h >= day
}

// expire ends the last state at its horizon if that lies before day.
func (t *timeline) expire(day edtf.Day) {
	if t.stands(day - 1) {
		return
	}
	cur := t.last()
	h := t.horizons.of(cur.status)
	t.push(cur.report+h+1, state{status: Unknown, acts: cur.acts[:1:1], report: cur.report, lastHolders: cur.known(), cause: causeExpired})
}

// finish lets the last state run to its horizon.
func (t *timeline) finish() { t.expire(edtf.MaxDay) }

// push starts a state on a day, in place of any state that starts on it.
func (t *timeline) push(day edtf.Day, s state) {
	for len(t.segments) > 1 && t.last().day >= day {
		t.segments = t.segments[:len(t.segments)-1]
	}
	t.segments = append(t.segments, segment{day, s})
}

// confirm records that an act repeats the present state. States that follow
// each other so share one list of acts.
func (t *timeline) confirm(x *act) {
	day, cur := x.day(), t.last().state
	if x.whole() && x.reach != inclusion && cur.acts[0].reach == inclusion {
		cur.basis = basisOf(x)
		cur.acts = append([]*act{x}, cur.acts...)
		cur.inc = nil
	} else {
		cur.acts = append(cur.acts, x)
	}
	cur.report = max(cur.report, x.report())
	t.push(day, cur)
}

func basisOf(x *act) Basis {
	if x.reach == direct {
		return Direct
	}
	return ByInclusion
}
