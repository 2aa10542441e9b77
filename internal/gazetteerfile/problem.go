package gazetteerfile

import (
	"fmt"
)

// Problem is one thing that is wrong with a file. Line and Column count from 1,
// Column in characters; Column 0 means the whole line. Message says what is wrong
// and, after a semicolon, what would be right.
type Problem struct {
	File    string
	Line    int
	Column  int
	Message string
}

// String returns "file:line:column: message", without the column where it is 0.
func (p Problem) String() string {
	if p.Column == 0 {
		return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Problems are why a CSV is not imported: all of them, but no more than a person
// can read.
type Problems struct {
	List  []Problem // the first of them
	Total int
}

// maxProblems are listed of one CSV.
const maxProblems = 200

func (ps *Problems) add(p Problem) {
	if ps.Total++; len(ps.List) < maxProblems {
		ps.List = append(ps.List, p)
	}
}

// Error counts the problems in one sentence.
func (ps *Problems) Error() string {
	if ps.Total == 1 {
		return "there is a problem; nothing was imported"
	}
	if ps.Total > len(ps.List) {
		return fmt.Sprintf("there are %d problems, the first %d are listed; nothing was imported", ps.Total, len(ps.List))
	}
	return fmt.Sprintf("there are %d problems; nothing was imported", ps.Total)
}

// Skipped are the lines of a GeoNames file that are no row; they do not stop the
// import.
type Skipped struct {
	First []Problem // the first maxSkipped
	Total int
}

const maxSkipped = 10

func (s *Skipped) add(file string, line int, reason string) {
	if s.Total++; len(s.First) < maxSkipped {
		s.First = append(s.First, Problem{File: file, Line: line, Message: reason})
	}
}
