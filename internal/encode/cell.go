package encode

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Cell appends a cell of a CSV file whose cells commas part and whose lines end with
// a line feed.
func Cell(b []byte, s string) []byte {
	if !quoted(s) {
		return append(b, s...)
	}
	b = append(b, '"')
	for {
		at := strings.IndexByte(s, '"')
		if at < 0 {
			return append(append(b, s...), '"')
		}
		b = append(append(b, s[:at]...), `""`...)
		s = s[at+1:]
	}
}

// quoted reports that a cell needs quotation marks: for what it holds, or because it
// begins with a space or is the mark that ends some databases' files.
func quoted(s string) bool {
	if s == "" {
		return false
	}
	if s == `\.` || strings.ContainsAny(s, "\n\r\",") {
		return true
	}
	if s[0] < utf8.RuneSelf {
		return s[0] == ' ' || s[0] >= '\t' && s[0] <= '\r'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsSpace(r)
}
