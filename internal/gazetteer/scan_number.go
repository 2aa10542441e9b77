package gazetteer

import (
	"strings"
	"unicode/utf8"
)

// decimal moves over digits, Latin or Arabic, with an optional sign and fraction.
// It reports an empty Decimal where none stands.
func (s *scanner) decimal() (Decimal, *Error) {
	start := s.pos
	var b strings.Builder
	if s.peek() == '-' || s.peek() == '+' {
		b.WriteByte(s.peek())
		s.pos++
	}
	if !s.digits(&b) {
		s.pos = start
		return "", nil
	}
	whole := s.pos
	for _, point := range []string{".", "٫"} {
		if rest, ok := strings.CutPrefix(s.text[s.pos:], point); ok && startsWithDigit(rest) {
			b.WriteByte('.')
			s.pos += len(point)
			s.digits(&b)
			break
		}
	}
	if b.Len() > maxDigits {
		s.pos = start
		return "", s.errorAt(start, "this number has more than %d digits", maxDigits)
	}
	if rest := s.text[s.pos:]; len(rest) > 1 && (rest[0] == 'e' || rest[0] == 'E') && strings.ContainsRune("+-0123456789", rune(rest[1])) {
		return "", s.errorAt(whole, "write the number in digits, without an exponent")
	}
	return Decimal(strings.TrimPrefix(b.String(), "+")), nil
}

// digits moves over digits and writes them as Latin ones.
func (s *scanner) digits(b *strings.Builder) bool {
	start := s.pos
	for !s.atEnd() {
		r, size := utf8.DecodeRuneInString(s.text[s.pos:])
		if r = asciiDigit(r); r < '0' || r > '9' {
			break
		}
		b.WriteRune(r)
		s.pos += size
	}
	return s.pos > start
}

// startsWithDigit reports a Latin or an Arabic digit.
func startsWithDigit(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	r = asciiDigit(r)
	return r >= '0' && r <= '9'
}

// numberInWords reports a distance whose number is no number: "NaN km from X",
// "fifty km of X".
func (s *scanner) numberInWords() *Error {
	words := strings.Fields(s.text[s.pos:])
	for i := 1; i+1 < len(words) && words[0][0] != '"'; i++ {
		unit, ok := parseUnit(strings.ToLower(words[i]))
		if !ok || unit == Metre || strings.EqualFold(words[i], "mile") {
			continue
		}
		for _, joint := range words[i+1:] {
			if joint == "from" || joint == "of" {
				return s.errorAt(s.pos, "%q is no number; write the distance in digits, such as \"55 km\"", strings.Join(words[:i], " "))
			}
		}
	}
	return nil
}
