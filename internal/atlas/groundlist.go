package atlas

import "slices"

// grounds is the closed list of grounds, in the order of their numbers.
var grounds = []Ground{GroundNone, GroundDocument, GroundOutsider, GroundAdmission, GroundAgreement, GroundAny}

// GroundList says on which ground each claim of a list is accepted: a byte a claim.
type GroundList struct{ of []byte }

func newGrounds(n int) *GroundList { return &GroundList{make([]byte, n)} }

func (l *GroundList) set(row int, g Ground) { l.of[row] = byte(slices.Index(grounds, g)) }

// At is the ground of the claim in a row; GroundNone where it is not accepted.
func (l *GroundList) At(row int) Ground { return grounds[l.of[row]] }

// Of is the ground of a claim of the list; GroundNone where it is not accepted.
func (l *GroundList) Of(c *Claim) Ground {
	if c.row == 0 {
		return GroundNone
	}
	return l.At(int(c.row) - 1)
}

// Bytes gives the grounds as bytes, for a store.
func (l *GroundList) Bytes() []byte { return l.of }

// ReadGrounds reads what Bytes gives for n claims; false where it is damaged.
func ReadGrounds(b []byte, n int) (*GroundList, bool) {
	if len(b) != n || slices.ContainsFunc(b, func(g byte) bool { return int(g) >= len(grounds) }) {
		return nil, false
	}
	return &GroundList{b}, true
}

// Accepted counts the claims that are accepted.
func (l *GroundList) Accepted() int {
	n := 0
	for _, g := range l.of {
		if g != 0 {
			n++
		}
	}
	return n
}
