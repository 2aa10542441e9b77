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
	wanted []rune
	limit  int            // greatest distance that still counts as like
	found  map[string]int // id -> least distance
	row    []int
}

// suggestions is how many ids a message names.
const suggestions = 3

func newNearest(wanted string) *nearest {
	w := []rune(foldName(wanted))
	return &nearest{wanted: w, limit: max(2, len(w)/3), found: map[string]int{}}
}

// consider weighs one spelling of an id.
func (n *nearest) consider(id, spelling string) {
	folded := foldName(spelling)
	if diff := utf8.RuneCountInString(folded) - len(n.wanted); diff > n.limit || -diff > n.limit {
		return
	}
	d := n.distance([]rune(folded))
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
