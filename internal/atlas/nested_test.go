package atlas_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// oneSide draws claims that give places wholly to red, and to nobody else.
func oneSide() kinds {
	k := everything()
	k.actors, k.wholeOnly, k.denials = []string{"red", "red-army", "red-militia"}, true, false
	k.verbs = []atlas.Verb{atlas.Took, atlas.Holds}
	return k
}

func heldDaysAreNested(t *rapid.T, claims []atlas.Claim, places []string, until edtf.Day) {
	t.Helper()
	spans := map[atlas.Rule][]atlas.Span{}
	var all []atlas.Span
	for _, rule := range atlas.Rules {
		spans[rule] = derive(world(claims...), rule)
		all = append(all, spans[rule]...)
	}
	for _, day := range daysOf(all) {
		if day > until {
			break
		}
		for _, place := range places {
			a, d, s := spanOn(spans[atlas.Any], place, day), spanOn(spans[atlas.Documented], place, day), spanOn(spans[atlas.Strict], place, day)
			if !nested(s, d) || !nested(d, a) {
				t.Fatalf("%s on %s:\n%v\n%s", place, day, written([]atlas.Span{*a, *d, *s}), listing(claims))
			}
		}
	}
}

// nested reports that what a stricter rule holds a wider one holds too, or doubts only
// because it knows a capture better: the inclusion before it yields to that.
func nested(stricter, wider *atlas.Span) bool {
	return stricter.Status != atlas.Held || wider.Status == atlas.Held || wider.Why == atlas.WhyYields
}

// Within the horizons a stricter rule never holds a day that a wider one does
// not. (Beyond them a wider rule may know a capture to a day, and so let it grow
// old sooner.)
func TestHeldDaysAreNested(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := oneSide()
		k.days = 150
		heldDaysAreNested(t, k.claims(12).Draw(t, "claims"), k.places, edtf.MustDay("2015-06-30"))
	})
}

// Nor beyond them, where nobody reports a second capture: that one ends what a
// stricter rule, which does not know of it, would carry on.
func TestHeldDaysAreNestedBeyondTheHorizon(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := oneSide()
		k.days, k.verbs = 2500, []atlas.Verb{atlas.Holds}
		claims := k.claims(10).Draw(t, "claims")
		for i := range claims {
			if claims[i].Quantifier == "all" && rapid.Bool().Draw(t, "took") {
				claims[i].Verb = atlas.Took
			}
			claims[i].Date = edtf.Exact(claims[i].Date.Latest)
		}
		heldDaysAreNested(t, claims, []string{"town", "quarter", "village", "port"}, edtf.MaxDay)
	})
}

func TestARuleAcceptsWhatAStricterOneAccepts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := everything().claims(14).Draw(t, "claims")
		claims = slices.DeleteFunc(claims, func(c atlas.Claim) bool { return c.Quantifier != "" }) // strict leaves out rivals over regions
		var wider map[string]atlas.Ground
		for _, rule := range atlas.Rules {
			d := read(claims, atlas.Reading{Rule: rule})
			accepted := d.grounds
			for id := range accepted {
				if wider != nil && wider[id] == "" {
					t.Fatalf("%s accepts %s, a wider rule does not\n%s", rule, id, listing(claims))
				}
			}
			if n := atlas.InPlay(world(claims...), atlas.Reading{Rule: rule}); n != d.InPlay || len(accepted) > n {
				t.Fatalf("%s: %d claims in play, %d counted beforehand, %d accepted", rule, d.InPlay, n, len(accepted))
			}
			if rule == atlas.Any && len(accepted) != d.InPlay {
				t.Fatalf("any accepts %d of %d", len(accepted), d.InPlay)
			}
			wider = accepted
		}
	})
}
