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
	columns  map[string]int              // column name -> number in table.Columns
	cells    []int                       // by number of the column: number of the cell, -1 if missing
	width    int                         // cells of the header
	patterns []*regexp.Regexp            // by number of the column
	unique   map[string]map[string]int32 // column -> value -> line, for unique columns beside the id
}

// newPlan reads the header. It reports unknown, missing and doubled columns, and
// returns nil if the table cannot be used without its id.
func (s *session) newPlan(t Table, at Position, header []string, start func(int) int) *plan {
	p := &plan{table: t, columns: map[string]int{}, width: len(header), unique: map[string]map[string]int32{}}
	for i, c := range t.Columns {
		p.columns[c.Name] = i
		p.cells = append(p.cells, -1)
		p.patterns = append(p.patterns, nil)
		if c.Pattern != "" {
			p.patterns[i] = regexp.MustCompile("^(?:" + c.Pattern + ")$")
		}
		if c.Unique && c.Name != t.id() {
			p.unique[c.Name] = map[string]int32{}
		}
	}
	for cell, name := range header {
		at.Column = start(cell)
		i, known := p.columns[name]
		switch {
		case !known:
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
func (p *plan) cell(column string) int {
	if i, ok := p.columns[column]; ok {
		return p.cells[i]
	}
	return -1
}
