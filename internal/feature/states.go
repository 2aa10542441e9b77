package feature

import (
	"reflect"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/words"
)

// states writes the rows of states under one view, with what they share made once and
// each span read into the same memory. It is not for several goroutines at once.
type states struct {
	*Writer
	view   *edition.View
	en, ar *words.Reasons
	actors map[string]*actorNames
	pool   pool
	voices []string
	room   atlas.SpanRoom
	lead   atlas.Claim // of the deciding claim what its reason is read from

	accepted map[accepted]sentences
	held     run // the columns of a look
}

// actorNames are the names of an actor; null where it has none.
type actorNames struct{ id, name, nameAr *string }

func (w *Writer) states(v *edition.View) *states {
	ix := w.edition.Index
	return &states{
		Writer: w, view: v, en: w.en.Reasons(ix), ar: w.ar.Reasons(ix), actors: map[string]*actorNames{}, accepted: map[accepted]sentences{},
		held: columnsOf(reflect.TypeFor[Control]()).run("holder", "rule"),
	}
}

// actor names a holder; nothing where there is none.
func (s *states) actor(id string) *actorNames {
	names, known := s.actors[id]
	if !known {
		names = &actorNames{}
		if ix := s.edition.Index; id != "" {
			names = &actorNames{text(id), text(s.Writer.en.Actor(ix, id)), text(s.Writer.ar.Actor(ix, id))}
		}
		s.actors[id] = names
	}
	return names
}

// claimants lists who makes the claims of a span, in their order.
func (s *states) claimants(i int) string {
	claims := &s.edition.Atlas.Claims
	s.voices = s.voices[:0]
	for j := range s.view.Spans.Claims(i) {
		s.voices = append(s.voices, claims.ClaimantID(s.view.Spans.Claim(i, j)))
	}
	return s.pool.join(s.voices, ",")
}

// source returns the source of a span's deciding claim and the address of its sentence.
func (s *states) source(i int) (id, url *string) {
	if s.view.Spans.Claims(i) == 0 {
		return nil, nil
	}
	claims, row := &s.edition.Atlas.Claims, s.view.Spans.Claim(i, 0)
	sourceID := claims.SourceID(row)
	return s.pool.pointer(sourceID), s.sentence(sourceID, claims.Fragment(row), &s.pool)
}

// sentences are the reason of a state in both languages.
type sentences struct{ en, ar string }

// accepted is all that the reason of an accepted state depends on.
type accepted struct {
	ground   atlas.Ground
	claimant string
}

// reasons gives the reason of a span in both languages.
func (s *states) reasons(i int, x *atlas.Span) sentences {
	if s.view.Spans.Claims(i) == 0 {
		return s.write(x, nil)
	}
	claims, row := &s.edition.Atlas.Claims, s.view.Spans.Claim(i, 0)
	lead := &s.lead
	lead.ClaimantID = claims.ClaimantID(row)
	if x.Why == atlas.WhyAccepted {
		key := accepted{x.Ground, lead.ClaimantID}
		found, known := s.accepted[key]
		if !known {
			found = s.write(x, lead)
			s.accepted[key] = found
		}
		return found
	}
	lead.PlaceID = claims.PlaceID(row)
	if x.Why == atlas.WhyRange {
		lead.ActorIDs, lead.Date = claims.ActorIDs(row), claims.Date(row)
	}
	return s.write(x, lead)
}

func (s *states) write(x *atlas.Span, lead *atlas.Claim) (out sentences) {
	p := &s.pool
	p.scratch = s.en.Append(p.scratch[:0], x, lead)
	out.en = p.text(p.scratch)
	p.scratch = s.ar.Append(p.scratch[:0], x, lead)
	out.ar = p.text(p.scratch)
	return out
}

// began writes the range in which a state began, in EDTF.
func (s *states) began(x *atlas.Span) *string {
	if x.FromLatest == nil {
		return nil
	}
	b := s.pool.scratch[:0]
	switch {
	case x.FromEarliest == nil:
		b = append(x.FromLatest.Append(append(b, "[.."...)), ']')
	case *x.FromEarliest >= *x.FromLatest:
		b = x.FromLatest.Append(b)
	default:
		b = x.FromEarliest.Append(append(b, '['))
		b = append(x.FromLatest.Append(append(b, ".."...)), ']')
	}
	s.pool.scratch = b
	return s.pool.pointer(s.pool.text(b))
}
