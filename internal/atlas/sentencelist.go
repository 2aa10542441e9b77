package atlas

import (
	"iter"

	"github.com/heldline/heldline/internal/column"
)

// SentenceList is the ledger of the sources in columns, see ClaimList.
type SentenceList struct {
	texts                                                              column.Texts
	sourceID, section, paragraph, sentence, fragment, reason, reasonAr column.Numbers
}

// Sentences makes a list of sentences.
func Sentences(rows ...Sentence) SentenceList {
	var l SentenceList
	for i := range rows {
		l.Append(&rows[i])
	}
	return l
}

func (l *SentenceList) columns() []numbersOf {
	texts, any := l.texts.Len(), 1<<32
	return []numbersOf{
		{"source_id", &l.sourceID, texts}, {"section", &l.section, texts}, {"paragraph", &l.paragraph, any}, {"sentence", &l.sentence, any},
		{"fragment", &l.fragment, texts}, {"reason", &l.reason, texts}, {"reason_ar", &l.reasonAr, texts},
	}
}

// Len is how many sentences there are.
func (l *SentenceList) Len() int { return l.sourceID.Len() }

// Append adds a sentence; the list keeps nothing of the struct.
func (l *SentenceList) Append(s *Sentence) {
	l.sourceID.Append(l.texts.Add(s.SourceID))
	l.section.Append(l.texts.Add(s.Section))
	l.paragraph.Append(uint32(int32(s.Paragraph)))
	l.sentence.Append(uint32(int32(s.Sentence)))
	l.fragment.Append(l.texts.Add(s.Fragment))
	l.reason.Append(l.texts.Add(s.Reason.En))
	l.reasonAr.Append(l.texts.Add(s.Reason.Ar))
}

// At returns a copy of the i-th sentence.
func (l *SentenceList) At(i int) *Sentence {
	text := func(c *column.Numbers) string { return l.texts.At(c.At(i)) }
	return &Sentence{
		Locator{text(&l.sourceID), text(&l.section), int(int32(l.paragraph.At(i))), int(int32(l.sentence.At(i))), text(&l.fragment)},
		Text{text(&l.reason), text(&l.reasonAr)},
	}
}

// All goes through the sentences in their order.
func (l *SentenceList) All() iter.Seq2[int, *Sentence] {
	return func(yield func(int, *Sentence) bool) {
		for i := range l.Len() {
			if !yield(i, l.At(i)) {
				return
			}
		}
	}
}

// Freeze gives back the memory that only adding sentences needs.
func (l *SentenceList) Freeze() {
	l.texts.Freeze()
	for _, x := range l.columns() {
		x.c.Clip()
	}
}

// Parts gives the sentences as bytes, for a store.
func (l *SentenceList) Parts() []column.Part {
	out := l.texts.Parts("text")
	for _, x := range l.columns() {
		out = append(out, column.Part{Name: x.name, Body: x.c.Bytes()})
	}
	return out
}

// ReadSentences reads what Parts gives, and keeps the bytes.
func ReadSentences(parts []column.Part) (SentenceList, error) {
	p := column.ReadParts(parts)
	l := SentenceList{texts: column.ReadTexts(p, "text")}
	l.sourceID = p.Column("source_id", p.Len("source_id"), l.texts.Len())
	for _, x := range l.columns() {
		*x.c = p.Column(x.name, l.Len(), x.limit)
	}
	if p.Err != nil {
		return SentenceList{}, p.Err
	}
	return l, nil
}

// Rows returns all sentences as structs.
func (l *SentenceList) Rows() []Sentence {
	out := make([]Sentence, 0, l.Len())
	for _, s := range l.All() {
		out = append(out, *s)
	}
	return out
}
