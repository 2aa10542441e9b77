package atlas_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// evening compares one day of all evenings with what was known by that day.
func evening(t *rapid.T, a *atlas.Atlas, ix *atlas.Index, r atlas.Reading, all *atlas.SpanList, day edtf.Day) {
	t.Helper()
	r.Known = &day
	d := atlas.Derive(a, ix, r)
	spans := all.Rows()
	for _, place := range a.Places {
		p, q := spanOn(spans, place.ID, day), spanOn(d.Spans.Rows(), place.ID, day)
		if p == nil {
			t.Fatalf("%s has no state on %s\n%s", place.ID, day, listing(a.Claims.Rows()))
		}
		if p.Status != q.Status || !slices.Equal(p.Holders, q.Holders) || !slices.Equal(p.ClaimIDs, q.ClaimIDs) || p.Why != q.Why {
			t.Fatalf("%s on %s:\n%v\n%v\n%s", place.ID, day, written([]atlas.Span{*p}), written([]atlas.Span{*q}), listing(a.Claims.Rows()))
		}
	}
	told := func(list []atlas.Change) (out []string) {
		for _, c := range list {
			if c.Date == day {
				out = append(out, c.After.PlaceID+" "+string(c.Kind)+" "+string(c.After.Status))
			}
		}
		return out
	}
	if got, want := told(changes(all)), told(changes(d.Spans)); !slices.Equal(got, want) {
		t.Fatalf("changes of %s: %v, want %v\n%s", day, got, want, listing(a.Claims.Rows()))
	}
}

func TestEachEveningIsWhatWasKnownByThen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := everything().claims(8).Draw(t, "claims")
		for i := range claims {
			if later := rapid.SampledFrom([]int{-1, 0, 1, 30}).Draw(t, "said"); later >= 0 {
				claims[i].ReportedOn = (claims[i].Date.Latest + edtf.Day(later)).Ptr()
			}
		}
		a := world(claims...)
		ix := atlas.NewIndex(a)
		r := atlas.Reading{Rule: anyRule().Draw(t, "rule"), Without: rapid.SampledFrom([]string{"", "document", "observer"}).Draw(t, "without")}
		all := atlas.Evenings(a, ix, r)
		spans := all.Rows()
		for i := 1; i < len(spans); i++ {
			if spans[i].PlaceID == spans[i-1].PlaceID && (spans[i].Start == nil || spans[i-1].End == nil || *spans[i].Start != *spans[i-1].End) {
				t.Fatalf("a gap or an overlap before %v", written(spans[i:i+1]))
			}
		}
		days := daysOf(spans)
		for i := range claims {
			days = append(days, atlas.KnownOn(&claims[i]))
		}
		for _, day := range days {
			evening(t, a, ix, r, all, day)
		}
	})
}

func TestWhatIsLearnedLaterIsNoChangeOfThatDay(t *testing.T) {
	a := worldOf("red took town 2015-03-01 document said=2015-03-04")
	all := atlas.Evenings(a, atlas.NewIndex(a), atlas.Reading{Rule: atlas.Documented})
	spans := all.Rows()
	before, after := spanOn(spans, "town", edtf.MustDay("2015-03-03")), spanOn(spans, "town", edtf.MustDay("2015-03-04"))
	if before.Status != atlas.Unknown || after.Status != atlas.Held || *after.FromEarliest != edtf.MustDay("2015-03-01") {
		t.Errorf("%v", written([]atlas.Span{*before, *after}))
	}
	for _, c := range changes(all) {
		if c.Date <= edtf.MustDay("2015-03-04") {
			t.Errorf("%s is a change of %s", c.Kind, c.Date)
		}
	}
}
