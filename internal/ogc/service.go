package ogc

import (
	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/words"
)

// Service writes the documents of an edition for one address.
type Service struct {
	Edition *edition.Edition
	Root    string          // absolute address of the landing page, without a slash at its end
	Site    string          // absolute address of the site or the pinned edition around it
	Lang    *words.Language // of titles and descriptions
	Langs   []string        // codes of all languages
	Files   []File          // downloads
	Address string          // absolute address that was asked for, with its query
}

// File is a download that documents lead to.
type File struct {
	Link
	Layer string // the layer that it holds, "" for the whole atlas
}

// As is the address that was asked for with one parameter set.
func (s *Service) As(name, value string) string { return withParam(s.Address, name, value) }

// Landing is the landing page.
type Landing struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	Attribution string `json:"attribution"`
	Links       []Link `json:"links"`
}

// Landing writes the landing page. QGIS needs service-desc and data, whose addresses
// have no query: both append that of the user.
func (s *Service) Landing() *Landing {
	about := &s.Edition.Atlas.About
	l := &Landing{
		Title: about.Title.In(s.Lang.Code), Description: s.Lang.T("ogc.about", "atlas", about.Title.In(s.Lang.Code)),
		Attribution: about.Attribution.In(s.Lang.Code),
		Links: []Link{
			{s.Root + "/", "self", TypeJSON, s.Lang.T("ogc.link.self")},
			{s.Root + "/?f=html", "alternate", TypeHTML, s.Lang.T("ogc.link.html")},
			{s.Root + "/api", "service-desc", TypeOpenAPI, s.Lang.T("ogc.link.api")},
			{s.Root + "/api?f=html", "service-doc", TypeHTML, s.Lang.T("ogc.link.api_html")},
			{s.Root + "/conformance", "conformance", TypeJSON, s.Lang.T("ogc.link.conformance")},
			{s.Root + "/collections", "data", TypeJSON, s.Lang.T("ogc.link.collections")},
			{s.Site + "/codebook", "describedby", TypeHTML, s.Lang.T("nav.codebook")},
		},
	}
	for _, f := range s.Files {
		l.Links = append(l.Links, f.Link)
	}
	return l
}

// Conformance is what the service claims to do.
type Conformance struct {
	ConformsTo []string `json:"conformsTo"`
}

// Conforms lists the classes of requirements that the service meets.
func Conforms() *Conformance {
	features := func(part string, classes ...string) (out []string) {
		for _, c := range classes {
			out = append(out, "http://www.opengis.net/spec/ogcapi-features-"+part+"/1.0/conf/"+c)
		}
		return out
	}
	list := features("1", "core", "geojson", "html", "oas30")
	list = append(list, features("2", "crs")...)
	list = append(list, features("5", "schemas")...)
	return &Conformance{append(list, filterClasses()...)}
}

// Collections is the list of collections.
type Collections struct {
	Links       []Link        `json:"links"`
	CRS         []CRS         `json:"crs"`
	Collections []*Collection `json:"collections"`
}

// Collection describes a layer.
type Collection struct {
	ID          string  `json:"id"`
	Title       string  `json:"title"`
	Description string  `json:"description"`
	ItemType    string  `json:"itemType"`
	Extent      *Extent `json:"extent,omitempty"`
	CRS         []CRS   `json:"crs"`
	StorageCRS  CRS     `json:"storageCrs"`
	Links       []Link  `json:"links"`
}

// Extent is the box and the days that hold every feature.
type Extent struct {
	Spatial  *Spatial  `json:"spatial,omitempty"`
	Temporal *Temporal `json:"temporal,omitempty"`
}

// Spatial is the box, as a list of one.
type Spatial struct {
	BBox [][4]float64 `json:"bbox"`
	CRS  CRS          `json:"crs"`
}

// Temporal is the interval, as a list of one.
type Temporal struct {
	Interval [][2]*string `json:"interval"`
	TRS      string       `json:"trs"`
}

// Collections writes the list of all layers.
func (s *Service) Collections(sets []*Set) *Collections {
	c := &Collections{
		Links: []Link{
			{s.Root + "/collections", "self", TypeJSON, s.Lang.T("ogc.link.self")},
			{s.Root + "/collections?f=html", "alternate", TypeHTML, s.Lang.T("ogc.link.html")},
			{s.Root + "/", "root", TypeJSON, s.Lang.T("ogc.link.root")},
		},
		CRS: Systems(),
	}
	for _, f := range s.Files {
		if f.Layer == "" {
			c.Links = append(c.Links, f.Link)
		}
	}
	for _, set := range sets {
		c.Collections = append(c.Collections, s.Collection(set))
	}
	return c
}

// Collection writes the description of a layer.
func (s *Service) Collection(set *Set) *Collection {
	name := set.Layer.Name
	at := s.collection(name)
	c := &Collection{
		ID: name, Title: s.Lang.T("layer." + name + ".title"), Description: s.Lang.T("layer." + name + ".about"), ItemType: "feature",
		Extent: s.extent(set), CRS: Systems(), StorageCRS: CRS84,
		Links: []Link{
			{at, "self", TypeJSON, s.Lang.T("ogc.link.self")},
			{at + "?f=html", "alternate", TypeHTML, s.Lang.T("ogc.link.html")},
			// GDAL puts the id of a feature behind the first address of items.
			{at + "/items", "items", TypeGeoJSON, s.Lang.T("ogc.link.items")},
			{at + "/items?f=html", "items", TypeHTML, s.Lang.T("ogc.link.items_html")},
			{at + "/queryables", relQueryables, TypeSchema, s.Lang.T("ogc.link.queryables")},
			{at + "/queryables?f=html", relQueryables, TypeHTML, s.Lang.T("ogc.link.queryables")},
			{at + "/schema", relSchema, TypeSchema, s.Lang.T("ogc.link.schema")},
			{s.Root + "/collections", "collection", TypeJSON, s.Lang.T("ogc.link.collections")},
		},
	}
	for _, f := range s.Files {
		if f.Layer == name {
			c.Links = append(c.Links, f.Link)
		}
	}
	return c
}

func (s *Service) collection(name string) string { return s.Root + "/collections/" + name }

// extent holds what the layer has under its reading; that of a day's layer the days
// of the atlas.
func (s *Service) extent(set *Set) *Extent {
	x := &Extent{}
	b, ok := set.Bound()
	if set.Layer.ByDay && set.Layer.Geometry == feature.MultiPolygonGeometry {
		b, ok = s.reach()
	}
	if ok {
		west, east := b.Min.Lon(), b.Max.Lon()
		if west < -180 || east > 180 {
			west, east = -180, 180 // it crosses the antimeridian somewhere
		}
		x.Spatial = &Spatial{[][4]float64{{west, b.Min.Lat(), east, b.Max.Lat()}}, CRS84}
	}
	first, last := set.Days()
	if set.Layer.ByDay {
		first, last = &s.Edition.First, &s.Edition.Last
	}
	if first != nil {
		x.Temporal = &Temporal{[][2]*string{{midnight(*first), midnight(*last)}}, trs}
	}
	if x.Spatial == nil && x.Temporal == nil {
		return nil
	}
	return x
}

// reach is the box within which areas are estimated on any day: programs look for
// nothing outside an extent.
func (s *Service) reach() (orb.Bound, bool) {
	var all []orb.Geometry
	for _, p := range s.Edition.Places {
		if at := s.Edition.Located(p.ID).Point; at != nil {
			all = append(all, geo.Circle(*at, s.Edition.Atlas.About.Areas.Reach(), 16))
		}
	}
	b, ok := geo.BoundOf(all...)
	b.Min[1], b.Max[1] = max(-90, b.Min[1]), min(90, b.Max[1])
	return b, ok
}

func midnight(d edtf.Day) *string {
	s := d.String() + "T00:00:00Z"
	return &s
}

// Layers lists the layers that are collections.
func Layers() []feature.Layer { return feature.Layers() }
