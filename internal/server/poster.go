package server

import (
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/pages"
	"github.com/heldline/heldline/internal/poster"
)

const (
	typeSVG = "image/svg+xml"
	typePNG = "image/png"
)

// posterParams are the parameters that posters know beside those of all pages.
func posterParams() []string {
	return []string{"width", "height", "theme", "title", "text", "highlight"}
}

// easel draws posters: few at a time, since each takes a processor for a moment.
type easel struct {
	studio  func() (*poster.Studio, error) // set up when the first picture is asked for
	places  chan struct{}
	waiting atomic.Int32
}

// maxWaiting is how many pictures may wait to be drawn before more are refused.
const maxWaiting = 64

func newEasel(typefaces fs.FS) *easel {
	return &easel{places: make(chan struct{}, runtime.GOMAXPROCS(0)), studio: sync.OnceValues(func() (*poster.Studio, error) {
		faces, err := poster.LoadFaces(typefaces)
		if err != nil {
			return nil, err
		}
		return poster.NewStudio(faces), nil
	})}
}

// draw composes and writes a picture when there is a free place.
func (e *easel) draw(spec poster.Spec, write func(*poster.Scene) ([]byte, error)) ([]byte, error) {
	studio, err := e.studio()
	if err != nil {
		return nil, &problem{http.StatusServiceUnavailable, "No pictures", err.Error(), ""}
	}
	if e.waiting.Add(1) > maxWaiting {
		e.waiting.Add(-1)
		return nil, &problem{http.StatusServiceUnavailable, "Busy", "Too many pictures are being drawn; ask again in a moment.", ""}
	}
	e.places <- struct{}{}
	e.waiting.Add(-1)
	defer func() { <-e.places }()
	return write(studio.Compose(spec))
}

// poster answers with the picture of a day; a path that is no day, or of another
// type, is no picture.
func (s *Server) poster(c echo.Context) error {
	name, svg := strings.CutSuffix(c.Param("file"), ".svg")
	name, png := strings.CutSuffix(name, ".png")
	day, err := edtf.ParseDay(name)
	if err != nil || svg == png {
		return notFound("A picture stands at /poster/ and a day with .svg or .png behind it: /poster/2017-11-03.png.")
	}
	e, cache, err := s.edition(c)
	if err != nil {
		return err
	}
	r := s.request(c, e)
	r.Query = pageQuery(c, posterParams()...)
	if near := s.nearest(&r, day.String()); near != nil {
		r.Day = *near
	}
	s.readRange(&r, r.Query.Get("from"), r.Query.Get("to"))
	options := s.posterOptions(&r)
	live := svg && r.Query.Get("text") == "live"
	contentType, write := typePNG, (*poster.Scene).PNG
	if svg {
		contentType, write = typeSVG, func(scene *poster.Scene) ([]byte, error) { return scene.SVG(live), nil }
	}
	key := posterKey(&r, options, contentType, live)
	b, err := s.kept(c, key, contentType, func(context.Context) ([]byte, error) {
		return s.easel.draw(s.options.Pages.Poster(r, options), write)
	})
	if err != nil {
		return err
	}
	return s.sendKept(c, key, b, cache)
}

// posterKey names a picture by what is drawn, so that addresses that ask for the
// same share one.
func posterKey(r *pages.Request, o pages.PosterOptions, contentType string, live bool) string {
	since, known, box := "", "", ""
	if r.Since != nil {
		since = r.Since.String()
	}
	if r.Reading.Known != nil {
		known = r.Reading.Known.String()
	}
	if o.Box != nil {
		box = fmt.Sprint(*o.Box)
	}
	return fmt.Sprintf("%s poster %s %t %s %s %s|%s|%s %s %q %q %q %s %q %d %d %t %q %q", r.Edition.ID, contentType, live, r.Lang, since, r.Day,
		r.Reading.Rule, known, r.Reading.Without, r.PlaceID, o.Highlight, o.Campaign, box, r.Filter, o.Width, o.Height, o.Dark, o.Title, r.Notices)
}

// posterOptions reads what a poster is asked for beyond a page. A campaign is its
// days and places here, and hides nothing.
func (s *Server) posterOptions(r *pages.Request) pages.PosterOptions {
	q := r.Query
	o := pages.PosterOptions{
		Width:  s.readSize(r, "width", poster.DefaultWidth, poster.MinWidth, poster.MaxWidth),
		Height: s.readSize(r, "height", poster.DefaultHeight, poster.MinHeight, poster.MaxHeight),
		Title:  strings.TrimSpace(q.Get("title")), Box: r.Box,
	}
	switch theme := q.Get("theme"); theme {
	case "", "light":
	case "dark":
		o.Dark = true
	default:
		s.notice(r, "notice.theme.poster", "theme", brief(theme))
	}
	if utf8.RuneCountInString(o.Title) > maxTitle {
		o.Title = string([]rune(o.Title)[:maxTitle]) + "…"
		s.notice(r, "notice.title", "n", fmt.Sprint(maxTitle))
	}
	for _, id := range list(q.Get("highlight")) {
		if r.Edition.Index.Places[id] != nil {
			o.Highlight = append(o.Highlight, id)
		} else {
			s.notice(r, "notice.highlight", "place", brief(id))
		}
	}
	if campaigns := r.Filter["campaign"]; len(campaigns) > 0 {
		o.Campaign = campaigns[0]
	}
	delete(r.Filter, "campaign")
	return o
}

// readSize reads a width or height; one beyond the limits comes near.
func (s *Server) readSize(r *pages.Request, name string, otherwise, least, most int) int {
	text := r.Query.Get(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err == nil && n >= least && n <= most {
		return n
	}
	lang := s.options.Catalogue.Language(r.Lang)
	s.notice(r, "notice."+name, "least", lang.Int(least), "most", lang.Int(most))
	if err != nil {
		return otherwise
	}
	return max(least, min(most, n))
}

// brief cuts what an address says before a picture repeats it.
func brief(text string) string {
	const most = 40
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return string([]rune(text)[:most]) + "…"
}
