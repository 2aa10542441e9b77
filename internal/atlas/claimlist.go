package atlas

import (
	"cmp"
	"iter"
	"slices"

	"github.com/heldline/heldline/internal/column"
	"github.com/heldline/heldline/internal/edtf"
)

// ClaimList is a list of claims in columns, each text once: a million of them as structs
// would not fit beside an edition (docs/performance.md). A claim is put together
// when it is asked for, and changing it changes nothing here. The zero value is empty;
// lists may be read from several goroutines.
type ClaimList struct {
	ids    column.Texts
	texts  column.Texts
	actors column.Lists
	dates  dates

	actorIDs, verb, extent, quantifier, placeID, loserID, date, seq, claimantID, via, denies column.Numbers
	reported, withdrawn                                                                      column.Days
	sourceID, section, paragraph, sentence, fragment                                         column.Numbers
	statement, statementAr, countUnit, recordedBy, checkedBy, withdrawnReason                column.Numbers
	count, area                                                                              amounts
}

// Claims makes a list of claims.
func Claims(rows ...Claim) ClaimList {
	var l ClaimList
	for i := range rows {
		l.Append(&rows[i])
	}
	return l
}

// columns lists the columns of numbers with their names and, where a number
// stands for something else, how many of those there are.
func (l *ClaimList) columns() []numbersOf {
	texts, any := l.texts.Len(), 1<<32
	return []numbersOf{
		{"actor_ids", &l.actorIDs, l.actors.Len()}, {"verb", &l.verb, texts}, {"extent", &l.extent, texts}, {"quantifier", &l.quantifier, texts},
		{"place_id", &l.placeID, texts}, {"loser_id", &l.loserID, texts}, {"date", &l.date, l.dates.len()}, {"seq", &l.seq, any},
		{"claimant_id", &l.claimantID, texts}, {"via", &l.via, texts}, {"denies", &l.denies, texts},
		{"source_id", &l.sourceID, texts}, {"section", &l.section, texts}, {"paragraph", &l.paragraph, any}, {"sentence", &l.sentence, any}, {"fragment", &l.fragment, texts},
		{"statement_en", &l.statement, texts}, {"statement_ar", &l.statementAr, texts}, {"count_unit", &l.countUnit, texts},
		{"recorded_by", &l.recordedBy, texts}, {"checked_by", &l.checkedBy, texts}, {"withdrawn_reason", &l.withdrawnReason, texts},
	}
}

// numbersOf is a column of numbers below a limit.
type numbersOf struct {
	name  string
	c     *column.Numbers
	limit int
}

// Len is how many claims there are.
func (l *ClaimList) Len() int { return l.ids.Len() - 1 }

// Append adds a claim; the list keeps nothing of the struct.
func (l *ClaimList) Append(c *Claim) {
	t := &l.texts
	l.ids.Append(c.ID)
	l.actorIDs.Append(l.actors.Add(c.ActorIDs))
	l.verb.Append(t.Add(string(c.Verb)))
	l.extent.Append(t.Add(c.Extent))
	l.quantifier.Append(t.Add(c.Quantifier))
	l.placeID.Append(t.Add(c.PlaceID))
	l.loserID.Append(t.Add(c.LoserID))
	l.date.Append(l.dates.add(c.Date))
	l.seq.Append(uint32(int32(c.Seq)))
	appendDay(&l.reported, c.ReportedOn)
	l.claimantID.Append(t.Add(c.ClaimantID))
	l.via.Append(t.Add(c.Via))
	l.denies.Append(t.Add(c.Denies))
	l.sourceID.Append(t.Add(c.SourceID))
	l.section.Append(t.Add(c.Section))
	l.paragraph.Append(uint32(int32(c.Paragraph)))
	l.sentence.Append(uint32(int32(c.Sentence)))
	l.fragment.Append(t.Add(c.Fragment))
	l.statement.Append(t.Add(c.Statement.En))
	l.statementAr.Append(t.Add(c.Statement.Ar))
	l.count.append(l.Len()-1, c.Count)
	l.countUnit.Append(t.Add(c.CountUnit))
	l.area.append(l.Len()-1, c.AreaKm2)
	l.recordedBy.Append(t.Add(c.RecordedBy))
	l.checkedBy.Append(t.Add(c.CheckedBy))
	appendDay(&l.withdrawn, c.WithdrawnOn)
	l.withdrawnReason.Append(t.Add(c.WithdrawnReason))
}

// At returns the i-th claim, a copy of its own whose texts and actors are shared.
// Cost: constant, one allocation.
func (l *ClaimList) At(i int) *Claim {
	var room struct {
		Claim
		reported, withdrawn edtf.Day
		count, area         float64
	}
	c := &room.Claim
	c.row = int32(i) + 1
	c.ID, c.ActorIDs = l.ID(i), l.actors.At(l.actorIDs.At(i))
	c.Verb, c.Extent, c.Quantifier = Verb(l.text(&l.verb, i)), l.text(&l.extent, i), l.text(&l.quantifier, i)
	c.PlaceID, c.LoserID = l.PlaceID(i), l.text(&l.loserID, i)
	c.Date, c.Seq = l.Date(i), int(int32(l.seq.At(i)))
	c.ReportedOn = dayInto(&l.reported, i, &room.reported)
	c.ClaimantID, c.Via, c.Denies = l.ClaimantID(i), l.text(&l.via, i), l.Denies(i)
	c.Locator = l.Locator(i)
	c.Statement = Text{l.text(&l.statement, i), l.text(&l.statementAr, i)}
	c.Count, c.AreaKm2 = l.count.into(i, &room.count), l.area.into(i, &room.area)
	c.CountUnit = l.text(&l.countUnit, i)
	c.RecordedBy, c.CheckedBy = l.text(&l.recordedBy, i), l.text(&l.checkedBy, i)
	c.WithdrawnOn, c.WithdrawnReason = dayInto(&l.withdrawn, i, &room.withdrawn), l.text(&l.withdrawnReason, i)
	return c
}

// All goes through the claims in their order.
func (l *ClaimList) All() iter.Seq2[int, *Claim] {
	return func(yield func(int, *Claim) bool) {
		for i := range l.Len() {
			if !yield(i, l.At(i)) {
				return
			}
		}
	}
}

// Rows returns all claims as structs, which takes ten times the memory.
func (l *ClaimList) Rows() []Claim {
	out := make([]Claim, 0, l.Len())
	for _, c := range l.All() {
		out = append(out, *c)
	}
	return out
}

func (l *ClaimList) text(c *column.Numbers, i int) string { return l.texts.At(c.At(i)) }

// ID is the id of the i-th claim.
func (l *ClaimList) ID(i int) string { return l.ids.At(uint32(i) + 1) }

// ActorIDs are the actors of the i-th claim; nobody may write into them.
func (l *ClaimList) ActorIDs(i int) []string { return l.actors.At(l.actorIDs.At(i)) }

// Verb is what the i-th claim says was done.
func (l *ClaimList) Verb(i int) Verb { return Verb(l.text(&l.verb, i)) }

// PlaceID is the place of the i-th claim, "" where it names none.
func (l *ClaimList) PlaceID(i int) string { return l.text(&l.placeID, i) }

// ClaimantID is who makes the i-th claim.
func (l *ClaimList) ClaimantID(i int) string { return l.text(&l.claimantID, i) }

// Denies is the id of the claim that the i-th one answers, mostly "".
func (l *ClaimList) Denies(i int) string { return l.text(&l.denies, i) }

// Date is the date of the i-th claim.
func (l *ClaimList) Date(i int) edtf.Date { return l.dates.at(l.date.At(i)) }

// Reported is the day on which the i-th claim was reported; false where none is recorded.
func (l *ClaimList) Reported(i int) (edtf.Day, bool) {
	d, ok := l.reported.At(i)
	return edtf.Day(d), ok
}

// Withdrawn reports that the i-th claim was withdrawn.
func (l *ClaimList) Withdrawn(i int) bool {
	_, ok := l.withdrawn.At(i)
	return ok
}

// Locator is where the i-th claim is written.
func (l *ClaimList) Locator(i int) Locator {
	return Locator{
		SourceID: l.SourceID(i), Section: l.text(&l.section, i), Paragraph: int(int32(l.paragraph.At(i))),
		Sentence: int(int32(l.sentence.At(i))), Fragment: l.Fragment(i),
	}
}

// Fragment are the words of the i-th claim's sentence, see Locator.
func (l *ClaimList) Fragment(i int) string { return l.text(&l.fragment, i) }

// SourceID is the source of the i-th claim.
func (l *ClaimList) SourceID(i int) string { return l.text(&l.sourceID, i) }

// Sorted returns the claims in the order of their ids, those of one id in the order
// of the list; itself where they are. The columns of texts are shared.
func (l *ClaimList) Sorted() ClaimList {
	if l.inOrder() {
		return *l
	}
	order := make([]int, l.Len())
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(l.ID(i), l.ID(j)) })
	out := *l
	out.ids = column.Texts{}
	for _, i := range order {
		out.ids.Append(l.ID(i))
	}
	for _, x := range out.columns() {
		*x.c = x.c.Pick(order)
	}
	out.reported, out.withdrawn = l.reported.Pick(order), l.withdrawn.Pick(order)
	out.count, out.area = l.count.pick(order), l.area.pick(order)
	return out
}

func (l *ClaimList) inOrder() bool {
	for i := 1; i < l.Len(); i++ {
		if l.ID(i) < l.ID(i-1) {
			return false
		}
	}
	return true
}
