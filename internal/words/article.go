package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The puts the definite article before a name that takes one inside a sentence.
// A name takes it where its head, the last word before any "of", "for" or "in",
// is one of the common nouns that the catalogue lists; a language without such a
// list writes every name as it is.
func (l *Language) The(name string) string {
	if len(l.nouns) == 0 {
		return name
	}
	words := strings.Fields(name)
	head := ""
	for i, word := range words {
		if i > 0 && slices.Contains([]string{"of", "for", "in", "–", "-"}, word) {
			break
		}
		head = strings.ToLower(word)
	}
	if len(words) < 2 || !slices.Contains(l.nouns, head) {
		return name
	}
	return l.T("grammar.article", "name", name)
}

// Upper writes the first letter of a sentence large.
func Upper(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[size:]
}
