package sqlite

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
)

// letters pairs the spellings of a consonant in transliterations with its Arabic letter.
var letters = []struct {
	latin  []string
	arabic string
}{
	{[]string{"b"}, "ب"}, {[]string{"t"}, "ت"}, {[]string{"th"}, "ث"}, {[]string{"j", "dj"}, "ج"}, {[]string{"h"}, "ح"}, {[]string{"kh"}, "خ"},
	{[]string{"d"}, "د"}, {[]string{"dh", "d"}, "ذ"}, {[]string{"r"}, "ر"}, {[]string{"z"}, "ز"}, {[]string{"s"}, "س"}, {[]string{"sh"}, "ش"},
	{[]string{"s"}, "ص"}, {[]string{"t"}, "ط"}, {[]string{"gh", "g"}, "غ"}, {[]string{"f"}, "ف"}, {[]string{"q", "k", "g"}, "ق"}, {[]string{"k"}, "ك"},
	{[]string{"l"}, "ل"}, {[]string{"m"}, "م"}, {[]string{"n"}, "ن"}, {[]string{"h"}, "ه"}, {[]string{"r"}, "ر"}, {[]string{"m"}, "م"}, {[]string{"l"}, "ل"},
	{[]string{"n"}, "ن"}, {[]string{"b"}, "ب"}, {[]string{"s"}, "س"},
}

// vowels pairs theirs, short ones unwritten in Arabic.
var vowels = []struct {
	latin  []string
	arabic string
}{
	{[]string{"a"}, ""}, {[]string{"a"}, ""}, {[]string{"i", "e"}, ""}, {[]string{"u", "o"}, ""}, {[]string{"a", "aa"}, "ا"}, {[]string{"i", "ee"}, "ي"},
	{[]string{"u", "oo", "ou"}, "و"}, {[]string{"ay", "ai"}, "ي"}, {[]string{"aw", "au"}, "و"},
}

// first are words that many names begin with.
var first = [][2]string{
	{"Tall", "تل"}, {"Abu", "ابو"}, {"Khirbat", "خربة"}, {"Wadi", "وادي"}, {"Bir", "بير"}, {"Qaryat", "قرية"}, {"Umm", "ام"}, {"Hayy", "حي"}, {"Jabal", "جبل"}, {"Ayn", "عين"},
}

// root is one word in all its spellings.
type root struct{ consonants, vowels []int }

// namer makes up transliterated Arabic place names, the same ones in every run.
type namer struct {
	*rand.Rand
	roots []root
}

func newNamer(roots int) *namer {
	n := &namer{Rand: rand.New(rand.NewPCG(7, 9))}
	for range roots {
		r := root{}
		for range 2 + n.IntN(3) {
			r.consonants = append(r.consonants, n.IntN(len(letters)))
			r.vowels = append(r.vowels, n.IntN(len(vowels)))
		}
		n.roots = append(n.roots, r)
	}
	return n
}

// root picks one, the first ones more often.
func (n *namer) root() root { return n.roots[int(float64(len(n.roots))*n.Float64()*n.Float64())] }

func (n *namer) one(of []string) string { return of[n.IntN(len(of))] }

// latin writes a word as some writer might.
func (n *namer) latin(r root, ending string) string {
	var b strings.Builder
	for i, c := range r.consonants {
		b.WriteString(n.one(letters[c].latin))
		if i < len(r.consonants)-1 {
			b.WriteString(n.one(vowels[r.vowels[i]].latin))
		}
	}
	s := b.String() + ending
	return strings.ToUpper(s[:1]) + s[1:]
}

func (n *namer) arabic(r root, ending string) string {
	var b strings.Builder
	for i, c := range r.consonants {
		b.WriteString(letters[c].arabic)
		if i < len(r.consonants)-1 {
			b.WriteString(vowels[r.vowels[i]].arabic)
		}
	}
	return b.String() + ending
}

// row makes the row of a number, with two or three names.
func (n *namer) row(no int) gazetteer.Import {
	r, second := n.root(), n.root()
	ending, endingAr := "", ""
	switch n.IntN(5) {
	case 0:
		ending, endingAr = n.one([]string{"ah", "a"}), "ة"
	case 1:
		ending, endingAr = "iyah", "ية"
	}
	start, startAr, end, endAr := "", "", "", ""
	switch n.IntN(4) {
	case 0:
		start, startAr = n.one([]string{"Al-", "al ", "El "}), "ال"
	case 1:
		w := first[n.IntN(len(first))]
		start, startAr = w[0]+" ", w[1]+" "
	case 2:
		if n.IntN(2) == 0 {
			end, endAr = " "+n.latin(second, ""), " "+n.arabic(second, "")
		}
	}
	x := gazetteer.Import{Feature: "P.PPL", Rank: 4, Entry: atlas.GazetteerEntry{
		ID: fmt.Sprintf("geonames:%d", 100_000+no), Kind: "village", Country: "XX", Admin1: fmt.Sprintf("Province %d", no%18), Admin2: fmt.Sprintf("District %d", no%400),
		Lat: 30 + float64(no%70000)/10000, Lon: 40 + float64(no%90000)/10000, PrecisionM: 1000, Origin: "made up",
		Name: start + n.latin(r, ending) + end, NameAr: startAr + n.arabic(r, endingAr) + endAr,
	}}
	if no%100 == 0 {
		x.Rank = 1 + n.IntN(3)
	}
	if n.IntN(2) == 0 {
		x.Entry.Aliases = []string{start + n.latin(r, ending) + end}
	}
	x.Names = gazetteer.KeysOf(&x.Entry)
	return x
}

// misspelt changes, drops or swaps one letter.
func (n *namer) misspelt(name string) string {
	r := []rune(name)
	if len(r) < 5 {
		return name
	}
	i := 1 + n.IntN(len(r)-2)
	switch n.IntN(3) {
	case 0:
		r[i] = rune('a' + n.IntN(26))
	case 1:
		r = append(r[:i], r[i+1:]...)
	case 2:
		r[i], r[i-1] = r[i-1], r[i]
	}
	return string(r)
}
