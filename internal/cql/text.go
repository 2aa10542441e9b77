package cql

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// normal makes texts equal that look the same.
func normal(s string) string {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return norm.NFC.String(s)
		}
	}
	return s
}

// caseless is a text without the difference of cases (full case folding).
func caseless(s string) string { return normal(cases.Fold().String(s)) }

// accentless is a text without marks over and under its letters: é is e, and
// Arabic is without vowel signs and hamza. The voicing marks of Japanese make
// other letters and stay.
func accentless(s string) string {
	return normal(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) && r != '\u3099' && r != '\u309a' {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}

// mapped applies a function of texts.
func mapped(e *expression, f func(string) string) *expression {
	if e.constant {
		s, _ := e.text(nil)
		return constantText(f(s))
	}
	text := e.text
	return &expression{kind: textKind, text: func(r *row) (string, bool) {
		s, ok := text(r)
		if !ok {
			return "", false
		}
		return f(s), true
	}}
}
