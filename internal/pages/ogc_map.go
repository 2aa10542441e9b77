package pages

import (
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/ogc"
)

// ogcMap is a small picture of features over the ground: paths and circles of SVG in
// pixels, coloured by the style sheet.
type ogcMap struct {
	Width, Height int
	Label         string
	Ground        []ogcPart
	Shapes        []ogcPart
	Points        []ogcPoint
}

// ogcPart is a path with a class.
type ogcPart struct{ Class, Path string }

// ogcPoint is a circle with the name of its feature.
type ogcPoint struct{ X, Y, Title string }

const (
	ogcMapWidth     = 760
	ogcMapLow       = 240 // pixels
	ogcMapHigh      = 440
	ogcMapRoom      = 0.08 // of the width, around the features
	ogcMapLeast     = 3    // degrees that are shown at least, so that the ground tells where it is
	ogcMapTolerance = 0.8  // pixels between vertices
)

// plane draws degrees as pixels: equirectangular, true at the middle's latitude.
type plane struct {
	west, north, perLon, perLat float64
	bound                       orb.Bound
}

// drawn draws features; nil where none has a geometry.
func (m *ogcModel) drawn(features []feature.Feature, ground []*ogc.Set) *ogcMap {
	var shapes []orb.Geometry
	for i := range features {
		if g := features[i].Geometry; g != nil {
			shapes = append(shapes, g.Geometry())
		}
	}
	b, ok := geo.BoundOf(shapes...)
	if !ok {
		return nil
	}
	p, height := planeOf(b)
	out := &ogcMap{Width: ogcMapWidth, Height: height, Label: m.N("ogc.map", len(shapes))}
	for _, set := range ground {
		for i := range set.Collection.Features {
			f := &set.Collection.Features[i]
			class, ok := groundClass(f.Properties)
			if f.Geometry == nil || !ok || !f.Geometry.Geometry().Bound().Intersects(p.bound) {
				continue
			}
			if d := p.path(f.Geometry.Geometry()); d != "" {
				out.Ground = append(out.Ground, ogcPart{class, d})
			}
		}
	}
	for i := range features {
		f := &features[i]
		if f.Geometry == nil {
			continue
		}
		switch g := f.Geometry.Geometry().(type) {
		case orb.Point:
			x, y := p.at(g)
			out.Points = append(out.Points, ogcPoint{px(x), px(y), m.nameOf(f)})
		case orb.MultiLineString:
			out.Shapes = append(out.Shapes, ogcPart{"ogc-line", p.path(g)})
		default:
			out.Shapes = append(out.Shapes, ogcPart{"ogc-area", p.path(g)})
		}
	}
	return out
}

// groundClass is the class of a shape of the ground that small maps show.
func groundClass(properties any) (string, bool) {
	g, ok := properties.(feature.Ground)
	switch {
	case !ok:
		return "", false
	case g.Kind == "land", g.Kind == "neighbour", g.Kind == "lake":
		return "ogc-" + g.Kind, true
	case g.Kind == "border", g.Kind == "river":
		return "ogc-" + g.Kind, true
	}
	return "", false
}

// nameOf is what a feature is called.
func (m *ogcModel) nameOf(f *feature.Feature) string {
	values, found := feature.Values(f.Properties), ""
	for i, field := range feature.Fields(f.Properties) {
		if s, ok := values[i].(string); ok && s != "" && (found == "" && (field.Name == "name" || field.Name == "title") ||
			field.Name == "name_"+m.lang.Code || field.Name == "title_"+m.lang.Code) {
			found = s
		}
	}
	return found
}

func planeOf(b orb.Bound) (*plane, int) {
	middle := b.Center()
	lonScale := max(0.05, math.Cos(middle.Lat()*math.Pi/180))
	width := max(ogcMapLeast, (b.Max.Lon()-b.Min.Lon())*(1+2*ogcMapRoom))
	height := max(ogcMapLeast*lonScale/3, (b.Max.Lat()-b.Min.Lat())*(1+2*ogcMapRoom))
	scale := min(ogcMapWidth/(width*lonScale), ogcMapHigh/height) // pixels for a degree of latitude
	pixels := max(ogcMapLow, min(ogcMapHigh, math.Ceil(height*scale)))
	p := &plane{perLon: scale * lonScale, perLat: scale}
	p.west, p.north = middle.Lon()-ogcMapWidth/2/p.perLon, middle.Lat()+pixels/2/p.perLat
	p.bound = orb.Bound{Min: orb.Point{p.west, p.north - pixels/p.perLat}, Max: orb.Point{p.west + ogcMapWidth/p.perLon, p.north}}
	return p, int(pixels)
}

func (p *plane) at(q orb.Point) (x, y float64) {
	return (q.Lon() - p.west) * p.perLon, (p.north - q.Lat()) * p.perLat
}

func px(f float64) string { return strconv.FormatFloat(math.Round(f*10)/10, 'f', -1, 64) }

// path writes lines and areas, without what is finer than a pixel; vertices far outside
// the picture are drawn to its surroundings.
func (p *plane) path(g orb.Geometry) string {
	var out strings.Builder
	switch g := g.(type) {
	case orb.MultiLineString:
		for _, l := range g {
			p.line(&out, l, false)
		}
	case orb.MultiPolygon:
		for _, polygon := range g {
			for _, ring := range polygon {
				p.line(&out, orb.LineString(ring), true)
			}
		}
	}
	return out.String()
}

func (p *plane) line(out *strings.Builder, l orb.LineString, closed bool) {
	if len(l) == 0 || !l.Bound().Intersects(p.bound) {
		return
	}
	var lastX, lastY float64
	for i, q := range l {
		x, y := p.at(q)
		x, y = max(-500, min(ogcMapWidth+500, x)), max(-500, min(ogcMapHigh+500, y))
		if i > 0 && i < len(l)-1 && math.Abs(x-lastX) < ogcMapTolerance && math.Abs(y-lastY) < ogcMapTolerance {
			continue
		}
		lastX, lastY = x, y
		if i == 0 {
			out.WriteString("M")
		} else {
			out.WriteString("L")
		}
		out.WriteString(px(x) + " " + px(y))
	}
	if closed {
		out.WriteString("Z")
	}
}
