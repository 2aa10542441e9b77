package datapack

import (
	"cmp"
	"fmt"
	"slices"
)

// Position is a place in a file of the folder. Line and Column count from 1;
// Column counts characters, not bytes.
type Position struct {
	File   string // slash-separated, relative to the folder
	Line   int
	Column int
}

// cellPlace is a position in a file that is known otherwise; many are kept.
type cellPlace struct{ line, column int32 }

func (p Position) cell() cellPlace { return cellPlace{int32(p.Line), int32(p.Column)} }

func (p cellPlace) in(file string) Position { return Position{file, int(p.line), int(p.column)} }

// Problem is one thing that is wrong, at its place. Message says what is wrong
// and, after a semicolon, what would be right.
type Problem struct {
	File    string
	Line    int
	Column  int
	Message string
}

// String returns "file:line:column: message".
func (p Problem) String() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Problem returns a problem at the position.
func (p Position) Problem(format string, args ...any) Problem {
	return Problem{File: p.File, Line: p.Line, Column: p.Column, Message: fmt.Sprintf(format, args...)}
}

// Sort orders problems as an editor meets them: datapackage.json, the tables in
// the order of Tables, then the rest by name; within a file by line and column.
func Sort(list []Problem) {
	order := map[string]int{descriptorFile: 1}
	for i, t := range Tables() {
		order[t.File()] = i + 2
	}
	rank := func(file string) int {
		if n := order[file]; n > 0 {
			return n
		}
		return len(order) + 2
	}
	slices.SortStableFunc(list, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(rank(a.File), rank(b.File)), cmp.Compare(a.File, b.File),
			cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
		)
	})
}

// problems collects what is wrong, up to a number that a person can still read.
type problems struct {
	list    []Problem
	max     int
	dropped int
}

func (ps *problems) add(p Problem) {
	if len(ps.list) >= ps.max {
		ps.dropped++
		return
	}
	ps.list = append(ps.list, p)
}

// sorted returns all problems in order; the last one counts those left out.
func (ps *problems) sorted() []Problem {
	Sort(ps.list)
	if ps.dropped > 0 {
		last := ps.list[len(ps.list)-1]
		ps.list = append(ps.list, Position{last.File, last.Line, last.Column}.Problem(
			"%d further problems are not listed; mend those above and check again", ps.dropped))
	}
	return ps.list
}
