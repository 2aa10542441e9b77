package datapack

// ids are the ids of one table, with what a message needs to suggest another.
type ids struct {
	rows     map[string]idRow
	names    []idName
	complete bool // every row is in; references can be judged
	unusable bool // the file could not be read: references are not judged at all
	partial  bool // some row could not be read: what it would have said is not missed
	hints    map[string][]string
}

// idRow is where an id was defined. Index is the row's record in the atlas, -1 for
// a row that could not be read.
type idRow struct {
	line  int32
	index int32
}

// idName is a name under which people may look for an id.
type idName struct{ id, name string }

func newIDs() *ids { return &ids{rows: map[string]idRow{}, hints: map[string][]string{}} }

// has reports whether the id exists, or might exist in a table that could not be
// read.
func (s *ids) has(id string) bool {
	_, ok := s.rows[id]
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
	for id := range s.rows {
		near.consider(id, id)
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
	if row, ok := s.rows[id]; ok && row.index < 0 {
		row.index = int32(index)
		s.rows[id] = row
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
	row, ok := s.rows[id]
	return int(row.index), ok && row.index >= 0
}
