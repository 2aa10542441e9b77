package pages

import (
	"encoding/xml"
	"fmt"
	"html"
	"net/url"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// feedEntries bounds a feed.
const feedEntries = 100

// atom is a feed (RFC 4287). Texts are plain; encoding/xml escapes them.
type atom struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle,omitempty"`
	Updated  string      `xml:"updated"`
	Author   atomAuthor  `xml:"author"`
	Rights   string      `xml:"rights,omitempty"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID      string       `xml:"id"`
	Title   string       `xml:"title"`
	Updated string       `xml:"updated"`
	Links   []atomLink   `xml:"link"`
	Summary string       `xml:"summary"`
	Content *atomContent `xml:"content"`
}

// atomContent is a summary with its picture, as HTML.
type atomContent struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",chardata"`
}

const (
	typeHTML = "text/html"
	typeAtom = "application/atom+xml"
)

// EditionsFeed writes what changed in the record, the last first. Publications
// whose day was not recorded are left out: an entry needs one.
func (s *Site) EditionsFeed(req Request, published []edition.Publication, changes map[int64]*edition.Difference) ([]byte, error) {
	w := s.writer(req)
	f := w.feed("feed.editions", "/editions")
	ids := w.publicationIDs(published)
	for i := range published {
		p := &published[i]
		if p.On == nil || len(f.Entries) == feedEntries {
			continue
		}
		r := w.release(p)
		entry := atomEntry{ID: ids[p.No], Title: r.Name, Updated: moment0(*p.On), Links: []atomLink{{"alternate", typeHTML, w.absolute(r.URL)}}}
		var counts, text []string
		for _, c := range r.Counts {
			counts = append(counts, c.N+" "+c.Label)
		}
		if len(counts) > 0 {
			entry.Title += ": " + strings.Join(counts, w.T("list.comma"))
		}
		for _, part := range []string{aside(p.Note), r.Silent, r.First, r.Same} {
			if part != "" {
				text = append(text, part)
			}
		}
		if d := changes[p.No]; d != nil {
			text = append(text, w.shiftTexts(d.Control)...)
		}
		if len(text) == 0 {
			text = counts
		}
		entry.Summary = strings.Join(text, " · ")
		f.Entries = append(f.Entries, entry)
	}
	return w.finish(f, published)
}

// publicationIDs names every publication for good: the address of its edition and
// the day; a number where an edition was published several times on a day.
func (w *writer) publicationIDs(published []edition.Publication) map[int64]string {
	out, seen := map[int64]string{}, map[string]int{}
	for i := len(published) - 1; i >= 0; i-- {
		p := &published[i]
		if p.On == nil {
			continue
		}
		id := w.absolute(w.rootURL("/editions/"+p.Edition)) + "#" + p.On.String()
		if seen[id]++; seen[id] > 1 {
			id += "-" + itoa(seen[id])
		}
		out[p.No] = id
	}
	return out
}

// shiftsInEntry is how many corrected places an entry names.
const shiftsInEntry = 10

// shiftTexts tells which hands were corrected for published days.
func (w *writer) shiftTexts(list []edition.Shift) []string {
	var out []string
	for i := range list {
		s := &list[i]
		if s.Hands && len(out) < shiftsInEntry {
			out = append(out, w.T("feed.edition.shift", "place", aside(w.place(s.PlaceID).Name.Text), "days", w.shiftDays(s),
				"before", aside(w.hold(s.PlaceID, s.Before)), "after", aside(w.hold(s.PlaceID, s.After))))
		}
	}
	return out
}

// ChangesFeed writes what changed on the ground, the last first: places that
// passed to somebody else, fighting that began or ended.
func (s *Site) ChangesFeed(req Request, published []edition.Publication, changes map[int64]*edition.Difference) ([]byte, error) {
	w := s.writer(req)
	f := w.feed("feed.changes", "/")
	list := w.view.Changes(nil, nil)
	for i := len(list) - 1; i >= 0 && len(f.Entries) < feedEntries; i-- {
		c := &list[i]
		if c.Kind != atlas.Hands && c.Kind != atlas.Fighting {
			continue
		}
		id, state := c.After.PlaceID, aside(w.status(c.After))
		q := w.langQuery()
		q.Set("date", c.Date.String())
		entry := atomEntry{
			ID:      w.absolute(withQuery("/places/"+url.PathEscape(id), q)),
			Title:   w.T("feed.change", "place", aside(w.place(id).Name.Text), "state", state, "date", w.lang.Day(c.Date)),
			Updated: moment0(w.toldOn(id, c.Date, published, changes)),
			Links:   []atomLink{{"alternate", typeHTML, w.absolute(w.rootURL("/on/" + c.Date.String()))}},
			Summary: w.T("feed.change.text", "before", aside(w.status(c.Before)), "state", state, "reason", aside(w.lang.Reason(w.ix, c.After))),
		}
		w.illustrate(&entry, c.Date)
		f.Entries = append(f.Entries, entry)
	}
	return w.finish(f, published)
}

// illustrate adds the picture of a day: for readers of feeds that show no frames.
func (w *writer) illustrate(entry *atomEntry, day edtf.Day) {
	other := w.at("")
	other.day = day
	p := other.picture()
	if p == nil {
		return
	}
	entry.Links = append(entry.Links, atomLink{"enclosure", "image/png", p.URL})
	entry.Content = &atomContent{"html", fmt.Sprintf(`<p>%s</p><p><a href="%s"><img src="%s" alt="%s" width="%d" height="%d"></a></p>`,
		html.EscapeString(entry.Summary), html.EscapeString(entry.Links[0].Href), html.EscapeString(p.URL), html.EscapeString(p.Alt), p.Width, p.Height)}
}

// toldOn is the day on which the atlas first told of a change as it does now: that
// of the last publication that touched the place on that day or the eve, else of
// the first one.
func (w *writer) toldOn(place string, day edtf.Day, published []edition.Publication, changes map[int64]*edition.Difference) edtf.Day {
	for i := range published {
		p := &published[i]
		d := changes[p.No]
		if d == nil {
			continue
		}
		for j := range d.Control {
			if s := &d.Control[j]; s.PlaceID == place && s.From <= day && day <= s.To && p.On != nil {
				return *p.On
			}
		}
	}
	if n := len(published); n > 0 && published[n-1].On != nil {
		return *published[n-1].On
	}
	return w.read()
}

// read is the day on which the last source was read: a record is no older.
func (w *writer) read() edtf.Day {
	last := edtf.MinDay
	for i := range w.ed.Atlas.Sources {
		last = max(last, w.ed.Atlas.Sources[i].RetrievedOn)
	}
	if last == edtf.MinDay {
		return w.ed.Last
	}
	return last
}

// feed begins a feed about a page of the site.
func (w *writer) feed(title, page string) *atom {
	about := &w.ed.Atlas.About
	return &atom{
		Lang: w.lang.Code, ID: w.absolute(w.rootURL(w.req.Path)), Title: aside(about.Title.In(w.lang.Code)) + " · " + w.T(title),
		Author: atomAuthor{about.Contact}, Rights: about.Attribution.In(w.lang.Code) + " · " + about.Licence,
		Links: []atomLink{{"self", typeAtom, w.absolute(w.rootURL(w.req.Path))}, {"alternate", typeHTML, w.absolute(w.rootURL(page))}},
	}
}

// finish dates the feed by its last entry and writes it.
func (w *writer) finish(f *atom, published []edition.Publication) ([]byte, error) {
	f.Updated = moment0(w.read())
	if len(published) > 0 && published[0].On != nil {
		f.Updated = moment0(*published[0].On)
	}
	for _, e := range f.Entries {
		f.Updated = max(f.Updated, e.Updated)
	}
	b, err := xml.MarshalIndent(f, "", " ")
	return append([]byte(xml.Header), append(b, '\n')...), err
}

// moment0 is the beginning of a day, as Atom wants it.
func moment0(d edtf.Day) string { return d.String() + "T00:00:00Z" }

// aside keeps the direction of a text its own inside a plain one: between the
// characters FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE.
func aside(s string) string {
	if s == "" {
		return ""
	}
	return "\u2068" + s + "\u2069"
}
