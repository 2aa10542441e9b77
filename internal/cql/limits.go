package cql

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/alecthomas/participle/v2/lexer"
)

// What a filter may cost. Coordinates are bounded by the length of the text.
const (
	maxBytes    = 8 << 10
	maxNesting  = 64
	maxLiterals = 1000
	maxSpatial  = 8   // functions of geometries
	maxMixed    = 100 // positions of a collection whose relation is asked for
)

// affordable refuses texts that are too long, too deep or no text, before they are
// parsed.
func affordable(text string) error {
	if len(text) > maxBytes {
		return mistake(maxBytes, "write a shorter one", "a filter has at most %d bytes, this one has %d", maxBytes, len(text))
	}
	if !utf8.ValidString(text) {
		return mistake(len(text)-len(strings.TrimLeftFunc(text, valid)), "percent-encode the filter as UTF-8", "the text is not UTF-8")
	}
	tokens, err := tokensOf(text)
	if err != nil {
		return err
	}
	if len(tokens) == 1 { // the end
		return mistake(0, example, "the filter is empty")
	}
	depth := 0
	for _, t := range tokens {
		switch t.Value {
		case "(":
			depth++
		case ")":
			depth--
		}
		if depth > maxNesting {
			return mistake(t.Pos.Offset, "write fewer parentheses", "parentheses are nested more than %d deep", maxNesting)
		}
	}
	return nil
}

func valid(r rune) bool { return r != utf8.RuneError }

func tokensOf(text string) ([]lexer.Token, error) {
	l, err := tokens.LexString("", text)
	if err != nil {
		return nil, unreadable(err)
	}
	all, err := lexer.ConsumeAll(l)
	if err != nil {
		return nil, unreadable(err)
	}
	return all, nil
}

// unreadable tells where the lexer found what begins no word.
func unreadable(err error) error {
	var e *lexer.Error
	if !errors.As(err, &e) {
		return mistake(0, example, "the filter cannot be read")
	}
	return mistake(e.Pos.Offset, `texts stand in '…', a quote inside them is doubled, names with other signs stand in "…", and unequal is <>`, "here stands no word, number, text or operator")
}
