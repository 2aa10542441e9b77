package geo

import (
	"encoding/json"
	"fmt"

	"github.com/paulmach/orb"
)

// Topology is a TopoJSON file: shapes by arcs that neighbours share.
type Topology struct {
	objects   map[string]TopologyObject
	arcs      []orb.LineString // in the file's own plane, unless projected
	transform *transform
}

type transform struct{ Scale, Translate [2]float64 }

func (t *transform) apply(p [2]float64) orb.Point {
	if t == nil {
		return p
	}
	return orb.Point{p[0]*t.Scale[0] + t.Translate[0], p[1]*t.Scale[1] + t.Translate[1]}
}

// TopologyObject is one shape of a topology, by the arcs it is made of.
type TopologyObject struct {
	Type        string
	Geometries  []TopologyObject
	Arcs        json.RawMessage
	Coordinates [2]float64
	Properties  json.RawMessage
}

// ReadTopology decodes a TopoJSON text.
func ReadTopology(b []byte) (*Topology, error) {
	var file struct {
		Arcs      [][][2]float64
		Transform *transform
		Objects   map[string]TopologyObject
	}
	if err := json.Unmarshal(b, &file); err != nil {
		return nil, fmt.Errorf("geo: the file is no TopoJSON: %w", err)
	}
	t := &Topology{objects: file.Objects, transform: file.Transform}
	for _, arc := range file.Arcs {
		line := make(orb.LineString, len(arc))
		x, y := 0.0, 0.0
		for i, p := range arc {
			if t.transform != nil { // steps from position to position
				x, y = x+p[0], y+p[1]
				p = [2]float64{x, y}
			}
			line[i] = t.transform.apply(p)
		}
		t.arcs = append(t.arcs, line)
	}
	return t, nil
}

// Project moves every arc into another plane; the points of objects stay.
func (t *Topology) Project(move func(orb.Point) orb.Point) {
	for _, line := range t.arcs {
		for i, p := range line {
			line[i] = move(p)
		}
	}
}

// Shapes lists the parts of an object; none where the file has no such object.
func (t *Topology) Shapes(name string) []TopologyObject {
	o, ok := t.objects[name]
	if !ok {
		return nil
	}
	if o.Type == "GeometryCollection" {
		return o.Geometries
	}
	return []TopologyObject{o}
}

// Point is the position of an object that is a point.
func (t *Topology) Point(o TopologyObject) orb.Point { return t.transform.apply(o.Coordinates) }

// arc is a line by its index; a negative one runs backwards.
func (t *Topology) arc(i int) orb.LineString {
	back := i < 0
	if back {
		i = ^i
	}
	if i >= len(t.arcs) {
		return nil
	}
	line := t.arcs[i].Clone()
	if back {
		line.Reverse()
	}
	return line
}

// join strings arcs together.
func (t *Topology) join(arcs []int) orb.LineString {
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

// Polygons are the polygons of an object; empty where it has none.
func (t *Topology) Polygons(o TopologyObject) orb.MultiPolygon {
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
	var out orb.MultiPolygon
	for _, rings := range polygons {
		var polygon orb.Polygon
		for _, arcs := range rings {
			if ring := t.join(arcs); len(ring) > 3 {
				polygon = append(polygon, orb.Ring(ring))
			}
		}
		if len(polygon) > 0 {
			out = append(out, polygon)
		}
	}
	return out
}

// Lines are the lines of an object; empty where it has none.
func (t *Topology) Lines(o TopologyObject) orb.MultiLineString {
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
	var out orb.MultiLineString
	for _, arcs := range lines {
		out = append(out, t.join(arcs))
	}
	return out
}

// Inner are the arcs that several shapes of an object share.
func (t *Topology) Inner(name string) orb.MultiLineString {
	users := map[int]int{}
	for _, o := range t.Shapes(name) {
		seen := map[int]bool{}
		gatherArcs(o.Arcs, seen)
		for i := range seen {
			users[i]++
		}
	}
	var out orb.MultiLineString
	for i := range t.arcs {
		if users[i] > 1 {
			out = append(out, t.arc(i))
		}
	}
	return out
}

// gatherArcs adds the numbers of the arcs in lists of any depth.
func gatherArcs(b json.RawMessage, into map[int]bool) {
	var i int
	if json.Unmarshal(b, &i) == nil {
		if i < 0 {
			i = ^i
		}
		into[i] = true
		return
	}
	var list []json.RawMessage
	if json.Unmarshal(b, &list) == nil {
		for _, x := range list {
			gatherArcs(x, into)
		}
	}
}
