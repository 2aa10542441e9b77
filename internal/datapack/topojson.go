package datapack

import (
	"encoding/json"
	"fmt"
)

// topology is what a TopoJSON file must hold for a reader to follow its arcs.
type topology struct {
	Transform *struct {
		Scale     []*float64 `json:"scale"`
		Translate []*float64 `json:"translate"`
	} `json:"transform"`
	Arcs [][][]*float64 `json:"arcs"`
}

// checkTopoJSON reports what keeps a file from being a Topology on the earth, and
// whether it is one.
func (s *session) checkTopoJSON(doc *document) bool {
	root := node{raw: doc.data}
	keys, err := root.members()
	if err != nil {
		return s.report(doc, root, "%v; begin the file with {", err)
	}
	kind, _ := get(keys, "type")
	if text(kind) != "Topology" {
		return s.report(doc, kind, "type: this is not a Topology; write TopoJSON, {\"type\": \"Topology\", …}")
	}
	var t topology
	arcs, _ := get(keys, "arcs")
	if err := json.Unmarshal(doc.data, &t); err != nil || t.Arcs == nil {
		return s.report(doc, arcs, "arcs: are no lists of positions; write lists of pairs of numbers")
	}
	if wrong := t.wrong(); wrong != "" {
		return s.report(doc, arcs, "arcs: %s", wrong)
	}
	objects, _ := get(keys, "objects")
	list, err := objects.members()
	if err != nil {
		return s.report(doc, objects, "objects: %v", err)
	}
	sound := true
	for _, o := range list {
		sound = s.checkObject(doc, o.node, len(t.Arcs)) && sound
	}
	return sound
}

// wrong says what is wrong with the arcs, "" if nothing is. Quantized arcs hold
// steps from position to position.
func (t *topology) wrong() string {
	scale, translate := [2]float64{1, 1}, [2]float64{}
	if tr := t.Transform; tr != nil {
		if len(tr.Scale) != 2 || len(tr.Translate) != 2 {
			return "transform does not have two numbers each for scale and translate"
		}
		for i := range 2 {
			if tr.Scale[i] == nil || tr.Translate[i] == nil {
				return "transform holds null; write numbers"
			}
			scale[i], translate[i] = *tr.Scale[i], *tr.Translate[i]
		}
	}
	for n, arc := range t.Arcs {
		if len(arc) < 2 {
			return fmt.Sprintf("arc %d has fewer than 2 positions; write at least 2", n)
		}
		var sum [2]float64
		for _, p := range arc {
			if len(p) < 2 || p[0] == nil || p[1] == nil {
				return fmt.Sprintf("arc %d has a position without two numbers; write pairs of numbers", n)
			}
			for i, limit := range [2]float64{180, 90} {
				if sum[i] = *p[i] + sum[i]; t.Transform == nil {
					sum[i] = *p[i]
				}
				// Quantization may overshoot the edge of the earth by a hair.
				if v := sum[i]*scale[i] + translate[i]; !(v >= -limit-0.01 && v <= limit+0.01) {
					return fmt.Sprintf("arc %d leaves the earth; write longitudes within 180 and latitudes within 90 degrees", n)
				}
			}
		}
	}
	return ""
}

// checkObject checks one geometry object and those within it.
func (s *session) checkObject(doc *document, o node, arcs int) bool {
	keys, err := o.members()
	if err != nil {
		return s.report(doc, o, "objects: %v", err)
	}
	kind, _ := get(keys, "type")
	if text(kind) == "GeometryCollection" {
		inner, _ := get(keys, "geometries")
		list, err := inner.elements()
		if err != nil {
			return s.report(doc, o, "geometries: %v", err)
		}
		sound := true
		for _, g := range list {
			sound = s.checkObject(doc, g, arcs) && sound
		}
		return sound
	}
	depth, ok := geometryDepth(text(kind))
	if !ok {
		return s.report(doc, o, "objects: type %q is not allowed; use one of: %s, GeometryCollection", text(kind), geometryKinds)
	}
	if text(kind) == "Point" || text(kind) == "MultiPoint" {
		return s.checkGeometryNumbers(doc, o, keys, depth)
	}
	refs, _ := get(keys, "arcs")
	var value any
	if json.Unmarshal(refs.raw, &value) != nil || !arcIndexes(value, depth, arcs) {
		return s.report(doc, o, "arcs: a %s names arcs that do not exist; there are %d", text(kind), arcs)
	}
	return true
}

// checkGeometryNumbers checks the coordinates of points, which quantization turns
// into grid numbers: only their shape can be judged.
func (s *session) checkGeometryNumbers(doc *document, o node, keys []member, depth int) bool {
	c, _ := get(keys, "coordinates")
	var err error
	if depth == 0 {
		err = numbers(c)
	} else {
		var list []node
		if list, err = c.elements(); err == nil {
			for _, p := range list {
				if err == nil {
					err = numbers(p)
				}
			}
		}
	}
	if err != nil {
		return s.report(doc, o, "coordinates: %v; write pairs of numbers", err)
	}
	return true
}

func numbers(n node) error {
	var p []*float64
	if json.Unmarshal(n.raw, &p) != nil || len(p) < 2 || p[0] == nil || p[1] == nil {
		return fmt.Errorf("a position is no pair of numbers")
	}
	return nil
}

// arcIndexes reports whether value is lists of arc numbers, depth deep, all of which
// exist; ^n stands for arc n backwards.
func arcIndexes(value any, depth, arcs int) bool {
	if depth == 0 {
		v, ok := value.(float64)
		i := int(v)
		if i < 0 {
			i = ^i
		}
		return ok && v == float64(int(v)) && i < arcs
	}
	list, ok := value.([]any)
	if !ok {
		return false
	}
	for _, item := range list {
		if !arcIndexes(item, depth-1, arcs) {
			return false
		}
	}
	return true
}
