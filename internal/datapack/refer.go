package datapack

import "strings"

// reference is an id whose table was not read to its end when it was met.
type reference struct {
	at      Position
	column  string
	targets []string
	id      string
}

// refer reports an id that none of the column's tables defines; it waits with
// tables that are still being read.
func (s *session) refer(r *row, c *Column, id string) {
	for _, name := range c.Refers {
		if s.ids[name].has(id) {
			return
		}
	}
	ref := reference{column: c.Name, targets: c.Refers, id: id, at: r.position(c.Name)}
	for _, name := range c.Refers {
		if !s.ids[name].complete {
			s.waiting = append(s.waiting, ref)
			return
		}
	}
	s.unknown(ref)
}

// settle judges the references that waited.
func (s *session) settle() {
	for _, ref := range s.waiting {
		known := false
		for _, name := range ref.targets {
			known = known || s.ids[name].has(ref.id)
		}
		if !known {
			s.unknown(ref)
		}
	}
	s.waiting = nil
}

func (s *session) unknown(ref reference) {
	var rows, near []string
	for _, name := range ref.targets {
		rows = append(rows, s.rowNames[name])
		near = append(near, s.ids[name].near(ref.id)...)
	}
	remedy := "nothing is like it; add it to " + strings.Join(ref.targets, ".csv or ") + ".csv or mend the id"
	if len(near) > 0 {
		remedy = "the nearest: " + strings.Join(near, ", ")
	}
	s.problems.add(ref.at.Problem("%s: unknown %s %q; %s", ref.column, strings.Join(rows, " or "), ref.id, remedy))
}
