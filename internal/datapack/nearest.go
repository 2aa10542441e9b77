package datapack

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// nearest finds the ids whose id or name is written most like a wanted text.
type nearest struct {
	text   string
	wanted []rune
	limit  int            // greatest distance that still counts as like
	found  map[string]int // id -> least distance
	row    []int
}

// minPart is the shortest text, in characters, that is looked for inside others.
const minPart = 4

// suggestions is how many ids a message names.
const suggestions = 3

func newNearest(wanted string) *nearest {
	folded := foldName(wanted)
	w := []rune(folded)
	return &nearest{text: folded, wanted: w, limit: max(1, (len(w)+2)/3), found: map[string]int{}}
}

// consider weighs one spelling of an id. One that holds the wanted text as a whole,
// such as a name with its article, counts as just near enough.
func (n *nearest) consider(id, spelling string) {
	folded := foldName(spelling)
	d := n.limit + 1
	if len(n.wanted) >= minPart && strings.Contains(folded, n.text) {
		d = n.limit
	}
	if diff := utf8.RuneCountInString(folded) - len(n.wanted); diff <= n.limit && -diff <= n.limit {
		d = min(d, n.distance([]rune(folded)))
	}
	if old, ok := n.found[id]; d <= n.limit && (!ok || d < old) {
		n.found[id] = d
	}
}

// list returns the best ids, nearest first, equals in alphabetical order.
func (n *nearest) list() []string {
	list := slices.SortedFunc(maps.Keys(n.found), func(a, b string) int {
		return cmp.Or(cmp.Compare(n.found[a], n.found[b]), strings.Compare(a, b))
	})
	return list[:min(len(list), suggestions)]
}

// distance is the edit distance of Levenshtein, in characters, by one row of the
// usual table.
func (n *nearest) distance(other []rune) int {
	n.row = slices.Grow(n.row[:0], len(other)+1)[:len(other)+1]
	for j := range n.row {
		n.row[j] = j
	}
	for i, w := range n.wanted {
		diagonal := n.row[0]
		n.row[0] = i + 1
		for j, o := range other {
			change := diagonal
			if w != o {
				change++
			}
			diagonal = n.row[j+1]
			n.row[j+1] = min(change, n.row[j]+1, n.row[j+1]+1)
		}
	}
	return n.row[len(other)]
}

// foldName makes names comparable to ids: lower case, and hyphens for what ids
// cannot hold.
func foldName(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '_', '–', '/':
			return '-'
		case '\'', '’', 'ʻ', 'ʿ', 'ʾ':
			return -1
		}
		return r
	}, strings.ToLower(s))
}
