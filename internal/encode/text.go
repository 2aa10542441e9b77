package encode

import (
	"strings"
	"unicode/utf8"
)

// Text appends a JSON string. Bytes that are no UTF-8 become U+FFFD.
func Text(b []byte, s string) []byte { return append(TextPart(append(b, '"'), s), '"') }

// TextPart appends the same without quotation marks.
func TextPart(b []byte, s string) []byte {
	n := plain(s, isASCII)
	b = append(b, s[:n]...)
	switch s = s[n:]; {
	case s == "":
	case utf8.ValidString(s) && !strings.Contains(s, "\u2028") && !strings.Contains(s, "\u2029"):
		b = valid(b, s)
	default:
		b = hostile(b, s)
	}
	return b
}

// Bytes in a word of eight, to look at all of them at once.
const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

const (
	isASCII = highs // stop at every byte from 0x80
	isUTF8  = 0     // at none of them
)

// plain is how many bytes of a text stand in a JSON string as they are: up to the first
// control character, quotation mark, backslash or, as wanted, byte from 0x80; of texts
// of eight bytes or more rounded down to where a word of eight bytes begins, but at the
// end.
func plain(s string, stop uint64) int {
	if len(s) < 8 {
		for i := range len(s) {
			if c := s[i]; c < ' ' || c == '"' || c == '\\' || uint64(c)&stop != 0 {
				return i
			}
		}
		return len(s)
	}
	i := 0
	for ; i+8 <= len(s); i += 8 {
		if marked(s[i:i+8], stop) {
			return i
		}
	}
	if i < len(s) && marked(s[len(s)-8:], stop) { // once more over what was seen
		return i
	}
	return len(s)
}

// marked reports that a word of eight bytes holds one that plain stops at.
func marked(s string, stop uint64) bool {
	_ = s[7]
	w := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	quotes, slashes := w^(ones*'"'), w^(ones*'\\')
	// a byte below n has its high bit set after n is taken from it, and had not before
	return ((w-ones*' ')&^w|(quotes-ones)&^quotes|(slashes-ones)&^slashes|w&stop)&highs != 0
}

// valid appends a text of valid UTF-8 without U+2028 and U+2029, without quotation
// marks around it.
func valid(b []byte, s string) []byte {
	for {
		n := plain(s, isUTF8)
		b = append(b, s[:n]...)
		if n == len(s) {
			return b
		}
		end := min(n+8, len(s)) // of the word that holds the character
		for ; n < end; n++ {
			b = character(b, s[n])
		}
		s = s[n:]
	}
}

// hostile appends any text, without quotation marks around it.
func hostile(b []byte, s string) []byte {
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			b, i = character(b, s[i]), i+1
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			b = append(b, `\ufffd`...)
		case r == '\u2028': // it and the next have a meaning in JavaScript
			b = append(b, `\u2028`...)
		case r == '\u2029':
			b = append(b, `\u2029`...)
		default:
			b = append(b, s[i:i+size]...)
		}
		i += size
	}
	return b
}

// character appends an ASCII character, or a byte of another one.
func character(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\b':
		return append(b, `\b`...)
	case '\f':
		return append(b, `\f`...)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	}
	if c < ' ' {
		const hex = "0123456789abcdef"
		return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xF])
	}
	return append(b, c)
}
