package datapack

import (
	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/column"
)

// sentenceKey names one sentence of the ledger; source and section by the numbers
// that they have there.
type sentenceKey struct {
	source, section     uint32
	paragraph, sentence int
}

// ledger knows the sentences of every source and which of them have records.
type ledger struct {
	index    map[sentenceKey]int32 // -> number in atlas.Sentences
	sources  column.Texts          // sources with any sentence listed
	sections column.Texts
	unnamed  bool        // a sentence names no source
	rows     []ledgerRow // beside atlas.Sentences
	searches int         // passes over index to find what a locator may mean
}

type ledgerRow struct {
	line, reasonColumn int32
	recorded           bool
}

func newLedger() ledger {
	return ledger{index: map[sentenceKey]int32{}}
}

// lists reports that the ledger has sentences of a source.
func (b *ledger) lists(source string) bool {
	_, ok := b.sources.Find(source)
	return ok && (source != "" || b.unnamed)
}

// find returns the number of the sentence that a locator points at.
func (b *ledger) find(l *atlas.Locator) (i int32, ok bool) {
	source, ok1 := b.sources.Find(l.SourceID)
	section, ok2 := b.sections.Find(l.Section)
	if !ok1 || !ok2 {
		return -1, false
	}
	i, ok = b.index[sentenceKey{source, section, l.Paragraph, l.Sentence}]
	return i, ok
}

func (s *session) sentence(r *row) {
	e := atlas.Sentence{Locator: r.locator(), Reason: r.both("reason", "reason_ar")}
	key := sentenceKey{s.ledger.sources.Add(e.SourceID), s.ledger.sections.Add(e.Section), e.Paragraph, e.Sentence}
	s.ledger.unnamed = s.ledger.unnamed || e.SourceID == ""
	if first, ok := s.ledger.index[key]; ok {
		r.problem("sentence", "this sentence is already in line %d; keep one row for each sentence", s.ledger.rows[first].line)
	} else {
		s.ledger.index[key] = int32(s.atlas.Sentences.Len())
	}
	s.ledger.rows = append(s.ledger.rows, ledgerRow{line: int32(r.line), reasonColumn: int32(r.position("reason").Column)})
	s.atlas.Sentences.Append(&e)
}

// locator reads the columns that point at a sentence.
func (r *row) locator() atlas.Locator {
	return atlas.Locator{
		SourceID: r.text("source_id"), Section: r.text("section"),
		Paragraph: r.integer("paragraph"), Sentence: r.integer("sentence"), Fragment: r.text("fragment"),
	}
}

// locator reads a record's locator, marks its sentence as recorded, and takes the
// sentence's fragment where the record has none. A source without any sentence in
// the ledger is cited as a whole: its locators are not judged.
func (s *session) locator(r *row) atlas.Locator {
	l := r.locator()
	if !s.ledger.lists(l.SourceID) || s.sentences.unusable {
		return l
	}
	i, ok := s.ledger.find(&l)
	switch {
	case ok:
		s.ledger.rows[i].recorded = true
		if l.Fragment == "" {
			l.Fragment = s.atlas.Sentences.At(int(i)).Fragment
		}
	case l.Section == "" || l.Paragraph == 0 || l.Sentence == 0:
		r.problem("section", "section, paragraph and sentence are not all given, though sentences.csv lists this source; point at one sentence")
	case !s.sentences.partial:
		column, remedy := s.ledger.missing(l)
		r.problem(column, "%s has no %s in sentences.csv; %s", l.SourceID, locatorText(l), remedy)
	}
	return l
}

// checkLedger reports sentences that have neither a record nor a reason, or both.
func (s *session) checkLedger() {
	complete := true
	for _, table := range []string{"claims", "events", "figures", "infobox"} {
		complete = complete && !s.ids[table].unusable && !s.ids[table].partial
	}
	for i, row := range s.ledger.rows {
		e := s.atlas.Sentences.At(i)
		at := Position{"sentences.csv", int(row.line), int(row.reasonColumn)}
		switch {
		case !row.recorded && e.Reason.En == "" && complete:
			s.problems.add(at.Problem("reason: no record points at this sentence (%s), and no reason is given; record it or say why not", locatorText(e.Locator)))
		case row.recorded && e.Reason.En != "":
			s.problems.add(at.Problem("reason: records point at this sentence (%s), yet a reason says that nothing was recorded; delete one", locatorText(e.Locator)))
		}
	}
}
