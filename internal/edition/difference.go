package edition

import (
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
// rule. Cost: time and memory in proportion to the records and the spans of both
// editions; nothing is derived for the three plain rules, which are at hand.
func Compare(before, after *Edition, rule atlas.Rule) *Difference {
	a, b := before.Atlas, after.Atlas
	return &Difference{
		Claims:  compareRows(textRows(a.Claims.Rows(), claimRow), textRows(b.Claims.Rows(), claimRow)),
		Events:  compareRows(textRows(a.Events, eventRow), textRows(b.Events, eventRow)),
		Figures: compareRows(textRows(a.Figures, figureRow), textRows(b.Figures, figureRow)),
		Places:  compareRows(textRows(a.Places, before.placeRow), textRows(b.Places, after.placeRow)),
		Sources: compareRows(textRows(a.Sources, sourceRow), textRows(b.Sources, sourceRow)),
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

func textRows[T any](records []T, of func(*T) row) []row {
	out := make([]row, len(records))
	for i := range records {
		out[i] = of(&records[i])
	}
	slices.SortFunc(out, func(a, b row) int { return cmp.Compare(a.id, b.id) })
	return out
}

// compareRows walks through two lists that are sorted by id.
func compareRows(before, after []row) []RowChange {
	var out []RowChange
	for i, j := 0, 0; i < len(before) || j < len(after); {
		switch {
		case j == len(after) || i < len(before) && before[i].id < after[j].id:
			out = append(out, RowChange{ID: before[i].id, Kind: Removed})
			i++
		case i == len(before) || after[j].id < before[i].id:
			out = append(out, RowChange{ID: after[j].id, Kind: Added})
			j++
		default:
			if fields := compareFields(&before[i], &after[j]); len(fields) > 0 {
				out = append(out, RowChange{after[j].id, kindOf(&before[i], &after[j]), fields})
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
