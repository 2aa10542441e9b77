package words_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/words"
)

// plainly writes a reason by looking up its sentence and filling in every value.
func plainly(l *words.Language, ix *atlas.Index, s *atlas.Span) string {
	var lead *atlas.Claim
	if len(s.ClaimIDs) > 0 {
		lead = ix.Claim(s.ClaimIDs[0])
	}
	who, area, last := "", "", ""
	if lead != nil {
		area = l.Place(ix, lead.PlaceID)
		if who = l.T("voice.document"); lead.ClaimantID != atlas.DocumentClaimant {
			who = l.The(l.Claimant(ix, lead.ClaimantID))
		}
	}
	if s.LastReport != nil {
		last = l.Day(*s.LastReport)
	}
	pairs := []any{
		"who", who, "area", area, "last", last, "holder", l.The(l.Actor(ix, s.Holder)),
		"holders", l.Actors(ix, s.Holders), "before", l.Actors(ix, s.LastKnownHolders),
	}
	key := "reason." + string(s.Why)
	switch s.Why {
	case atlas.WhyAccepted, atlas.WhyIncluded:
		if s.Ground != atlas.GroundNone { // which an accepted claim always has
			key += "." + string(s.Ground)
		}
	case atlas.WhyExpired, atlas.WhyLeft, atlas.WhyBlanket:
		if len(s.LastKnownHolders) == 0 {
			key = "reason.never"
		}
	case atlas.WhyAnnounced:
		switch {
		case lead != nil && lead.ClaimantID == atlas.DocumentClaimant:
			key += ".document"
		case lead == nil || ix.Party(lead.ClaimantID) != s.Holder:
			key += ".other"
		case lead.PlaceID != s.PlaceID:
			key += ".area"
		}
	case atlas.WhyRange:
		from, to := []string{}, s.Holders
		if lead != nil {
			to = nil
			for _, h := range s.Holders {
				if slices.Contains(ix.Roots(lead.ActorIDs, lead.Date.Latest), h) {
					to = append(to, h)
				} else {
					from = append(from, h)
				}
			}
		}
		if len(from) == 0 {
			key += ".one"
		} else if len(to) == 0 {
			key += ".from"
		}
		pairs = append(pairs, "from", l.Actors(ix, from), "to", l.Actors(ix, to))
	case atlas.WhyBoth:
		if len(s.Holders) == 1 {
			key += ".one"
		}
	}
	return words.Upper(l.T(key, pairs...))
}

// An atlas whose names hold braces, articles and letters of several scripts.
func spoken() *atlas.Index {
	day := edtf.MustDay("2017-11-03")
	return atlas.NewIndex(&atlas.Atlas{
		Places: []atlas.Place{{ID: "hit", Name: "Hit", NameAr: "هيت"}, {ID: "rawa", Name: "{who} {holders}"}},
		Actors: []atlas.Actor{
			{ID: "army", Name: atlas.Text{En: "northern army", Ar: "الجيش"}},
			{ID: "is", Name: atlas.Text{En: "ɐ {last}"}},
			{ID: "unit", Name: atlas.Text{En: "{before"}, ParentID: "army", ParentUntil: &day},
		},
		Claimants: []atlas.Claimant{
			{ID: atlas.DocumentClaimant, Name: atlas.Text{En: "The text"}}, {ID: "ministry", Name: atlas.Text{En: "ministry of defence", Ar: "وزارة"}, Party: "army"},
			{ID: "envoy", Name: atlas.Text{En: "ß envoy"}},
		},
		Claims: atlas.Claims([]atlas.Claim{
			{ID: "a", ActorIDs: []string{"army"}, PlaceID: "hit", ClaimantID: atlas.DocumentClaimant, Date: edtf.Exact(day)},
			{ID: "b", ActorIDs: []string{"unit", "is"}, PlaceID: "rawa", ClaimantID: "ministry", Date: edtf.Exact(day)},
			{ID: "c", ActorIDs: []string{"is"}, PlaceID: "hit", ClaimantID: "envoy", Date: edtf.Exact(day + 1)},
			{ID: "d", ActorIDs: []string{"nobody"}, PlaceID: "nowhere", ClaimantID: "unheard"},
		}...),
	})
}

func TestReasonIsItsSentenceFilledIn(t *testing.T) {
	c, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	ix := spoken()
	reasons := map[string]*words.Reasons{}
	for _, code := range c.Codes() {
		reasons[code] = c.Language(code).Reasons(ix)
	}
	rapid.Check(t, func(t *rapid.T) {
		ids := func(from ...string) []string {
			return rapid.SliceOfNDistinct(rapid.SampledFrom(from), 0, len(from), rapid.ID).Draw(t, "ids")
		}
		s := &atlas.Span{
			PlaceID: rapid.SampledFrom([]string{"hit", "rawa"}).Draw(t, "place"), Holder: rapid.SampledFrom([]string{"", "army", "is", "nobody"}).Draw(t, "holder"),
			Holders: ids("army", "is", "unit", "nobody"), LastKnownHolders: ids("army", "is", "unit"), ClaimIDs: ids("a", "b", "c", "d"),
			Ground: rapid.SampledFrom([]atlas.Ground{atlas.GroundNone, "document", "outsider", "admission", "agreement", "any", "unheard"}).Draw(t, "ground"),
			Why: rapid.SampledFrom([]atlas.Why{
				"", "unheard", atlas.WhyNever, atlas.WhyExpired, atlas.WhyBlanket, atlas.WhyLeft, atlas.WhyAccepted, atlas.WhyIncluded, atlas.WhyAnnounced,
				atlas.WhyBoth, atlas.WhyRange, atlas.WhyYields,
			}).Draw(t, "why"),
		}
		if rapid.Bool().Draw(t, "reported") {
			s.LastReport = edtf.MustDay("2017-11-03").Ptr()
		}
		for code, r := range reasons {
			l := c.Language(code)
			var lead *atlas.Claim
			if len(s.ClaimIDs) > 0 {
				lead = ix.Claim(s.ClaimIDs[0])
			}
			want := plainly(l, ix, s)
			if got := string(r.Append([]byte("before "), s, lead)); got != "before "+want {
				t.Fatalf("%s: %q, want %q", code, got, want)
			}
			if got := l.Reason(ix, s); got != want {
				t.Fatalf("%s: %q, want %q", code, got, want)
			}
		}
	})
}
