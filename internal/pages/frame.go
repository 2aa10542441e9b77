package pages

import (
	"fmt"
	"html"
	"net/url"
	"strconv"
	"strings"
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
	Title string // its headline, which states the day
	Src   string // absolute address of the map for frames
	Page  string // absolute address of the map itself

	writer *writer
	view   EmbedView
}

// Frame describes the embed of a request, as Embed writes it. It stays pinned where
// the request is.
func (s *Site) Frame(req Request, view EmbedView) *Frame {
	w := s.writer(req)
	return &Frame{w.headline(view.Title), w.absolute(req.Prefix + w.address("/embed", w.frameQuery())), w.absolute(w.embedded("/")), w, view}
}

// frameQuery is what a map in a frame takes over.
func (w *writer) frameQuery() url.Values {
	q := url.Values{}
	for _, name := range FrameParams() {
		set(q, name, w.req.Query.Get(name))
	}
	return q
}

// Picture is the absolute address of a picture of the day that the map opens on, in
// PNG; its size in pixels.
func (f *Frame) Picture(width, height int) string {
	return f.writer.absolute(posterURL(f.writer, "png", "width", strconv.Itoa(width), "height", strconv.Itoa(height),
		"theme", f.view.Theme, "title", f.view.Title, "highlight", strings.Join(f.view.Highlight, ",")))
}

// HTML is the frame as a snippet to paste: its width as HTML writes it ("640",
// "100%"), its height in pixels, and with link a link below it, which stays where
// frames are taken away. Between the tags of the frame stands nothing, and what style
// says stands in an attribute too: sanitisers of publishing programs look for an empty
// frame and drop its style.
func (f *Frame) HTML(width string, height int, link bool) string {
	style := "border:0"
	if !strings.HasSuffix(width, "%") {
		style += ";max-width:100%"
	}
	out := fmt.Sprintf(`<iframe src="%s" title="%s" loading="lazy" width="%s" height="%d" frameborder="0" style="%s" allow="fullscreen" `+
		`referrerpolicy="strict-origin-when-cross-origin"></iframe>`, html.EscapeString(f.Src), html.EscapeString(f.Title), html.EscapeString(width), height, style)
	if link {
		out += fmt.Sprintf(`<p><a href="%s">%s</a></p>`, html.EscapeString(f.Page), html.EscapeString(f.writer.T("embed.open.brief")))
	}
	return out
}

// Offer are the addresses at which publishing programs learn, by oEmbed, how to show
// the map of a page.
type Offer struct{ JSON, XML string }

// Offer is that of a request's map.
func (s *Site) Offer(req Request) *Offer { return s.writer(req).offer() }

// offer is nil in a copy, since a file server cannot answer it.
func (w *writer) offer() *Offer {
	if w.copy {
		return nil
	}
	page := w.sameIn(w.lang.Code)
	if w.req.Path == "/embed" || strings.HasPrefix(w.req.Path, "/embed/") {
		page = w.req.Prefix + withQuery(w.req.Path, w.frameQuery())
	}
	ask := w.req.Base + "/oembed?url=" + url.QueryEscape(w.absolute(page)) + "&format="
	return &Offer{ask + "json", ask + "xml"}
}
