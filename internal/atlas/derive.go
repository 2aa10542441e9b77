package atlas

import "slices"

// Derivation is what one reading makes of an atlas: the spans of every place,
// and the ground on which each claim is accepted.
type Derivation struct {
	Reading Reading
	Spans   *SpanList
	Grounds *GroundList
	InPlay  int // claims on places that the reading uses
}

// Derive turns the claims of a checked atlas into spans under one reading. The
// order of rows does not matter. It goes from place to place: it costs time in
// proportion to the claims and, for each place, to the claims on the areas around it,
// and beyond what it makes only memory for those areas.
func Derive(a *Atlas, ix *Index, reading Reading) *Derivation {
	return DeriveRules(a, ix, reading, []Rule{reading.Rule}, func(int) {})[0]
}

// DeriveRules derives a reading under each of some rules, on all processors, and reads
// the claims of a place once for all of them. It tells now and then how many places
// are done.
func DeriveRules(a *Atlas, ix *Index, reading Reading, rules []Rule, told func(places int)) []*Derivation {
	w := work{a: a, ix: ix, reading: reading, rules: rules, ids: placeIDs(a), denied: deniedBy(a, reading)}
	for _, rule := range rules {
		reading.Rule = rule
		w.made = append(w.made, &Derivation{Reading: reading, Spans: NewSpanList(&a.Claims), Grounds: newGrounds(a.Claims.Len())})
	}
	w.run(told)
	for _, d := range w.made {
		d.Spans.Freeze()
	}
	return w.made
}

// placeIDs lists the ids of the places in order.
func placeIDs(a *Atlas) []string {
	ids := make([]string, 0, len(a.Places))
	for i := range a.Places {
		ids = append(ids, a.Places[i].ID)
	}
	slices.Sort(ids)
	return ids
}

// InPlay counts the claims on places that a reading uses, accepted or not.
func InPlay(a *Atlas, reading Reading) int {
	r := reader{reading: reading, denied: deniedBy(a, reading)}
	n := 0
	for _, c := range a.Claims.All() {
		if reading.Uses(c) && r.counts(c) {
			n++
		}
	}
	return n
}
