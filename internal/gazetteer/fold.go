package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the key under which spellings of one name meet: lower case, words
// separated by single spaces, no articles, diacritics, apostrophes or doubled
// letters, and one letter for the sounds that transliterations spell in several
// ways (q k g, ee i, oo u, final ah a; Arabic alef, ta marbuta, ya). A name of
// nothing but signs folds to "". Fold is total and linear in the length of s.
func Fold(s string) string { return foldWords(plainWords(s)) }

func foldWords(words []string) string {
	folded := make([]string, 0, len(words))
	for i, w := range words {
		if isArticle(w) && i < len(words)-1 {
			continue
		}
		if w = foldWord(w); w != "" {
			folded = append(folded, w)
		}
	}
	return strings.Join(folded, " ")
}

// plain returns s in lower case without diacritics, apostrophes and punctuation:
// the same spelling, typed more or less carefully.
func plain(s string) string { return strings.Join(plainWords(s), " ") }

// compact removes the spaces of a key, so that "Jarr Yachib" and "Jarryachib"
// meet.
func compact(key string) string { return strings.ReplaceAll(key, " ", "") }

// foldPasses bounds how often a word is folded until it stays as it is: what one
// pass brings together ("qh" becomes "kh") the next one reads.
const foldPasses = 4

func foldWord(w string) string {
	for range foldPasses {
		next := foldOnce(w)
		if next == w {
			break
		}
		w = next
	}
	return w
}

func foldOnce(w string) string {
	switch {
	case isLatin(w):
		return foldLatin(w)
	case isArabic(w):
		return foldArabic(w)
	}
	return w
}

// plainWords splits s into words of letters and digits, in lower case and
// compatibility decomposition (NFKD), which also parts ligatures from their
// letters and letters from their marks.
func plainWords(s string) []string {
	if strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return strings.Fields(strings.Map(plainASCII, s))
	}
	var b strings.Builder
	text := norm.NFKD.String(strings.ToValidUTF8(s, " "))
	var last rune
	for i, r := range text {
		before := unicode.ToLower(last)
		last = r
		switch {
		case r == 'ي' && !unicode.IsLetter(before) && strings.HasPrefix(text[i:], "ي\u0654"): // Kurdish: only carries the vowel after it
		case r == '\u0327' && before == 'c', r == '\u030C' && (before == 's' || before == 'c'):
			b.WriteByte('h') // ç, č, š
		case r == '\u030C' && before == 'g':
			b.WriteByte('j') // DIN 31635 ǧ, read as "gj"
		case isFoldedMark(r), isApostrophe(r), unicode.Is(unicode.Cf, r), r == '\u0640': // tatweel
		case unicode.IsLetter(r), unicode.IsMark(r):
			b.WriteString(latinBase(unicode.ToLower(r)))
		case unicode.IsDigit(r):
			b.WriteRune(asciiDigit(r))
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// plainASCII is what plainWords makes of an ASCII character.
func plainASCII(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r - 'A' + 'a'
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return r
	case isApostrophe(r):
		return -1
	}
	return ' '
}

// isFoldedMark reports the marks that a writer may leave out: Latin, Greek and
// Cyrillic diacritics, Hebrew points, Arabic vowels and hamza. Marks of other
// scripts carry the word's vowels and stay.
func isFoldedMark(r rune) bool {
	switch {
	case r >= 0x0300 && r <= 0x036F, r >= 0x0591 && r <= 0x05C7, r >= 0x0610 && r <= 0x061A,
		r >= 0x064B && r <= 0x065F, r == 0x0670, r >= 0x06D6 && r <= 0x06ED:
		return true
	}
	return false
}

// isApostrophe reports the signs that stand for hamza and ayn in
// transliterations, typed or typeset.
func isApostrophe(r rune) bool {
	return strings.ContainsRune("'`\u00b4\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u0374\u2032", r)
}

// asciiDigit maps the Arabic-Indic digits to ASCII; others stay.
func asciiDigit(r rune) rune {
	switch {
	case r >= 0x0660 && r <= 0x0669:
		return '0' + r - 0x0660
	case r >= 0x06F0 && r <= 0x06F9:
		return '0' + r - 0x06F0
	}
	return r
}

// isArticle reports the spellings of the Arabic article before sun and moon
// letters, and the English one.
func isArticle(w string) bool {
	switch w {
	case "al", "el", "il", "ul", "ar", "er", "ur", "as", "es", "us", "ess", "ash", "esh", "ush", "ech", "at", "et", "ut", "ath", "eth",
		"an", "en", "un", "enn", "ad", "ed", "ud", "adh", "edh", "az", "ez", "uz", "the":
		return true
	}
	return false
}
