package words

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/heldline/heldline/internal/atlas"
)

// Reasons writes the reasons of the states of one atlas in one language. It keeps the
// names of actors and voices as they stand inside a sentence, so that a sentence costs
// what it takes to copy it. It is not for several goroutines at once.
type Reasons struct {
	language *Language
	index    *atlas.Index
	actors   map[string]string // by id, with the article
	voices   map[string]string
}

// Reasons returns a writer of reasons.
func (l *Language) Reasons(ix *atlas.Index) *Reasons {
	return &Reasons{language: l, index: ix, actors: map[string]string{}, voices: map[string]string{}}
}

// Append appends the reason of a state in one sentence, as the rule made it. The lead
// is the deciding claim, nil where it has none; of it only actors, place, date and
// claimant are read.
func (r *Reasons) Append(b []byte, s *atlas.Span, lead *atlas.Claim) []byte {
	key := reasonKey{why: s.Why}
	var from, to []string
	switch s.Why {
	case atlas.WhyAccepted, atlas.WhyIncluded:
		key.more = string(s.Ground)
	case atlas.WhyExpired, atlas.WhyLeft, atlas.WhyBlanket:
		if len(s.LastKnownHolders) == 0 {
			key.why = atlas.WhyNever
		}
	case atlas.WhyAnnounced:
		switch {
		case lead != nil && lead.ClaimantID == atlas.DocumentClaimant:
			key.more = "document"
		case lead == nil || r.index.Party(lead.ClaimantID) != s.Holder:
			key.more = "other"
		case lead.PlaceID != s.PlaceID:
			key.more = "area"
		}
	case atlas.WhyRange:
		from, to = sides(r.index, s, lead)
		switch {
		case len(from) == 0:
			key.more = "one"
		case len(to) == 0:
			key.more = "from"
		}
	case atlas.WhyBoth:
		if len(s.Holders) == 1 {
			key.more = "one"
		}
	}
	sentence, known := r.language.reasons[key]
	if !known {
		return append(b, Upper(key.String())...)
	}
	at := len(b)
	for _, p := range sentence {
		switch p.name {
		case "":
			b = append(b, p.text...)
		case "who":
			b = append(b, r.voice(lead)...)
		case "holder":
			b = append(b, r.actor(s.Holder)...)
		case "holders":
			b = r.list(b, s.Holders)
		case "area":
			if lead != nil {
				b = append(b, r.language.Place(r.index, lead.PlaceID)...)
			}
		case "last":
			if s.LastReport != nil {
				b = append(b, r.language.Day(*s.LastReport)...)
			}
		case "before":
			b = r.list(b, s.LastKnownHolders)
		case "from":
			b = r.list(b, from)
		case "to":
			b = r.list(b, to)
		}
	}
	return upper(b, at)
}

// upper writes the first letter behind a position large.
func upper(b []byte, at int) []byte {
	if first, _ := utf8.DecodeRune(b[at:]); unicode.ToUpper(first) == first {
		return b
	}
	return append(b[:at], Upper(string(b[at:]))...)
}

// sides parts the holders of an unsure state into those before and those after
// the change, as its deciding claim has them.
func sides(ix *atlas.Index, s *atlas.Span, lead *atlas.Claim) (from, to []string) {
	if lead == nil {
		return nil, s.Holders
	}
	gained := ix.Roots(lead.ActorIDs, lead.Date.Latest)
	for _, h := range s.Holders {
		if slices.Contains(gained, h) {
			to = append(to, h)
		} else {
			from = append(from, h)
		}
	}
	return from, to
}

// voice names who makes the deciding claim.
func (r *Reasons) voice(lead *atlas.Claim) string {
	if lead == nil {
		return ""
	}
	name, known := r.voices[lead.ClaimantID]
	if !known {
		if name = r.language.T("voice.document"); lead.ClaimantID != atlas.DocumentClaimant {
			name = r.language.The(r.language.Claimant(r.index, lead.ClaimantID))
		}
		r.voices[lead.ClaimantID] = name
	}
	return name
}

// actor names an actor inside a sentence.
func (r *Reasons) actor(id string) string {
	name, known := r.actors[id]
	if !known {
		name = r.language.The(r.language.Actor(r.index, id))
		r.actors[id] = name
	}
	return name
}

// list names actors inside a sentence, with the language's "and".
func (r *Reasons) list(b []byte, ids []string) []byte {
	switch len(ids) {
	case 0:
		return b
	case 1:
		return append(b, r.actor(ids[0])...)
	}
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = r.actor(id)
	}
	return append(b, r.language.List(names)...)
}
