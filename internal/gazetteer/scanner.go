package gazetteer

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Error says what is wrong with a where-expression, and where.
type Error struct {
	Column  int // 1-based, counted in characters (runes)
	Message string
}

func (e *Error) Error() string { return fmt.Sprintf("column %d: %s", e.Column, e.Message) }

// scanner walks over the text of an expression, which tidy has passed.
type scanner struct {
	text string
	pos  int // byte offset
}

// errorAt makes an Error for a byte offset.
func (s *scanner) errorAt(pos int, format string, args ...any) *Error {
	return &Error{Column: utf8.RuneCountInString(s.text[:pos]) + 1, Message: fmt.Sprintf(format, args...)}
}

func isSpace(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// tidy makes every white space outside quotes a plain one, and with it the marks of
// writing direction and other format characters that stand around words. Every
// character keeps its column.
func tidy(text string) string {
	if isTidy(text) || !utf8.ValidString(text) {
		return text
	}
	runes := []rune(text)
	quoted := false
	for i, r := range runes {
		switch {
		case r == '"':
			quoted = !quoted
		case quoted:
		case unicode.IsSpace(r):
			runes[i] = ' '
		case unicode.Is(unicode.Cf, r) && (i == 0 || runes[i-1] == ' ' || i+1 == len(runes) || isSpace(runes[i+1])):
			runes[i] = ' '
		}
	}
	return string(runes)
}

// isTidy reports that a text is of printing ASCII characters only.
func isTidy(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// skipSpace moves to the next character that is no space, and reports whether it
// moved.
func (s *scanner) skipSpace() bool {
	rest := strings.TrimLeftFunc(s.text[s.pos:], isSpace)
	moved := len(s.text)-len(rest) > s.pos
	s.pos = len(s.text) - len(rest)
	return moved
}

func (s *scanner) atEnd() bool { return s.pos >= len(s.text) }

// peek returns the next byte, 0 at the end.
func (s *scanner) peek() byte {
	if s.atEnd() {
		return 0
	}
	return s.text[s.pos]
}

// word returns the run of ASCII letters at the position, in lower case, without
// moving; "" where another letter or a digit follows it.
func (s *scanner) word() string {
	rest := s.text[s.pos:]
	end := strings.IndexFunc(rest, func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') })
	if end < 0 {
		end = len(rest)
	}
	next, _ := utf8.DecodeRuneInString(rest[end:])
	if unicode.IsLetter(next) || unicode.IsDigit(next) {
		return ""
	}
	return strings.ToLower(rest[:end])
}

// keyword moves over a word, in any case, that is followed by a space, a sign or
// the end, and over the space after it.
func (s *scanner) keyword(word string) bool {
	if s.word() != word {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s.text[s.pos+len(word):])
	if strings.ContainsRune("-'’", next) {
		return false // a name such as In-Salah
	}
	s.pos += len(word)
	s.skipSpace()
	return true
}

// keywords moves over several words, the articles between them too, or stays where
// it is.
func (s *scanner) keywords(words ...string) bool {
	start := s.pos
	for _, word := range words {
		if s.keyword(word) || s.keyword("the") && s.keyword(word) {
			continue
		}
		s.pos = start
		return false
	}
	return true
}

// sign moves over the first of the signs that stands next, and the space after
// it.
func (s *scanner) sign(signs ...string) bool {
	for _, sign := range signs {
		if strings.HasPrefix(s.text[s.pos:], sign) {
			s.pos += len(sign)
			s.skipSpace()
			return true
		}
	}
	return false
}
