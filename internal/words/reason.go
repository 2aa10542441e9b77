package words

import (
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// Reason gives the reason of a state in one sentence, as the rule made it.
func (l *Language) Reason(ix *atlas.Index, s *atlas.Span) string {
	return string(l.Reasons(ix).Append(nil, s, l.lead(ix, s)))
}

// lead is the deciding claim of a span, nil where it has none.
func (l *Language) lead(ix *atlas.Index, s *atlas.Span) *atlas.Claim {
	if len(s.ClaimIDs) == 0 {
		return nil
	}
	return ix.Claim(s.ClaimIDs[0])
}

// ownWord reports that the side itself says what the span says of it.
func (l *Language) ownWord(ix *atlas.Index, s *atlas.Span) bool {
	c := l.lead(ix, s)
	return c != nil && ix.Party(c.ClaimantID) == s.Holder
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
