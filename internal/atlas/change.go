package atlas

import (
	"slices"

	"github.com/heldline/heldline/internal/edtf"
)

// ChangeKind says what the border of two spans is.
type ChangeKind string

const (
	Hands       ChangeKind = "hands"        // the place passed to another holder, or a capture is the first report of it
	Fighting    ChangeKind = "fighting"     // a contest begins or ends
	Confirmed   ChangeKind = "confirmed"    // the holder stays; a further or better report
	Doubt       ChangeKind = "doubt"        // the state becomes less sure
	FirstReport ChangeKind = "first_report" // the first report, or the first after a silence
	Expired     ChangeKind = "expired"      // the last report is older than the horizon
)

// ChangeKinds is the closed list, in the order of the wire format's digits.
// Histogram, previous and next, play and counts use the first two.
var ChangeKinds = []ChangeKind{Hands, Fighting, Confirmed, Doubt, FirstReport, Expired}

// Change is the border of two adjoining spans of one place: what was, up to the
// day before Date, and what is from Date on.
type Change struct {
	Date   edtf.Day
	Kind   ChangeKind
	Before *Span
	After  *Span
	Index  int // of After among the spans
}

// Counts reports that the timeline counts the change: the place changed hands, or
// fighting began or ended.
func (c *Change) Counts() bool { return Counts(c.Kind) }

// Counts reports that the timeline counts changes of a kind, see Change.Counts.
func Counts(k ChangeKind) bool { return k == Hands || k == Fighting }

// kindsOf says what each border of the spans of one place is; the first begins at none.
func kindsOf(spans []Span, ix *Index) []ChangeKind {
	out := make([]ChangeKind, len(spans))
	for i := 1; i < len(spans); i++ {
		out[i] = kindOf(&spans[i-1], &spans[i], ix)
	}
	return out
}

func kindOf(before, after *Span, ix *Index) ChangeKind {
	switch {
	case after.Status == Unknown && before.Status == Unknown:
		return FirstReport // a report that the rule lists and does not accept
	case after.Status == Unknown && after.Why == WhyExpired:
		return Expired
	case after.Status == Unknown && after.Why == WhyLeft:
		return Hands
	case after.Status == Unknown, after.Status == Unsure && before.Status != Contested:
		return Doubt
	case (before.Status == Contested) != (after.Status == Contested):
		return Fighting
	case after.Status == Contested && !slices.Equal(before.Holders, after.Holders):
		return Fighting
	case after.Status == Contested:
		return Confirmed
	case before.Status == Unknown:
		return fromUnknown(after, ix)
	}
	return handed(before, after, ix)
}

// fromUnknown tells a capture from a report that only says who is there.
func fromUnknown(after *Span, ix *Index) ChangeKind {
	if captured(after, ix) {
		return Hands
	}
	return FirstReport
}

// captured reports that a capture of the place itself decides a state.
func captured(after *Span, ix *Index) bool {
	return len(after.rows) > 0 && Verb(ix.claims.text(&ix.claims.verb, int(after.rows[0]))) == Took && after.Why != WhyIncluded
}

// handed compares who holds, claims or held the place.
func handed(before, after *Span, ix *Index) ChangeKind {
	holder := before.Holder
	if before.Status == Unsure {
		// the former holder is named first; alone it is the new one
		holder = before.Holders[0]
	}
	switch {
	case after.Holder != holder:
		return Hands
	case before.Status == Unsure && subset(before.Holders, after.Holders) && captured(after, ix):
		return Hands // nobody is known to have held it before
	case before.Status == Held && after.Status == Held && rival(before, after):
		return Doubt
	}
	return Confirmed
}

// rival reports that a held state goes on past a report that did not join it.
func rival(before, after *Span) bool {
	return slices.Equal(before.ClaimIDs, after.ClaimIDs)
}
