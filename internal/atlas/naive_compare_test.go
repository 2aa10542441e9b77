package atlas_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// plainClaims draws claims of the kind that stateOn covers.
func plainClaims() *rapid.Generator[[]atlas.Claim] {
	return rapid.Custom(func(t *rapid.T) []atlas.Claim {
		scale := rapid.SampledFrom([]int{20, 60, 900}).Draw(t, "days")
		sides := []string{"red", "blue", "green"}
		var out []atlas.Claim
		for i := range rapid.IntRange(1, 7).Draw(t, "claims") {
			c := atlas.Claim{ID: fmt.Sprintf("c%d", i), Extent: "whole", PlaceID: "town", ClaimantID: atlas.DocumentClaimant, Seq: i + 1}
			c.Verb = rapid.SampledFrom([]atlas.Verb{atlas.Took, atlas.Took, atlas.Took, atlas.Holds, atlas.Holds, atlas.Entered, atlas.Left}).Draw(t, "verb")
			c.ActorIDs = []string{rapid.SampledFrom(sides).Draw(t, "side")}
			a := edtf.MustDay("2015-01-01") + edtf.Day(rapid.IntRange(0, scale).Draw(t, "day"))
			b := a + edtf.Day(rapid.SampledFrom([]int{0, 0, 0, 1, 5, 12}).Draw(t, "range"))
			c.Date = edtf.Between(a, b)
			if c.Verb != atlas.Entered && rapid.IntRange(0, 4).Draw(t, "region") == 0 {
				c.PlaceID, c.Quantifier = rapid.SampledFrom([]string{"county", "land"}).Draw(t, "area"), "all"
				out = append(out, c)
				continue
			}
			if (c.Verb == atlas.Took || c.Verb == atlas.Holds) && rapid.IntRange(0, 4).Draw(t, "part") == 0 {
				c.Extent = "part"
			}
			if c.Verb == atlas.Took && c.Extent == "whole" && rapid.IntRange(0, 5).Draw(t, "open") == 0 {
				c.Date = edtf.MustParse("[.." + b.String() + "]")
			}
			if (c.Verb == atlas.Took || c.Verb == atlas.Entered) && rapid.IntRange(0, 3).Draw(t, "names loser") == 0 {
				c.LoserID = rapid.SampledFrom(sides).Draw(t, "loser")
			}
			out = append(out, c)
		}
		return out
	})
}

func TestStateEqualsNaiveRecomputation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := plainClaims().Draw(t, "claims")
		var spans []atlas.Span
		days := []edtf.Day{edtf.MinDay, edtf.MaxDay}
		for _, s := range derive(world(claims...), atlas.Documented) {
			if s.PlaceID != "town" {
				continue
			}
			spans = append(spans, s)
			if s.Start != nil {
				days = append(days, *s.Start-1, *s.Start, *s.Start+1)
			}
		}
		for _, c := range claims {
			for _, d := range []edtf.Day{c.Date.Earliest, c.Date.Latest, c.Date.Latest + 60, c.Date.Latest + 365} {
				days = append(days, d-1, d, d+1)
			}
		}
		said := sayings(claims, "town")
		for _, day := range days {
			i := slices.IndexFunc(spans, func(s atlas.Span) bool { return s.On(day) })
			if got, want := says(&spans[i]), stateOn(said, day); got != want {
				t.Fatalf("on %s: derived %q, recomputed %q\n%s", day, got, want, listing(claims))
			}
		}
	})
}

// listing writes claims for a failed test.
func listing(claims []atlas.Claim) string {
	var out string
	for i := range claims {
		c := &claims[i]
		out += fmt.Sprintf("%s %v %s %s %s%s %s seq=%d loser=%s %s via=%s denies=%s\n",
			c.ID, c.ActorIDs, c.Verb, c.Extent, c.PlaceID, "/"+c.Quantifier, c.Date, c.Seq, c.LoserID, c.ClaimantID, c.Via, c.Denies)
	}
	return out
}
