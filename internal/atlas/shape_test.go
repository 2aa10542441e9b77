package atlas_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/atlas"
)

func TestSpansLeaveNoGapAndDoNotOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := everything().claims(14).Draw(t, "claims")
		a := world(claims...)
		for _, rule := range atlas.Rules {
			checkSpans(t, a, derive(a, rule))
			if t.Failed() {
				t.Fatalf("under %s\n%s", rule, listing(claims))
			}
		}
	})
}

// checkSpans holds spans against what the wire format promises.
func checkSpans(t rapid.TB, a *atlas.Atlas, spans []atlas.Span) {
	t.Helper()
	ix := atlas.NewIndex(a)
	seen := map[string]bool{}
	for i := range spans {
		s := &spans[i]
		if i == 0 || spans[i-1].PlaceID != s.PlaceID {
			if s.Start != nil || seen[s.PlaceID] || i > 0 && (spans[i-1].End != nil || spans[i-1].PlaceID > s.PlaceID) {
				t.Errorf("%s does not begin with nil, or the place before does not end with nil", s.PlaceID)
			}
			seen[s.PlaceID] = true
		} else {
			before := &spans[i-1]
			if s.Start == nil || before.End == nil || *before.End != *s.Start || before.Start != nil && *before.Start >= *s.Start {
				t.Errorf("%v", written(spans[i-1:i+1]))
			}
			p, q := *before, *s
			p.Start, p.End, q.Start, q.End = nil, nil, nil, nil
			if reflect.DeepEqual(p, q) {
				t.Errorf("two spans say the same: %v", written(spans[i-1:i+1]))
			}
		}
		checkSpan(t, ix, s)
	}
	if len(spans) > 0 && spans[len(spans)-1].End != nil || len(seen) != len(a.Places) {
		t.Errorf("%d places of %d, the last with an end %v", len(seen), len(a.Places), spans[len(spans)-1].End)
	}
}

func checkSpan(t rapid.TB, ix *atlas.Index, s *atlas.Span) {
	t.Helper()
	wrong := func(what string) { t.Errorf("%s: %v", what, written([]atlas.Span{*s})) }
	if !slices.Contains(atlas.Statuses, s.Status) {
		wrong("status")
	}
	if one := s.Status == atlas.Held || s.Status == atlas.Claimed; one != (s.Holder != "") || one && !slices.Contains(s.Holders, s.Holder) {
		wrong("holder")
	}
	if (s.Status == atlas.Unknown) != (len(s.Holders) == 0) || (s.Status == atlas.Unknown) != (s.Basis == atlas.NoBasis) {
		wrong("holders")
	}
	if s.Status == atlas.Held && s.Holders[0] != s.Holder || s.Status == atlas.Claimed && s.Holders[len(s.Holders)-1] == "" {
		wrong("order of holders")
	}
	for i, h := range append(slices.Clone(s.Holders), s.LastKnownHolders...) {
		if ix.Actors[h] == nil || ix.Actors[h].ParentID != "" || i < len(s.Holders) && slices.Contains(s.Holders[:i], h) {
			wrong("no root party, or twice: " + h)
		}
	}
	if s.Status != atlas.Unknown && (len(s.LastKnownHolders) > 0 || s.FromLatest == nil || len(s.ClaimIDs) == 0) {
		wrong("a known state")
	}
	if s.Status == atlas.Unknown && (s.FromEarliest != nil || s.FromLatest != nil || (s.Why == atlas.WhyNever) != (len(s.ClaimIDs) == 0)) {
		wrong("an unknown state")
	}
	if s.FromEarliest != nil && *s.FromEarliest > *s.FromLatest {
		wrong("from")
	}
	if s.LastReport != nil && (s.Start == nil || *s.LastReport > *s.Start) {
		wrong("last report")
	}
	for i, id := range s.ClaimIDs {
		if ix.Claim(id) == nil || slices.Contains(s.ClaimIDs[:i], id) {
			wrong("claim " + id)
		}
	}
	if (s.Status == atlas.Held || s.Status == atlas.Contested || s.Status == atlas.Unsure) && s.Ground == atlas.GroundNone {
		wrong("ground")
	}
	if s.Status == atlas.Claimed && (s.Ground != atlas.GroundNone || s.Why != atlas.WhyAnnounced) {
		wrong("claimed")
	}
}

func TestChangesFollowTheSpans(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		claims := everything().claims(14).Draw(t, "claims")
		a := world(claims...)
		list := atlas.Derive(a, atlas.NewIndex(a), atlas.Reading{Rule: anyRule().Draw(t, "rule")}).Spans
		changes := changes(list)
		if len(changes) != list.Len()-len(a.Places) {
			t.Fatalf("%d changes of %d spans", len(changes), list.Len())
		}
		for _, c := range changes {
			b, s := c.Before, c.After
			if b.End == nil || *b.End != *s.Start || c.Date != *s.Start || b.PlaceID != s.PlaceID || !slices.Contains(atlas.ChangeKinds, c.Kind) {
				t.Fatalf("%s %s", c.Date, c.Kind)
			}
			if why := kindFits(c); why != "" {
				t.Fatalf("%s, but %s:\n%v\n%s", c.Kind, why, written([]atlas.Span{*b, *s}), listing(claims))
			}
		}
	})
}

// kindFits says what a change is not, although its kind says so.
func kindFits(c atlas.Change) string {
	b, s := c.Before, c.After
	fight := b.Status == atlas.Contested || s.Status == atlas.Contested
	unknown := s.Status == atlas.Unknown
	switch c.Kind {
	case atlas.Hands:
		if b.Holder != "" && b.Holder == s.Holder {
			return "the holder is the same"
		}
		if s.Holder == "" && s.Why != atlas.WhyLeft {
			return "nobody holds it"
		}
	case atlas.Fighting:
		if !fight {
			return "nothing is contested"
		}
	case atlas.Confirmed:
		if unknown {
			return "nothing is known"
		}
		if b.Holder != "" && s.Holder != "" && b.Holder != s.Holder {
			return "another holds it"
		}
	case atlas.Doubt:
		if s.Status == atlas.Contested {
			return "it is contested"
		}
	case atlas.FirstReport:
		if b.Status != atlas.Unknown {
			return "something was known"
		}
	case atlas.Expired:
		if !unknown || b.Status == atlas.Unknown || s.Why != atlas.WhyExpired {
			return "nothing expired"
		}
	}
	return ""
}
