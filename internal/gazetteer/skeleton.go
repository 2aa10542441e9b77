package gazetteer

import "strings"

// skeleton returns the consonants of a folded key, in Latin letters for Arabic
// too, so that names meet across vowels and scripts: بيروت and Beirut. A word's
// vowel at its start counts as "a". It is a weak sign: many names share one.
func skeleton(key string) string {
	var b strings.Builder
	for _, word := range strings.Fields(key) {
		b.WriteString(wordSkeleton(word))
	}
	return b.String()
}

func wordSkeleton(word string) string {
	var b strings.Builder
	for i, r := range word {
		b.WriteString(consonant(r, i == 0))
	}
	s := b.String()
	if len(s) > 1 && !strings.HasSuffix(s, "sh") {
		s = strings.TrimSuffix(s, "h") // ta marbuta
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
		return "sh"
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
