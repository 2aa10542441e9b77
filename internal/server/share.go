package server

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/pages"
)

// shareParams are the choices of the page of what there is to copy, beside the
// parameters of all pages.
func shareParams() []string {
	return []string{"updates", "size", "width", "height", "days", "first", "last", "theme", "title"}
}

// sharePage is what there is to copy for a state of the map; a path that is no day
// is no page. It names the day on which it is read, so even a pinned one may
// change and is kept for a short time only.
func (s *Server) sharePage(c echo.Context) error {
	date := c.Param("date")
	if date != "" {
		if _, err := edtf.ParseDay(date); err != nil {
			return notFound("The address names no day: " + err.Error() + ".")
		}
	}
	e, _, err := s.edition(c)
	if err != nil {
		return err
	}
	f := finder{edition: e}
	var read *edtf.Day
	if s.options.Clock != nil {
		now := s.options.Clock().UTC()
		read = edtf.DayOf(now.Year(), int(now.Month()), now.Day()).Ptr()
		f.stamp = read.String()
	}
	return s.pageIn(c, f, fresh, func(r pages.Request) ([]byte, error) {
		s.readRange(&r, r.Query.Get("from"), r.Query.Get("to"))
		if day := s.nearest(&r, date); day != nil {
			r.Day, r.Since = *day, nil
		}
		v := s.readShare(&r)
		v.Read = read
		return s.options.Pages.Share(r, v)
	})
}

// readShare reads the choices; what is no choice is the usual one, with a notice.
func (s *Server) readShare(r *pages.Request) pages.ShareView {
	q := r.Query
	v := pages.ShareView{Follow: q.Get("updates") == "follow", Theme: s.readTheme(r), Title: s.readTitle(r), Size: pages.ShareSizes()[0]}
	if size := q.Get("size"); slices.Contains(pages.ShareSizes(), size) {
		v.Size = size
	}
	v.Width, v.Height = s.pixels(r, "width", 640), s.pixels(r, "height", 510)
	v.First, v.Last = s.nearest(r, q.Get("first")), s.nearest(r, q.Get("last"))
	switch days := q.Get("days"); {
	case days == pages.ShareRange, days == "" && r.Since != nil:
		v.Days = pages.ShareRange
	case r.Edition.Index.Campaigns[days] != nil:
		v.Days = days
	case days != "" && days != "day":
		s.notice(r, "notice.campaign", "campaign", days)
	}
	return v
}

// pixels reads the width or height of a frame.
func (s *Server) pixels(r *pages.Request, name string, usual int) int {
	text := r.Query.Get(name)
	if text == "" {
		return usual
	}
	least, most := pages.ShareBounds()
	n, err := strconv.Atoi(text)
	if err == nil && n >= least && n <= most {
		return n
	}
	if err != nil {
		n = usual
	}
	n = min(max(n, least), most)
	s.notice(r, "notice.pixels", "asked", text, "n", fmt.Sprint(n), "least", fmt.Sprint(least), "most", fmt.Sprint(most))
	return n
}
