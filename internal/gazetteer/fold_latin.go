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

// foldLatin folds one word of a transliteration once.
func foldLatin(w string) string {
	b := make([]byte, 0, len(w)+2)
	put := func(c byte) {
		if n := len(b); n == 0 || b[n-1] != c || isDigit(c) {
			b = append(b, c)
		}
	}
	for i := 0; i < len(w); {
		sound, used := latinSound(w, i)
		for _, c := range []byte(sound) {
			if n := len(b); n > 0 && (b[n-1] == 'u' && c != 'u' && isVowel(c) || b[n-1] == 'a' && c == 'u') {
				put('w') // "Soueira", "Sueira", "Suwaira"; "Daoud", "Dawud"
			}
			put(c)
		}
		i += used
	}
	return latinStart(latinEnding(string(b)))
}

// latinStart makes one of "Abu X", "Abou X", "Abi X", "Albu X", "Al-BuX" and "AbuX".
func latinStart(w string) string {
	for _, start := range []string{"albu", "abul", "abu", "abi"} {
		if w == start {
			return "bu"
		}
	}
	for _, start := range []string{"albu", "abu"} {
		if rest, ok := strings.CutPrefix(w, start); ok && len(rest) >= 4 && !isVowel(rest[0]) {
			return "bu" + rest
		}
	}
	return w
}

// latinSound returns the folded sound at w[i] and how many letters spell it.
func latinSound(w string, i int) (string, int) {
	for _, s := range latinSounds(w[i]) {
		if strings.HasPrefix(w[i:], s.letters) {
			return s.sound, len(s.letters)
		}
	}
	if sound, used := latinDiphthong(w, i); used > 0 {
		return sound, used
	}
	next := i + 1
	last := next == len(w)
	switch c := w[i]; c {
	case 'g':
		if next+1 < len(w) && w[next] == 'u' && isFront(w[next+1]) { // French "gue", "gui"
			return "k", 2
		}
		return "k", 1
	case 'c':
		if !last && isFront(w[next]) {
			return "s", 1
		}
		return "k", 1
	case 'q', 'x':
		return "k", 1
	case 'o':
		if i > 0 && w[i-1] == 'a' { // hardly a sound, rather an error of typing
			return "o", 1
		}
		return "u", 1
	case 'e':
		return latinE(w, i), 1
	case 'p':
		return "b", 1
	case 'v':
		return "w", 1
	case 'y':
		if last || i > 0 && !isVowel(w[i-1]) {
			return "i", 1
		}
	}
	return w[i : i+1], 1
}

// spelled is a sound and the letters that spell it.
type spelled struct{ letters, sound string }

// latinSounds lists the groups of letters that begin with c and are always read
// alike, longer ones first.
func latinSounds(c byte) []spelled {
	switch c {
	case 'k':
		return []spelled{{"kh", "k"}}
	case 'g':
		return []spelled{{"gh", "k"}, {"gj", "j"}}
	case 'c':
		return []spelled{{"ch", "j"}, {"ck", "k"}}
	case 'd':
		return []spelled{{"dsch", "j"}, {"dzh", "j"}, {"dj", "j"}, {"dh", "d"}}
	case 't':
		return []spelled{{"tsch", "j"}, {"tch", "j"}, {"th", "t"}}
	case 's':
		return []spelled{{"sch", "sh"}, {"sh", "sh"}}
	case 'z':
		return []spelled{{"zh", "z"}}
	case 'p':
		return []spelled{{"ph", "f"}}
	case 'e':
		return []spelled{{"ee", "i"}}
	case 'i':
		return []spelled{{"iyy", "i"}, {"iy", "i"}}
	case 'o':
		return []spelled{{"oo", "u"}}
	}
	return nil
}

// latinDiphthong reads the vowels before a half-vowel: "ai" and "au" before a
// consonant, "ay" and "aw" before a vowel, however they are spelled. It uses no
// letter where there is none.
func latinDiphthong(w string, i int) (string, int) {
	if i+1 >= len(w) {
		return "", 0
	}
	used := 2
	half, before, alone := byte('y'), "ay", "ai"
	switch w[i : i+2] {
	case "ai", "ei", "ay", "ey", "ae":
	case "au", "aw", "ow":
		half, before, alone = 'w', "aw", "u"
		if w[i] == 'o' {
			before = "uw"
		}
	case "ou":
		half, before, alone = 'w', "uw", "u"
		if i == 0 || isVowel(w[i-1]) {
			before = "w" // "Ouahran", "Zaouia"
		}
	default:
		return "", 0
	}
	for i+used < len(w) && w[i+used] == half {
		used++
	}
	if i+used < len(w) && isVowel(w[i+used]) && w[i:i+used] != "ae" {
		return before, used
	}
	return alone, used
}

// latinE reads an e: the last one stands for ta marbuta, or for nothing after the
// n of a French ending.
func latinE(w string, i int) string {
	if i >= 2 && w[i:] == "eh" {
		return "a"
	}
	if i < len(w)-1 || i < 2 {
		return "i"
	}
	if w[i-1] == 'n' && isVowel(w[i-2]) {
		return ""
	}
	return "a"
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

// isFront reports the vowels that change the letter before them.
func isFront(c byte) bool { return c == 'e' || c == 'i' || c == 'y' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
