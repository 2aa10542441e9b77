package pages

import (
	"html"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/poster"
)

// ShareView is what a reader chooses on the page of what there is to copy.
type ShareView struct {
	Follow        bool      // addresses follow later editions; else they stay with this one
	Size          string    // of ShareSizes
	Width, Height int       // pixels, of a size of one's own
	Theme         string    // light, dark, or "" for the reader's own
	Days          string    // what the slider runs over: "", ShareRange or the id of a campaign
	First, Last   *edtf.Day // the days of ShareRange
	Title         string    // goes before the date in the headline; "" = the usual words
	Read          *edtf.Day // the day on which the page is read; nil = not told, as in a copy
}

// ShareSizes are the sizes of a frame: the column of an article, a phone, one's own.
func ShareSizes() []string { return []string{"article", "phone", "custom"} }

// ShareRange is the slider over two days of one's own.
const ShareRange = "range"

// The frame in an article and on a phone; pixels.
const (
	articleWidth, articleHeight = 640, 510
	phoneWidth, phoneHeight     = 360, 510
)

// standIn stands for the public address of a copy that does not know it.
const standIn = "https://maps.example"

// shareModel is the page of what there is to copy for one state of the map.
type shareModel struct {
	*writer
	View      ShareView
	What      string // what is shown, in words
	MapURL    string
	Form      *shareForm
	Kept      string // what the addresses do when a later edition appears
	Link      shareField
	Live      []shareField // the map in an article
	Previews  []preview
	Picture   sharePicture
	Texts     []shareText
	Downloads []downloads
	Cites     []shareField
	CiteNote  string
	Headline  string
	Frame     string // absolute address of the map for frames
	Sentence  string // the ready one in the page's language
	StandIn   string // what the script replaces by its own origin; "" = nothing
}

// shareField is a text to copy. Lang is empty where it is for programs.
type shareField struct {
	ID, Label, Note, Text string
	Lang, Dir             string
	Rows                  int
}

// preview is the frame at one width, as it will stand in an article; pixels.
type preview struct {
	ID, Label, Src, Title string
	Width, Height         int
	Checked               bool
}

// sharePicture is the same state as a picture.
type sharePicture struct {
	PNG, SVG, Alt string
	Snippet       shareField
}

// shareText is what can be written beside the map, in one language.
type shareText struct {
	Lang, Dir, Name string
	Fields          []shareField
}

// downloads are the files of one set of data.
type downloads struct {
	Label string
	Files []download
}

// Share writes the page of what there is to copy for exactly the request's state.
func (s *Site) Share(req Request, view ShareView) ([]byte, error) {
	if req.Base == "" {
		req.Base = standIn // the script puts the copy's own address in its place
	}
	if req.Box == nil {
		req.Query = maps.Clone(req.Query)
		req.Query.Del("bbox") // it was none
	}
	w := s.writer(req)
	w.settle(&view)
	out := w.shared(s, view)
	m := &shareModel{
		writer: w, View: view, What: w.stateWords(), MapURL: w.url("/", w.statePairs()...), Form: w.shareForm(view), Kept: w.T("share.kept.pinned", "edition", w.ed.ID),
		Link: field("link", w.T("share.link"), "", 2, out.link), Headline: out.frame.Title, Frame: out.frame.Src, Previews: w.previews(out, view), Downloads: out.writer.shareDownloads(), Cites: out.writer.cites(view),
	}
	if view.Follow {
		m.Kept = w.T("share.kept.follow")
	}
	if req.Base == standIn {
		m.StandIn = standIn
	}
	if view.Read == nil {
		m.CiteNote = w.T("share.cite.read_on")
	}
	for _, code := range s.catalogue.Codes() {
		m.Texts = append(m.Texts, w.shareText(s, code))
	}
	own := m.Texts[slices.Index(s.catalogue.Codes(), w.lang.Code)]
	alt := own.Fields[1].Text
	m.Sentence = own.Fields[0].Text
	m.Live, m.Picture = w.live(out, view, alt), w.sharePicture(out, alt)
	d := s.document(w, w.T("share.title"), m.What)
	d.Body, d.Robots, d.More = m, "noindex", "share"
	return s.render("share", d)
}

// shared are the addresses that are handed out, pinned to the edition or not.
type shared struct {
	writer *writer // whose addresses are those
	link   string
	frame  *Frame

	png, svg string // absolute addresses of the picture
}

func (w *writer) shared(s *Site, view ShareView) *shared {
	req := w.req
	req.Prefix = "/e/" + w.ed.ID
	if view.Follow {
		req.Prefix = ""
	}
	out := &shared{writer: s.writer(req)}
	out.link = out.writer.whole(out.writer.url("/", w.statePairs()...))
	look, drawn := EmbedView{Theme: view.Theme, Title: view.Title}, []string{"theme", view.Theme, "title", view.Title}
	req.Query = w.frameState(view)
	out.frame = s.Frame(req, look)
	out.frame.Src, out.frame.Page = plainCommas(out.frame.Src), out.link
	out.png, out.svg = out.writer.whole(posterURL(out.writer, "png", drawn...)), out.writer.whole(posterURL(out.writer, "svg", drawn...))
	return out
}

// whole is a link that works from anywhere.
func (w *writer) whole(link string) string { return plainCommas(w.absolute(link)) }

// plainCommas keeps lists of ids readable; commas may stand in a query as they are.
func plainCommas(address string) string { return strings.ReplaceAll(address, "%2C", ",") }

// field is a text of so many lines on a phone or in an article.
func field(id, label, note string, rows int, text string) shareField {
	return shareField{ID: "share-" + id, Label: label, Note: note, Text: text, Dir: "ltr", Rows: rows}
}

// live are the ways to put the map itself into an article.
func (w *writer) live(out *shared, view ShareView, alt string) []shareField {
	width, height := view.pixels()
	column := strconv.Itoa(width)
	if view.Size == "article" {
		column = "100%"
	}
	fields := []shareField{
		field("iframe", w.T("share.iframe"), w.T("share.iframe.note"), 6, out.frame.HTML(column, height, true)),
		field("element", w.T("share.element"), w.T("share.element.note"), 8, w.element(out, height, alt)),
	}
	if !w.copy {
		ask := w.req.Base + "/oembed?url=" + url.QueryEscape(out.frame.Src) + "&maxwidth=" + strconv.Itoa(width) + "&maxheight=" + strconv.Itoa(height) + "&format=json"
		fields = append(fields, field("oembed", w.T("share.oembed"), w.T("share.oembed.note"), 4, ask))
	}
	return fields
}

// element is the snippet of the element: picture first, then the live map.
func (w *writer) element(out *shared, height int, alt string) string {
	attr := ""
	if height != articleHeight {
		attr = ` height="` + strconv.Itoa(height) + `"`
	}
	return `<script async src="` + html.EscapeString(w.absolute("/embed.js")) + `"></script><conflict-map src="` + html.EscapeString(out.frame.Src) + `"` + attr + `>` +
		w.linkedPicture(out, alt) + `</conflict-map>`
}

// linkedPicture is the picture, which leads to the map.
func (w *writer) linkedPicture(out *shared, alt string) string {
	return `<a href="` + html.EscapeString(out.link) + `"><img src="` + html.EscapeString(out.png) + `" alt="` + html.EscapeString(alt) +
		`" width="` + strconv.Itoa(poster.DefaultWidth) + `" height="` + strconv.Itoa(poster.DefaultHeight) + `" style="max-width:100%;height:auto"></a>`
}

func (w *writer) sharePicture(out *shared, alt string) sharePicture {
	return sharePicture{
		PNG: out.png, SVG: out.svg, Alt: alt,
		Snippet: field("picture", w.T("share.picture"), w.T("share.picture.note"), 5, w.linkedPicture(out, alt)),
	}
}

// pixels is the size of the frame.
func (v ShareView) pixels() (width, height int) {
	switch v.Size {
	case "phone":
		return phoneWidth, phoneHeight
	case "custom":
		return v.Width, v.Height
	}
	return articleWidth, articleHeight
}

// previews are the frame at the widths of an article and of a phone, and at one's own.
func (w *writer) previews(out *shared, view ShareView) []preview {
	src := strings.TrimPrefix(out.frame.Src, w.req.Base)
	var list []preview
	for _, size := range ShareSizes() {
		if size == "custom" && view.Size != size {
			continue
		}
		width, height := ShareView{Size: size, Width: view.Width, Height: view.Height}.pixels()
		list = append(list, preview{
			"share-preview-" + size, w.T("share.size." + size), src, w.T("share.preview.title", "title", out.frame.Title, "n", w.Int(width)), width, height, size == view.Size,
		})
	}
	return list
}

// statePairs are the parameters of the map in the request's state.
func (w *writer) statePairs() []string {
	pairs := []string{"date", w.day.String()}
	if w.req.Since != nil {
		pairs = []string{"from", w.req.Since.String(), "to", w.day.String()}
	}
	pairs = append(pairs, "place", w.req.PlaceID, "view", w.req.Query.Get("view"), "areas", w.req.Query.Get("areas"))
	pairs = append(pairs, "bbox", w.req.Query.Get("bbox"))
	return append(pairs, w.filterPairs()...)
}

// stateWords says in a few words what is shown.
func (w *writer) stateWords() string {
	parts := []string{w.lang.Day(w.day)}
	if w.req.Since != nil {
		parts[0] = w.rangeTitle()
	}
	if w.req.PlaceID != "" {
		parts = append(parts, w.lang.Place(w.ix, w.req.PlaceID))
	}
	parts = append(parts, w.T("share.rule", "rule", w.T("rule."+string(w.rule()))))
	parts = append(parts, w.readingWords()...)
	if f := w.filtered(); f != nil {
		parts = append(parts, strings.TrimSuffix(f.Text, "."))
	}
	if w.req.Box != nil {
		parts = append(parts, w.T("share.view"))
	}
	return strings.Join(parts, " · ")
}

// readingWords says what the reading leaves out.
func (w *writer) readingWords() []string {
	var out []string
	if known := w.req.Reading.Known; known != nil {
		out = append(out, strings.TrimSuffix(w.T("reading.known", "date", w.lang.Day(*known)), "."))
	}
	if id := w.req.Reading.Without; id != "" {
		out = append(out, strings.TrimSuffix(w.T("reading.without", "who", w.voiceName(id)), "."))
	}
	return out
}

// inSight reports that a state is shown: kept by the filter and, where the view is
// part of the request, within it.
func (w *writer) inSight(s *atlas.Span) bool {
	if !w.ed.Keeps(w.req.Filter, s) {
		return false
	}
	point := w.ed.Located(s.PlaceID).Point
	return w.req.Box == nil || point != nil && w.req.Box.Contains(*point)
}
