package atlas_test

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// kinds says which claims to draw.
type kinds struct {
	actors    []string
	claimants []string
	verbs     []atlas.Verb
	places    []string
	days      int  // the claims lie within so many days
	wholeOnly bool // no parts, no losers, and no region in some
	denials   bool
}

// everything draws from the whole made world.
func everything() kinds {
	return kinds{
		actors:    []string{"red", "blue", "green", "red-army", "red-militia", "blue-guard"},
		claimants: []string{"document", "document", "observer", "monitor", "red-general", "red-minister", "blue-spokesman", "green-envoy"},
		verbs:     []atlas.Verb{atlas.Took, atlas.Took, atlas.Holds, atlas.Entered, atlas.Left},
		places:    []string{"land", "province", "county", "town", "town", "quarter", "village", "station", "hamlet", "abroad", "port"},
		days:      500,
		denials:   true,
	}
}

// claims draws up to n claims, as a check would let them pass.
func (k kinds) claims(n int) *rapid.Generator[[]atlas.Claim] {
	return rapid.Custom(func(t *rapid.T) []atlas.Claim {
		scale := rapid.SampledFrom([]int{12, 60, k.days}).Draw(t, "days")
		var out []atlas.Claim
		for i := range rapid.IntRange(1, n).Draw(t, "claims") {
			c := atlas.Claim{ID: fmt.Sprintf("c%02d", i), Extent: "whole", Locator: atlas.Locator{SourceID: "text"}}
			c.Verb = rapid.SampledFrom(k.verbs).Draw(t, "verb")
			c.ActorIDs = []string{rapid.SampledFrom(k.actors).Draw(t, "actor")}
			if second := rapid.SampledFrom(k.actors).Draw(t, "second"); rapid.IntRange(0, 6).Draw(t, "joint") == 0 && second != c.ActorIDs[0] {
				c.ActorIDs = append(c.ActorIDs, second)
			}
			c.PlaceID = rapid.SampledFrom(k.places).Draw(t, "place")
			if slices.Contains([]string{"land", "province", "county", "abroad"}, c.PlaceID) && c.Verb != atlas.Entered {
				c.Quantifier = "all"
				if !k.wholeOnly && c.Verb != atlas.Left && rapid.Bool().Draw(t, "some") {
					c.Quantifier = "some"
				}
			}
			if !k.wholeOnly && c.Quantifier == "" && (c.Verb == atlas.Took || c.Verb == atlas.Holds) && rapid.IntRange(0, 3).Draw(t, "part") == 0 {
				c.Extent = "part"
			}
			if !k.wholeOnly && c.Verb == atlas.Took && rapid.IntRange(0, 4).Draw(t, "names loser") == 0 {
				c.LoserID = rapid.SampledFrom(k.actors).Draw(t, "loser")
			}
			a := edtf.MustDay("2015-01-01") + edtf.Day(rapid.IntRange(0, scale).Draw(t, "day"))
			b := a + edtf.Day(rapid.SampledFrom([]int{0, 0, 0, 2, 15}).Draw(t, "range"))
			c.Date = edtf.Between(a, b)
			if rapid.IntRange(0, 8).Draw(t, "open") == 0 {
				c.Date = edtf.MustParse("[.." + b.String() + "]")
			}
			c.Seq = rapid.IntRange(0, 2).Draw(t, "seq")
			c.ClaimantID = rapid.SampledFrom(k.claimants).Draw(t, "claimant")
			c.Via = rapid.SampledFrom([]string{"", "", "agency", "paper"}).Draw(t, "via")
			if rapid.Bool().Draw(t, "said later") {
				c.ReportedOn = (b + edtf.Day(rapid.IntRange(0, 9).Draw(t, "said"))).Ptr()
			}
			if k.denials && i > 0 && rapid.IntRange(0, 9).Draw(t, "denies") == 0 {
				c.Denies = out[rapid.IntRange(0, i-1).Draw(t, "denied")].ID
			}
			out = append(out, c)
		}
		return out
	})
}

// anyRule draws a rule.
func anyRule() *rapid.Generator[atlas.Rule] { return rapid.SampledFrom(atlas.Rules) }

// written writes spans as text, to compare and to print.
func written(spans []atlas.Span) []string {
	out := make([]string, 0, len(spans))
	for i := range spans {
		s := &spans[i]
		out = append(out, fmt.Sprintf("%s %s..%s %s %q %v %v %q from %s..%s last %s known %v by %v %s %s",
			s.PlaceID, dayOr(s.Start), dayOr(s.End), s.Status, s.Holder, s.Holders, s.Units, s.Basis,
			dayOr(s.FromEarliest), dayOr(s.FromLatest), dayOr(s.LastReport), s.LastKnownHolders, s.ClaimIDs, s.Ground, s.Why))
	}
	return out
}

func dayOr(d *edtf.Day) string {
	if d == nil {
		return "?"
	}
	return d.String()
}

// firstDifference returns the first line in which two lists differ.
func firstDifference(a, b []string) string {
	for i := range max(len(a), len(b)) {
		var p, q string
		if i < len(a) {
			p = a[i]
		}
		if i < len(b) {
			q = b[i]
		}
		if p != q {
			return p + "\n" + q
		}
	}
	return ""
}
