package server

import (
	"github.com/heldline/heldline/internal/pages"
)

// readRange reads the two days whose evenings a page compares. Days out of order
// change places, far ones come near, and the page's own day stands for one that
// is missing or no day; each with a notice. Without a single day nothing is
// compared.
func (s *Server) readRange(r *pages.Request, from, to string) {
	a, b := s.nearest(r, from), s.nearest(r, to)
	if a == nil && b == nil {
		return
	}
	if a == nil || b == nil {
		day := r.Day
		if a == nil {
			a = &day
		} else {
			b = &day
		}
		s.notice(r, "notice.range.half", "date", s.options.Catalogue.Language(r.Lang).Day(day))
	}
	if *a > *b {
		a, b = b, a
		if from != "" && to != "" {
			s.notice(r, "notice.range.order")
		}
	}
	r.Since, r.Day = a, *b
}
