package download

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tidy makes a text of an atlas fit to stand among others: on one line, without
// control characters, which XML forbids, and without those that turn the direction
// of what follows. Data formats that keep each text apart have it as it is.
func tidy(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r), r == utf8.RuneError, r == 0xfffe, r == 0xffff:
			return -1
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, s))
}
