package gazetteer

import (
	"slices"
	"strings"
)

// isGeneric reports folded words that say what kind of thing a name means rather
// than which one: "Qaryat X", "X City", "city of X".
func isGeneric(word string) bool {
	switch word {
	case "kariat", "karia", "madinat", "madina", "nahiat", "nahia", "kada", "muhafazat", "muhafaza", "kasabat", "kasaba", "markaz",
		"wilayat", "wilaya", "baladat", "balda", "baladiat", "baladia", "uf", "siti", "tun", "wilaka", "distrikt", "subdistrikt",
		"kuwirnurata", "bruwinsa",
		"قريه", "مدينه", "ناحيه", "قضا", "محافظه", "قصبه", "مركز", "ولايه", "بلده", "بلديه":
		return true
	}
	return false
}

// specific drops the generic words of a folded name, unless nothing else would
// be left.
func specific(folded string) string {
	words := strings.Fields(folded)
	if !slices.ContainsFunc(words, isGeneric) {
		return folded
	}
	if kept := slices.DeleteFunc(words, isGeneric); len(kept) > 0 {
		return strings.Join(kept, " ")
	}
	return folded
}
