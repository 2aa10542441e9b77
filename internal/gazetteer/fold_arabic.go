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
// and madda have already left their alef, waw and ya. Two equal letters stay: there
// is a vowel between them.
func foldArabic(w string) string {
	var b strings.Builder
	for i, r := range w {
		if r == 'ە' && i+len("ە") < len(w) {
			continue // Kurdish: a short vowel, which Arabic does not write
		}
		if r = arabicLetter(r); r != 0 {
			b.WriteRune(r)
		}
	}
	return arabicStart(b.String())
}

// arabicStart takes the article away and makes one of the ways to write "Abu".
func arabicStart(w string) string {
	for _, start := range []string{"البو", "ابو", "ابي"} {
		rest, ok := strings.CutPrefix(w, start)
		if ok && (rest == "" || start != "ابي" && len(rest) >= len("غرب")) {
			return "بو" + rest
		}
	}
	if rest, ok := strings.CutPrefix(w, "ال"); ok && len(rest) >= len("حر") {
		return rest
	}
	return w
}

// arabicLetter maps a letter to the one it is often typed as, the letters of
// Persian, Kurdish and Urdu to the nearest Arabic one, and a lone hamza to
// nothing (0).
func arabicLetter(r rune) rune {
	switch r {
	case 'ٱ':
		return 'ا'
	case 'ى', 'ی', 'ې', 'ے', 'ێ', 'ۍ':
		return 'ي'
	case 'ة', 'ھ', 'ہ', 'ە', 'ۃ', 'ۀ':
		return 'ه'
	case 'ۆ', 'ۇ', 'ۈ', 'ۊ', 'ۋ':
		return 'و'
	case 'چ':
		return 'ج'
	case 'گ', 'ک', 'ڪ', 'ڭ', 'ݣ':
		return 'ك'
	case 'پ':
		return 'ب'
	case 'ڤ':
		return 'ف'
	case 'ژ':
		return 'ز'
	case 'ڕ', 'ڑ':
		return 'ر'
	case 'ڵ':
		return 'ل'
	case 'ٹ':
		return 'ت'
	case 'ڈ':
		return 'د'
	case 'ں':
		return 'ن'
	case 'ڨ':
		return 'ق'
	case 'ء':
		return 0
	}
	return r
}
