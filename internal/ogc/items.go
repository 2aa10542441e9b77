package ogc

import (
	"strconv"

	"github.com/paulmach/orb/geojson"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
)

// Items is a page of features. It has no timeStamp: an edition gives the same bytes
// whenever it is asked.
type Items struct {
	Type           string            `json:"type"`
	Name           string            `json:"name"`
	Atlas          string            `json:"atlas"`
	Edition        string            `json:"edition"`
	Rule           string            `json:"rule,omitempty"`
	Known          string            `json:"known,omitempty"`
	Without        string            `json:"without,omitempty"`
	Licence        string            `json:"licence"`
	Attribution    string            `json:"attribution"`
	ValidFrom      *edtf.Day         `json:"valid_from,omitempty"`  // of a day's layer: first day on which exactly this state stands
	ValidUntil     *edtf.Day         `json:"valid_until,omitempty"` // first day on which it no longer does
	NumberMatched  int               `json:"numberMatched"`
	NumberReturned int               `json:"numberReturned"`
	Links          []Link            `json:"links"`
	Features       []feature.Feature `json:"features"`

	First      int               `json:"-"` // number of the first one among those matched, from 1
	Geographic []feature.Feature `json:"-"` // the same features in longitude and latitude
}

// Items writes a page of what was selected from a set.
func (s *Service) Items(set *Set, selected []feature.Feature, a *Asked) *Items {
	c := set.Collection
	from := min(a.Offset, len(selected))
	to := min(from+a.Limit, len(selected))
	doc := &Items{
		Type: "FeatureCollection", Name: c.Name, Atlas: c.Atlas, Edition: c.Edition, Rule: c.Rule, Known: c.Known, Without: c.Without,
		Licence: c.Licence, Attribution: c.Attribution, NumberMatched: len(selected), NumberReturned: to - from,
		Features: make([]feature.Feature, to-from), First: from + 1, Geographic: selected[from:to],
		Links: []Link{
			{s.Address, "self", TypeGeoJSON, s.Lang.T("ogc.link.self")},
			{withParam(s.Address, "f", "html"), "alternate", TypeHTML, s.Lang.T("ogc.link.html")},
			{s.collection(c.Name), "collection", TypeJSON, s.Lang.T("ogc.link.collection")},
		},
	}
	if c.Standing != nil {
		doc.ValidFrom, doc.ValidUntil = c.ValidFrom, c.ValidUntil
	}
	for i, f := range selected[from:to] {
		doc.Features[i] = inSystem(f, a.CRS)
	}
	if to < len(selected) {
		doc.Links = append(doc.Links, Link{withParam(s.Address, "offset", strconv.Itoa(to)), "next", TypeGeoJSON, s.Lang.T("ogc.link.next")})
	}
	if from > 0 {
		before := ""
		if n := from - a.Limit; n > 0 {
			before = strconv.Itoa(n)
		}
		doc.Links = append(doc.Links, Link{withParam(s.Address, "offset", before), "prev", TypeGeoJSON, s.Lang.T("ogc.link.prev")})
	}
	return doc
}

// Item is one feature with its links.
type Item struct {
	Type       string            `json:"type"`
	ID         int               `json:"id"`
	Geometry   *geojson.Geometry `json:"geometry"`
	Properties any               `json:"properties"`
	Links      []Link            `json:"links"`
}

// Item writes one feature of a set.
func (s *Service) Item(set *Set, f *feature.Feature, crs CRS) *Item {
	x := inSystem(*f, crs)
	return &Item{x.Type, x.ID, x.Geometry, x.Properties, []Link{
		{s.Address, "self", TypeGeoJSON, s.Lang.T("ogc.link.self")},
		{withParam(s.Address, "f", "html"), "alternate", TypeHTML, s.Lang.T("ogc.link.html")},
		{s.collection(set.Layer.Name), "collection", TypeJSON, s.Lang.T("ogc.link.collection")},
	}}
}

func inSystem(f feature.Feature, crs CRS) feature.Feature {
	if f.Geometry != nil && crs != CRS84 {
		f.Geometry = geojson.NewGeometry(crs.geometry(f.Geometry.Geometry()))
	}
	return f
}
