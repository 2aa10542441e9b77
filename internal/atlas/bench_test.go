package atlas_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// largeAtlas makes an atlas of so many places and claims, the same each time:
// twenty villages a district, ten districts a province, one country.
func largeAtlas(places, claims int) *atlas.Atlas {
	r := rand.New(rand.NewPCG(1, 2)) // the same numbers on every run, nothing secret
	a := world()
	a.Places = []atlas.Place{{ID: "country", Kind: "country"}}
	for i := len(a.Places); i < places; i++ {
		p := atlas.Place{ID: fmt.Sprintf("place-%05d", i), Kind: "village", Within: fmt.Sprintf("place-%05d", i-i%20)}
		switch {
		case i%200 == 1:
			p.Kind, p.Within = "governorate", "country"
		case i%20 == 0:
			p.Kind, p.Within = "district", fmt.Sprintf("place-%05d", i-i%200+1)
		}
		a.Places = append(a.Places, p)
	}
	sides := []string{"red", "blue", "green", "red-army", "blue-guard"}
	voices := []string{"document", "observer", "red-general", "blue-spokesman", "green-envoy"}
	for i := range claims {
		c := atlas.Claim{ID: fmt.Sprintf("claim-%06d", i), Extent: "whole", Verb: atlas.Verbs[r.IntN(4)]}
		place := &a.Places[r.IntN(places)]
		if i%2000 == 0 {
			place = &a.Places[0]
		}
		c.PlaceID, c.ActorIDs, c.ClaimantID = place.ID, []string{sides[r.IntN(5)]}, voices[r.IntN(5)]
		day := edtf.MustDay("2010-01-01") + edtf.Day(r.IntN(3000))
		c.Date = edtf.Between(day, day+edtf.Day(r.IntN(3)*r.IntN(10)))
		if place.IsRegion() && c.Verb != atlas.Entered {
			c.Quantifier = "all"
		}
		a.Claims.Append(&c)
	}
	return a
}

func BenchmarkDerive(b *testing.B) {
	for _, size := range []struct{ places, claims int }{{100, 1000}, {1000, 10000}, {10000, 100000}} {
		a := largeAtlas(size.places, size.claims)
		ix := atlas.NewIndex(a)
		b.Run(fmt.Sprintf("%d_places_%d_claims", size.places, size.claims), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				atlas.Derive(a, ix, atlas.Reading{Rule: atlas.Documented})
			}
		})
	}
}

// crowded has all its claims on one place.
func crowded(claims int) *atlas.Atlas {
	a := largeAtlas(400, claims)
	return altered(a, func(c *atlas.Claim) { c.PlaceID, c.Quantifier = "place-00005", "" })
}

// altered alters every claim of an atlas.
func altered(a *atlas.Atlas, alter func(*atlas.Claim)) *atlas.Atlas {
	rows := a.Claims.Rows()
	for i := range rows {
		alter(&rows[i])
	}
	a.Claims = atlas.Claims(rows...)
	return a
}

func BenchmarkDeriveOnePlace(b *testing.B) {
	for _, claims := range []int{20, 200, 2000, 20000} {
		a := crowded(claims)
		ix := atlas.NewIndex(a)
		for _, rule := range atlas.Rules {
			b.Run(fmt.Sprintf("%d_claims_%s", claims, rule), func(b *testing.B) {
				for b.Loop() {
					atlas.Derive(a, ix, atlas.Reading{Rule: rule})
				}
			})
		}
	}
}

// One voice repeating itself makes one state with as many reports.
func BenchmarkDeriveRepeated(b *testing.B) {
	a := altered(crowded(20000), func(c *atlas.Claim) { c.ActorIDs, c.Verb, c.ClaimantID = []string{"red"}, atlas.Holds, "document" })
	ix := atlas.NewIndex(a)
	for b.Loop() {
		atlas.Derive(a, ix, atlas.Reading{Rule: atlas.Documented})
	}
}

// The cost of one place must not grow with the cube of its claims: that of these
// would take hours.
func TestManyClaimsOnOnePlaceEnd(t *testing.T) {
	a := crowded(5000)
	for _, rule := range atlas.Rules {
		checkSpansOf(t, derive(a, rule), "place-00005")
	}
}

func checkSpansOf(t *testing.T, spans []atlas.Span, place string) {
	t.Helper()
	n := 0
	for i := range spans {
		if spans[i].PlaceID == place {
			n++
		}
	}
	if n < 500 {
		t.Errorf("only %d spans", n)
	}
}
