package atlas

import (
	"cmp"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/edtf"
)

// choir is the acts on one place that can agree with each other: of one outcome
// and the same actors.
type choir struct {
	speakers []*speaker
	rivals   []edtf.Day // the last days of other holders' claims, in order
}

// speaker is the acts of a choir that one claimant says through one medium, by
// last day. None of them is independent of another.
type speaker struct {
	acts  []*act
	first []edtf.Day // first[i] is the earliest first day of acts[i:]
}

// agreed finds the first independent claim of the same holder on the same
// place, and the day from which both stand. Claims whose ranges meet tell of the
// same event, and stand from the earlier last day; else both stand from the
// later claim, unless another holder's claim lies between them.
func (r *reader) agreed(x *act, c *choir) (edtf.Day, bool) {
	after, _ := slices.BinarySearch(c.rivals, x.b+1)
	before, _ := slices.BinarySearch(c.rivals, x.b)
	lo, hi := edtf.MinDay, edtf.MaxDay
	if before > 0 {
		lo = c.rivals[before-1]
	}
	if after < len(c.rivals) {
		hi = c.rivals[after]
	}
	best, found := edtf.MaxDay, false
	for _, v := range c.speakers {
		if !r.independent(x.claim, v.acts[0].claim) {
			continue
		}
		if day, ok := v.agrees(x, lo, hi); ok {
			best, found = min(best, day), true
		}
	}
	return best, found
}

// agrees returns the first day from which x and an act of the speaker both stand.
// An act that does not meet x counts only if it ends within lo..hi.
func (v *speaker) agrees(x *act, lo, hi edtf.Day) (edtf.Day, bool) {
	i, _ := slices.BinarySearchFunc(v.acts, x.a, func(y *act, day edtf.Day) int { return cmp.Compare(y.b, day) })
	switch {
	case i < len(v.acts) && v.acts[i].b <= x.b:
		return v.acts[i].b, true
	case i < len(v.acts) && v.first[i] <= x.b, i > 0 && v.acts[i-1].b >= lo:
		return x.b, true
	case i < len(v.acts) && v.acts[i].b <= hi:
		return v.acts[i].b, true
	}
	return 0, false
}

// choirsOf sorts the acts on a place by what they say of whom.
func choirsOf(place []*act) map[string]*choir {
	out := map[string]*choir{}
	speakers := map[[3]string]*speaker{}
	for _, x := range place {
		name := choirOf(x)
		c := out[name]
		if c == nil {
			c = &choir{rivals: rivals(x.roots, place)}
			out[name] = c
		}
		key := [3]string{name, x.claim.ClaimantID, x.claim.Via}
		v := speakers[key]
		if v == nil {
			v = &speaker{}
			speakers[key] = v
			c.speakers = append(c.speakers, v)
		}
		v.acts = append(v.acts, x)
	}
	for _, v := range speakers {
		slices.SortFunc(v.acts, func(p, q *act) int { return cmp.Compare(p.b, q.b) })
		v.first = make([]edtf.Day, len(v.acts))
		earliest := edtf.MaxDay
		for i := len(v.acts) - 1; i >= 0; i-- {
			earliest = min(earliest, v.acts[i].a)
			v.first[i] = earliest
		}
	}
	return out
}

// rivals lists the last days of claims that give the place to others.
func rivals(roots []string, place []*act) []edtf.Day {
	var days []edtf.Day
	for _, z := range place {
		if z.whole() && !subset(z.roots, roots) {
			days = append(days, z.b)
		}
	}
	slices.Sort(days)
	return days
}

// choirOf names the choir of an act.
func choirOf(x *act) string { return outcome(x.claim) + " " + rootsKey(x.roots) }

// rootsKey names a set of root parties, whatever their order.
func rootsKey(roots []string) string {
	if len(roots) == 1 {
		return roots[0]
	}
	return strings.Join(slices.Sorted(slices.Values(roots)), " ")
}

// outcome groups claims that can agree with each other.
func outcome(c *Claim) string {
	switch {
	case c.Verb == Left:
		return "left"
	case c.Quantifier == "some":
		return "some"
	case c.Verb == Entered || c.Extent == "part":
		return "inside"
	}
	return "whole"
}
