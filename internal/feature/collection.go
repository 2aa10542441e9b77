package feature

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/words"
)

// Feature is one GeoJSON feature. Its properties are a struct with flat
// snake_case fields, so that their order is fixed and no key is ever missing.
type Feature struct {
	Type       string            `json:"type"`
	ID         int               `json:"id"`
	Geometry   *geojson.Geometry `json:"geometry"`
	Properties any               `json:"properties"`
}

// Collection is a GeoJSON feature collection with its foreign members.
type Collection struct {
	Type        string `json:"type"`
	Name        string `json:"name"`
	Atlas       string `json:"atlas"`
	Edition     string `json:"edition"`
	Rule        string `json:"rule,omitempty"`
	Known       string `json:"known,omitempty"`
	Without     string `json:"without,omitempty"`
	Licence     string `json:"licence"`
	Attribution string `json:"attribution"`
	// Files that are downloaded say where their columns are explained and what they
	// rest on; at a plain address the pages beside it do.
	Codebook string   `json:"codebook,omitempty"`
	Sources  []Source `json:"sources,omitempty"`
	*Standing
	*Trays
	*Estimate
	Features []Feature `json:"features"`
}

// Source is a document that an atlas is read from, as a file that leaves its site
// names it.
type Source struct {
	SourceID    string   `json:"source_id"`
	Title       string   `json:"title"`
	URL         string   `json:"url"`
	Licence     string   `json:"licence"`
	Attribution string   `json:"attribution"`
	RetrievedOn edtf.Day `json:"retrieved_on"`
}

// Standing are the members that only a state has.
type Standing struct {
	ValidFrom  *edtf.Day `json:"valid_from"`  // first day on which exactly this state stands; null = open
	ValidUntil *edtf.Day `json:"valid_until"` // first day on which it no longer does; null = open
}

// Trays is the member that only the state of places has.
type Trays struct {
	Unlocated []Tray `json:"unlocated"` // statements that name no place
}

// Estimate are the members that only estimated areas have.
type Estimate struct {
	Method   string  `json:"method"`
	MethodAr string  `json:"method_ar"`
	ReachM   float64 `json:"reach_m"`
	Missing  *string `json:"missing"` // why there are no areas; null where there may be
}

// Encode writes the collection as one JSON text with a line end. Cost: in proportion to
// the text.
func (c *Collection) Encode() ([]byte, error) {
	t, err := c.open(len(c.Features))
	if err != nil {
		return nil, err
	}
	for i := range c.Features {
		if err := t.add(&c.Features[i]); err != nil {
			return nil, err
		}
	}
	return t.close(), nil
}

// EncodeTo writes the same to a writer.
func (c *Collection) EncodeTo(to io.Writer) error {
	text, err := c.Encode()
	if err != nil {
		return err
	}
	_, err = to.Write(text)
	return err
}

// Encode writes a document as one JSON text with a line end; its texts are not escaped
// for HTML.
func Encode(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return b.Bytes(), err
}

// Writer writes the collections of one edition.
type Writer struct {
	edition *edition.Edition
	en, ar  *words.Language
}

// NewWriter returns a writer of an edition.
func NewWriter(e *edition.Edition, c *words.Catalogue) *Writer {
	return &Writer{edition: e, en: c.Language("en"), ar: c.Language("ar")}
}

// Filter narrows a collection. The zero Filter keeps everything.
type Filter struct {
	Box   *geo.Box       // features without geometry are left out of a boxed answer
	Place string         // place id
	Actor string         // actor id, matched by itself or its root party
	State edition.Filter // control only
}

func (w *Writer) collection(name string, r *atlas.Reading) *Collection {
	about := w.edition.Atlas.About
	c := &Collection{
		Type: "FeatureCollection", Name: name, Atlas: about.ID, Edition: w.edition.ID, Licence: about.Licence,
		Attribution: about.Attribution.En, Features: []Feature{},
	}
	if r != nil {
		c.Rule, c.Without = string(r.Rule), r.Without
		if r.Known != nil {
			c.Known = r.Known.String()
		}
	}
	return c
}

func (c *Collection) add(id int, g orb.Geometry, properties any) {
	f := Feature{Type: "Feature", ID: id, Properties: properties}
	if g != nil {
		f.Geometry = geojson.NewGeometry(g)
	}
	c.Features = append(c.Features, f)
}

// point is the geometry of a place: its point, or nil for regions, roads, rings
// and the unlocated, whose shapes are in the extents.
func (w *Writer) point(placeID string) *orb.Point { return w.edition.Located(placeID).Point }

// boxed reports that a filter's box keeps what is at a point, or nowhere.
func (f Filter) boxed(at *orb.Point) bool { return f.Box == nil || at != nil && f.Box.Contains(*at) }

// keeps reports that a filter keeps a feature of a place held by some actors, wherever
// it is.
func (f Filter) keeps(ix *atlas.Index, placeID string, holders ...[]string) bool {
	if f.Place != "" && f.Place != placeID {
		return false
	}
	if f.Actor == "" {
		return true
	}
	root := ix.Root(f.Actor, edtf.MaxDay)
	for _, list := range holders {
		if slices.Contains(list, f.Actor) || slices.Contains(list, root) {
			return true
		}
	}
	return false
}

// text turns "" into null.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// optional turns "" into null, without a copy: for what never changes.
func optional(s *string) *string {
	if *s == "" {
		return nil
	}
	return s
}

// number turns 0 into null, without a copy.
func number(f *float64) *float64 {
	if *f == 0 {
		return nil
	}
	return f
}
