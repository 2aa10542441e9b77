package gazetteer

import (
	"strings"
	"unicode"

	"github.com/heldline/heldline/internal/geo"
)

// arabic reads the forms of Parse that begin with an Arabic word: "in", "near",
// "outside" and "between A and B". It reports false where none stands next.
func (s *scanner) arabic() (Expr, bool, *Error) {
	switch {
	case s.arabicWords("في"):
		area, err := s.ref(toEnd)
		return Within{area}, true, err
	case s.arabicWords("قرب"), s.arabicWords("بالقرب", "من"), s.arabicWords("خارج"):
		near, err := s.ref(toEnd)
		return Unlocated{near}, true, err
	case strings.Contains(s.text[s.pos:], " و") && s.arabicWords("بين"):
		a, err := s.ref(toWaw)
		if err != nil {
			return nil, true, err
		}
		if s.skipSpace(); !s.sign("و") {
			return nil, true, s.errorAt(s.pos, "\"بين A و B\" lacks its \"و\"")
		}
		b, err := s.ref(toEnd)
		return Between{a, b}, true, err
	}
	return nil, false, nil
}

// letters returns the run of letters and their marks at the position.
func (s *scanner) letters() string {
	rest := s.text[s.pos:]
	end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	if end < 0 {
		return rest
	}
	return rest[:end]
}

// arabicWords moves over words, vowel signs and hamza aside, and the space after
// them, if something follows, or stays where it is.
func (s *scanner) arabicWords(words ...string) bool {
	start := s.pos
	for _, word := range words {
		next := s.letters()
		if next == "" || plain(next) != plain(word) {
			s.pos = start
			return false
		}
		s.pos += len(next)
		s.skipSpace()
	}
	if s.atEnd() {
		s.pos = start
		return false
	}
	return true
}

// arabicDirection moves over one or two Arabic compass words with or without
// article and "of": "جنوب شرق X", "إلى الجنوب الشرقي من X".
func (s *scanner) arabicDirection() (geo.CompassPoint, bool) {
	start := s.pos
	s.arabicWords("إلى")
	point, ok := s.arabicPoint()
	if !ok {
		s.pos = start
		return 0, false
	}
	if second, two := s.arabicPoint(); two {
		if point, ok = geo.ParseCompassPoint(point.Word() + second.Word()); !ok {
			s.pos = start
			return 0, false
		}
	}
	s.arabicWords("من")
	return point, true
}

func (s *scanner) arabicPoint() (geo.CompassPoint, bool) {
	for point, stem := range map[geo.CompassPoint]string{0: "شمال", 4: "شرق", 8: "جنوب", 12: "غرب"} {
		for _, form := range []string{stem, stem + "ي", "ال" + stem, "ال" + stem + "ي"} {
			if s.arabicWords(form) {
				return point, true
			}
		}
	}
	return 0, false
}
