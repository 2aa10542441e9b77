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
	d := &Derivation{Reading: reading, Spans: NewSpanList(&a.Claims), Grounds: newGrounds(a.Claims.Len())}
	r := newReader(a, ix, reading)
	r.heard = func(acts []*act) {
		d.InPlay += len(acts)
		for _, x := range acts {
			d.Grounds.set(int(x.claim.row)-1, x.ground)
		}
	}
	for _, id := range placeIDs(a) {
		spans := r.spans(id, a.About.Horizons)
		d.Spans.Append(id, spans, kindsOf(spans, ix))
	}
	d.Spans.Freeze()
	return d
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
	r, denied := reader{reading: reading}, deniedBy(a, reading)
	n := 0
	for _, c := range a.Claims.All() {
		if reading.Uses(c) && r.counts(c, denied) {
			n++
		}
	}
	return n
}
