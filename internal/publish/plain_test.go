package publish_test

import (
	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
)

// plain is a content whose lists are rows, since lists that say the same may keep it
// in other ways.
type plain struct {
	edition.Content
	Claims    []atlas.Claim
	Sentences []atlas.Sentence
	Readings  map[atlas.Rule]reading
}

type reading struct {
	Spans   []atlas.Span
	Grounds []byte
	InPlay  int
}

func plainOf(c edition.Content) plain {
	a := *c.Atlas
	p := plain{c, a.Claims.Rows(), a.Sentences.Rows(), map[atlas.Rule]reading{}}
	for _, rule := range atlas.Rules {
		if d, err := c.Reading(rule); err == nil && d != nil {
			p.Readings[rule] = reading{d.Spans.Rows(), d.Grounds.Bytes(), d.InPlay}
		}
	}
	a.Claims, a.Sentences = atlas.ClaimList{}, atlas.SentenceList{}
	p.Content.Atlas, p.Content.Readings, p.Content.Read = &a, nil, nil
	return p
}
