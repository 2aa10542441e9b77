package server

import "sync"

// sheetSize is how many bytes a sheet takes.
const sheetSize = 64 << 10

// sheets take bytes one after the other. What is full is not copied into something
// larger, and goes back to its pool in the end.
type sheets struct {
	pool *sync.Pool // of *[sheetSize]byte
	full []*[sheetSize]byte
	used int // bytes of the last
}

// newSheetPool is where sheets wait for the next answer.
func newSheetPool() *sync.Pool { return &sync.Pool{New: func() any { return new([sheetSize]byte) }} }

// Write is what io.Writer asks for; it never fails.
func (s *sheets) Write(b []byte) (int, error) {
	n := len(b)
	for len(b) > 0 {
		if len(s.full) == 0 || s.used == sheetSize {
			sheet, _ := s.pool.Get().(*[sheetSize]byte)
			s.full, s.used = append(s.full, sheet), 0
		}
		k := copy(s.full[len(s.full)-1][s.used:], b)
		s.used, b = s.used+k, b[k:]
	}
	return n, nil
}

// bytes are all that was written, in memory of their size; the sheets are empty then.
func (s *sheets) bytes() []byte {
	if len(s.full) == 0 {
		return nil
	}
	last := len(s.full) - 1
	out := make([]byte, 0, last*sheetSize+s.used)
	for i, sheet := range s.full {
		end := sheetSize
		if i == last {
			end = s.used
		}
		out = append(out, sheet[:end]...)
		s.pool.Put(sheet)
	}
	s.full, s.used = nil, 0
	return out
}
