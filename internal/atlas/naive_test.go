package atlas_test

import (
	"cmp"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// This file recomputes the state of one place on one day from the rules as
// docs/codebook.md words them: it reads forward through what counts up to the
// day, then asks what a later claim makes of the day. It knows nothing of
// segments. It covers claims by single sides in the text's own voice: took,
// holds, entered, left, whole and part, with exact days, ranges and open starts,
// and all of a region around the place.

// saying is one claim as it bears on the place.
type saying struct {
	verb   atlas.Verb
	part   bool
	place  string
	region bool // it names a region around the place
	side   string
	loser  string
	a, b   edtf.Day
	open   bool
	free   bool // the start is open and no report bounds it
	seq    int
	id     string
}

func (x *saying) whole() bool { return !x.part && (x.verb == atlas.Took || x.verb == atlas.Holds) }

// inside reports a claim that puts a side beside the one that is there.
func (x *saying) inside() bool { return x.verb == atlas.Entered || x.part && x.verb != atlas.Left }

// lasting puts a dated change before one of unknown beginning, and that before a
// claim that only says who is there.
func (x *saying) lasting() int {
	switch {
	case x.verb == atlas.Holds:
		return 2
	case x.open:
		return 1
	}
	return 0
}

// own reports that y tells of the state that x tells of.
func (x *saying) own(y *saying) bool {
	return y.place == x.place && y.whole() && x.whole() && y.side == x.side
}

// sayings reads claims on a place and on regions around it, shortens ranges by
// the reports inside them, and puts them in order.
func sayings(claims []atlas.Claim, place string) []*saying {
	var all []*saying
	for _, c := range claims {
		all = append(all, &saying{
			verb: c.Verb, part: c.Extent == "part", place: c.PlaceID, region: c.PlaceID != place, side: c.ActorIDs[0], loser: c.LoserID,
			a: c.Date.Earliest, b: c.Date.Latest, open: c.Date.OpenStart, id: c.ID,
		})
		if c.Date.IsDay() {
			all[len(all)-1].seq = c.Seq // within a range of days nothing is ordered
		}
	}
	shorten(all)
	for _, x := range all {
		if x.region || x.verb != atlas.Took || x.part || x.free {
			continue
		}
		// A report by region is weaker, but inside the range it narrows all the same.
		for _, y := range all {
			if y.region && y.whole() && y.side != x.side && y.b < x.b {
				x.a = max(x.a, y.b+1)
			}
		}
		b := x.b
		for _, y := range all {
			if y.region && y.whole() && y.side == x.side && y.b >= x.a {
				b = min(b, y.b)
			}
		}
		x.b = b
	}
	all = slices.DeleteFunc(all, func(y *saying) bool {
		return y.region && y.verb != atlas.Left && slices.ContainsFunc(all, func(x *saying) bool { return x.wins(y) })
	})
	slices.SortFunc(all, func(p, q *saying) int {
		far, up := map[bool]int{true: 0, false: 1}, map[string]int{"land": 2, "county": 1}
		return cmp.Or(cmp.Compare(p.b, q.b), cmp.Compare(far[p.region], far[q.region]), cmp.Compare(p.seq, q.seq), -cmp.Compare(up[p.place], up[q.place]),
			cmp.Compare(p.lasting(), q.lasting()), cmp.Compare(p.id, q.id))
	})
	return all
}

// wins reports that a claim on the place speaks in the stead of one by region, of
// the same day.
func (x *saying) wins(y *saying) bool { return !x.region && x.verb != atlas.Left && y.b == x.b }

// shorten applies rule 4, and lets reports of one capture meet.
func shorten(all []*saying) {
	type days struct{ a, b edtf.Day }
	met := map[*saying]days{}
	for _, x := range all {
		if x.verb != atlas.Took || x.part || x.open {
			continue
		}
		d := days{x.a, x.b}
		for _, y := range all {
			if x.own(y) && y.b >= x.a {
				d.b = min(d.b, y.b)
			}
		}
		for _, y := range all {
			if x.own(y) && y.verb == atlas.Took && !y.open && y.a <= d.b {
				d.a = max(d.a, y.a)
			}
		}
		met[x] = d
	}
	for x, d := range met {
		x.a, x.b = d.a, d.b
	}
	for _, x := range all {
		if x.verb == atlas.Holds {
			continue
		}
		last, ok := edtf.MinDay, false
		for _, y := range all {
			if y.place == x.place && !x.own(y) && y.b < x.b {
				last, ok = max(last, y.b), true
			}
		}
		switch {
		case ok && (x.open || last >= x.a):
			x.a = last + 1
		case x.open:
			x.a, x.free = x.b, true
		}
	}
	named := map[*saying]string{}
	for _, x := range all {
		var best *saying
		for _, y := range all {
			if x.loser != "" || x.region || x.verb != atlas.Took || !x.own(y) || y.verb != atlas.Took || y.loser == "" || y.b < x.a || y.b > x.b {
				continue
			}
			if best == nil || cmp.Or(cmp.Compare(y.b, best.b), cmp.Compare(y.id, best.id)) < 0 {
				best = y
			}
		}
		if best != nil {
			named[x] = best.loser
		}
	}
	for x, loser := range named {
		x.loser = loser
	}
}

// standing is what has been said of a place so far.
type standing struct {
	status  atlas.Status
	holders []string
	report  edtf.Day
	region  edtf.Day // the day of the inclusion it stands on; 0 = a claim on the place
	before  []string // who was known there before the inclusion
	left    bool     // unknown because the last one left
}

func (s standing) has(side string) bool {
	return (s.status == atlas.Held || s.status == atlas.Contested) && slices.Contains(s.holders, side)
}
func (s standing) heldBy(side string) bool { return s.status == atlas.Held && s.has(side) }

// alive reports that the state has not run past its horizon by a day.
func (s standing) alive(day edtf.Day) bool {
	horizon := map[atlas.Status]edtf.Day{atlas.Held: 365, atlas.Contested: 60}[s.status]
	return horizon == 0 || s.report+horizon >= day
}

// known is whom the state speaks of, or spoke of when it was last known.
func (s standing) known() []string {
	if s.left {
		return nil
	}
	return s.holders
}

func says2(status atlas.Status, holders []string) string {
	return strings.TrimSpace(string(status) + " " + strings.Join(holders, ","))
}

// says writes the state on a day as it is, without any later claim.
func (s standing) says(day edtf.Day) string {
	if s.status == atlas.Unknown || !s.alive(day) {
		return "unknown"
	}
	return says2(s.status, s.holders)
}

func with(holders []string, side string) []string {
	if slices.Contains(holders, side) {
		return holders
	}
	return append(slices.Clone(holders), side)
}
