package atlas_test

import (
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// rival is the loser that x names, if that is another side.
func (x *saying) rival() string {
	if x.loser == x.side {
		return ""
	}
	return x.loser
}

// again reports that x takes the place a second time: it names another side as
// there the day before, after the last report of x's own.
func (s standing) again(x *saying) bool { return !x.open && x.rival() != "" && x.a-1 > s.report }

// nothing reports that a claim says nothing about the state: the one who left
// was not there, or a past hold has long been told.
func nothing(s standing, x *saying, earlier []*saying) bool {
	switch {
	case x.verb == atlas.Left:
		return !s.has(x.side)
	case x.verb == atlas.Holds && x.whole() && !x.region && !s.heldBy(x.side):
		for day := x.a; day < x.b; day++ {
			if stateOn(earlier, day) == "held "+x.side {
				return true
			}
		}
	}
	return false
}

// confirms reports that a claim repeats the state.
func confirms(s standing, x *saying) bool {
	switch {
	case x.verb == atlas.Left:
		return false
	case x.inside():
		return s.has(x.side) && s.alive(x.b-1)
	case !s.heldBy(x.side):
		return false
	case x.region:
		return s.alive(x.b - 1)
	case x.verb == atlas.Holds:
		return true
	case s.region != 0 && !x.free:
		return false
	}
	return s.alive(x.a-1) && !s.again(x)
}

// step is the state after one more claim.
func step(s standing, x *saying, earlier []*saying) standing {
	switch {
	case nothing(s, x, earlier):
		return s
	case confirms(s, x):
		s.report = max(s.report, x.b)
		if !x.region && x.whole() {
			s.region, s.before = 0, nil
		}
		return s
	case x.verb == atlas.Left:
		return leave(s, x)
	case x.inside():
		return join(s, x)
	case x.region:
		return standing{status: atlas.Held, holders: []string{x.side}, report: x.b, region: x.b, before: s.known()}
	}
	return standing{status: atlas.Held, holders: []string{x.side}, report: x.b}
}

func leave(s standing, x *saying) standing {
	if x.region && !s.alive(x.b-1) {
		return standing{status: atlas.Unknown, holders: s.holders, report: s.report}
	}
	rest := slices.DeleteFunc(slices.Clone(s.holders), func(h string) bool { return h == x.side })
	switch len(rest) {
	case 0:
		return standing{status: atlas.Unknown, report: x.b, left: true}
	case 1:
		return standing{status: atlas.Held, holders: rest, report: x.b}
	}
	return standing{status: s.status, holders: rest, report: x.b}
}

// join puts a side beside whoever is still there.
func join(s standing, x *saying) standing {
	there := s.holders
	switch {
	case x.verb != atlas.Holds && x.rival() != "" && !s.has(x.rival()) && x.a-1 > s.report && x.a > edtf.MinDay:
		there = []string{x.rival()} // reported for the day before
	case s.status != atlas.Held && s.status != atlas.Contested:
		there = nil
	case !s.alive(max(s.lifted(x), min(x.first(s), x.b)-1)) && s.lifted(x) < min(x.first(s), x.b)-1:
		there = nil
	}
	return standing{status: atlas.Contested, holders: with(there, x.side), report: x.b}
}

// lifted is the day up to which a claim says that the old state stood.
func (s standing) lifted(x *saying) edtf.Day {
	names := x.verb == atlas.Left && !x.region && s.has(x.side) ||
		x.verb == atlas.Entered && x.loser == "" && s.status != atlas.Unknown && !slices.Equal(s.holders, []string{x.side}) ||
		x.verb != atlas.Holds && !x.region && x.rival() != "" && s.has(x.rival())
	if names {
		return max(s.report, x.a-1)
	}
	return s.report
}

// first is the first day on which what a claim tells may have become true.
func (x *saying) first(s standing) edtf.Day {
	if x.region || x.free || x.verb == atlas.Holds {
		return x.b
	}
	return max(x.a, s.report+1)
}

// stateOn is the state at the end of a day.
func stateOn(all []*saying, day edtf.Day) string {
	n := 0
	for n < len(all) && all[n].b <= day {
		n++
	}
	s := standing{status: atlas.Unknown, report: edtf.MinDay}
	for i, x := range all[:n] {
		s = step(s, x, all[:i])
	}
	later, bounded, gap := s, false, false
	for i, x := range all[n:] {
		switch {
		case nothing(later, x, all[:n+i]):
		case confirms(later, x):
			bounded = bounded || !gap || x.verb == atlas.Holds && x.whole() && !x.region
			direct := !x.region && x.whole()
			later = step(later, x, nil)
			if direct {
				return now(s, day, bounded)
			}
		case x.region && x.whole() && later.heldBy(x.side):
			gap = true // by inclusion again after a silence, which a report of the same holder may yet close
			later.report = x.b
		case x.verb == atlas.Left && x.region && !later.alive(x.b-1):
			later = leave(later, x) // they had not been heard of for too long already
		case gap:
			return now(s, day, bounded)
		default:
			return change(s, later, x, day, bounded)
		}
	}
	return now(s, day, bounded)
}

func now(s standing, day edtf.Day, bounded bool) string {
	if bounded && s.status != atlas.Unknown {
		return says2(s.status, s.holders)
	}
	return s.says(day)
}

// change is what the next claim that changes the state makes of a day before it.
func change(s, later standing, x *saying, day edtf.Day, bounded bool) string {
	if later.region != 0 && x.verb == atlas.Took && x.whole() && later.heldBy(x.side) && !x.region && !x.free && x.a > later.region {
		return says2(atlas.Unsure, with(later.before, x.side))
	}
	if day <= later.report && bounded {
		return now(s, day, true)
	}
	rival := x.rival()
	if x.verb == atlas.Holds || x.region {
		rival = ""
	}
	before := later.known()
	if rival != "" {
		before = []string{rival}
	}
	first := x.first(later)
	switch {
	case x.verb == atlas.Holds && x.whole() && !x.region:
		if later.status != atlas.Unknown && later.alive(x.b-1) && day > later.report {
			return says2(atlas.Unsure, with(later.holders, x.side))
		}
		return now(s, day, bounded)
	case rival != "" && !x.open && !later.has(rival) && x.a-1 > later.report && day < x.a:
		switch {
		case day == x.a-1:
			return "held " + rival
		case later.status != atlas.Unknown && later.alive(x.a-2) && day > later.report:
			return says2(atlas.Unsure, with(later.holders, rival))
		}
		return now(s, day, bounded)
	case day >= first && day < x.b:
		return says2(atlas.Unsure, with(before, x.side))
	}
	return now(s, day, bounded || day <= later.lifted(x))
}
