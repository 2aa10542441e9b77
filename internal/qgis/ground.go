package qgis

import (
	"encoding/json"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/geo"
)

// groundAreas draws land, built-up land and water, quiet beneath everything.
func (s *Style) groundAreas(l *feature.Layer) *tag {
	kind := func(k string) string { return `"kind" = ` + quoted(k) }
	return renderer(l.Name, "fill", []rule{
		{filter: kind("land"), label: s.Lang.T("qgis.ground.land"), parts: []*tag{fill(groundColour, 1, groundColour, 0, "no")}},
		{filter: kind("neighbour"), label: s.Lang.T("qgis.ground.neighbour"), parts: []*tag{fill(beyondColour, 1, beyondColour, 0, "no")}},
		{filter: kind("urban"), label: s.Lang.T("qgis.ground.urban"), from: 8, parts: []*tag{fill(urbanColour, 1, urbanColour, 0, "no")}},
		{filter: kind("lake"), label: s.Lang.T("qgis.ground.lake"), parts: []*tag{fill(waterColour, 1, riverColour, 0.8, "solid")}},
	}, `CASE WHEN "kind" = 'neighbour' THEN 0 WHEN "kind" = 'land' THEN 1 WHEN "kind" = 'urban' THEN 2 ELSE 3 END`)
}

// groundLines draws provinces, rivers, borders and schematic roads.
func (s *Style) groundLines(l *feature.Layer) *tag {
	kind := func(k string) string { return `"kind" = ` + quoted(k) }
	return renderer(l.Name, "line", []rule{
		{filter: kind("province"), label: s.Lang.T("qgis.ground.province"), parts: []*tag{stroke(provinceColour, 1, 1, 1, 3.2)}},
		{filter: kind("stream"), label: s.Lang.T("qgis.ground.stream"), parts: []*tag{stroke(riverColour, 1, 1)}},
		{filter: kind("river"), label: s.Lang.T("qgis.ground.river"), parts: []*tag{riverStroke()}},
		{filter: kind("border"), label: s.Lang.T("qgis.ground.border"), parts: []*tag{stroke(borderColour, 0.13, 8), stroke(borderColour, 1, 1.3)}},
		{filter: kind("road"), label: s.Lang.T("qgis.ground.road"), from: 7, parts: []*tag{stroke(roadColour, 1, 1.2, 5, 3.5)}},
	}, `CASE WHEN "kind" = 'province' THEN 0 WHEN "kind" = 'stream' THEN 1 WHEN "kind" = 'river' THEN 2 WHEN "kind" = 'border' THEN 3 ELSE 4 END`)
}

// isCity finds the towns that the atlas does not tell of: its own have a symbol.
func (s *Style) isCity() string {
	return `"kind" = 'city'` + s.without()
}

// without leaves out names that are places of the atlas.
func (s *Style) without() string {
	b, ok := s.Edition.Atlas.Geometries[atlas.BasemapFile]
	if !ok {
		return ""
	}
	t, err := geo.ReadTopology(b)
	if err != nil {
		return ""
	}
	ours := map[string]bool{}
	for _, p := range s.Edition.Places {
		ours[p.Name] = s.Edition.Located(p.ID).Point != nil
	}
	var both []string
	for _, o := range t.Shapes("labels") {
		var named struct{ Name, Kind string }
		if json.Unmarshal(o.Properties, &named) == nil && ours[named.Name] {
			both = append(both, named.Name)
		}
	}
	if len(both) == 0 {
		return ""
	}
	return ` AND "name" NOT IN ` + either(both...)
}

// townShown is whether a town of the ground is drawn at the scale of the map.
const townShown = `CASE WHEN "rank" <= 1 THEN true WHEN "rank" = 2 THEN ` + zoom + ` >= 7 ELSE ` + zoom + ` >= 8 END`

// towns draws a dot for each town that the sources do not speak of.
func (s *Style) towns(l *feature.Layer) *tag {
	dot := mark{fill: groundColour, line: ink3Colour, width: 1.1, size: mm(4.5), offset: "0,0"}
	nothing := mark{size: mm(1), offset: "0,0"} // QGIS writes no name at what it does not draw
	return renderer(l.Name, "marker", []rule{
		{filter: s.isCity() + " AND (" + townShown + ")", label: s.Lang.T("qgis.ground.city"), parts: layers(dot)},
		{filter: `"kind" <> 'city'`, label: s.title(l), parts: layers(nothing)},
	}, "")
}

// groundNames writes countries, regions, waters and towns as the web map does.
func (s *Style) groundNames(l *feature.Layer) *tag {
	const inZoom = `coalesce("min_zoom", 0) <= ` + zoom + ` AND ` + zoom + ` < coalesce("max_zoom", 99)`
	name := named(s.Lang)
	return labeling(s.Lang, l.Name,
		lettering{filter: `"kind" = 'country'`, text: name, size: 11, colour: ink3Colour, spacing: 2.6, capitals: true, over: true, show: inZoom, priority: 2},
		lettering{filter: `"kind" = 'area'`, text: name, size: 8.5, colour: ink3Colour, spacing: 1.9, capitals: true, over: true, priority: 2,
			show: inZoom + ` AND ("rank" < 3 OR ` + zoom + ` >= 6.5)`},
		lettering{filter: `"kind" = 'lake'`, text: name, size: 8, colour: riverNameColour, italic: true, over: true, show: inZoom, priority: 2},
		lettering{filter: `"kind" = 'river'`, text: name, size: 8.5, colour: riverNameColour, italic: true, spacing: 1, over: true, turn: `"angle"`, show: inZoom, priority: 1},
		lettering{filter: s.isCity(), text: name, size: 8, colour: ink3Colour, show: inZoom + " AND (" + townShown + ")", priority: 3})
}
