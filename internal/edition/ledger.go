package edition

import (
	"strconv"

	"github.com/heldline/heldline/internal/atlas"
)

// entries are the records that point at one sentence.
type entries struct {
	Claims  []*atlas.Claim
	Events  []*atlas.Event
	Figures []*atlas.Figure
	Infobox []*atlas.InfoboxLine
}

// LedgerLine is one sentence of a source and what was recorded from it.
type LedgerLine struct {
	*atlas.Sentence
	Claims  []*atlas.Claim
	Events  []*atlas.Event
	Figures []*atlas.Figure
	Infobox []*atlas.InfoboxLine
}

// Recorded reports that some record points at the sentence.
func (l *LedgerLine) Recorded() bool {
	return len(l.Claims)+len(l.Events)+len(l.Figures)+len(l.Infobox) > 0
}

func sentenceKey(l *atlas.Locator) string {
	return l.SourceID + "\x00" + l.Section + "\x00" + strconv.Itoa(l.Paragraph) + "\x00" + strconv.Itoa(l.Sentence)
}

// ledgerOf lists the records of a source by sentence; of other sources there may be
// some too.
func ledgerOf(a *atlas.Atlas, sourceID string) map[string]*entries {
	m := map[string]*entries{}
	at := func(l *atlas.Locator) *entries {
		k := sentenceKey(l)
		if m[k] == nil {
			m[k] = &entries{}
		}
		return m[k]
	}
	for i := range a.Claims.Len() {
		if a.Claims.SourceID(i) == sourceID {
			c := a.Claims.At(i)
			x := at(&c.Locator)
			x.Claims = append(x.Claims, c)
		}
	}
	for i := range a.Events {
		x := at(&a.Events[i].Locator)
		x.Events = append(x.Events, &a.Events[i])
	}
	for i := range a.Figures {
		x := at(&a.Figures[i].Locator)
		x.Figures = append(x.Figures, &a.Figures[i])
	}
	for i := range a.Infobox {
		x := at(&a.Infobox[i].Locator)
		x.Infobox = append(x.Infobox, &a.Infobox[i])
	}
	return m
}

// Ledger returns every sentence of a source in the order of its file, with the
// records that point at it. Cost: the records and sentences of all sources.
func (e *Edition) Ledger(sourceID string) []LedgerLine {
	var out []LedgerLine
	ledger := ledgerOf(e.Atlas, sourceID)
	for _, s := range e.Atlas.Sentences.All() {
		if s.SourceID != sourceID {
			continue
		}
		line := LedgerLine{Sentence: s}
		if x := ledger[sentenceKey(&s.Locator)]; x != nil {
			line.Claims, line.Events, line.Figures, line.Infobox = x.Claims, x.Events, x.Figures, x.Infobox
		}
		out = append(out, line)
	}
	return out
}
