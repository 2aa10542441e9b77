package poster

import (
	"encoding/json"
	"math"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/geo"
)

// ground is the base map in the Mercator square, 0 to 1 in both directions.
type ground struct {
	lands                  [][]orb.Ring
	urban, lakes           []orb.Ring
	borders, provinces     []orb.LineString
	rivers, streams, roads []orb.LineString
	labels                 []groundLabel
}

type groundLabel struct {
	at orb.Point
	labelProperties
}

type labelProperties struct {
	Name    string   `json:"name"`
	NameAr  string   `json:"name_ar"`
	Kind    string   `json:"kind"`
	Rank    int      `json:"rank"`
	Angle   float64  `json:"angle"` // degrees clockwise
	MinZoom float64  `json:"min_zoom"`
	MaxZoom *float64 `json:"max_zoom"`
}

// newGround reads the base map of an atlas; one that has none has an empty ground.
func newGround(a *atlas.Atlas, middle float64) *ground {
	b, ok := a.Geometries[atlas.BasemapFile]
	if !ok {
		return &ground{}
	}
	t, err := geo.ReadTopology(b)
	if err != nil {
		return &ground{}
	}
	t.Project(func(p orb.Point) orb.Point { return world(p, middle) })
	g := &ground{borders: t.Inner("admin0"), provinces: t.Inner("admin1")}
	for _, o := range t.Shapes("admin0") {
		g.lands = append(g.lands, rings(t.Polygons(o)))
	}
	for name, into := range map[string]*[]orb.Ring{"urban": &g.urban, "lakes": &g.lakes} {
		for _, o := range t.Shapes(name) {
			*into = append(*into, rings(t.Polygons(o))...)
		}
	}
	for name, into := range map[string]*[]orb.LineString{"river1": &g.rivers, "river3": &g.streams, "roads": &g.roads} {
		for _, o := range t.Shapes(name) {
			*into = append(*into, t.Lines(o)...)
		}
	}
	for _, o := range t.Shapes("labels") {
		l := groundLabel{at: world(t.Point(o), middle)}
		if json.Unmarshal(o.Properties, &l.labelProperties) == nil {
			g.labels = append(g.labels, l)
		}
	}
	return g
}

// rings are outlines and holes alike.
func rings(polygons orb.MultiPolygon) []orb.Ring {
	var out []orb.Ring
	for _, p := range polygons {
		out = append(out, p...)
	}
	return out
}

// near is the same meridian, counted on past 180 where that brings it within half
// a turn of the middle.
func near(lon, middle float64) float64 { return lon - 360*math.Round((lon-middle)/360) }

// world projects degrees into the Mercator square.
func world(p orb.Point, middle float64) orb.Point {
	const steepest = 85.05112878
	s := math.Sin(max(-steepest, min(steepest, p[1])) * math.Pi / 180)
	return orb.Point{near(p[0], middle)/360 + 0.5, 0.5 - math.Log((1+s)/(1-s))/(4*math.Pi)}
}
