package atlas

import (
	"slices"

	"github.com/heldline/heldline/internal/column"
)

func (l *SpanList) columns() []numbersOf {
	words, lists := l.words.Len(), l.lists.Len()
	return []numbersOf{
		{"place", &l.place, len(l.places)}, {"status", &l.status, words}, {"basis", &l.basis, words}, {"ground", &l.ground, words}, {"why", &l.why, words},
		{"holder", &l.holder, words}, {"change", &l.change, words}, {"holders", &l.holders, lists}, {"units", &l.units, lists}, {"last_known", &l.lastKnown, lists},
	}
}

type daysOf struct {
	name string
	c    *column.Days
}

func (l *SpanList) days() []daysOf {
	return []daysOf{{"start", &l.start}, {"from_earliest", &l.fromEarliest}, {"from_latest", &l.fromLatest}, {"last_report", &l.lastReport}}
}

// Freeze gives back the memory that only adding spans needs.
func (l *SpanList) Freeze() {
	l.places, l.first = slices.Clip(l.places), slices.Clip(l.first)
	for _, x := range l.columns() {
		x.c.Clip()
	}
	for _, x := range l.days() {
		x.c.Clip()
	}
	l.claimRows.Freeze()
	l.words.Freeze()
	l.lists.Freeze()
}

// Size is the memory of the spans in bytes, about; the ids of places are those of
// the atlas and not counted.
func (l *SpanList) Size() int {
	n := 16*cap(l.places) + 4*cap(l.first) + l.claimRows.Size() + l.words.Size() + l.lists.Size()
	for _, x := range l.columns() {
		n += x.c.Size()
	}
	for _, x := range l.days() {
		n += x.c.Size()
	}
	return n
}

// Parts gives the spans as bytes, for a store that keeps the places and claims beside them.
func (l *SpanList) Parts() []column.Part {
	var out []column.Part
	for _, x := range l.columns() {
		out = append(out, column.Part{Name: x.name, Body: x.c.Bytes()})
	}
	for _, x := range l.days() {
		out = append(out, x.c.Part(x.name))
	}
	out = append(out, l.claimRows.Parts("claims")...)
	out = append(out, l.words.Parts("word")...)
	return append(out, l.lists.Parts("list")...)
}

// ReadSpans reads what Parts gives, and keeps the bytes: the spans of places, whose
// ids are given in order, resting on claims. What is damaged is an error.
func ReadSpans(parts []column.Part, places []string, claims *ClaimList) (*SpanList, error) {
	p := column.ReadParts(parts)
	l := &SpanList{claims: claims, places: places, words: column.ReadTexts(p, "word"), lists: column.ReadLists(p, "list")}
	n := p.Len("place")
	for _, x := range l.columns() {
		*x.c = p.Column(x.name, n, x.limit)
	}
	for _, x := range l.days() {
		*x.c = p.Days(x.name, n)
	}
	l.claimRows = column.ReadRuns(p, "claims", n, claims.Len())
	if p.Err == nil {
		l.findFirst(p)
	}
	if p.Err != nil {
		return nil, p.Err
	}
	return l, nil
}

// findFirst finds the first span of each place, which has no start and of which there
// is one, and checks that the later ones begin one after the other.
func (l *SpanList) findFirst(p *column.Parts) {
	for i := range l.Len() {
		start, ok := l.start.At(i)
		if fresh := i == 0 || l.place.At(i) != l.place.At(i-1); fresh {
			p.Check("place", int(l.place.At(i)) == len(l.first))
			p.Check("start", !ok)
			l.first = append(l.first, uint32(i))
		} else if before, later := l.start.At(i - 1); !ok || later && start <= before {
			p.Check("start", false)
		}
	}
	p.Check("place", len(l.first) == len(l.places))
	l.first = append(l.first, uint32(l.Len()))
}
