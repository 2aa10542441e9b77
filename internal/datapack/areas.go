package datapack

import (
	"encoding/json"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/geo"
)

const (
	minReachKm = 0.1
	maxReachKm = geo.MaxReach / 1000
)

// areas returns how areas of control are estimated; nothing where the file does not
// say. The study area is looked at once the geometry files have been read.
func (a *aboutReader) areas() atlas.Areas {
	var out atlas.Areas
	n, ok := get(a.keys, "areas")
	if !ok {
		return out
	}
	keys, err := n.members()
	if err != nil {
		a.problem("areas", "%v; write {\"reach_km\": 20, \"study_area\": \"geojson/study_area.geojson\"}", err)
		return out
	}
	for _, m := range keys {
		switch m.key {
		case "reach_km":
			var km *float64
			if json.Unmarshal(m.raw, &km) != nil || km == nil || *km < minReachKm || *km > maxReachKm {
				a.s.problems.add(a.doc.at(m.offset).Problem("areas: reach_km is %s; write a number of kilometres from %g to %d", m.raw, minReachKm, maxReachKm))
				continue
			}
			out.ReachM = *km * 1000
		case "study_area":
			name, inFolder := strings.CutPrefix(text(m.node), geometryFolder+"/")
			if !inFolder || !strings.HasSuffix(name, ".geojson") || strings.Contains(name, "/") {
				a.s.problems.add(a.doc.at(m.offset).Problem("areas: study_area is %s; name a file of the folder, \"%s/study_area.geojson\"", m.raw, geometryFolder))
				continue
			}
			out.StudyArea = name
			a.s.pack.about["areas.study_area"] = a.doc.at(m.offset)
		default:
			a.s.problems.add(a.doc.at(m.offset).Problem("areas: unknown key %q; use reach_km, study_area", m.key))
		}
	}
	return out
}

// checkStudyArea reports a study area that is missing or bounds no land.
func (s *session) checkStudyArea() {
	name := s.atlas.About.Areas.StudyArea
	if name == "" {
		return
	}
	data, ok := s.atlas.Geometries[name]
	if !ok {
		file := geometryFolder + "/" + name
		if !s.problems.about(file) {
			s.problems.add(s.pack.LocateAbout("areas.study_area").Problem("areas: %s is not in the folder; add the file or delete the key", file))
		}
		return
	}
	doc := &document{geometryFolder + "/" + name, data}
	root := node{raw: data}
	keys, _ := root.members()
	list, _ := get(keys, "features")
	features, _ := list.elements()
	var land orb.MultiPolygon
	for _, f := range features {
		var feature geojson.Feature
		if err := json.Unmarshal(f.raw, &feature); err != nil {
			s.report(doc, f, "features: %v", err)
			return
		}
		switch g := feature.Geometry.(type) {
		case orb.Polygon:
			land = append(land, g)
		case orb.MultiPolygon:
			land = append(land, g...)
		default:
			s.report(doc, f, "geometry: a study area bounds land; draw it as Polygon or MultiPolygon")
			return
		}
	}
	if len(land) == 0 {
		s.report(doc, list, "features: the study area is empty; draw it as Polygon or MultiPolygon, or delete study_area from %s", descriptorFile)
		return
	}
	if at, crossed := geo.Crossing(land); crossed {
		s.report(doc, list, "coordinates: the outline crosses itself near %.6f, %.6f; draw rings that neither cross nor overlap", at.Lon(), at.Lat())
	}
}

// about reports that a file has a problem already.
func (ps *problems) about(file string) bool {
	for _, p := range ps.list {
		if p.File == file {
			return true
		}
	}
	return false
}
