// Package plain lists what an edition has as rows, for tests that compare editions.
package plain

import (
	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
)

// Content is that of an edition whose lists are rows, to compare: lists that say the same may keep
// it in other ways.
type Content struct {
	edition.Content
	Claims    []atlas.Claim
	Sentences []atlas.Sentence
	Readings  map[atlas.Rule]Reading
}

// Reading is a derivation whose lists are rows.
type Reading struct {
	Spans   []atlas.Span
	Grounds []byte
	InPlay  int
}

// Of lists a content as rows, which takes ten times its memory.
func Of(c edition.Content) (Content, error) {
	a := *c.Atlas
	p := Content{c, a.Claims.Rows(), a.Sentences.Rows(), map[atlas.Rule]Reading{}}
	for _, rule := range atlas.Rules {
		d, err := c.Reading(rule)
		if err != nil {
			return p, err
		}
		p.Readings[rule] = Reading{d.Spans.Rows(), d.Grounds.Bytes(), d.InPlay}
	}
	a.Claims, a.Sentences = atlas.ClaimList{}, atlas.SentenceList{}
	p.Content.Atlas, p.Content.Readings, p.Content.Read = &a, nil, nil
	return p, nil
}
