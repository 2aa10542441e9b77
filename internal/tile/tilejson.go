package tile

import (
	"math"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
)

// Set describes the tiles of a layer as TileJSON 3.0.0
// (https://github.com/mapbox/tilejson-spec/tree/master/3.0.0), and says what state they show.
type Set struct {
	TileJSON     string        `json:"tilejson"`
	Name         string        `json:"name"`
	Description  string        `json:"description"`
	Version      string        `json:"version"` // semantic; the edition is its build
	Attribution  string        `json:"attribution"`
	Scheme       string        `json:"scheme"`
	Tiles        []string      `json:"tiles"`
	MinZoom      int           `json:"minzoom"`
	MaxZoom      int           `json:"maxzoom"`
	Bounds       [4]float64    `json:"bounds"` // west, south, east, north
	Center       [3]float64    `json:"center"` // longitude, latitude, zoom
	VectorLayers []VectorLayer `json:"vector_layers"`
	Edition      string        `json:"edition"`
	Licence      string        `json:"licence"`
	Rule         string        `json:"rule,omitempty"`
	Known        string        `json:"known,omitempty"`
	Without      string        `json:"without,omitempty"`
	ValidFrom    *edtf.Day     `json:"valid_from,omitempty"`
	ValidUntil   *edtf.Day     `json:"valid_until,omitempty"`
}

// VectorLayer describes a layer within the tiles.
type VectorLayer struct {
	ID      string            `json:"id"`
	MinZoom int               `json:"minzoom"`
	MaxZoom int               `json:"maxzoom"`
	Fields  map[string]string `json:"fields"` // the type of each property
	Crowded *Crowded          `json:"crowded,omitempty"`
}

// Crowded says what a feature has where a tile has very many: the tile of each closer
// view has fewer, and those of the last zoom are whole.
type Crowded struct {
	Above  int      `json:"above"`  // this number of features
	Below  int      `json:"below"`  // this zoom
	Fields []string `json:"fields"` // the properties that are left
}

// Part is a layer of tiles and where it lies, in degrees.
type Part struct {
	Layer  *feature.Layer
	Bounds orb.Bound // empty where nothing has a geometry
}

// Describe describes tiles that have some layers. What depends on the edition and on
// the site is left to the caller: words, tiles, and what state they show.
func Describe(parts []Part) *Set {
	s := &Set{TileJSON: "3.0.0", Scheme: "xyz", MinZoom: MinZoom, MaxZoom: MaxZoom, Bounds: [4]float64{-180, -limit, 180, limit}}
	all := nowhere()
	for _, x := range parts {
		l := VectorLayer{ID: x.Layer.Name, MinZoom: MinZoom, MaxZoom: MaxZoom, Fields: map[string]string{}}
		for _, f := range x.Layer.Fields() {
			l.Fields[f.Name] = typeOf(f.Type)
		}
		if x.Layer.ByPlace() {
			l.Crowded = &Crowded{Above: Crowd, Below: MaxZoom}
			for _, f := range feature.Fields(x.Layer.Brief) {
				l.Crowded.Fields = append(l.Crowded.Fields, f.Name)
			}
		}
		s.VectorLayers = append(s.VectorLayers, l)
		if !x.Bounds.IsEmpty() {
			all = union(all, x.Bounds)
		}
	}
	if !all.IsEmpty() {
		s.Bounds[1], s.Bounds[3] = max(all.Min.Lat(), -limit), min(all.Max.Lat(), limit)
		if all.Min.Lon() >= -180 && all.Max.Lon() <= 180 { // else it lies on both sides of 180 degrees
			s.Bounds[0], s.Bounds[2] = all.Min.Lon(), all.Max.Lon()
		}
	}
	s.Center = center(s.Bounds)
	return s
}

// limit is the latitude at which the square of Web Mercator ends.
const limit = 85.051128

// typeOf names the type of a property as TileJSON's examples do.
func typeOf(t feature.FieldType) string {
	switch t {
	case feature.IntegerField, feature.NumberField:
		return "Number"
	case feature.DateField:
		return "String: YYYY-MM-DD"
	}
	return "String"
}

// center is the middle of bounds, and the zoom at which they fill a tile.
func center(b [4]float64) [3]float64 {
	nw, se := project(orb.Point{b[0], b[3]}), project(orb.Point{b[2], b[1]})
	zoom := 10.0 // what a single point is shown at
	if wide := max(se[0]-nw[0], se[1]-nw[1]); wide > 0 {
		zoom = min(max(math.Floor(-math.Log2(wide)), MinZoom), zoom)
	}
	middle := 2*math.Atan(math.Exp(math.Pi*(1-nw[1]-se[1])))*180/math.Pi - 90
	return [3]float64{round((b[0] + b[2]) / 2), round(middle), zoom}
}

// round keeps six decimals, as coordinates have.
func round(degrees float64) float64 { return math.Round(degrees*1e6) / 1e6 }
