package download

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// lpContext is the JSON-LD context of the Linked Places Format, by its lasting name.
const lpContext = "https://raw.githubusercontent.com/LinkedPasts/linked-places-format/main/linkedplaces-context-v1.1.jsonld"

// linkedPlaces writes every place with its names, its position, what it belongs to,
// and who held it when.
func linkedPlaces(o *Order) ([]byte, error) {
	about := &o.Edition.Atlas.About
	c := lpCollection{
		Type: "FeatureCollection", Context: lpContext, Title: about.Title.En, Licence: atlas.LicenceURL(about.Licence), Attribution: about.Attribution.En,
		Edition: o.Edition.ID, Rule: string(o.View.Reading.Rule), Codebook: o.Link("/codebook"), Citation: o.citation(), Features: []lpFeature{}, Sources: o.sources(),
	}
	for _, p := range o.Edition.Places {
		f, err := o.linkedPlace(p)
		if err != nil {
			return nil, err
		}
		c.Features = append(c.Features, f)
	}
	return json.MarshalIndent(c, "", " ")
}

func (o *Order) linkedPlace(p *atlas.Place) (lpFeature, error) {
	f := lpFeature{
		ID: o.placeURL(p.ID), Type: "Feature", Properties: lpProperties{Title: p.Name, FClasses: []string{featureClass(p.Kind)}},
		Types: []lpType{placeType(p.Kind)}, Links: links(p), Names: o.placeNames(p), Relations: o.relations(p),
	}
	if p.Country != "" {
		f.Properties.CCodes = []string{p.Country}
	}
	if p.Note.En != "" {
		f.Descriptions = append(f.Descriptions, lpDescription{f.ID, p.Note.En, "en"})
	}
	if p.Note.Ar != "" {
		f.Descriptions = append(f.Descriptions, lpDescription{f.ID, p.Note.Ar, "ar"})
	}
	var err error
	f.Geometry, err = geometryOf(o.Edition, p.ID)
	return f, err
}

// placeURL is the page of a place, which goes on through all editions.
func (o *Order) placeURL(id string) string { return o.Base + "/places/" + id }

// placeNames are the names that sources and gazetteers attest.
func (o *Order) placeNames(p *atlas.Place) []lpName {
	cited := []lpCitation{o.citation()}
	out := []lpName{{p.Name, "en", cited}}
	if p.NameAr != "" {
		out = append(out, lpName{p.NameAr, "ar", []lpCitation{{Label: orElse(p.NameArOrigin, cited[0].Label)}}})
	}
	for _, alias := range p.Aliases {
		out = append(out, lpName{Toponym: alias})
	}
	return out
}

func orElse(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// citation names the edition as what is cited.
func (o *Order) citation() lpCitation {
	about := &o.Edition.Atlas.About
	return lpCitation{about.Title.En + ", " + about.Contact + ", edition " + o.Edition.ID, o.Link("/")}
}

func links(p *atlas.Place) []lpLink {
	var out []lpLink
	if p.GeonamesID != 0 {
		out = append(out, lpLink{"closeMatch", "https://sws.geonames.org/" + strconv.Itoa(p.GeonamesID) + "/"})
	}
	if p.WikidataID != "" {
		out = append(out, lpLink{"closeMatch", "wd:" + p.WikidataID})
	}
	return out
}

// geometryOf is the point of a place, else the shape in which it lies; an empty
// collection where nothing is known.
func geometryOf(e *edition.Edition, id string) (lpGeometry, error) {
	out := lpGeometry{"GeometryCollection", []lpShape{}}
	l := e.Located(id)
	var g orb.Geometry
	if l.Point != nil {
		g = *l.Point
	} else {
		g = l.Shape()
	}
	if g == nil {
		return out, nil
	}
	text, err := json.Marshal(geojson.NewGeometry(g))
	if err != nil {
		return out, err
	}
	var shape lpShape
	if err := json.Unmarshal(text, &shape); err != nil {
		return out, err
	}
	shape.Certainty = map[string]string{"high": "certain", "medium": "less-certain", "low": "uncertain"}[l.Confidence]
	out.Geometries = append(out.Geometries, shape)
	return out, nil
}

// relations are the larger place, and every span in which somebody held the place or
// was said to.
func (o *Order) relations(p *atlas.Place) []lpRelation {
	var out []lpRelation
	if p.Within != "" {
		out = append(out, lpRelation{Type: "gvp:broaderPartitive", To: o.placeURL(p.Within), Label: "part of " + o.Edition.Index.Places[p.Within].Name})
	}
	spans := o.View.Place(p.ID)
	for i := range spans {
		out = append(out, o.control(&spans[i])...)
	}
	return out
}

// control is a relation of a place with each actor that a span speaks of. The format
// has no relation of holding, so the label says which it is; what is not known for
// sure has a certainty below certain.
func (o *Order) control(s *atlas.Span) []lpRelation {
	lang, ix := o.Catalogue.Language("en"), o.Edition.Index
	var names []string
	for _, id := range s.Shown() {
		names = append(names, lang.The(lang.Actor(ix, id)))
	}
	var out []lpRelation
	for i, id := range s.Shown() {
		label, certainty := lang.T("status."+string(s.Status), "holder", names[i], "holders", lang.List(names)), "certain"
		switch s.Status {
		case atlas.Claimed:
			certainty = "uncertain"
		case atlas.Unsure:
			certainty = "less-certain"
		case atlas.Unknown:
			continue
		}
		if s.Basis == atlas.ByInclusion && certainty == "certain" {
			certainty = "less-certain"
		}
		out = append(out, lpRelation{
			Type: "gvp:tgn3000_related_to", To: o.Link("/?actor=" + id), Label: label, When: o.when(s), Certainty: certainty, Citations: o.claimsOf(s),
		})
	}
	return out
}

// when is the time of a span. Bounds of the format are periods: a day is all of it, so
// the end is the last day. It must have a start, and an end that is left out would be
// the start once more: what is open is no later, or no earlier, than the days that the
// atlas tells of.
func (o *Order) when(s *atlas.Span) *lpWhen {
	var t lpSpan
	switch {
	case s.Start != nil:
		t.Start.In = s.Start.String()
	default:
		t.Start.Latest = o.Edition.First.String()
	}
	switch {
	case s.End != nil:
		t.End.In = (*s.End - 1).String()
	default:
		t.End.Earliest = later(o.Edition.Last, s.Start).String()
	}
	return &lpWhen{[]lpSpan{t}}
}

func later(d edtf.Day, other *edtf.Day) edtf.Day {
	if other != nil && *other > d {
		return *other
	}
	return d
}

// claimsOf cites the claims that make a state, by their pages.
func (o *Order) claimsOf(s *atlas.Span) []lpCitation {
	var out []lpCitation
	for _, id := range s.ClaimIDs {
		out = append(out, lpCitation{strings.TrimSpace(o.Edition.Index.Claim(id).Statement.En), o.Link("/claims/" + id)})
	}
	return out
}
