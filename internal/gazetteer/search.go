package gazetteer

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"
)

// Reason says why a name was found.
type Reason string

// The reasons, best first.
const (
	SameName     Reason = "same name"      // but for case and diacritics
	SameSpelling Reason = "other spelling" // the folded keys are equal
	NamePrefix   Reason = "name starts with it"
	WordPrefix   Reason = "a word starts with it"
	SameSound    Reason = "same consonants"  // also across scripts
	NearSpelling Reason = "similar spelling" // a few letters apart
)

// Hit is one answer of a search.
type Hit struct {
	ID     string
	Name   string  // the name that was matched, as it is written
	Score  float64 // 0..1
	Reason Reason
}

const (
	maxQuery    = 100 // characters of a query that count
	maxHits     = 100
	defaultHits = 10
)

// Search returns the entries that a query may mean, best first, each once: by
// score, then rank, then id. A limit that is not positive means 10; more than
// 100 means 100. Any text is a valid query; an empty one finds nothing.
func (ix *Index) Search(query string, limit int) []Hit {
	if limit <= 0 {
		limit = defaultHits
	}
	if runes := []rune(query[:min(len(query), 4*maxQuery)]); len(runes) > maxQuery {
		query = string(runes[:maxQuery])
	} else {
		query = string(runes)
	}
	folded := Fold(query)
	s := searching{index: ix, best: map[int32]Hit{}, plain: plain(query), key: compact(folded), skeleton: skeleton(folded), weight: 1}
	s.run()
	if rest, stuck := strings.CutPrefix(s.key, "al"); stuck && len(rest) >= 3 { // "Alqaim"
		s.key, s.skeleton, s.plain, s.weight = rest, "", "", 0.95
		s.run()
	}
	return s.hits(min(limit, maxHits))
}

// searching is the state of one search.
type searching struct {
	index    *Index
	best     map[int32]Hit // by entry
	plain    string
	key      string
	skeleton string
	weight   float64
}

func (s *searching) run() {
	if s.key == "" {
		return
	}
	s.byPrefix()
	s.byTyping()
	s.byWord()
	if len(s.skeleton) >= minSkeleton {
		for _, name := range s.index.skeletons[s.skeleton] {
			s.consider(name, 0.6+0.2*s.index.similarity(name, []rune(s.key)), SameSound)
		}
	}
	s.byBigrams()
}

// consider keeps the best hit of the name's entry.
func (s *searching) consider(name int32, score float64, reason Reason) {
	n := &s.index.names[name]
	score = math.Round(score*s.weight*1000) / 1000
	if old, ok := s.best[n.entry]; !ok || score > old.Score {
		s.best[n.entry] = Hit{ID: s.index.entries[n.entry].ID, Name: n.text, Score: score, Reason: reason}
	}
}

func (s *searching) byPrefix() {
	ix := s.index
	from := sort.Search(len(ix.byKey), func(i int) bool { return ix.names[ix.byKey[i]].key >= s.key })
	for _, name := range ix.byKey[from:] {
		n := &ix.names[name]
		switch {
		case !strings.HasPrefix(n.key, s.key):
			return
		case n.plain == s.plain:
			s.consider(name, 1, SameName)
		case n.key == s.key:
			s.consider(name, 0.95, SameSpelling)
		default:
			s.consider(name, 0.7+0.2*float64(len(s.key))/float64(len(n.key)), NamePrefix)
		}
	}
}

// byTyping finds names that begin with the letters as they are typed: a word that
// is not finished folds to another key than the whole word does.
func (s *searching) byTyping() {
	ix := s.index
	if s.plain == "" {
		return
	}
	from := sort.Search(len(ix.byPlain), func(i int) bool { return ix.names[ix.byPlain[i]].plain >= s.plain })
	for _, name := range ix.byPlain[from:] {
		n := &ix.names[name]
		if !strings.HasPrefix(n.plain, s.plain) {
			return
		}
		s.consider(name, 0.75+0.2*float64(len(s.plain))/float64(len(n.plain)), NamePrefix)
	}
}

func (s *searching) byWord() {
	ix := s.index
	from := sort.Search(len(ix.byWord), func(i int) bool { return ix.byWord[i].key >= s.key })
	for _, word := range ix.byWord[from:] {
		if !strings.HasPrefix(word.key, s.key) {
			return
		}
		s.consider(word.name, 0.6+0.2*float64(len(s.key))/float64(len(word.key)), WordPrefix)
	}
}

// byBigrams compares the query with the names that share two fifths of its pairs
// of letters.
func (s *searching) byBigrams() {
	key := []rune(s.key)
	pairs := bigramsOf(key)
	if len(key) < 3 {
		return
	}
	shared := make(map[int32]int)
	for _, pair := range pairs {
		for _, name := range s.index.bigrams[pair] {
			shared[name]++
		}
	}
	for name, n := range shared {
		if 5*n < 2*len(pairs) {
			continue
		}
		if similarity := s.index.similarity(name, key); similarity >= 0.6 {
			s.consider(name, 0.75*similarity, NearSpelling)
		}
	}
}

// similarity is 1 for equal keys and 0 for keys that share nothing.
func (ix *Index) similarity(name int32, key []rune) float64 {
	other := ix.names[name].runes
	return 1 - float64(editDistance(other, key))/float64(max(len(other), len(key)))
}

func (s *searching) hits(limit int) []Hit {
	entries := make([]int32, 0, len(s.best))
	for entry := range s.best {
		entries = append(entries, entry)
	}
	slices.SortFunc(entries, func(a, b int32) int {
		rank := func(e int32) int { return (s.index.entries[e].Rank + 99) % 100 } // 0 last
		return cmp.Or(cmp.Compare(s.best[b].Score, s.best[a].Score), cmp.Compare(rank(a), rank(b)), cmp.Compare(s.best[a].ID, s.best[b].ID))
	})
	hits := make([]Hit, 0, min(limit, len(entries)))
	for _, entry := range entries[:min(limit, len(entries))] {
		hits = append(hits, s.best[entry])
	}
	return hits
}

// editDistance counts the letters to insert, drop, replace or swap with their
// neighbour (optimal string alignment) to turn a into b.
func editDistance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
