package datapack

// ids are the ids of one table, with what a message needs to suggest another.
type ids struct {
	defined
	names    []idName
	cells    map[string][]cellPlace // of cells that later rooms judge: heading -> by row
	complete bool                   // every row is in; references can be judged
	unusable bool                   // the file could not be read: references are not judged at all
	partial  bool                   // some row could not be read: what it would have said is not missed
	hints    map[string][]string
}

// idName is a name under which people may look for an id.
type idName struct{ id, name string }

func newIDs() *ids {
	return &ids{cells: map[string][]cellPlace{}, hints: map[string][]string{}}
}

// has reports whether the id exists, or might exist in a table that could not be
// read.
func (s *ids) has(id string) bool {
	_, ok := s.find(id)
	return ok || s.unusable
}

// maxSearches bounds the search for similar ids, which costs one pass over the
// table for each distinct unknown id.
const maxSearches = 500

// near returns the ids nearest to an unknown one, none if nothing is like it.
func (s *ids) near(wanted string) []string {
	if list, ok := s.hints[wanted]; ok || len(s.hints) >= maxSearches {
		return list
	}
	near := newNearest(wanted)
	for i := range s.rows {
		near.consider(s.id(i), s.id(i))
	}
	for _, n := range s.names {
		near.consider(n.id, n.name)
	}
	s.hints[wanted] = near.list()
	return s.hints[wanted]
}

// added notes the number of the record that a row became, and the names under which
// people may look for it.
func (s *ids) added(id string, index int, names ...string) {
	if row, ok := s.find(id); ok && s.rows[row].index < 0 {
		s.rows[row].index = int32(index)
	}
	for _, name := range names {
		if name != "" {
			s.names = append(s.names, idName{id, name})
		}
	}
}

// index returns the number of the record with an id, false where the row is unknown
// or could not be read.
func (s *ids) index(id string) (int, bool) {
	row, ok := s.find(id)
	if !ok || s.rows[row].index < 0 {
		return -1, false
	}
	return int(s.rows[row].index), true
}

// keep notes where the row of an id has its cell under a heading.
func (s *ids) keep(id, heading string, at Position) {
	row, ok := s.find(id)
	if !ok {
		return
	}
	list := s.cells[heading]
	for len(list) <= row {
		list = append(list, cellPlace{})
	}
	list[row] = at.cell()
	s.cells[heading] = list
}

// place returns what keep noted, else the beginning of the row.
func (s *ids) place(row int, heading string) cellPlace {
	if list := s.cells[heading]; row < len(list) && list[row].line > 0 {
		return list[row]
	}
	return cellPlace{s.rows[row].line, 1}
}
