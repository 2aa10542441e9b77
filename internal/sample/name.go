package sample

import (
	"math/rand/v2"
	"strconv"
	"strings"
)

// name is a name in both scripts, which say the same.
type name struct{ latin, arabic string }

// The parts of invented names, as long as those of towns where Arabic is written.
func articles() []name {
	return []name{{}, {}, {}, {"Al-", "ال"}, {"Al-", "ال"}, {"Tell ", "تل "}, {"Umm ", "أم "}, {"Wadi ", "وادي "}}
}

func stems() []name {
	return []name{
		{"bas", "باس"}, {"dur", "دور"}, {"far", "فار"}, {"ghal", "غال"}, {"hud", "هود"}, {"jas", "جاس"}, {"kab", "كاب"}, {"lut", "لوت"},
		{"mar", "مار"}, {"nab", "ناب"}, {"qas", "قاس"}, {"rub", "روب"}, {"sal", "سال"}, {"shar", "شار"}, {"tub", "توب"}, {"zur", "زور"},
	}
}

func endings() []name {
	return []name{{"a", "ا"}, {"iya", "ية"}, {"an", "ان"}, {"in", "ين"}, {"at", "ات"}, {"ah", "ة"}, {"ud", "ود"}, {"i", "ي"}}
}

// newName invents a name. Several places may have the same, as in life.
func newName(r *rand.Rand) name {
	article, first, ending := pick(r, articles()), pick(r, stems()), pick(r, endings())
	var second name
	if r.IntN(2) == 0 {
		second = pick(r, stems())
	}
	latin := first.latin + second.latin + ending.latin
	return name{
		latin:  article.latin + strings.ToUpper(latin[:1]) + latin[1:],
		arabic: article.arabic + first.arabic + second.arabic + ending.arabic,
	}
}

// id is an id that speaks; the number makes it unique.
func (n name) id(no int) string {
	return strings.ToLower(strings.ReplaceAll(n.latin, " ", "-")) + "-" + strconv.FormatInt(int64(no), 36)
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }
