package atlas

import "slices"

// Derivation is what one reading makes of an atlas: the spans of every place,
// and the ground on which each claim is accepted.
type Derivation struct {
	Reading Reading
	Spans   []Span            // by place id, then start
	Grounds map[string]Ground // by claim id; absent = not accepted
	InPlay  int               // claims on places that the reading uses
}

// Derive turns the claims of a checked atlas into spans under one reading. The
// order of rows does not matter. It costs time in proportion to the claims and,
// for each place, to the claims on the areas around it.
func Derive(a *Atlas, ix *Index, reading Reading) *Derivation {
	r := newReader(a, ix, reading)
	d := &Derivation{Reading: reading, Grounds: map[string]Ground{}}
	for _, acts := range r.own {
		d.InPlay += len(acts)
		for _, x := range acts {
			if x.ground != GroundNone {
				d.Grounds[x.claim.ID] = x.ground
			}
		}
	}
	ids := make([]string, 0, len(a.Places))
	for i := range a.Places {
		ids = append(ids, a.Places[i].ID)
	}
	slices.Sort(ids)
	places := make([][]Span, 0, len(ids))
	for _, id := range ids {
		places = append(places, r.spans(id, a.About.Horizons))
	}
	d.Spans = slices.Concat(places...)
	return d
}

// InPlay counts the claims on places that a reading uses, accepted or not.
func InPlay(a *Atlas, reading Reading) int {
	r := reader{reading: reading}
	denied := map[string]bool{}
	for i := range a.Claims {
		if c := &a.Claims[i]; reading.Uses(c) && c.Denies != "" {
			denied[c.Denies] = true
		}
	}
	n := 0
	for i := range a.Claims {
		if c := &a.Claims[i]; reading.Uses(c) && r.counts(c, denied) {
			n++
		}
	}
	return n
}
