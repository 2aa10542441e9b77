package gazetteer

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/heldline/heldline/internal/atlas"
)

// Entry is one thing that an Index finds by its names.
type Entry struct {
	ID    string
	Names []string // the main name first
	Rank  int      // 1 first; 0 counts as last
}

// PlaceEntries returns an Entry for each place: name, Arabic name, aliases.
func PlaceEntries(places []atlas.Place) []Entry {
	entries := make([]Entry, len(places))
	for i := range places {
		p := &places[i]
		entries[i] = Entry{ID: p.ID, Names: namesOf(p.Name, p.NameAr, p.Aliases), Rank: p.Rank}
	}
	return entries
}

// RowEntries returns an Entry for each gazetteer row.
func RowEntries(rows []atlas.GazetteerEntry) []Entry {
	entries := make([]Entry, len(rows))
	for i := range rows {
		r := &rows[i]
		entries[i] = Entry{ID: r.ID, Names: namesOf(r.Name, r.NameAr, r.Aliases)}
	}
	return entries
}

// namesOf lists the names that are not empty.
func namesOf(name, nameAr string, aliases []string) []string {
	all := append([]string{name, nameAr}, aliases...)
	return slices.DeleteFunc(all, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// Index finds entries by what a reader types, in any spelling and script. It is
// immutable and safe for use by many goroutines.
type Index struct {
	entries   []Entry
	names     []indexedName
	byKey     []int32      // names in the order of their keys
	byPlain   []int32      // names in the order of their plain forms, for words still being typed
	byWord    []indexedKey // words of the names but the first, sorted
	skeletons map[string][]int32
	bigrams   map[[2]rune][]int32 // which names' keys hold it, each name once

	once   sync.Once // builds what stands after the entries
	source func() []Entry
}

type indexedName struct {
	form
	entry int32
}

type indexedKey struct {
	key  string
	name int32
}

// minSkeleton is the number of consonants below which skeletons say nothing.
const minSkeleton = 2

// NewIndex makes an index of entries, which nobody may change after. Cost: nothing
// until the first search, which sorts their names.
func NewIndex(entries []Entry) *Index {
	return &Index{source: func() []Entry { return entries }}
}

// PlaceIndex makes an index of the names of places. Cost: as NewIndex.
func PlaceIndex(places []atlas.Place) *Index {
	return &Index{source: func() []Entry { return PlaceEntries(places) }}
}

func (ix *Index) build() {
	ix.entries, ix.source = ix.source(), nil
	ix.skeletons, ix.bigrams = map[string][]int32{}, map[[2]rune][]int32{}
	n := 0
	for i := range ix.entries {
		n += len(ix.entries[i].Names)
	}
	ix.names, ix.byKey = make([]indexedName, 0, n), make([]int32, 0, n)
	forms := map[string]form{} // many things have the same name: it is folded and kept once
	for i, entry := range ix.entries {
		for _, text := range entry.Names {
			f, known := forms[text]
			if !known {
				f = formOf(text)
				forms[text] = f
			}
			ix.add(int32(i), f)
		}
	}
	ix.byPlain = slices.Clone(ix.byKey)
	var sorting sync.WaitGroup
	sorting.Go(func() {
		slices.SortFunc(ix.byKey, func(a, b int32) int {
			return cmp.Or(cmp.Compare(ix.names[a].key, ix.names[b].key), cmp.Compare(a, b))
		})
	})
	sorting.Go(func() {
		slices.SortFunc(ix.byPlain, func(a, b int32) int {
			return cmp.Or(cmp.Compare(ix.names[a].plain, ix.names[b].plain), cmp.Compare(a, b))
		})
	})
	slices.SortFunc(ix.byWord, func(a, b indexedKey) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.name, b.name))
	})
	sorting.Wait()
}

func (ix *Index) add(entry int32, f form) {
	if f.key == "" {
		return
	}
	id := int32(len(ix.names))
	ix.names = append(ix.names, indexedName{f, entry})
	ix.byKey = append(ix.byKey, id)
	for _, word := range f.words[min(1, len(f.words)):] {
		ix.byWord = append(ix.byWord, indexedKey{word, id})
	}
	if f.skeleton != "" {
		ix.skeletons[f.skeleton] = append(ix.skeletons[f.skeleton], id)
	}
	for _, pair := range bigramsOf(ix.names[id].runes) {
		ix.bigrams[pair] = append(ix.bigrams[pair], id)
	}
}

// bigramsOf returns the distinct neighbouring pairs of a key, its ends marked.
func bigramsOf(key []rune) [][2]rune {
	pairs := make([][2]rune, 0, len(key)+1)
	last := rune(0)
	for _, r := range key {
		pairs = append(pairs, [2]rune{last, r})
		last = r
	}
	pairs = append(pairs, [2]rune{last, 0})
	slices.SortFunc(pairs, func(a, b [2]rune) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return slices.Compact(pairs)
}
