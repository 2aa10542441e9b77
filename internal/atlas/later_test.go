package atlas_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// lastClaim draws a claim that is wholly later than others.
func lastClaim(t *rapid.T, claims []atlas.Claim) atlas.Claim {
	k := everything()
	k.denials = false
	x := k.claims(1).Draw(t, "last")[0]
	x.ID = "last"
	after := edtf.MustDay("2015-01-01")
	for i := range claims {
		after = max(after, claims[i].Date.Latest)
	}
	a := after + 1 + edtf.Day(rapid.SampledFrom([]int{0, 1, 20, 300, 800}).Draw(t, "after"))
	x.Date = edtf.Between(a, a+edtf.Day(rapid.SampledFrom([]int{0, 3, 90}).Draw(t, "range")))
	x.ReportedOn = nil
	return x
}

func TestALaterClaimChangesEarlierDaysOnlyWhereTheLastStateWasCarriedOn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := everything().claims(10).Draw(t, "claims")
		x := lastClaim(t, claims)
		r := atlas.Reading{Rule: anyRule().Draw(t, "rule")}
		before, after := read(claims, r).Spans.Rows(), read(append(slices.Clone(claims), x), r).Spans.Rows()
		for _, day := range daysOf(slices.Concat(before, after)) {
			if day >= x.Date.Earliest {
				continue
			}
			for _, place := range world().Places {
				p, q := spanOn(before, place.ID, day), spanOn(after, place.ID, day)
				if !mayBecome(p, q, &x, day) {
					t.Fatalf("%s on %s:\n%v\n%v\n%s", place.ID, day, written([]atlas.Span{*p}), written([]atlas.Span{*q}), listing(append(claims, x)))
				}
			}
		}
	})
}

// daysOf lists the days on which something can change, and their neighbours.
func daysOf(spans []atlas.Span) []edtf.Day {
	var days []edtf.Day
	for i := range spans {
		if s := spans[i].Start; s != nil {
			days = append(days, *s-1, *s)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

func spanOn(spans []atlas.Span, place string, day edtf.Day) *atlas.Span {
	for i := range spans {
		if spans[i].PlaceID == place && spans[i].On(day) {
			return &spans[i]
		}
	}
	return nil
}

// mayBecome reports that a later claim x may turn the state p of a day into q.
func mayBecome(p, q *atlas.Span, x *atlas.Claim, day edtf.Day) bool {
	there := p.Status == atlas.Held || p.Status == atlas.Contested
	switch {
	case p.Status == q.Status && slices.Equal(p.Holders, q.Holders):
		return true
	case x.LoserID != "" && day == x.Date.Earliest-1:
		return true // the named loser was there the day before
	case p.Status == atlas.Claimed && (q.Status == atlas.Claimed || p.Holder == q.Holder):
		return true // what is announced shows where the accepted state below leaves it
	case there && q.Status == atlas.Unsure:
		return true // carried on so far, or by inclusion that yields
	case there && q.Status == atlas.Claimed:
		return true // the same, where an announcement of the day shows again
	case p.Why == atlas.WhyExpired && (q.Status == atlas.Held || q.Status == atlas.Contested) && slices.Equal(p.LastKnownHolders, q.Holders):
		return true // its horizon is lifted
	case p.Why == atlas.WhyExpired && q.Status == atlas.Claimed:
		return true // an announcement that repeated the state, which now yields
	case p.Why == atlas.WhyExpired && q.Status == atlas.Unsure && p.ClaimIDs[0] != q.ClaimIDs[1]:
		return true // under an announcement that ran out
	}
	return false
}

func TestALaterClaimGivesNoEarlierDayToAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := everything()
		k.denials = false
		claims := k.claims(12).Draw(t, "claims")
		x := k.claims(1).Draw(t, "x")[0]
		x.ID, x.LoserID = "x", ""
		for i := range claims {
			claims[i].LoserID = "" // who is reported for the day before
			claims[i].ActorIDs = claims[i].ActorIDs[:1]
		}
		if x.Date.OpenStart {
			x.Date = edtf.Exact(x.Date.Latest)
		}
		r := atlas.Reading{Rule: atlas.Any}
		before, after := read(claims, r).Spans.Rows(), read(append(slices.Clone(claims), x), r).Spans.Rows()
		for _, day := range daysOf(slices.Concat(before, after)) {
			for _, place := range world().Places {
				if day >= x.Date.Earliest {
					continue
				}
				p, q := spanOn(before, place.ID, day), spanOn(after, place.ID, day)
				if p.Holder != "" && q.Holder != "" && p.Holder != q.Holder {
					t.Fatalf("%s on %s:\n%v\n%v\n%s", place.ID, day, written([]atlas.Span{*p}), written([]atlas.Span{*q}), listing(append(claims, x)))
				}
			}
		}
	})
}
