package atlas

import (
	"slices"

	"github.com/heldline/heldline/internal/edtf"
)

// assemble cuts the days at every border and writes the spans. It goes once
// through the timeline, the announcements and the reports, side by side.
func (r *reader) assemble(placeID string, t *timeline, said []announcement, acts []*act) []Span {
	last := newReports(acts)
	borders := append(make([]edtf.Day, 0, 1+len(t.segments)+2*len(said)+len(last.acts)), edtf.MinDay)
	for i := range t.segments {
		borders = append(borders, t.segments[i].day)
	}
	for i := range said {
		borders = append(borders, said[i].start, said[i].end)
	}
	for _, x := range last.acts {
		borders = append(borders, x.b)
	}
	slices.Sort(borders)
	borders = slices.Compact(borders)
	out := make([]Span, 0, min(len(borders), aFew))
	var over *announcement
	var named names
	next := 0
	for _, day := range borders {
		if day > edtf.MaxDay {
			break
		}
		for ; next < len(said) && said[next].start <= day; next++ {
			over = &said[next]
		}
		state := t.over(over, day)
		s := r.span(placeID, state, named.of(state.acts), last.upTo(day, state))
		if len(out) > 0 && out[len(out)-1].same(&s) {
			continue
		}
		if len(out) > 0 {
			s.Start = day.Ptr()
			out[len(out)-1].End = day.Ptr()
		}
		out = append(out, s)
	}
	return out
}

// aFew is how many states most places have, so that room for them is made at once.
const aFew = 16

// claimNames are claims by id and by row.
type claimNames struct {
	ids  []string
	rows []uint32
}

// names lists the claims of acts. Lists of acts that go on from each other share
// one list of names, so that thousands of reports of one state stay cheap.
type names struct {
	claimNames
	acts []*act
	seen map[uint32]bool // rows, once they are more than a few
}

// of names the claims of acts, each once.
func (n *names) of(acts []*act) claimNames {
	if len(acts) == 0 {
		return claimNames{}
	}
	done := len(n.acts)
	if done == 0 || done > len(acts) || &n.acts[0] != &acts[0] {
		n.claimNames, n.seen, done = claimNames{}, nil, 0
	}
	for _, x := range acts[done:] {
		if row := uint32(x.claim.row - 1); n.isNew(row) {
			n.ids, n.rows = append(n.ids, x.claim.ID), append(n.rows, row)
		}
	}
	n.acts = acts
	return claimNames{n.ids[:len(n.ids):len(n.ids)], n.rows[:len(n.rows):len(n.rows)]}
}

// isNew reports that a claim has not been named, and that it is from now on.
func (n *names) isNew(row uint32) bool {
	if n.seen == nil {
		if len(n.rows) < aFew {
			return !slices.Contains(n.rows, row)
		}
		n.seen = make(map[uint32]bool, 2*len(n.rows))
		for _, row := range n.rows {
			n.seen[row] = true
		}
	}
	if n.seen[row] {
		return false
	}
	n.seen[row] = true
	return true
}

// lastReports goes through the reports of a place by day: its own, and those
// that give it a holder with a region.
type lastReports struct {
	acts     []*act // by day
	next     int
	own, far *edtf.Day
}

func newReports(acts []*act) *lastReports {
	r := &lastReports{acts: make([]*act, 0, len(acts))}
	for _, x := range acts {
		if x.far() == 0 || x.reach == inclusion && x.ground != GroundNone && x.whole() {
			r.acts = append(r.acts, x)
		}
	}
	slices.SortStableFunc(r.acts, func(p, q *act) int { return int(p.b) - int(q.b) })
	return r
}

// upTo is the latest report up to a day; days must rise from call to call. One
// by inclusion counts only where no other carries the state.
func (r *lastReports) upTo(day edtf.Day, s state) *edtf.Day {
	for ; r.next < len(r.acts) && r.acts[r.next].b <= day; r.next++ {
		if x := r.acts[r.next]; x.far() == 0 {
			r.own = x.b.Ptr()
		} else {
			r.far = x.b.Ptr()
		}
	}
	carried := len(s.acts) > 0 && s.acts[0].reach == inclusion
	if r.own == nil || carried && r.far != nil && *r.far > *r.own {
		return r.far
	}
	return r.own
}
