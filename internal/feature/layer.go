package feature

import (
	"fmt"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// Geometry is the one type of geometry that the features of a layer have, where
// they have any.
type Geometry string

// The geometries of layers.
const (
	PointGeometry        Geometry = "Point"
	MultiLineGeometry    Geometry = "MultiLineString"
	MultiPolygonGeometry Geometry = "MultiPolygon"
)

// Layer is a collection as programs of analysts want it: one type of geometry,
// flat properties of fixed types, and its time in two of them.
type Layer struct {
	Name     string
	Geometry Geometry
	Row      any // the zero value of its features' properties
	// Start and End name the properties of the range of days in which a feature is
	// true; null is open. End is the day after the last, unless LastIncluded. Both are
	// empty where a feature has no time of its own.
	Start, End   string
	LastIncluded bool
	ByReading    bool // the features depend on rule, known and without
	ByDay        bool // and are those of one day
	Ground       bool // the ground beneath the map, for orientation
	// Brief is the zero value of the properties that a feature has among very many, see
	// LayerIn; nil where the features are not each at the point of one place.
	Brief any
}

// Fields lists the layer's properties.
func (l *Layer) Fields() []Field { return Fields(l.Row) }

// Layers lists all layers.
func Layers() []Layer {
	return []Layer{
		{Name: "spans", Geometry: PointGeometry, Row: Span{}, Start: "start_date", End: "end_date", ByReading: true, Brief: SpanBrief{}},
		{Name: "control", Geometry: PointGeometry, Row: Control{}, ByReading: true, ByDay: true, Brief: ControlBrief{}},
		{Name: "areas", Geometry: MultiPolygonGeometry, Row: Area{}, ByReading: true, ByDay: true},
		{Name: "area_spans", Geometry: MultiPolygonGeometry, Row: AreaSpan{}, Start: "start_date", End: "end_date", ByReading: true},
		{Name: "places", Geometry: PointGeometry, Row: Place{}, Brief: PlaceBrief{}},
		{Name: "events", Geometry: PointGeometry, Row: Event{}, Start: "date_earliest", End: "date_latest", LastIncluded: true},
		{Name: "claims", Geometry: PointGeometry, Row: ClaimRow{}, Start: "date_earliest", End: "date_latest", LastIncluded: true, Brief: ClaimBrief{}},
		{Name: "extents", Geometry: MultiPolygonGeometry, Row: Extent{}},
		{Name: "extent_lines", Geometry: MultiLineGeometry, Row: Extent{}},
		{Name: "ground_areas", Geometry: MultiPolygonGeometry, Row: Ground{}, Ground: true},
		{Name: "ground_lines", Geometry: MultiLineGeometry, Row: Ground{}, Ground: true},
		{Name: "ground_names", Geometry: PointGeometry, Row: GroundName{}, Ground: true},
	}
}

// LayerOf finds a layer by its name.
func LayerOf(name string) (*Layer, bool) {
	for _, l := range Layers() {
		if l.Name == name {
			return &l, true
		}
	}
	return nil, false
}

// ByPlace reports that each feature stands at the point of one place, see LayerIn.
func (l *Layer) ByPlace() bool { return l.Brief != nil }

// Layer writes all features of a layer, those first that show a program the types
// of the properties; the day matters only where the layer is of one day. Polygons
// and lines are multiple ones throughout, as the layer's geometry says.
func (w *Writer) Layer(l *Layer, v *edition.View, day edtf.Day) *Collection {
	var c *Collection
	switch l.Name {
	case "spans":
		c = w.Spans(v, Filter{}).Collection()
	case "control":
		c = w.Control(v, day, Filter{}).Collection()
	case "areas":
		c = w.Areas(v, day, Filter{})
	case "area_spans":
		c = w.AreaSpans(v)
	case "places":
		c = w.Places(Filter{}).Collection()
	case "events":
		c = w.Events(nil, nil, Filter{})
	case "claims":
		c = w.ClaimFeatures().Collection()
	case "extents":
		c = w.Extents().only(MultiPolygonGeometry)
	case "extent_lines":
		c = w.Extents().only(MultiLineGeometry)
	case "ground_areas":
		c = w.GroundAreas()
	case "ground_lines":
		c = w.GroundLines()
	case "ground_names":
		c = w.GroundNames()
	default:
		panic(fmt.Sprintf("feature: the layer %q is not written", l.Name))
	}
	c.Name = l.Name
	Lead(c.Features)
	return c
}

// only keeps the features of one type of geometry, single ones as multiple ones of
// one part.
func (c *Collection) only(want Geometry) *Collection {
	kept := c.Features[:0]
	for _, f := range c.Features {
		if f.Geometry == nil {
			continue
		}
		if g := multiple(f.Geometry.Geometry()); g.GeoJSONType() == string(want) {
			f.Geometry = geojson.NewGeometry(g)
			kept = append(kept, f)
		}
	}
	c.Features = kept
	return c
}

func multiple(g orb.Geometry) orb.Geometry {
	switch g := g.(type) {
	case orb.Polygon:
		return orb.MultiPolygon{g}
	case orb.LineString:
		return orb.MultiLineString{g}
	}
	return g
}
