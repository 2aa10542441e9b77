package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/heldline/heldline/internal/atlas"
)

// KeyOf returns what a name is found by; ok is false for a name that folds to
// nothing.
func KeyOf(name string) (key NameKey, ok bool) {
	folded := Fold(name)
	key = NameKey{Name: name, Key: compact(folded), Skeleton: meaningful(skeleton(folded))}
	return key, key.Key != ""
}

// KeysOf returns the keys of every name of a row, the main name first, each
// spelling once.
func KeysOf(row *atlas.GazetteerEntry) []NameKey {
	names := namesOf(row.Name, row.NameAr, row.Aliases)
	keys := make([]NameKey, 0, len(names))
	seen := make(map[string]bool, len(names))
	for _, name := range names {
		if seen[name] {
			continue
		}
		seen[name] = true
		if key, ok := KeyOf(name); ok {
			keys = append(keys, key)
		}
	}
	return keys
}

// Trigrams returns the distinct runs of three characters of a key, its ends
// marked by "^" and "$", so that short keys have some too and beginnings count.
func Trigrams(key string) []string {
	marked := []rune("^" + key + "$")
	grams := make([]string, 0, len(marked))
	seen := make(map[string]bool, len(marked))
	for i := 0; i+3 <= len(marked); i++ {
		if gram := string(marked[i : i+3]); !seen[gram] {
			seen[gram] = true
			grams = append(grams, gram)
		}
	}
	return grams
}

// PrefixKeys returns the keys that a name may begin with while it is still being
// typed: the end of an unfinished word folds differently from its middle.
func PrefixKeys(text string) []string {
	var keys []string
	add := func(key string) {
		if key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	add(compact(Fold(text)))
	if last, _ := utf8.DecodeLastRuneInString(plain(text)); last >= 'a' && last <= 'z' { // the letters that change how the one before them is read
		for _, next := range []string{"a", "b", "h"} {
			key := compact(Fold(text + next))
			add(strings.TrimSuffix(key, foldWord(next)))
		}
		add(compact(Fold(text + "h")))
	}
	return keys
}
