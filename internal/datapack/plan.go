package datapack

import (
	"regexp"
	"slices"
	"strings"
)

// plan says where the columns of a table stand in one file, with what checking
// needs at every row.
type plan struct {
	table    Table
	names    []string           // of the columns, by number of the column; as all these
	cells    []int              // number of the cell, -1 if missing
	patterns []*regexp.Regexp   // nil for most
	unique   []map[string]int32 // value -> line, for unique columns beside the id
	targets  [][]*ids           // ids of the tables that the column refers to
	width    int                // cells of the header
	at       int                // the column that was asked for last
}

// newPlan reads the header. It reports unknown, missing and doubled columns, and
// returns nil if the table cannot be used without its id.
func (s *session) newPlan(t Table, at Position, header []string, start func(int) int) *plan {
	n := len(t.Columns)
	p := &plan{
		table: t, names: t.Header(), width: len(header), cells: slices.Repeat([]int{-1}, n),
		patterns: make([]*regexp.Regexp, n), unique: make([]map[string]int32, n), targets: make([][]*ids, n),
	}
	for i, c := range t.Columns {
		if c.Pattern != "" {
			p.patterns[i] = regexp.MustCompile("^(?:" + c.Pattern + ")$")
		}
		if c.Unique && c.Name != t.id() {
			p.unique[i] = map[string]int32{}
		}
		for _, table := range c.Refers {
			p.targets[i] = append(p.targets[i], s.ids[table])
		}
	}
	for cell, name := range header {
		at.Column = start(cell)
		i := slices.Index(p.names, name)
		switch {
		case i < 0:
			s.problems.add(at.Problem("unknown column %q; %s", name, p.columnHint(name)))
		case p.cells[i] >= 0:
			s.problems.add(at.Problem("column %s stands twice; keep one", name))
		default:
			p.cells[i] = cell
		}
	}
	usable := true
	at.Column = 1
	for i, c := range t.Columns {
		if p.cells[i] < 0 {
			s.problems.add(at.Problem("column %s is missing; the header is: %s", c.Name, t.headerLine()))
			usable = usable && !slices.Contains(t.Key, c.Name)
		}
	}
	if !usable {
		return nil
	}
	return p
}

func (p *plan) columnHint(name string) string {
	near := newNearest(name)
	for _, c := range p.table.Columns {
		near.consider(c.Name, c.Name)
	}
	if list := near.list(); len(list) > 0 {
		return "the nearest: " + strings.Join(list, ", ")
	}
	return "the header is: " + p.table.headerLine()
}

// cell returns the number of a column's cell, -1 if the file lacks the column.
// Columns are asked for much in their order, so the search goes on from the last.
func (p *plan) cell(column string) int {
	for range p.names {
		if p.at++; p.at == len(p.names) {
			p.at = 0
		}
		if p.names[p.at] == column {
			return p.cells[p.at]
		}
	}
	return -1
}
