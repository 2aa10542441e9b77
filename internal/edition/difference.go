package edition

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
)

// Difference says what a later edition changed against an earlier one.
type Difference struct {
	Claims  []RowChange // by id; as all the lists of rows
	Events  []RowChange
	Figures []RowChange
	Places  []RowChange
	Sources []RowChange
	Control []Shift // by place id, then day
}

// RowChange is what became of one row.
type RowChange struct {
	ID     string        `json:"id"`
	Kind   RowKind       `json:"kind"`
	Fields []FieldChange `json:"fields,omitempty"` // cells that differ, in the order of the columns; none for Added and Removed
}

// RowKind says what became of a row.
type RowKind string

const (
	Added     RowKind = "added"
	Removed   RowKind = "removed"   // missing in the later edition; publishing refuses it
	Withdrawn RowKind = "withdrawn" // still there, and no longer counted
	Restored  RowKind = "restored"  // withdrawn before, counted again
	Changed   RowKind = "changed"
)

// FieldChange is one cell that differs, as the files have it. "position" stands
// for where the geocoder puts a place.
type FieldChange struct {
	Name   string `json:"name"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// Compare says what the later of two editions changed: rows, and control under a
// rule. Cost: time in proportion to the records and the spans of both editions;
// memory for what differs, and 8 bytes a record. Nothing is derived for the
// three plain rules, which are at hand.
func Compare(before, after *Edition, rule atlas.Rule) *Difference {
	a, b := before.Atlas, after.Atlas
	return &Difference{
		Claims:  claimChanges(a.Claims.Sorted(), b.Claims.Sorted()),
		Events:  compareTables(a.Events, b.Events, func(x *atlas.Event) string { return x.ID }, eventRow, eventRow),
		Figures: compareTables(a.Figures, b.Figures, func(x *atlas.Figure) string { return x.ID }, figureRow, figureRow),
		Places:  compareTables(a.Places, b.Places, func(x *atlas.Place) string { return x.ID }, before.placeRow, after.placeRow),
		Sources: compareTables(a.Sources, b.Sources, func(x *atlas.Source) string { return x.ID }, sourceRow, sourceRow),
		Control: compareControl(before, after, atlas.Reading{Rule: rule}),
	}
}

// Empty reports that nothing differs.
func (d *Difference) Empty() bool {
	return len(d.Claims)+len(d.Events)+len(d.Figures)+len(d.Places)+len(d.Sources)+len(d.Control) == 0
}

// Totals counts a difference.
type Totals struct {
	ClaimsAdded     int
	ClaimsWithdrawn int // removed ones too
	ClaimsChanged   int // restored ones too
	PlacesChanged   int // places whose control differs on any day
	PlaceDays       int // days on which it does, added up over places
	HandsChanged    bool
}

// Totals counts the claims, places and days of a difference.
func (d *Difference) Totals() Totals {
	t := Totals{
		ClaimsAdded: count(d.Claims, Added), ClaimsWithdrawn: count(d.Claims, Withdrawn, Removed),
		ClaimsChanged: count(d.Claims, Changed, Restored),
	}
	for i := range d.Control {
		s := &d.Control[i]
		if i == 0 || s.PlaceID != d.Control[i-1].PlaceID {
			t.PlacesChanged++
		}
		t.PlaceDays += s.Days()
		t.HandsChanged = t.HandsChanged || s.Hands
	}
	return t
}

func count(rows []RowChange, kinds ...RowKind) int {
	n := 0
	for i := range rows {
		if slices.Contains(kinds, rows[i].Kind) {
			n++
		}
	}
	return n
}

// row is one record as text, for comparison.
type row struct {
	id        string
	withdrawn bool
	fields    []field
}

type field struct{ name, value string }

// records are a table in the order of its ids.
type records struct {
	n   int
	id  func(i int) string
	row func(i int) row
}

func sortedRecords[T any](rows []T, id func(*T) string, of func(*T) row) records {
	order := make([]int, len(rows))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(id(&rows[i]), id(&rows[j])) })
	return records{len(rows), func(i int) string { return id(&rows[order[i]]) }, func(i int) row { return of(&rows[order[i]]) }}
}

func compareTables[T any](before, after []T, id func(*T) string, rowBefore, rowAfter func(*T) row) []RowChange {
	return compareRecords(sortedRecords(before, id, rowBefore), sortedRecords(after, id, rowAfter), func(int, int) bool { return false })
}

// claimChanges compares two lists that are sorted by id. Most claims of two
// editions are the same, and are found so by how the hash writes them.
func claimChanges(before, after atlas.ClaimList) []RowChange {
	recordsOf := func(l *atlas.ClaimList) records {
		return records{l.Len(), l.ID, func(i int) row { return claimRow(l.At(i)) }}
	}
	var a, b []byte
	return compareRecords(recordsOf(&before), recordsOf(&after), func(i, j int) bool {
		var wrongA, wrongB error
		a, wrongA = appendClaim(a[:0], before.At(i))
		b, wrongB = appendClaim(b[:0], after.At(j))
		return wrongA == nil && wrongB == nil && bytes.Equal(a, b)
	})
}

// compareRecords walks through two tables; records that are surely the same need
// not be looked at as rows.
func compareRecords(before, after records, same func(i, j int) bool) []RowChange {
	var out []RowChange
	for i, j := 0, 0; i < before.n || j < after.n; {
		switch {
		case j == after.n || i < before.n && before.id(i) < after.id(j):
			out = append(out, RowChange{ID: before.id(i), Kind: Removed})
			i++
		case i == before.n || after.id(j) < before.id(i):
			out = append(out, RowChange{ID: after.id(j), Kind: Added})
			j++
		default:
			if !same(i, j) {
				was, is := before.row(i), after.row(j)
				if fields := compareFields(&was, &is); len(fields) > 0 {
					out = append(out, RowChange{is.id, kindOf(&was, &is), fields})
				}
			}
			i, j = i+1, j+1
		}
	}
	return out
}

func kindOf(before, after *row) RowKind {
	switch {
	case !before.withdrawn && after.withdrawn:
		return Withdrawn
	case before.withdrawn && !after.withdrawn:
		return Restored
	}
	return Changed
}

// compareFields compares two rows of one table: they have the same fields.
func compareFields(before, after *row) []FieldChange {
	var out []FieldChange
	for i, f := range before.fields {
		if now := after.fields[i].value; f.value != now {
			out = append(out, FieldChange{f.name, f.value, now})
		}
	}
	return out
}
