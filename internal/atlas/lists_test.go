package atlas_test

import "github.com/heldline/heldline/internal/atlas"

// changes lists the changes that spans begin with, in the order of the spans.
func changes(l *atlas.SpanList) []atlas.Change {
	var out []atlas.Change
	for i := range l.Len() {
		if l.Changed(i) {
			s := l.At(i)
			out = append(out, atlas.Change{Date: *s.Start, Kind: l.Change(i), Before: l.At(i - 1), After: s, Index: i})
		}
	}
	return out
}

// grounds are those of accepted claims, by id.
func grounds(claims []atlas.Claim, d *atlas.Derivation) map[string]atlas.Ground {
	out := map[string]atlas.Ground{}
	for i := range claims {
		if g := d.Grounds.At(i); g != atlas.GroundNone {
			out[claims[i].ID] = g
		}
	}
	return out
}
