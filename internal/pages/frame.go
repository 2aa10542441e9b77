package pages

import (
	"fmt"
	"html"
	"net/url"
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/edtf"
)

// FrameParams are the parameters that a map in a frame takes over from the address
// that is to be shown in it, in the order of docs/embedding.md.
func FrameParams() []string {
	return []string{
		"date", "from", "to", "campaign", "place", "highlight", "bbox", "rule", "known", "without", "actor", "status", "kind", "claimant",
		"layers", "controls", "theme", "title", "lang",
	}
}

// Frame is a map of ours inside a page of another site.
type Frame struct {
	Title string // states the day
	Src   string // absolute address of the map for frames
	Page  string // absolute address of the map itself
	Link  string // the words of the link to it

	posters string     // absolute address of the posters of its day, without suffix and query
	state   url.Values // parameters of the poster
}

// Frame describes the map of a request, whose parameters for frames are in state.
// It stays pinned where the request is.
func (s *Site) Frame(req Request, state url.Values) *Frame {
	w := s.writer(req)
	w.day = w.opensOn(state)
	f := &Frame{Title: w.frameTitle(state), Link: w.T("frame.open"), state: url.Values{}}
	f.Src = w.absolute(req.Prefix + withQuery("/embed", state))
	own := url.Values{}
	for _, name := range kept() {
		set(own, name, state.Get(name))
	}
	for _, name := range []string{"rule", "known", "without", "lang", "bbox"} {
		set(own, name, state.Get(name))
	}
	f.Page = w.absolute(req.Prefix + withQuery("/", own))
	f.posters = w.absolute(req.Prefix + "/poster/" + w.day.String())
	for _, name := range []string{"from", "to", "campaign", "place", "highlight", "bbox", "rule", "known", "without", "theme", "title", "lang"} {
		set(f.state, name, state.Get(name))
	}
	return f
}

// opensOn is the day that a map in a frame opens on. Between two days it is the
// date asked for if that lies there, else the last; of a campaign also the atlas's
// default day.
func (w *writer) opensOn(state url.Values) edtf.Day {
	asked, err := edtf.ParseDay(state.Get("date"))
	within := func(d, first, last edtf.Day) bool { return d >= first && d <= last }
	c := w.ix.Campaigns[state.Get("campaign")]
	switch standard := w.ed.Atlas.About.DefaultDate; {
	case w.req.Since != nil && err == nil && within(asked, *w.req.Since, w.day):
		return asked
	case w.req.Since != nil || c == nil:
		return w.day
	case err == nil && within(asked, c.WindowStart, c.WindowEnd):
		return asked
	case within(standard, c.WindowStart, c.WindowEnd):
		return standard
	default:
		return c.WindowEnd
	}
}

// frameTitle is what a map in a frame is called: the words of its author, else who
// held what; and the day.
func (w *writer) frameTitle(state url.Values) string {
	if own := strings.TrimSpace(state.Get("title")); own != "" {
		return w.T("frame.own_title", "title", own, "date", w.lang.Day(w.day))
	}
	return w.T("day.title", "date", w.lang.Day(w.day))
}

// Picture is the absolute address of a picture of the same state in PNG, its size
// in pixels.
func (f *Frame) Picture(width, height int) string {
	q := url.Values{"width": {strconv.Itoa(width)}, "height": {strconv.Itoa(height)}}
	for name := range f.state {
		q.Set(name, f.state.Get(name))
	}
	return f.posters + ".png?" + q.Encode()
}

// HTML is the frame as a snippet to paste: its width as HTML writes it ("640",
// "100%"), its height in pixels, and with link a link below it, which stays where
// frames are taken away. Between the tags of the frame stands nothing: sanitisers of
// publishing programs look for an empty one.
func (f *Frame) HTML(width string, height int, link bool) string {
	style := "border:0"
	if !strings.HasSuffix(width, "%") {
		style += ";max-width:100%"
	}
	out := fmt.Sprintf(`<iframe src="%s" title="%s" loading="lazy" width="%s" height="%d" style="%s" allow="fullscreen" `+
		`referrerpolicy="strict-origin-when-cross-origin"></iframe>`, html.EscapeString(f.Src), html.EscapeString(f.Title), html.EscapeString(width), height, style)
	if link {
		out += fmt.Sprintf(`<p><a href="%s">%s</a></p>`, html.EscapeString(f.Page), html.EscapeString(f.Link))
	}
	return out
}

// Offer are the addresses at which publishing programs learn, by oEmbed, how to show
// the map of a page.
type Offer struct{ JSON, XML string }

// Offer is that of a request's map.
func (s *Site) Offer(req Request) *Offer { return s.writer(req).offer() }

func (w *writer) offer() *Offer {
	ask := w.req.Base + "/oembed?url=" + url.QueryEscape(w.absolute(w.sameIn(w.lang.Code))) + "&format="
	return &Offer{ask + "json", ask + "xml"}
}
