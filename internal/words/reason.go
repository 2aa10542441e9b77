package words

import (
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// Reason gives the reason of a state in one sentence, as the rule made it.
func (l *Language) Reason(ix *atlas.Index, s *atlas.Span) string {
	pairs := []any{
		"who", func() string { return l.voice(ix, s) },
		"holder", func() string { return l.The(l.Actor(ix, s.Holder)) },
		"holders", func() string { return l.Actors(ix, s.Holders) },
		"area", func() string { return l.area(ix, s) },
		"last", func() string {
			if s.LastReport == nil {
				return ""
			}
			return l.Day(*s.LastReport)
		},
		"before", func() string { return l.Actors(ix, s.LastKnownHolders) },
	}
	key := "reason." + string(s.Why)
	switch s.Why {
	case atlas.WhyAccepted, atlas.WhyIncluded:
		key += "." + string(s.Ground)
	case atlas.WhyExpired, atlas.WhyLeft, atlas.WhyBlanket:
		if len(s.LastKnownHolders) == 0 {
			key = "reason.never"
		}
	case atlas.WhyAnnounced:
		switch lead := l.lead(ix, s); {
		case lead != nil && lead.ClaimantID == atlas.DocumentClaimant:
			key += ".document"
		case !l.ownWord(ix, s):
			key += ".other"
		case lead.PlaceID != s.PlaceID:
			key += ".area"
		}
	case atlas.WhyRange:
		from, to := l.sides(ix, s)
		switch {
		case len(from) == 0:
			key += ".one"
		case len(to) == 0:
			key += ".from"
		}
		pairs = append(pairs, "from", l.Actors(ix, from), "to", l.Actors(ix, to))
	case atlas.WhyBoth:
		if len(s.Holders) == 1 {
			key += ".one"
		}
	}
	return Upper(l.T(key, pairs...))
}

// sides parts the holders of an unsure state into those before and those after
// the change, as its deciding claim has them.
func (l *Language) sides(ix *atlas.Index, s *atlas.Span) (from, to []string) {
	c := l.lead(ix, s)
	if c == nil {
		return nil, s.Holders
	}
	gained := ix.Roots(c.ActorIDs, c.Date.Latest)
	for _, h := range s.Holders {
		if slices.Contains(gained, h) {
			to = append(to, h)
		} else {
			from = append(from, h)
		}
	}
	return from, to
}

// lead is the deciding claim of a span, nil where it has none.
func (l *Language) lead(ix *atlas.Index, s *atlas.Span) *atlas.Claim {
	if len(s.ClaimIDs) == 0 {
		return nil
	}
	return ix.Claims[s.ClaimIDs[0]]
}

// ownWord reports that the side itself says what the span says of it.
func (l *Language) ownWord(ix *atlas.Index, s *atlas.Span) bool {
	c := l.lead(ix, s)
	return c != nil && ix.Party(c.ClaimantID) == s.Holder
}

// voice names who makes the deciding claim.
func (l *Language) voice(ix *atlas.Index, s *atlas.Span) string {
	c := l.lead(ix, s)
	switch {
	case c == nil:
		return ""
	case c.ClaimantID == atlas.DocumentClaimant:
		return l.T("voice.document")
	}
	return l.The(l.Claimant(ix, c.ClaimantID))
}

// area names the place that the deciding claim speaks of.
func (l *Language) area(ix *atlas.Index, s *atlas.Span) string {
	if c := l.lead(ix, s); c != nil {
		return l.Place(ix, c.PlaceID)
	}
	return ""
}

// Claimant names a voice.
func (l *Language) Claimant(ix *atlas.Index, id string) string {
	if c := ix.Claimants[id]; c != nil {
		return c.Name.In(l.Code)
	}
	return id
}

// Place names a place.
func (l *Language) Place(ix *atlas.Index, id string) string {
	if p := ix.Places[id]; p != nil {
		return p.NameIn(l.Code)
	}
	return id
}

// Actor names an actor.
func (l *Language) Actor(ix *atlas.Index, id string) string {
	if a := ix.Actors[id]; a != nil {
		return a.Name.In(l.Code)
	}
	return id
}

// Actors lists actors for use inside a sentence, with the language's "and".
func (l *Language) Actors(ix *atlas.Index, ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = l.The(l.Actor(ix, id))
	}
	return l.List(names)
}

// List joins names: a, b and c.
func (l *Language) List(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return l.T("list.and", "list", strings.Join(names[:last], l.T("list.comma")), "last", names[last])
}

// Status is the reader's label of a state; the word "claimed" never appears.
func (l *Language) Status(ix *atlas.Index, s *atlas.Span) string {
	key := "status." + string(s.Status)
	switch {
	case s.Status == atlas.Held && len(s.Holders) > 1:
		key += ".joint"
	case s.Status == atlas.Contested && len(s.Holders) == 1:
		key += ".one"
	case s.Status == atlas.Claimed && !l.ownWord(ix, s):
		key += ".other"
	}
	return l.T(key, "holder", l.The(l.Actor(ix, s.Holder)), "holders", l.Actors(ix, s.Holders))
}
