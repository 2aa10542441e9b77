package feature

import (
	"reflect"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/encode"
)

// stateTexts are pieces of JSON that the states of one view share.
type stateTexts struct {
	looks    map[[5]uint32][]byte // who holds a place and how: the columns from holder to rule
	reasons  map[accepted][]byte  // of accepted states: the columns reason and reason_ar
	sources  map[string]sourceText
	claim    func(int) string // id of a claim that makes the span in hand
	claimant func(int) string
	span     int // in hand
}

// sourceText is what the states that rest on a source say of it.
type sourceText struct {
	id, url []byte // the column source_id; the address, without quotation marks
	known   bool
}

// mostLooks bounds the memory of looks; an atlas has some hundreds.
const mostLooks = 4096

func (s *states) texts() *stateTexts {
	t := &stateTexts{looks: map[[5]uint32][]byte{}, reasons: map[accepted][]byte{}, sources: map[string]sourceText{}}
	claims, spans := &s.edition.Atlas.Claims, s.view.Spans
	t.claim = func(j int) string { return claims.ID(spans.Claim(t.span, j)) }
	t.claimant = func(j int) string { return claims.ClaimantID(spans.Claim(t.span, j)) }
	return t
}

// members writes what control fills a row with, straight from the columns: all properties
// of Control, in their order. Cost: in proportion to the text.
func (s *states) members(t *stateTexts, m *members, i int) {
	spans := s.view.Spans
	p, l := s.edition.Place(spans.Place(i))
	m.string(p.ID)
	m.string(p.Name)
	m.optional(p.NameAr)
	m.string(p.Kind)
	m.optional(p.Country)
	m.ready(s.held.to-s.held.from, s.look(t, i))
	s.since(m, i)
	m.day(spans.LastReport(i))
	if known := spans.LastKnownHolders(i); len(known) == 0 {
		m.optional("")
	} else {
		m.list(len(known), func(j int) string { return known[j] })
	}
	m.number(l.PrecisionM)
	m.string(l.LocatedBy)
	t.span = i
	n := spans.Claims(i)
	m.list(n, t.claim)
	m.list(n, t.claimant)
	s.cite(t, m, i)
	s.reason(t, m, i)
	m.string(s.edition.ID)
}

// since writes when the state began: its first day at the earliest and at the latest,
// and both in EDTF.
func (s *states) since(m *members, i int) {
	earliest, bounded := s.view.Spans.FromEarliest(i)
	latest, known := s.view.Spans.FromLatest(i)
	m.day(earliest, bounded)
	at := len(m.text)
	m.day(latest, known)
	day := m.text[at+len(m.cs[m.at-1].key):] // in quotation marks
	m.key()
	switch {
	case !known:
		m.null()
	case !bounded:
		m.text = append(append(append(m.text, `"[..`...), day[1:len(day)-1]...), `]"`...)
	case earliest >= latest:
		m.text = append(m.text, day...)
	default:
		m.text = append(earliest.Append(append(m.text, `"[`...)), ".."...)
		m.text = append(append(m.text, day[1:len(day)-1]...), `]"`...)
	}
}

// look is who holds a place and how, written once for all spans of one look.
func (s *states) look(t *stateTexts, i int) []byte {
	key := s.view.Spans.Look(i)
	text, known := t.looks[key]
	if known {
		return text
	}
	var row Control
	s.holding(&row, s.view.Spans.Read(i, &s.room))
	text, err := columnsOf(reflect.TypeFor[Control]())[s.held.from:s.held.to].members(nil, reflect.ValueOf(&row).Elem())
	if err != nil {
		return nil // texts have no errors
	}
	if len(t.looks) < mostLooks {
		t.looks[key] = text
	}
	return text
}

// cite writes the source of the deciding claim and the address of its sentence.
func (s *states) cite(t *stateTexts, m *members, i int) {
	if s.view.Spans.Claims(i) == 0 {
		m.optional("")
		m.optional("")
		return
	}
	claims, row := &s.edition.Atlas.Claims, s.view.Spans.Claim(i, 0)
	id := claims.SourceID(row)
	text, known := t.sources[id]
	if !known {
		x := members{cs: m.cs, at: m.at}
		x.optional(id)
		text.id = x.text
		if of := s.edition.Index.Sources[id]; of != nil {
			text.url, text.known = encode.TextPart(nil, of.URL), true
		}
		t.sources[id] = text
	}
	m.ready(1, text.id)
	m.key()
	fragment := claims.Fragment(row)
	if !text.known || len(text.url) == 0 && fragment == "" {
		m.null()
		return
	}
	m.text = append(append(m.text, '"'), text.url...)
	m.text = append(atlas.AppendTextDirective(m.text, fragment), '"') // nothing in it is escaped in JSON
}

// reason writes the reason in both languages.
func (s *states) reason(t *stateTexts, m *members, i int) {
	spans := s.view.Spans
	if spans.Why(i) != atlas.WhyAccepted || spans.Claims(i) == 0 {
		s.tell(m, i)
		return
	}
	key := accepted{spans.Ground(i), s.edition.Atlas.Claims.ClaimantID(spans.Claim(i, 0))}
	text, known := t.reasons[key]
	if !known {
		x := members{cs: m.cs, at: m.at}
		s.tell(&x, i)
		text = x.text
		t.reasons[key] = text
	}
	m.ready(2, text)
}

// tell writes a reason that is not shared.
func (s *states) tell(m *members, i int) {
	told := s.reasons(i, s.view.Spans.Read(i, &s.room))
	m.string(told.en)
	m.string(told.ar)
}
