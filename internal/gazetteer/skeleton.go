package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// skeleton returns the consonants of a folded key, in Latin letters for Arabic
// too, so that names meet across vowels and scripts: بيروت and Beirut. A
// vowel at the start counts as "a"; words such as "city" do not count. It is a weak
// sign: many names share one.
func skeleton(key string) string {
	words := strings.Fields(specific(key))
	s := bones(words, false)
	if len(s) < minSkeleton { // half-vowels are all that is left of a short name
		s = bones(words, true)
	}
	return s
}

func bones(words []string, halfVowels bool) string {
	var b strings.Builder
	for i, word := range words {
		if i < len(words)-1 { // ta marbuta before another word is spoken, but not written in Arabic
			word = strings.TrimSuffix(strings.TrimSuffix(word, "at"), "ات")
		}
		b.WriteString(wordSkeleton(word, i == 0, halfVowels))
	}
	return b.String()
}

func wordSkeleton(word string, first, halfVowels bool) string {
	var b strings.Builder
	for i, r := range word {
		switch {
		case r == 's' && strings.HasPrefix(word[i:], "sh"):
			b.WriteByte('j') // French "ch" is either
		case r == 'h' && strings.HasSuffix(word[:i], "s"):
		case halfVowels && i > 0 && (r == 'w' || r == 'و'):
			b.WriteByte('w')
		case halfVowels && i > 0 && (r == 'y' || r == 'ي'):
			b.WriteByte('y')
		default:
			b.WriteString(consonant(r, first && i == 0))
		}
	}
	s := b.String()
	if last, _ := utf8.DecodeLastRuneInString(word); len(s) > 1 && consonant(last, false) == "h" {
		s = strings.TrimSuffix(s, "h") // ta marbuta, or hardly heard
	}
	return s
}

// consonant returns the Latin consonant of a folded letter, "a" for a vowel that
// starts a word, "" for other vowels and half-vowels, and the letter itself
// where it is neither Latin nor Arabic.
func consonant(r rune, first bool) string {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'ا', 'ع':
		if first {
			return "a"
		}
		return ""
	case 'y', 'w', 'و', 'ي':
		return ""
	case 'ب':
		return "b"
	case 'ت', 'ث', 'ط':
		return "t"
	case 'ج':
		return "j"
	case 'ح', 'ه':
		return "h"
	case 'خ', 'غ', 'ق', 'ك':
		return "k"
	case 'د', 'ذ', 'ض':
		return "d"
	case 'ر':
		return "r"
	case 'ز', 'ظ':
		return "z"
	case 'س', 'ص':
		return "s"
	case 'ش':
		return "j"
	case 'ف':
		return "f"
	case 'ل':
		return "l"
	case 'م':
		return "m"
	case 'ن':
		return "n"
	}
	return string(r)
}

// heard returns the letters of a key as they are spoken, in Latin for Arabic too,
// for comparing keys of two scripts. Arabic does not write its short vowels, so
// that even the same name differs by them.
func heard(key []rune) []rune {
	letters := make([]rune, 0, len(key))
	for i, r := range key {
		switch {
		case r == 'w' || r == 'و':
			r = 'u'
		case r == 'y' || r == 'ي':
			r = 'i'
		case r == 'ا', r == 'ع' && i == 0, r == 'ه' && i == len(key)-1:
			r = 'a'
		case r == 's' && i+1 < len(key) && key[i+1] == 'h':
			r = 'j'
		case r == 'h' && i > 0 && key[i-1] == 's':
			continue
		case unicode.Is(unicode.Arabic, r):
			letters = append(letters, []rune(consonant(r, i == 0))...)
			continue
		}
		letters = append(letters, r)
	}
	return letters
}

// sameScript reports that both keys are Arabic or neither is.
func sameScript(a, b []rune) bool {
	return len(a) == 0 || len(b) == 0 || unicode.Is(unicode.Arabic, a[0]) == unicode.Is(unicode.Arabic, b[0])
}
