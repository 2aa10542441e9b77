package server

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/pages"
)

// embedParams are the parameters that embeds know beside those of all pages.
func embedParams() []string { return []string{"highlight", "layers", "controls", "theme", "title"} }

// maxTitle is how many characters of a headline's own words are kept.
const maxTitle = 120

// framed lets every site put an address into a frame.
func framed(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", strings.Replace(h.Get("Content-Security-Policy"), "frame-ancestors 'self'", "frame-ancestors *", 1))
		return next(c)
	}
}

// embedPage is the map for a frame; a path that is no day is no page.
func (s *Server) embedPage(c echo.Context) error {
	date := c.Param("date")
	if date != "" {
		if _, err := edtf.ParseDay(date); err != nil {
			return &problem{http.StatusNotFound, "Not found", "The address names no day: " + err.Error() + ".", ""}
		}
	}
	return s.page(c, func(r pages.Request) ([]byte, error) {
		if day := s.nearest(&r, date); day != nil {
			r.Day = *day
		}
		view := s.readEmbed(&r, date != "")
		return s.options.Pages.Embed(r, view)
	})
}

// readEmbed reads the parameters of an embed and moves the request's day into
// the days that its slider is locked to. dated says that the path names the day.
func (s *Server) readEmbed(r *pages.Request, dated bool) pages.EmbedView {
	q := r.Query
	v := pages.EmbedView{
		Layers:   s.readChoice(r, "layers", pages.EmbedLayers()),
		Controls: s.readChoice(r, "controls", pages.EmbedControls()),
		Title:    s.readTitle(r),
		Theme:    s.readTheme(r),
	}
	for _, id := range list(q.Get("highlight")) {
		if r.Edition.Index.Places[id] != nil {
			v.Highlight = append(v.Highlight, id)
		} else {
			s.notice(r, "notice.highlight", "place", id)
		}
	}
	if v.From, v.To = s.lockedDays(r); v.From != nil {
		s.dayWithin(r, &v, dated)
	}
	return v
}

// readTheme reads the ground that an embed is held to; "" is the reader's own.
func (s *Server) readTheme(r *pages.Request) string {
	theme := r.Query.Get("theme")
	if theme != "" && !slices.Contains(pages.EmbedThemes(), theme) {
		s.notice(r, "notice.theme", "theme", theme)
		return ""
	}
	return theme
}

// readTitle reads a headline's own words.
func (s *Server) readTitle(r *pages.Request) string {
	title := strings.TrimSpace(r.Query.Get("title"))
	if utf8.RuneCountInString(title) > maxTitle {
		title = string([]rune(title)[:maxTitle]) + "…"
		s.notice(r, "notice.title", "n", fmt.Sprint(maxTitle))
	}
	return title
}

// readChoice reads a list of a closed set: nil where none is asked for, empty for "none".
func (s *Server) readChoice(r *pages.Request, name string, known []string) []string {
	text := r.Query.Get(name)
	if text == "" {
		return nil
	}
	chosen := []string{}
	for _, id := range list(text) {
		switch {
		case slices.Contains(known, id):
			chosen = append(chosen, id)
		case id != "none":
			s.notice(r, "notice."+name, "name", id, "known", strings.Join(known, ", "))
		}
	}
	if len(chosen) == 0 && !slices.Contains(list(text), "none") {
		return nil
	}
	return chosen
}

// lockedDays are the days of from and to, an end that is missing being the
// atlas's own, or else the windows of the campaigns; nil where one day is shown.
func (s *Server) lockedDays(r *pages.Request) (from, to *edtf.Day) {
	a, b := s.nearest(r, r.Query.Get("from")), s.nearest(r, r.Query.Get("to"))
	if a == nil && b == nil {
		for i := range r.Edition.Atlas.Campaigns {
			c := &r.Edition.Atlas.Campaigns[i]
			if !slices.Contains(r.Filter["campaign"], c.ID) {
				continue
			}
			if a == nil || c.WindowStart < *a {
				a = c.WindowStart.Ptr()
			}
			if b == nil || c.WindowEnd > *b {
				b = c.WindowEnd.Ptr()
			}
		}
		return a, b
	}
	if a == nil {
		a = r.Edition.First.Ptr()
	}
	if b == nil {
		b = r.Edition.Last.Ptr()
	}
	if *a > *b {
		a, b = b, a
		s.notice(r, "notice.range.order")
	}
	if *a == *b {
		r.Day = *a
		return nil, nil
	}
	return a, b
}

// dayWithin opens on the day asked for, if it lies inside; a campaign else on the
// atlas's own day, and every stretch of days at last on its end.
func (s *Server) dayWithin(r *pages.Request, v *pages.EmbedView, dated bool) {
	inside := func(d edtf.Day) bool { return d >= *v.From && d <= *v.To }
	if _, err := edtf.ParseDay(r.Query.Get("date")); err == nil {
		dated = true
	}
	own := r.Query.Get("from") == "" && r.Query.Get("to") == ""
	if inside(r.Day) && (dated || own) {
		return
	}
	asked := r.Day
	r.Day = *v.To
	if dated {
		lang := s.options.Catalogue.Language(r.Lang)
		s.notice(r, "notice.locked", "asked", lang.Day(asked), "date", lang.Day(r.Day))
	}
}

// list parts ids at commas.
func list(text string) []string {
	var out []string
	for _, id := range strings.Split(text, ",") {
		if id = strings.TrimSpace(id); id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
