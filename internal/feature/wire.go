package feature

import (
	"cmp"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// The wire format of the map page: columns instead of features, days as whole
// numbers since 1970-01-01, places and actors by their number, what repeats as one
// character that numbers a list. docs/http.md describes it, with a decoder.

// wireDigits write the numbers 0 to 61 as one character; a larger one is noDigit,
// and stands in a list beside the text.
const (
	wireDigits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
	noDigit    = '-'
)

// digitText writes numbers as characters.
type digitText struct {
	text strings.Builder
	more []int
}

func (d *digitText) add(n int) {
	if n < len(wireDigits) {
		d.text.WriteByte(wireDigits[n])
		return
	}
	d.text.WriteByte(noDigit)
	d.more = append(d.more, n)
}

// palette numbers the values of a column; those that stand most often are first.
type palette[T any] struct {
	values []T
	counts []int
	at     map[string]int
	column []int // number of the value of each row, in the order of arrival
}

func newPalette[T any](rows int) *palette[T] {
	return &palette[T]{at: map[string]int{}, column: make([]int, 0, rows)}
}

// add appends a row; the key is the same for values that are. Cost: constant.
func (p *palette[T]) add(key []byte, value func() T) {
	i, ok := p.at[string(key)]
	if !ok {
		i = len(p.values)
		p.at[string(key)] = i
		p.values, p.counts = append(p.values, value()), append(p.counts, 0)
	}
	p.counts[i]++
	p.column = append(p.column, i)
}

// ranked returns the values by how often they stand, and where each row's stands there.
func (p *palette[T]) ranked() (values []T, column []int) {
	order := make([]int, len(p.values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.counts[b], p.counts[a]) })
	rank := make([]int, len(order))
	values = make([]T, len(order))
	for to, from := range order {
		rank[from], values[to] = to, p.values[from]
	}
	column = make([]int, len(p.column))
	for i, from := range p.column {
		column[i] = rank[from]
	}
	return values, column
}

// wireState is what a symbol says of a place: the status and who it speaks of.
type wireState struct {
	Status  int   `json:"status"`
	Holder  int   `json:"holder"`
	Holders []int `json:"holders"`
	Basis   int   `json:"basis"`
}

// wireStates numbers the states of spans.
type wireStates struct {
	*palette[wireState]
	actors map[string]int
	key    []byte
}

func newWireStates(e *edition.Edition, rows int) *wireStates {
	return &wireStates{palette: newPalette[wireState](rows), actors: actorNumbers(e)}
}

// add appends the state of the i-th span.
func (s *wireStates) add(l *atlas.SpanList, i int) {
	status, holder, basis, holders := l.Status(i), l.Holder(i), l.Basis(i), l.Holders(i)
	s.key = append(append(s.key[:0], status...), '|')
	s.key = append(append(append(s.key, holder...), '|'), basis...)
	for _, h := range holders {
		s.key = append(append(s.key, '|'), h...)
	}
	s.palette.add(s.key, func() wireState {
		out := wireState{Status: statusDigit(status), Holder: numberOf(s.actors, holder), Holders: []int{}, Basis: basisDigit(basis)}
		for _, h := range holders {
			out.Holders = append(out.Holders, numberOf(s.actors, h))
		}
		return out
	})
}

// roots lists the root parties in the order of their file.
func roots(e *edition.Edition) []*atlas.Actor {
	var out []*atlas.Actor
	for i := range e.Atlas.Actors {
		if a := &e.Atlas.Actors[i]; a.ParentID == "" {
			out = append(out, a)
		}
	}
	return out
}

// actorNumbers are the numbers of the root parties.
func actorNumbers(e *edition.Edition) map[string]int {
	at := map[string]int{}
	for i, a := range roots(e) {
		at[a.ID] = i
	}
	return at
}

// numberOf is the number of an id, -1 for none.
func numberOf(at map[string]int, id string) int {
	if i, ok := at[id]; ok {
		return i
	}
	return -1
}

// placeNumbers are the numbers of places by id.
func placeNumbers(e *edition.Edition) map[string]int {
	order := e.Drawn()
	at := make(map[string]int, len(order))
	for n, i := range order {
		at[e.Places[i].ID] = n
	}
	return at
}

// gaps writes numbers as what each adds to the one before.
func gaps(numbers []int) []int {
	out := make([]int, len(numbers))
	before := 0
	for i, n := range numbers {
		out[i] = n - before
		before = n
	}
	return out
}

// optionalDay is a day that may be missing.
type optionalDay struct {
	day edtf.Day
	ok  bool
}

func maybe(day edtf.Day, ok bool) optionalDay {
	if !ok {
		day = 0
	}
	return optionalDay{day, ok}
}

func statusDigit(s atlas.Status) int { return max(0, slices.Index(atlas.Statuses, s)) }

// kindDigit is the number of a kind of change, -1 for none.
func kindDigit(k atlas.ChangeKind) int { return slices.Index(atlas.ChangeKinds, k) }

func basisDigit(b atlas.Basis) int {
	switch b {
	case atlas.Direct:
		return 1
	case atlas.ByInclusion:
		return 2
	}
	return 0
}
