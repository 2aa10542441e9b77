package datapack

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// locatorText writes a locator in words.
func locatorText(l atlas.Locator) string {
	return fmt.Sprintf("section %q, paragraph %d, sentence %d", l.Section, l.Paragraph, l.Sentence)
}

// missing returns the first column of a locator that leads nowhere, and what the
// ledger has instead.
func (b *ledger) missing(l atlas.Locator) (column, remedy string) {
	if b.searches++; b.searches > maxSearches {
		return "section", "see the first such problems"
	}
	near := newNearest(l.Section)
	source, _ := b.sources.Find(l.SourceID)
	paragraphs, sentences := 0, 0
	for k := range b.index {
		if k.source != source {
			continue
		}
		section := b.sections.At(k.section)
		near.consider(section, section)
		if section == l.Section {
			paragraphs = max(paragraphs, k.paragraph)
			if k.paragraph == l.Paragraph {
				sentences = max(sentences, k.sentence)
			}
		}
	}
	switch {
	case sentences > 0:
		return "sentence", fmt.Sprintf("the paragraph has sentences 1 to %d", sentences)
	case paragraphs > 0:
		return "paragraph", fmt.Sprintf("the section has paragraphs 1 to %d", paragraphs)
	}
	if list := near.list(); len(list) > 0 {
		return "section", "the nearest sections: " + strings.Join(list, ", ")
	}
	return "section", "write the heading exactly as the ledger has it"
}

// textLocator is a place's pointer at the sentence that words its position.
type textLocator struct {
	at   Position
	text string
}

// checkTextLocators reports pointers, "source/section/paragraph/sentence", at
// sentences that do not exist.
func (s *session) checkTextLocators() {
	for _, t := range s.texts {
		l, ok := parseLocator(t.text)
		switch {
		case !ok:
			s.problems.add(t.at.Problem("text_locator: %q is no locator; write source/section/paragraph/sentence", t.text))
		case !s.ids["sources"].has(l.SourceID):
			s.unknown(t.at, "text_locator", []string{"sources"}, l.SourceID)
		case s.ledger.lists(l.SourceID) && !s.ids["sentences"].partial:
			if _, ok := s.ledger.find(&l); !ok {
				_, remedy := s.ledger.missing(l)
				s.problems.add(t.at.Problem("text_locator: %s has no %s in sentences.csv; %s", l.SourceID, locatorText(l), remedy))
			}
		}
	}
}

// parseLocator reads "source/section/paragraph/sentence"; the section may hold
// slashes itself.
func parseLocator(text string) (atlas.Locator, bool) {
	parts := strings.Split(text, "/")
	n := len(parts)
	if n < 4 {
		return atlas.Locator{}, false
	}
	paragraph, err1 := strconv.Atoi(parts[n-2])
	sentence, err2 := strconv.Atoi(parts[n-1])
	return atlas.Locator{
		SourceID: parts[0], Section: strings.Join(parts[1:n-2], "/"), Paragraph: paragraph, Sentence: sentence,
	}, err1 == nil && err2 == nil
}
