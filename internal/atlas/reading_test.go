package atlas_test

import (
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// derived is a derivation with its spans and grounds as plain rows.
type derived struct {
	*atlas.Derivation
	rows    []atlas.Span
	grounds map[string]atlas.Ground
}

func read(claims []atlas.Claim, r atlas.Reading) *derived {
	a := world(claims...)
	d := atlas.Derive(a, atlas.NewIndex(a), r)
	return &derived{d, d.Spans.Rows(), grounds(claims, d)}
}

// sameDerivation fails the test unless two derivations say the same.
func sameDerivation(t *rapid.T, claims []atlas.Claim, p, q *derived) {
	t.Helper()
	if d := firstDifference(written(p.rows), written(q.rows)); d != "" {
		t.Fatalf("%s\n%s", d, listing(claims))
	}
	if !maps.Equal(p.grounds, q.grounds) || p.InPlay != q.InPlay {
		t.Fatalf("grounds %v and %v, in play %d and %d\n%s", p.grounds, q.grounds, p.InPlay, q.InPlay, listing(claims))
	}
}

func TestTheOrderOfRowsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := everything().claims(14).Draw(t, "claims")
		r := atlas.Reading{Rule: anyRule().Draw(t, "rule")}
		sameDerivation(t, claims, read(claims, r), read(rapid.Permutation(claims).Draw(t, "order"), r))
	})
}

func TestWithoutAVoiceIsWithoutItsRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := everything().claims(14).Draw(t, "claims")
		voice := rapid.SampledFrom([]string{"document", "observer", "red-general", "nobody"}).Draw(t, "voice")
		rule := anyRule().Draw(t, "rule")
		rest := slices.DeleteFunc(slices.Clone(claims), func(c atlas.Claim) bool { return c.ClaimantID == voice })
		sameDerivation(t, claims, read(claims, atlas.Reading{Rule: rule, Without: voice}), read(rest, atlas.Reading{Rule: rule}))
	})
}

func TestKnownByADayIsWithoutTheLaterRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := everything().claims(14).Draw(t, "claims")
		day := edtf.MustDay("2015-01-01") + edtf.Day(rapid.IntRange(-5, 520).Draw(t, "known"))
		rule := anyRule().Draw(t, "rule")
		rest := slices.DeleteFunc(slices.Clone(claims), func(c atlas.Claim) bool {
			return c.ReportedOn != nil && *c.ReportedOn > day || c.ReportedOn == nil && c.Date.Latest > day
		})
		sameDerivation(t, claims, read(claims, atlas.Reading{Rule: rule, Known: &day}), read(rest, atlas.Reading{Rule: rule}))
	})
}

func TestWithdrawnRowsCountForNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := everything().claims(14).Draw(t, "claims")
		for i := range claims {
			if rapid.IntRange(0, 3).Draw(t, "withdrawn") == 0 {
				claims[i].WithdrawnOn, claims[i].WithdrawnReason = edtf.MustDay("2020-01-01").Ptr(), "read wrongly"
			}
		}
		r := atlas.Reading{Rule: anyRule().Draw(t, "rule")}
		rest := slices.DeleteFunc(slices.Clone(claims), func(c atlas.Claim) bool { return c.WithdrawnOn != nil })
		sameDerivation(t, claims, read(claims, r), read(rest, r))
	})
}

func TestRowsThatSayNothingOfAPlaceCountForNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := everything().claims(10).Draw(t, "claims")
		tray := everything().claims(3).Draw(t, "tray")
		for i := range tray {
			tray[i].ID, tray[i].Denies = "t"+tray[i].ID, ""
			switch rapid.IntRange(0, 2).Draw(t, "lacks") {
			case 0:
				tray[i].PlaceID = ""
			case 1:
				tray[i].ActorIDs = nil
			default:
				tray[i].PlaceID = "nowhere"
			}
		}
		rule := anyRule().Draw(t, "rule")
		p, q := read(append(slices.Clone(claims), tray...), atlas.Reading{Rule: rule}), read(claims, atlas.Reading{Rule: rule})
		if d := firstDifference(written(p.rows), written(q.rows)); d != "" {
			t.Fatalf("%s\n%s", d, listing(tray))
		}
	})
}

// swapped exchanges the sides red and blue in all that names them.
func swapped(claims []atlas.Claim) []atlas.Claim {
	names := map[string]string{
		"red": "blue", "blue": "red", "red-army": "blue-guard", "blue-guard": "red-army", "red-general": "blue-spokesman", "blue-spokesman": "red-general",
	}
	other := func(s string) string {
		if o, ok := names[s]; ok {
			return o
		}
		return s
	}
	out := slices.Clone(claims)
	for i := range out {
		c := &out[i]
		c.LoserID, c.ClaimantID, c.ActorIDs = other(c.LoserID), other(c.ClaimantID), slices.Clone(c.ActorIDs)
		for j := range c.ActorIDs {
			c.ActorIDs[j] = other(c.ActorIDs[j])
		}
	}
	return out
}

func TestSwappingTwoSidesSwapsTheMap(t *testing.T) {
	k := everything()
	k.actors = []string{"red", "blue", "green", "red-army", "blue-guard"}
	k.claimants = []string{"document", "observer", "red-general", "blue-spokesman", "green-envoy"}
	names := map[string]string{"red": "blue", "blue": "red", "red-army": "blue-guard", "blue-guard": "red-army"}
	swap := func(list []string) {
		for i, s := range list {
			if o, ok := names[s]; ok {
				list[i] = o
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		claims := k.claims(14).Draw(t, "claims")
		r := atlas.Reading{Rule: anyRule().Draw(t, "rule")}
		p, q := read(claims, r), read(swapped(claims), r)
		for i := range q.rows {
			s := &q.rows[i]
			holder := []string{s.Holder}
			swap(holder)
			s.Holder = holder[0]
			s.Holders, s.Units, s.LastKnownHolders = slices.Clone(s.Holders), slices.Clone(s.Units), slices.Clone(s.LastKnownHolders)
			swap(s.Holders)
			swap(s.Units)
			swap(s.LastKnownHolders)
		}
		sameDerivation(t, claims, p, q)
	})
}
