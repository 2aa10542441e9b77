package gazetteer

import (
	"math"
	"strings"
)

// Asked is a text that names are compared with, folded once. It is immutable and
// safe for use by many goroutines.
type Asked struct {
	plain string
	bare  string // plain without articles
	keys  []askedKey
}

// askedKey is one reading of the text.
type askedKey struct {
	key      string
	runes    []rune
	skeleton string // empty where it says nothing
	weight   float64
}

// NewAsked folds a text. A text that folds to nothing is like no name.
func NewAsked(text string) *Asked {
	folded := Fold(text)
	a := &Asked{plain: plain(text), bare: bare(text)}
	a.read(compact(folded), meaningful(skeleton(folded)), 1)
	if named := specific(folded); named != folded {
		a.read(compact(named), "", 0.95)
	}
	if rest, stuck := strings.CutPrefix(compact(folded), "al"); stuck && len(rest) >= 3 { // an article written without a space
		a.read(rest, "", 0.95)
	}
	return a
}

func (a *Asked) read(key, skeleton string, weight float64) {
	if key != "" {
		a.keys = append(a.keys, askedKey{key, []rune(key), skeleton, weight})
	}
}

// form is a name as it is compared.
type form struct {
	text     string // as it is written
	plain    string
	bare     string
	key      string // folded, without spaces
	runes    []rune // of key
	words    []string
	skeleton string
}

func formOf(name string) form {
	words := plainWords(name)
	folded := foldWords(words)
	key := compact(folded)
	return form{
		text: name, plain: strings.Join(words, " "), bare: bareWords(words), key: key, runes: []rune(key), words: strings.Fields(folded),
		skeleton: meaningful(skeleton(folded)),
	}
}

// meaningful drops a skeleton that is too short to say anything.
func meaningful(skeleton string) string {
	if len(skeleton) < minSkeleton {
		return ""
	}
	return skeleton
}

// bare is plain without articles.
func bare(s string) string { return bareWords(plainWords(s)) }

func bareWords(words []string) string {
	kept := make([]string, 0, len(words))
	for i, w := range words {
		if !isArticle(w) || i == len(words)-1 {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// Likeness says how much a name is like the text, 0..1, and why; 0 for names that
// are not. Every ranking of names rests on this one function: equal spellings
// (but for an article 0.95) stand above equal keys (0.88), those above names that
// begin with the text, names that sound like it and names a few letters apart.
func (a *Asked) Likeness(name string) (float64, Reason) {
	f := formOf(name)
	return a.likeness(&f)
}

func (a *Asked) likeness(f *form) (float64, Reason) {
	score, reason := 0.0, Reason("")
	if f.key == "" {
		return score, reason
	}
	for i := range a.keys {
		if s, r := a.under(&a.keys[i], f); s > score {
			score, reason = s, r
		}
	}
	return math.Round(score*1000) / 1000, reason
}

// under compares one reading of the text.
func (a *Asked) under(k *askedKey, f *form) (score float64, reason Reason) {
	take := func(s float64, r Reason) {
		if s *= k.weight; s > score {
			score, reason = s, r
		}
	}
	whole := k.weight == 1
	switch {
	case whole && f.plain == a.plain:
		take(1, SameName)
	case whole && f.bare == a.bare:
		take(0.95, SameSpelling)
	case f.key == k.key:
		take(0.88, SameSpelling)
	default:
		if whole && a.plain != "" && strings.HasPrefix(f.plain, a.plain) { // a word not yet finished folds to another key
			take(0.72+0.15*float64(len(a.plain))/float64(len(f.plain)), NamePrefix)
		}
		if strings.HasPrefix(f.key, k.key) {
			take(0.7+0.15*float64(len(k.key))/float64(len(f.key)), NamePrefix)
		}
		for _, word := range f.words[min(1, len(f.words)):] {
			if strings.HasPrefix(word, k.key) {
				take(0.55+0.2*float64(len(k.key))/float64(len(word)), WordPrefix)
			}
		}
		alike := similarity(f.runes, k.runes)
		if k.skeleton != "" && k.skeleton == f.skeleton && (len(k.skeleton) > 2 || alike >= 0.5) {
			take(0.55+0.25*alike, SameSound)
		}
		if alike >= 0.6 && len(k.runes) >= 3 {
			take(0.75*alike, NearSpelling)
		}
	}
	return score, reason
}

// likest compares several names of one thing with a text: the highest likeness
// and its reason.
func likest(text string, names []string) (score float64, reason Reason) {
	a := NewAsked(text)
	for _, name := range names {
		if s, r := a.Likeness(name); s > score {
			score, reason = s, r
		}
	}
	return score, reason
}

// similarity is 1 for equal keys and 0 for keys that share nothing. Keys of two
// scripts are compared as they are spoken.
func similarity(a, b []rune) float64 {
	if !sameScript(a, b) {
		a, b = heard(a), heard(b)
	}
	longer := max(len(a), len(b))
	if longer == 0 {
		return 1
	}
	return max(0, 1-editDistance(a, b)/float64(longer))
}
