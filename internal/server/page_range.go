package server

import (
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/pages"
)

// readRange reads the two days whose evenings a page compares. Days out of order
// change places, far ones come near, and the page's own day stands for one that
// is missing or no day; each with a notice. Without a single day nothing is
// compared.
func (s *Server) readRange(r *pages.Request, from, to string) {
	a, b := s.readEnd(r, from), s.readEnd(r, to)
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

// readEnd reads one of the two days; nil where there is none.
func (s *Server) readEnd(r *pages.Request, v string) *edtf.Day {
	if v == "" {
		return nil
	}
	d, err := edtf.ParseDay(v)
	if err != nil {
		s.notice(r, "notice.date", "date", v)
		return nil
	}
	near := min(max(d, r.Edition.First), r.Edition.Last)
	if near != d {
		lang := s.options.Catalogue.Language(r.Lang)
		s.notice(r, "notice.nearest", "asked", lang.Day(d), "date", lang.Day(near))
	}
	return &near
}
