package datapack

import (
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/edtf"
)

// row is one line of a table, split into cells. Its getters are lenient: check has
// reported what they cannot read, and they return the zero value for it.
type row struct {
	s     *session
	plan  *plan
	line  int
	raw   []byte // the line, valid while the row is read; as its cells
	cells *cells
}

// cell returns the text of a column, "" if the file lacks the column.
func (r *row) cell(column string) string {
	if i := r.plan.cell(column); i >= 0 {
		return r.cells.texts[i]
	}
	return ""
}

// text returns the text of a column as it is.
func (r *row) text(column string) string { return r.cell(column) }

// list returns the values of a list cell, nil for an empty one.
func (r *row) list(column string) []string {
	cell := r.cell(column)
	if cell == "" {
		return nil
	}
	if !strings.Contains(cell, ListSeparator) {
		return []string{strings.TrimSpace(cell)}
	}
	items := strings.Split(cell, ListSeparator)
	for i := range items {
		items[i] = strings.TrimSpace(items[i])
	}
	return items
}

// day returns a calendar day, nil for an empty cell.
func (r *row) day(column string) *edtf.Day {
	cell := r.cell(column)
	if cell == "" {
		return nil
	}
	d, err := edtf.ParseDay(cell)
	if err != nil {
		return nil
	}
	return &d
}

// date returns an EDTF date, the zero Date for an empty cell.
func (r *row) date(column string) edtf.Date {
	cell := r.cell(column)
	if cell == "" {
		return edtf.Date{}
	}
	d, err := edtf.Parse(cell)
	if err != nil {
		return edtf.Date{}
	}
	return d
}

// integer returns a whole number, 0 for an empty cell.
func (r *row) integer(column string) int {
	cell := r.cell(column)
	if cell == "" {
		return 0
	}
	n, _ := strconv.Atoi(cell)
	return n
}

// number returns a number, nil for an empty cell.
func (r *row) number(column string) *float64 {
	v, ok := parseNumber(r.cell(column))
	if !ok {
		return nil
	}
	return &v
}

// position returns the place of a column's cell, or of the row's beginning.
func (r *row) position(name string) Position {
	at := Position{File: r.plan.table.File(), Line: r.line, Column: 1}
	if i := r.plan.cell(name); i >= 0 {
		at.Column = columnAt(r.raw, r.cells.start(i))
	}
	return at
}

// problem reports what is wrong with a column's cell. The message begins with the
// column's name. A column that the file lacks was reported with the header.
func (r *row) problem(column, format string, args ...any) {
	if r.plan.cell(column) < 0 {
		return
	}
	r.s.problems.add(r.position(column).Problem(column+": "+format, args...))
}

// parseNumber reads digits with at most one decimal point and a sign.
func parseNumber(s string) (float64, bool) {
	digits := strings.TrimPrefix(s, "-")
	whole, fraction, point := strings.Cut(digits, ".")
	if !allDigits(whole) || (point && !allDigits(fraction)) || len(s) > 24 {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
