package gazetteer

import (
	"slices"
	"sync"

	"github.com/heldline/heldline/internal/atlas"
)

// company knows which ids the records of each sentence name. Ids and sentences go
// by numbers here.
type company struct {
	ids       []string
	numbers   map[string]int32 // of ids
	sentences grouped          // ids by sentence
	places    grouped          // sentences by id
}

// besideIn finds the company of a place when it is first asked for.
func besideIn(a *atlas.Atlas) func(placeID string) []string {
	company := sync.OnceValue(func() *company { return companyIn(a) })
	return func(placeID string) []string { return company().of(placeID) }
}

// mention says that a record of a sentence names an id.
type mention struct{ sentence, id int32 }

func companyIn(a *atlas.Atlas) *company {
	c := &company{numbers: map[string]int32{}}
	texts, sentences := map[string]int32{}, map[[4]int32]int32{}
	var mentions []mention
	note := func(at atlas.Locator, id string) {
		if id == "" {
			return
		}
		key := [4]int32{number(texts, at.SourceID), number(texts, at.Section), int32(at.Paragraph), int32(at.Sentence)}
		mentions = append(mentions, mention{number(sentences, key), number(c.numbers, id)})
	}
	for i := range a.Claims.Len() {
		note(a.Claims.Locator(i), a.Claims.PlaceID(i))
	}
	for i := range a.Events {
		for _, id := range a.Events[i].PlaceIDs {
			note(a.Events[i].Locator, id)
		}
	}
	c.ids = make([]string, len(c.numbers))
	for id, n := range c.numbers {
		c.ids[n] = id
	}
	c.sentences = group(mentions, len(sentences), func(m mention) (int32, int32) { return m.sentence, m.id })
	c.places = group(mentions, len(c.ids), func(m mention) (int32, int32) { return m.id, m.sentence })
	return c
}

// number returns the number of a key, the next one for a new key.
func number[K comparable](numbers map[K]int32, key K) int32 {
	n, ok := numbers[key]
	if !ok {
		n = int32(len(numbers))
		numbers[key] = n
	}
	return n
}

// of returns the ids named in the same sentences, sorted, each once.
func (c *company) of(id string) []string {
	n, ok := c.numbers[id]
	if !ok {
		return nil
	}
	var others []int32
	for _, sentence := range c.places.of(n) {
		for _, other := range c.sentences.of(sentence) {
			if other != n {
				others = append(others, other)
			}
		}
	}
	slices.Sort(others)
	others = slices.Compact(others)
	out := make([]string, len(others))
	for i, other := range others {
		out[i] = c.ids[other]
	}
	slices.Sort(out)
	return out
}

// grouped is a list of numbers for each of some others.
type grouped struct{ ends, items []int32 }

func (g *grouped) of(n int32) []int32 {
	if n == 0 {
		return g.items[:g.ends[0]]
	}
	return g.items[g.ends[n-1]:g.ends[n]]
}

// group gathers the items of each of n owners.
func group(mentions []mention, n int, of func(mention) (owner, item int32)) grouped {
	g := grouped{make([]int32, n+1), make([]int32, len(mentions))}
	for _, m := range mentions {
		owner, _ := of(m)
		g.ends[owner+1]++
	}
	for i := range n {
		g.ends[i+1] += g.ends[i]
	}
	for _, m := range mentions { // each owner's end moves from its beginning
		owner, item := of(m)
		g.items[g.ends[owner]] = item
		g.ends[owner]++
	}
	return g
}
