package poster

import (
	"encoding/json"
	"fmt"
	"math"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
)

// basemapFile is the ground of the map among an atlas's geometries.
const basemapFile = "basemap.topojson"

// topology is a TopoJSON file: shapes by arcs that neighbours share.
type topology struct {
	Arcs      [][][2]float64
	Transform *struct{ Scale, Translate [2]float64 }
	Objects   map[string]shapeObject
	lines     []orb.LineString // the arcs in degrees
}

type shapeObject struct {
	Type        string
	Geometries  []shapeObject
	Arcs        json.RawMessage
	Coordinates [2]float64
	Properties  labelProperties
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

func readTopology(b []byte) (*topology, error) {
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return nil, fmt.Errorf("poster: %s: %w", basemapFile, err)
	}
	for _, arc := range t.Arcs {
		line := make(orb.LineString, len(arc))
		x, y := 0.0, 0.0
		for i, p := range arc {
			if t.Transform == nil {
				line[i] = p
				continue
			}
			x, y = x+p[0], y+p[1]
			line[i] = orb.Point{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
		}
		t.lines = append(t.lines, line)
	}
	return &t, nil
}

// geometries lists the parts of an object; none where the file has no such object.
func (t *topology) geometries(name string) []shapeObject {
	o, ok := t.Objects[name]
	if !ok {
		return nil
	}
	if o.Type == "GeometryCollection" {
		return o.Geometries
	}
	return []shapeObject{o}
}

// arc is a line by its index; a negative one runs backwards.
func (t *topology) arc(i int) orb.LineString {
	back := i < 0
	if back {
		i = ^i
	}
	if i >= len(t.lines) {
		return nil
	}
	line := t.lines[i].Clone()
	if back {
		line.Reverse()
	}
	return line
}

// join strings arcs together.
func (t *topology) join(arcs []int) orb.LineString {
	var out orb.LineString
	for _, i := range arcs {
		line := t.arc(i)
		if len(out) > 0 && len(line) > 0 {
			line = line[1:]
		}
		out = append(out, line...)
	}
	return out
}

// rings are the polygons of an object, outlines and holes alike.
func (t *topology) rings(o shapeObject) []orb.Ring {
	var polygons [][][]int
	switch o.Type {
	case "Polygon":
		var one [][]int
		if json.Unmarshal(o.Arcs, &one) == nil {
			polygons = [][][]int{one}
		}
	case "MultiPolygon":
		if json.Unmarshal(o.Arcs, &polygons) != nil {
			return nil
		}
	}
	var out []orb.Ring
	for _, rings := range polygons {
		for _, arcs := range rings {
			if ring := t.join(arcs); len(ring) > 3 {
				out = append(out, orb.Ring(ring))
			}
		}
	}
	return out
}

// strands are the lines of an object.
func (t *topology) strands(o shapeObject) []orb.LineString {
	var lines [][]int
	switch o.Type {
	case "LineString":
		var one []int
		if json.Unmarshal(o.Arcs, &one) == nil {
			lines = [][]int{one}
		}
	case "MultiLineString":
		if json.Unmarshal(o.Arcs, &lines) != nil {
			return nil
		}
	}
	var out []orb.LineString
	for _, arcs := range lines {
		out = append(out, t.join(arcs))
	}
	return out
}

// inner are the arcs that several polygons of an object share.
func (t *topology) inner(name string) []orb.LineString {
	users := map[int]int{}
	for _, o := range t.geometries(name) {
		seen := map[int]bool{}
		var walk func(b json.RawMessage)
		walk = func(b json.RawMessage) {
			var i int
			if json.Unmarshal(b, &i) == nil {
				if i < 0 {
					i = ^i
				}
				seen[i] = true
				return
			}
			var list []json.RawMessage
			if json.Unmarshal(b, &list) == nil {
				for _, x := range list {
					walk(x)
				}
			}
		}
		walk(o.Arcs)
		for i := range seen {
			users[i]++
		}
	}
	var out []orb.LineString
	for i := range t.lines {
		if users[i] > 1 {
			out = append(out, t.arc(i))
		}
	}
	return out
}

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

// newGround reads the base map of an atlas; one that has none has an empty ground.
func newGround(a *atlas.Atlas, middle float64) *ground {
	b, ok := a.Geometries[basemapFile]
	if !ok {
		return &ground{}
	}
	t, err := readTopology(b)
	if err != nil {
		return &ground{}
	}
	for i := range t.lines {
		for j, p := range t.lines[i] {
			t.lines[i][j] = world(p, middle)
		}
	}
	g := &ground{borders: t.inner("admin0"), provinces: t.inner("admin1")}
	for _, o := range t.geometries("admin0") {
		g.lands = append(g.lands, t.rings(o))
	}
	for name, into := range map[string]*[]orb.Ring{"urban": &g.urban, "lakes": &g.lakes} {
		for _, o := range t.geometries(name) {
			*into = append(*into, t.rings(o)...)
		}
	}
	for name, into := range map[string]*[]orb.LineString{"river1": &g.rivers, "river3": &g.streams, "roads": &g.roads} {
		for _, o := range t.geometries(name) {
			*into = append(*into, t.strands(o)...)
		}
	}
	for _, o := range t.geometries("labels") {
		at := orb.Point(o.Coordinates)
		if t.Transform != nil {
			at = orb.Point{at[0]*t.Transform.Scale[0] + t.Transform.Translate[0], at[1]*t.Transform.Scale[1] + t.Transform.Translate[1]}
		}
		g.labels = append(g.labels, groundLabel{world(at, middle), o.Properties})
	}
	return g
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
