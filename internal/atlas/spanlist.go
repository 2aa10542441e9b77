package atlas

import (
	"slices"
	"sort"

	"github.com/heldline/heldline/internal/column"
	"github.com/heldline/heldline/internal/edtf"
)

// SpanList is the spans of every place in columns, by place id, then start, in
// far less memory than structs (docs/performance.md). A span is put together when it is
// asked for, and changing it changes nothing here. The zero value, with claims, is empty;
// lists may be read from several goroutines.
type SpanList struct {
	claims *ClaimList // those that the spans name by row

	places []string // ids in order; every place has a span
	first  []uint32 // of each place's first span, and the number of spans

	place                                       column.Numbers
	start, fromEarliest, fromLatest, lastReport column.Days
	status, basis, ground, why, holder, change  column.Numbers
	holders, units, lastKnown                   column.Numbers
	claimRows                                   column.Runs
	words                                       column.Texts
	lists                                       column.Lists
}

// NewSpanList returns an empty list of spans that rest on claims of a list.
func NewSpanList(claims *ClaimList) *SpanList {
	return &SpanList{claims: claims, first: []uint32{0}}
}

// Len is how many spans there are.
func (l *SpanList) Len() int { return l.start.Len() }

// Append adds the spans of a place, and what each border is; places come in the
// order of their ids.
func (l *SpanList) Append(placeID string, spans []Span, kinds []ChangeKind) {
	l.places = append(l.places, placeID)
	for i := range spans {
		s := &spans[i]
		l.place.Append(uint32(len(l.places) - 1))
		appendDay(&l.start, s.Start)
		l.status.Append(l.words.Add(string(s.Status)))
		l.holder.Append(l.words.Add(s.Holder))
		l.holders.Append(l.lists.Add(s.Holders))
		l.units.Append(l.lists.Add(s.Units))
		l.basis.Append(l.words.Add(string(s.Basis)))
		appendDay(&l.fromEarliest, s.FromEarliest)
		appendDay(&l.fromLatest, s.FromLatest)
		appendDay(&l.lastReport, s.LastReport)
		l.lastKnown.Append(l.lists.Add(s.LastKnownHolders))
		l.claimRows.Append(s.rows)
		l.ground.Append(l.words.Add(string(s.Ground)))
		l.why.Append(l.words.Add(string(s.Why)))
		l.change.Append(l.words.Add(string(kinds[i])))
	}
	l.first = append(l.first, uint32(l.Len()))
}

// At returns the i-th span, a copy of its own. Cost: the number of its claims.
func (l *SpanList) At(i int) *Span { return l.Read(i, new(SpanRoom)) }

// SpanRoom is memory for a span that is read.
type SpanRoom struct {
	span                                             Span
	start, end, fromEarliest, fromLatest, lastReport edtf.Day
}

// Read reads the i-th span into a room, where it stands until the next is read. Cost:
// the number of its claims; a room that held as many before allocates nothing.
func (l *SpanList) Read(i int, room *SpanRoom) *Span {
	s := &room.span
	s.PlaceID, s.Status, s.Holder = l.PlaceID(i), l.Status(i), l.Holder(i)
	s.Start = dayInto(&l.start, i, &room.start)
	s.End = nil
	if end := l.End(i); end <= edtf.MaxDay {
		room.end = end
		s.End = &room.end
	}
	s.Holders, s.Units, s.LastKnownHolders = l.Holders(i), l.lists.At(l.units.At(i)), l.lists.At(l.lastKnown.At(i))
	s.Basis, s.Ground, s.Why = Basis(l.word(&l.basis, i)), Ground(l.word(&l.ground, i)), Why(l.word(&l.why, i))
	s.FromEarliest, s.FromLatest = dayInto(&l.fromEarliest, i, &room.fromEarliest), dayInto(&l.fromLatest, i, &room.fromLatest)
	s.LastReport = dayInto(&l.lastReport, i, &room.lastReport)
	n := l.claimRows.Count(i)
	s.ClaimIDs = slices.Grow(s.ClaimIDs[:0], n)
	for j := range n {
		s.ClaimIDs = append(s.ClaimIDs, l.claims.ID(l.Claim(i, j)))
	}
	return s
}

func (l *SpanList) word(c *column.Numbers, i int) string { return l.words.At(c.At(i)) }

// Place is the number of the i-th span's place, by place id.
func (l *SpanList) Place(i int) int { return int(l.place.At(i)) }

// PlaceID is the place of the i-th span.
func (l *SpanList) PlaceID(i int) string { return l.places[l.place.At(i)] }

// Status is the status of the i-th span.
func (l *SpanList) Status(i int) Status { return Status(l.word(&l.status, i)) }

// Holder is who holds or claims the place, see Span.
func (l *SpanList) Holder(i int) string { return l.word(&l.holder, i) }

// Holders are all that the status speaks of, see Span; nobody may write into them.
func (l *SpanList) Holders(i int) []string { return l.lists.At(l.holders.At(i)) }

// Look are numbers that spans share exactly if their status, basis, holder, holders and
// units are the same.
func (l *SpanList) Look(i int) [5]uint32 {
	return [5]uint32{l.status.At(i), l.basis.At(i), l.holder.At(i), l.holders.At(i), l.units.At(i)}
}

// Basis says whether the claims that make the i-th span name its place.
func (l *SpanList) Basis(i int) Basis { return Basis(l.word(&l.basis, i)) }

// Why names the sentence that gives the reason of the i-th span.
func (l *SpanList) Why(i int) Why { return Why(l.word(&l.why, i)) }

// Ground is why the deciding claim of the i-th span is accepted.
func (l *SpanList) Ground(i int) Ground { return Ground(l.word(&l.ground, i)) }

// LastKnownHolders are who was last known, see Span; nobody may write into them.
func (l *SpanList) LastKnownHolders(i int) []string { return l.lists.At(l.lastKnown.At(i)) }

// LastReport is the day of the last report that the i-th span knows; false for none.
func (l *SpanList) LastReport(i int) (edtf.Day, bool) {
	d, ok := l.lastReport.At(i)
	return edtf.Day(d), ok
}

// FromEarliest is the first day on which the present state of the i-th span's holder may
// have begun; false where it has none.
func (l *SpanList) FromEarliest(i int) (edtf.Day, bool) {
	d, ok := l.fromEarliest.At(i)
	return edtf.Day(d), ok
}

// FromLatest is the last day on which it may have; false where nobody holds the place.
func (l *SpanList) FromLatest(i int) (edtf.Day, bool) {
	d, ok := l.fromLatest.At(i)
	return edtf.Day(d), ok
}

// Start is the first day of the i-th span; false where it has none.
func (l *SpanList) Start(i int) (edtf.Day, bool) {
	d, ok := l.start.At(i)
	return edtf.Day(d), ok
}

// End is the first day after the i-th span; the day after MaxDay where it is open.
func (l *SpanList) End(i int) edtf.Day {
	if i+1 < l.Len() {
		if d, ok := l.start.At(i + 1); ok {
			return edtf.Day(d)
		}
	}
	return edtf.MaxDay + 1
}

// Change is what the border at the start of the i-th span is; "" where the span is
// the first of its place, or begins without a change.
func (l *SpanList) Change(i int) ChangeKind { return ChangeKind(l.word(&l.change, i)) }

// Claims is how many claims make the i-th span.
func (l *SpanList) Claims(i int) int { return l.claimRows.Count(i) }

// Claim is the row of the j-th claim that makes the i-th span, the deciding one first.
func (l *SpanList) Claim(i, j int) int { return int(l.claimRows.At(i, j)) }

// PlaceIDs are the places in order; nobody may write into them.
func (l *SpanList) PlaceIDs() []string { return l.places }

// Places is how many places there are.
func (l *SpanList) Places() int { return len(l.places) }

// Of returns the half-open range of the spans of a place; the same twice if there is no
// such place. Cost: the logarithm of the places.
func (l *SpanList) Of(placeID string) (from, to int) {
	k, ok := l.PlaceNo(placeID)
	if !ok {
		return 0, 0
	}
	return l.Range(k)
}

// Range returns the half-open range of the spans of the k-th place, by place id.
func (l *SpanList) Range(k int) (from, to int) { return int(l.first[k]), int(l.first[k+1]) }

// On returns the span of the k-th place that stands at the end of a day. Cost: the
// logarithm of the spans of the place.
func (l *SpanList) On(k int, day edtf.Day) int {
	from, to := l.Range(k)
	return from + sort.Search(to-from-1, func(i int) bool { return l.End(from+i) > day })
}

// PlaceNo is the number of a place, by place id; false if there is no such place.
func (l *SpanList) PlaceNo(id string) (int, bool) { return slices.BinarySearch(l.places, id) }

// Changed reports that the i-th span begins with a change.
func (l *SpanList) Changed(i int) bool { return l.change.At(i) != 0 }

// Rows returns all spans as structs, which takes ten times the memory.
func (l *SpanList) Rows() []Span {
	out := make([]Span, 0, l.Len())
	for i := range l.Len() {
		out = append(out, *l.At(i))
	}
	return out
}
