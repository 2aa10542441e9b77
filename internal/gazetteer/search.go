package gazetteer

import (
	"cmp"
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
	ix.once.Do(ix.build)
	if limit <= 0 {
		limit = defaultHits
	}
	if runes := []rune(query[:min(len(query), 4*maxQuery)]); len(runes) > maxQuery {
		query = string(runes[:maxQuery])
	} else {
		query = string(runes)
	}
	s := searching{index: ix, best: map[int32]Hit{}, seen: map[int32]bool{}, asked: NewAsked(query)}
	for i := range s.asked.keys {
		s.run(&s.asked.keys[i])
	}
	return s.hits(min(limit, maxHits))
}

// searching is the state of one search.
type searching struct {
	index *Index
	asked *Asked
	best  map[int32]Hit // by entry
	seen  map[int32]bool
}

// run considers every name that may be like one reading of the query.
func (s *searching) run(k *askedKey) {
	s.byPrefix(k)
	s.byTyping()
	s.byWord(k)
	if k.skeleton != "" {
		for _, name := range s.index.skeletons[k.skeleton] {
			s.consider(name)
		}
	}
	s.byBigrams(k)
}

// consider keeps the best hit of the name's entry.
func (s *searching) consider(name int32) {
	if s.seen[name] {
		return
	}
	s.seen[name] = true
	n := &s.index.names[name]
	score, reason := s.asked.likeness(&n.form)
	if old, ok := s.best[n.entry]; score > 0 && (!ok || score > old.Score) {
		s.best[n.entry] = Hit{ID: s.index.entries[n.entry].ID, Name: n.text, Score: score, Reason: reason}
	}
}

func (s *searching) byPrefix(k *askedKey) {
	ix := s.index
	from := sort.Search(len(ix.byKey), func(i int) bool { return ix.names[ix.byKey[i]].key >= k.key })
	for _, name := range ix.byKey[from:] {
		if !strings.HasPrefix(ix.names[name].key, k.key) {
			return
		}
		s.consider(name)
	}
}

// byTyping finds names that begin with the letters as they are typed: a word that
// is not finished folds to another key than the whole word does.
func (s *searching) byTyping() {
	ix := s.index
	if s.asked.plain == "" {
		return
	}
	from := sort.Search(len(ix.byPlain), func(i int) bool { return ix.names[ix.byPlain[i]].plain >= s.asked.plain })
	for _, name := range ix.byPlain[from:] {
		if !strings.HasPrefix(ix.names[name].plain, s.asked.plain) {
			return
		}
		s.consider(name)
	}
}

func (s *searching) byWord(k *askedKey) {
	ix := s.index
	from := sort.Search(len(ix.byWord), func(i int) bool { return ix.byWord[i].key >= k.key })
	for _, word := range ix.byWord[from:] {
		if !strings.HasPrefix(word.key, k.key) {
			return
		}
		s.consider(word.name)
	}
}

// byBigrams considers the names that share two fifths of the query's pairs of
// letters.
func (s *searching) byBigrams(k *askedKey) {
	if len(k.runes) < 3 {
		return
	}
	pairs := bigramsOf(k.runes)
	shared := make(map[int32]int)
	for _, pair := range pairs {
		for _, name := range s.index.bigrams[pair] {
			shared[name]++
		}
	}
	for name, n := range shared {
		if 5*n >= 2*len(pairs) {
			s.consider(name)
		}
	}
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
