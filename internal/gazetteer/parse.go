package gazetteer

import (
	"strings"
	"unicode/utf8"

	"github.com/heldline/heldline/internal/geo"
)

const (
	maxLength = 1000 // bytes of an expression
	maxDigits = 20   // characters of a number
)

// Parse reads a where-expression:
//
//	33.4206, 43.3078              latitude, longitude
//	geonames:98862                a gazetteer row by its id
//	Newport                       a place id, a name or an alias
//	55 km SE of Newport            also "about", m, miles, south-east
//	40 km from Newport            a ring
//	SE of Newport                 a bearing alone, for comparison
//	on Newport–Oldtown, 43 km from Newport
//	between Newport and Oldtown
//	in Newport District
//	unlocated                     or "unlocated, near Oldtown"
//
// Keywords may be in any case. A name that holds a comma, a colon, a dash
// between spaces, the word "and", or starts like another form stands in double
// quotes, a quote in it doubled. The error is always an *Error.
func Parse(text string) (Expr, error) {
	s := &scanner{text: text}
	expr, err := s.expression()
	if err != nil {
		return nil, err
	}
	return expr, nil
}

func (s *scanner) expression() (Expr, *Error) {
	if len(s.text) > maxLength {
		return nil, &Error{Column: 1, Message: "the expression is longer than 1000 bytes"}
	}
	if !utf8.ValidString(s.text) {
		bad := strings.IndexFunc(s.text, func(r rune) bool { return r == utf8.RuneError })
		return nil, s.errorAt(bad, "this is no UTF-8 text")
	}
	if s.skipSpace(); s.atEnd() {
		return nil, s.errorAt(s.pos, "the expression is empty; write a position, a name or \"unlocated\"")
	}
	expr, err := s.form()
	if err != nil {
		return nil, err
	}
	if s.skipSpace(); !s.atEnd() {
		return nil, s.errorAt(s.pos, "the expression should end here")
	}
	return expr, nil
}

// form reads one of the forms of Parse.
func (s *scanner) form() (Expr, *Error) {
	switch {
	case s.keyword("unlocated"):
		return s.unlocated()
	case s.keyword("in"):
		area, err := s.ref(toEnd)
		return Within{area}, err
	case s.keyword("between"):
		return s.between()
	case s.keyword("on"):
		return s.along()
	case s.startsMeasure():
		return s.measured()
	}
	if direction, ok := s.direction(); ok {
		from, err := s.ref(toEnd)
		return Direction{direction, from}, err
	}
	ref, err := s.ref(toEnd)
	return ref, err
}

func (s *scanner) unlocated() (Expr, *Error) {
	if s.atEnd() {
		return Unlocated{}, nil
	}
	s.sign(",")
	if !s.keyword("near") {
		return nil, s.errorAt(s.pos, "after \"unlocated\" only \", near NAME\" may follow")
	}
	near, err := s.ref(toEnd)
	return Unlocated{near}, err
}

func (s *scanner) between() (Expr, *Error) {
	a, err := s.ref(toAnd)
	if err != nil {
		return nil, err
	}
	if !s.keyword("and") {
		return nil, s.errorAt(s.pos, "\"between A and B\" lacks its \"and\"")
	}
	b, err := s.ref(toEnd)
	return Between{a, b}, err
}

// measured reads the forms that start with a number: an offset, a ring or a
// pair of coordinates.
func (s *scanner) measured() (Expr, *Error) {
	if ref, ok, err := s.coordinates(); ok || err != nil {
		return ref, err
	}
	distance, err := s.measure()
	if err != nil {
		return nil, err
	}
	if s.keyword("from") || s.keyword("of") {
		from, err := s.ref(toEnd)
		return Distant{distance, from}, err
	}
	direction, ok := s.direction()
	if !ok {
		return nil, s.errorAt(s.pos, "after a distance write \"from X\" or a compass point and \"of X\", such as \"SE of X\" or \"south-east of X\"")
	}
	from, err := s.ref(toEnd)
	return Offset{distance, direction, from}, err
}

// direction moves over a compass point and "of" where they stand next.
func (s *scanner) direction() (geo.CompassPoint, bool) {
	rest := s.text[s.pos:]
	end := indexWord(rest, "of")
	if end < 0 {
		return 0, false
	}
	direction, ok := geo.ParseCompassPoint(strings.TrimFunc(rest[:end], isSpace))
	if ok {
		s.pos += end + len("of")
		s.skipSpace()
	}
	return direction, ok
}

// along reads what follows "on".
func (s *scanner) along() (Expr, *Error) {
	var e Along
	var err *Error
	if e.Start, err = s.ref(toDash); err != nil {
		return nil, err
	}
	s.skipSpace()
	if s.sign("–", "—", "- ") {
		if e.To, err = s.ref(toComma); err != nil {
			return nil, err
		}
	}
	if !s.sign(",") {
		return e, nil
	}
	if e.Distance, err = s.measure(); err != nil {
		return nil, err
	}
	if !s.keyword("from") {
		return nil, s.errorAt(s.pos, "write \"from\" and the end that the distance is counted from")
	}
	e.From, err = s.ref(toEnd)
	return e, err
}
