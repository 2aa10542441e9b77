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
//	55 km SE of Newport            also "about", m, miles, "to the south-east of"
//	40 km from Newport            a ring
//	SE of Newport                 a bearing alone, for comparison
//	on Newport–Oldtown, 43 km from Newport
//	between Newport and Oldtown   also "halfway between"
//	in Newport District
//	unlocated                     or "unlocated, near Oldtown", "outside Oldtown"
//
// Keywords may be in any case or in Arabic, digits Arabic, words parted by any white space
// and marks of writing direction. A name that holds a comma, a colon, a dash
// between spaces, the word "and", or starts like another form stands in double
// quotes, a quote in it doubled. The error is always an *Error.
func Parse(text string) (Expr, error) {
	s := &scanner{text: tidy(text)}
	expr, err := s.expression()
	if err != nil {
		return nil, err
	}
	return expr, nil
}

func (s *scanner) expression() (Expr, *Error) {
	if len(s.text) > maxLength {
		return nil, &Error{Column: 1, Message: "the expression is longer than 1000 bytes; write one position or one name"}
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
	s.arabicWords("على", "بعد")
	switch {
	case s.startsMeasure():
		return s.measured()
	case s.keyword("unlocated"):
		return s.unlocated()
	case s.nearby():
		near, err := s.ref(toEnd)
		return Unlocated{near}, err
	case s.keyword("in"):
		area, err := s.ref(toEnd)
		return Within{area}, err
	case s.keywords("between"), s.keywords("halfway", "between"), s.keywords("half", "way", "between"), s.keywords("midway", "between"):
		return s.between()
	case s.keyword("on"), s.keyword("along"):
		return s.along()
	}
	if expr, ok, err := s.arabic(); ok {
		return expr, err
	}
	if direction, ok := s.direction(); ok {
		from, err := s.ref(toEnd)
		return Direction{direction, from}, err
	}
	if err := s.numberInWords(); err != nil {
		return nil, err
	}
	ref, err := s.ref(toEnd)
	return ref, err
}

// nearby moves over words that say no more than that a place is near another.
func (s *scanner) nearby() bool {
	start := s.pos
	s.keyword("just")
	if s.keywords("near") || s.keywords("nearby") || s.keywords("close", "to") || s.keywords("outside", "of") || s.keywords("outside") ||
		s.keywords("around") || s.keywords("outskirts", "of") || s.keywords("on", "outskirts", "of") || s.keywords("vicinity", "of") || s.keywords("in", "vicinity", "of") {
		if !s.atEnd() { // else the word is a name itself
			return true
		}
	}
	s.pos = start
	return false
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
	s.keywords("away")
	if direction, ok := s.arabicDirection(); ok {
		from, err := s.ref(toEnd)
		return Offset{distance, direction, from}, err
	}
	if s.keyword("from") || s.keyword("of") || s.keywords("outside", "of") || s.keyword("outside") || s.arabicWords("من") || s.arabicWords("عن") {
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

// direction moves over a compass point and "of" where they stand next, such as
// "to the south-east of" or "S.E. of".
func (s *scanner) direction() (geo.CompassPoint, bool) {
	rest := s.text[s.pos:]
	end, joint := indexWord(rest, "of"), "of"
	if from := indexWord(rest, "from"); from >= 0 && (end < 0 || from < end) {
		end, joint = from, "from"
	}
	if end < 0 || end > maxDirection {
		return 0, false
	}
	words := strings.Fields(strings.ToLower(rest[:end]))
	for len(words) > 1 && isBeforeDirection(words[0]) {
		words = words[1:]
	}
	direction, ok := geo.ParseCompassPoint(strings.ReplaceAll(strings.Join(words, " "), ".", ""))
	if ok {
		s.pos += end + len(joint)
		s.skipSpace()
	}
	return direction, ok
}

// maxDirection bounds the bytes before "of" that may name a direction.
const maxDirection = 60

func isBeforeDirection(word string) bool {
	switch word {
	case "to", "the", "due", "just", "directly":
		return true
	}
	return false
}
