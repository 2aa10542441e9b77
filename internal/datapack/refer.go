package datapack

import "strings"

// reference is an id whose table was not read to its end when it was met.
type reference struct {
	file   string
	column *Column
	at     cellPlace
	id     string
}

// refer reports an id that none of the column's tables defines; it waits with
// tables that are still being read.
func (s *session) refer(r *row, i int, id string) {
	complete := true
	for _, ids := range r.plan.targets[i] {
		if ids.has(id) {
			return
		}
		complete = complete && ids.complete
	}
	column := &r.plan.table.Columns[i]
	at := r.position(column.Name)
	if !complete {
		s.waiting = append(s.waiting, reference{file: at.File, column: column, at: at.cell(), id: strings.Clone(id)})
		return
	}
	s.unknown(at, column.Name, column.Refers, id)
}

// settle judges the references that waited.
func (s *session) settle() {
	for _, ref := range s.waiting {
		known := false
		for _, name := range ref.column.Refers {
			known = known || s.ids[name].has(ref.id)
		}
		if !known {
			s.unknown(ref.at.in(ref.file), ref.column.Name, ref.column.Refers, ref.id)
		}
	}
	s.waiting = nil
}

func (s *session) unknown(at Position, column string, targets []string, id string) {
	var rows, near []string
	for _, name := range targets {
		rows = append(rows, s.rowNames[name])
		near = append(near, s.ids[name].near(id)...)
	}
	remedy := "nothing is like it; add it to " + strings.Join(targets, ".csv or ") + ".csv or mend the id"
	if len(near) > 0 {
		remedy = "the nearest: " + strings.Join(near, ", ")
	}
	s.problems.add(at.Problem("%s: unknown %s %q; %s", column, strings.Join(rows, " or "), id, remedy))
}
