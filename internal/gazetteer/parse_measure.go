package gazetteer

import (
	"strings"

	"github.com/heldline/heldline/internal/geo"
)

// startsMeasure reports a digit, or a sign or a word for "about" before a digit.
func (s *scanner) startsMeasure() bool {
	rest := s.text[s.pos:]
	if word := s.about(); word != "" {
		rest = rest[len(word):]
	}
	return startsWithDigit(strings.TrimLeft(rest, "+-~≈. "))
}

// about returns the word for "about" that stands next; "c" only with its dot.
func (s *scanner) about() string {
	word := s.word()
	if isAbout(word) || word == "c" && strings.HasPrefix(s.text[s.pos+1:], ".") {
		return word
	}
	switch word = s.letters(); word {
	case "حوالي", "نحو", "قرابة", "زهاء":
		return word
	}
	return ""
}

func isAbout(word string) bool {
	switch word {
	case "about", "approximately", "approx", "around", "roughly", "some", "circa", "ca", "nearly", "almost":
		return true
	}
	return false
}

// measure reads "about 55 km" and the space after it.
func (s *scanner) measure() (Measure, *Error) {
	var m Measure
	if s.sign("~", "≈") {
		m.About = true
	} else if word := s.about(); word != "" {
		m.About = true
		s.pos += len(word)
		s.sign(".")
		s.skipSpace()
	}
	start := s.pos
	var err *Error
	if m.Value, err = s.decimal(); err != nil {
		return m, err
	}
	if m.Value == "" {
		return m, s.errorAt(start, "a distance should stand here, such as \"55 km\"")
	}
	s.skipSpace()
	word := strings.ToLower(s.letters())
	unit, ok := parseUnit(word)
	if !ok {
		return m, s.errorAt(s.pos, "a number here needs a unit (km, m or miles), or a comma and a longitude; a name that starts with a digit stands in double quotes")
	}
	s.pos += len(word)
	s.sign(".")
	s.skipSpace()
	m.Unit = unit
	if metres := m.Metres(); metres <= 0 || metres > geo.MaxDistance {
		return m, s.errorAt(start, "the distance must be more than 0 and at most 20003 km, which is half way round the earth")
	}
	return m, nil
}
