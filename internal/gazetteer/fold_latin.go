package gazetteer

import "strings"

// latinBase returns the plain letters for a Latin letter that no normal form
// takes apart; other letters are returned as they are.
func latinBase(r rune) string {
	switch r {
	case 'ı':
		return "i"
	case 'ø':
		return "o"
	case 'ł':
		return "l"
	case 'đ', 'ð':
		return "d"
	case 'ħ':
		return "h"
	case 'þ':
		return "th"
	case 'ß':
		return "ss"
	case 'æ', 'ə':
		return "a"
	case 'œ':
		return "o"
	}
	return string(r)
}

// isLatin reports that w is made of a-z and digits only.
func isLatin(w string) bool {
	for i := range len(w) {
		if c := w[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return w != ""
}

// foldLatin folds one word of a transliteration.
func foldLatin(w string) string {
	if w == "abu" || w == "albu" { // "Abu X", "Albu X" and "Al-BuX" are one name
		return "bu"
	}
	b := make([]byte, 0, len(w)+2)
	for i := 0; i < len(w); {
		sound, used := latinSound(w, i)
		for _, c := range []byte(sound) {
			if n := len(b); n == 0 || b[n-1] != c || isDigit(c) {
				b = append(b, c)
			}
		}
		i += used
	}
	return latinEnding(string(b))
}

// latinSound returns the folded sound at w[i] and how many letters spell it.
func latinSound(w string, i int) (string, int) {
	if i+1 < len(w) {
		vowelNext := i+2 < len(w) && isVowel(w[i+2])
		switch w[i : i+2] {
		case "kh", "gh", "ck":
			return "k", 2
		case "dh":
			return "d", 2
		case "th":
			return "t", 2
		case "ch", "dj":
			return "j", 2
		case "sh":
			return "sh", 2
		case "ph":
			return "f", 2
		case "ee":
			return "i", 2
		case "oo", "ou":
			return "u", 2
		case "ai", "ei", "ae":
			return "ai", 2
		case "au":
			return "u", 2
		case "ay", "ey":
			if !vowelNext {
				return "ai", 2
			}
		case "aw", "ow":
			if !vowelNext {
				return "u", 2
			}
		case "iy":
			return "i", 2
		}
	}
	switch w[i] {
	case 'q', 'g', 'c':
		return "k", 1
	case 'o':
		return "u", 1
	case 'e':
		return "i", 1
	case 'p':
		return "b", 1
	case 'v':
		return "f", 1
	case 'x':
		return "ks", 1
	case 'y':
		if i == len(w)-1 {
			return "i", 1
		}
	}
	return w[i : i+1], 1
}

// latinEnding folds what ta marbuta is spelled as: -ah, -eh, -a.
func latinEnding(w string) string {
	if len(w) < 3 || !isVowel(w[len(w)-2]) {
		return w
	}
	if strings.HasSuffix(w, "ah") || strings.HasSuffix(w, "ih") {
		return w[:len(w)-2] + "a"
	}
	return strings.TrimSuffix(w, "h")
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
