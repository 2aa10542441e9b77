package gazetteer

import (
	"strings"
	"unicode"
)

// isArabic reports that w starts with an Arabic letter.
func isArabic(w string) bool {
	for _, r := range w {
		return unicode.Is(unicode.Arabic, r)
	}
	return false
}

// foldArabic folds one Arabic word in compatibility decomposition, where hamza
// and madda have already left their alef, waw and ya.
func foldArabic(w string) string {
	var b strings.Builder
	var last rune
	for _, r := range w {
		r = arabicLetter(r)
		if r == 0 || r == last && unicode.IsLetter(r) {
			continue
		}
		b.WriteRune(r)
		last = r
	}
	folded := b.String()
	if folded == "ابو" || folded == "البو" {
		return "بو"
	}
	if rest, ok := strings.CutPrefix(folded, "ال"); ok && len(rest) >= len("حر") {
		return rest
	}
	return folded
}

// arabicLetter maps a letter to the one it is often typed as, and a lone hamza
// to nothing (0).
func arabicLetter(r rune) rune {
	switch r {
	case 'ٱ':
		return 'ا'
	case 'ى', 'ی', 'ې', 'ے':
		return 'ي'
	case 'ة', 'ھ', 'ہ', 'ە':
		return 'ه'
	case 'چ':
		return 'ج'
	case 'گ', 'ک', 'ڪ':
		return 'ك'
	case 'پ':
		return 'ب'
	case 'ڤ':
		return 'ف'
	case 'ژ':
		return 'ز'
	case 'ء':
		return 0
	}
	return r
}
