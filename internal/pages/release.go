package pages

import (
	"html/template"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/words"
)

// release is one publication as the pages of the record show it.
type release struct {
	No      int64
	Edition string // its id
	Name    string // "Edition of 21 November 2026"
	Date    string // YYYY-MM-DD; empty where it was not recorded
	URL     string // what it changed
	Pinned  string // its map, for good; empty where a copy may lack it
	Current bool
	First   string // what the first edition holds; empty for the others
	Note    string
	Said    string // the words before the note
	Silent  string // says that it corrects what was published, without a note
	Same    string // says that it changes nothing that is counted
	Counts  []count
	Before  template.HTML // what it is compared with
	Shifts  *shiftList
	Rows    []rowList
}

func (w *writer) release(p *edition.Publication) *release {
	t := p.Totals
	r := &release{
		No: p.No, Edition: p.Edition, Name: words.Upper(w.editionName(p)), URL: w.rootURL("/editions/" + p.Edition), Pinned: w.pinnedURL(p.Edition, "/"),
		Current: p.Edition == w.ed.ID, Note: p.Note, Said: w.T("edition.note"),
	}
	if p.Note == "" && t.HandsChanged {
		r.Silent = w.T("edition.silent")
	}
	if w.copy && !r.Current {
		r.Pinned = ""
	}
	if p.On != nil {
		r.Date = p.On.String()
	}
	if p.Before == "" {
		r.First = w.N("edition.first", t.ClaimsAdded)
		return r
	}
	for _, c := range []struct {
		n   int
		key string
	}{{t.ClaimsAdded, "added"}, {t.ClaimsWithdrawn, "withdrawn"}, {t.ClaimsChanged, "changed"}, {t.PlacesChanged, "places"}, {t.PlaceDays, "days"}} {
		if c.n > 0 {
			r.Counts = append(r.Counts, count{w.Int(c.n), w.N("edition.count."+c.key, c.n)})
		}
	}
	if len(r.Counts) == 0 {
		r.Same = w.T("edition.same")
	}
	return r
}

func (w *writer) releases(published []edition.Publication) []*release {
	out := make([]*release, len(published))
	for i := range published {
		out[i] = w.release(&published[i])
	}
	return out
}

// editionName names an edition inside a sentence.
func (w *writer) editionName(p *edition.Publication) string {
	if p.On == nil {
		return w.T("edition.named", "edition", p.Edition)
	}
	return w.T("edition.of", "date", w.lang.Day(*p.On))
}

// editionLink is its name as a link to what it changed.
func (w *writer) editionLink(p *edition.Publication) template.HTML {
	return link(w.rootURL("/editions/"+p.Edition), phrase{Text: w.editionName(p)})
}

// rootURL is an address that belongs to no edition: the same from pinned pages.
func (w *writer) rootURL(path string) string { return w.address(path, w.langQuery()) }

// pinnedURL is an address of an edition, for good.
func (w *writer) pinnedURL(edition, path string) string {
	return "/e/" + edition + w.address(path, w.langQuery())
}

// atomFeed is a feed that pages lead to.
type atomFeed struct{ Title, URL string }

// Feeds are the feeds of the site in the language of the page; none in a copy that
// does not know where it will stand.
func (w *writer) Feeds() []atomFeed {
	if w.ed == nil || w.copy && w.req.Base == "" {
		return nil
	}
	return []atomFeed{{w.T("feed.changes"), w.rootURL("/feeds/changes.atom")}, {w.T("feed.editions"), w.rootURL("/feeds/editions.atom")}}
}

// EditionsURL is the list of editions.
func (w *writer) EditionsURL() string { return w.rootURL("/editions") }

// CorrectionsURL is the list of corrections.
func (w *writer) CorrectionsURL() string { return w.rootURL("/corrections") }
