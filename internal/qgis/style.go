package qgis

import (
	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/words"
)

// Style draws the layers of an edition under a reading, with words in a language.
type Style struct {
	Edition *edition.Edition
	View    *edition.View
	Lang    *words.Language
}

// QML is the style of a layer, as QGIS keeps it beside a file or within one.
func (s *Style) QML(l *feature.Layer) []byte {
	_, number := kindOf(l.Geometry)
	root := el("qgis", "version", version, "styleCategories", "Symbology|Labeling|Temporal", "labelsEnabled", s.labelled(l)).with(s.parts(l)...)
	return root.with(leaf("layerGeometryType", number)).document(doctypeQGIS)
}

const (
	version     = "3.22.16"
	doctypeQGIS = `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>`
)

// parts are the time, the symbols and the names of a layer.
func (s *Style) parts(l *feature.Layer) []*tag {
	return []*tag{temporal(l), s.renderer(l), s.names(l)}
}

func (s *Style) renderer(l *feature.Layer) *tag {
	switch l.Name {
	case "spans", "control":
		return s.control(l)
	case "areas", "area_spans":
		return s.areas(l)
	case "events":
		return s.events(l)
	case "ground_areas":
		return s.groundAreas(l)
	case "ground_lines":
		return s.groundLines(l)
	case "ground_names":
		return s.towns(l)
	}
	return s.plain(l)
}

// control draws places by the grammar of doubt, those of which least is known first.
func (s *Style) control(l *feature.Layer) *tag {
	var rules []rule
	for _, x := range states(s.Edition, s.View) {
		rules = append(rules, rule{filter: x.filter(), label: x.label(s.Lang, s.Edition.Index), parts: markers(x, x.parties(s.Edition.Index))})
	}
	other := layers(mark{fill: paperColour, line: noneColour, width: outlineWidth, share: unsureCore})
	rules = append(rules, rule{filter: "ELSE", label: s.Lang.T("qgis.other"), parts: other})
	return renderer(l.Name, "marker", rules, `CASE WHEN "status" = 'unknown' THEN 0 WHEN "kind" IN ('city', 'town') THEN 2 ELSE 1 END`)
}

// plain draws places, claims and extents without a word on who holds them.
func (s *Style) plain(l *feature.Layer) *tag {
	switch l.Geometry {
	case feature.MultiPolygonGeometry:
		return renderer(l.Name, "fill", []rule{{label: s.title(l), parts: []*tag{fill(ink2Colour, 0.07, ink2Colour, 1.5, "dot")}}}, "")
	case feature.MultiLineGeometry:
		return renderer(l.Name, "line", []rule{{label: s.title(l), parts: []*tag{stroke(ink2Colour, 1, 1.5, 1.5, 3)}}}, "")
	}
	small := mark{fill: paperColour, line: ink2Colour, width: outlineWidth, size: mm(7), offset: "0,0"}
	return renderer(l.Name, "marker", []rule{{label: s.title(l), parts: layers(small)}}, "")
}

// areas fills with a third of the holder's colour; hatched where both are inside,
// an edge alone where only one side says so, thin stripes where it is not sure.
func (s *Style) areas(l *feature.Layer) *tag {
	const share, edge = 0.35, 2
	var rules []rule
	for _, x := range states(s.Edition, s.View) {
		parties := x.parties(s.Edition.Index)
		if x.status == atlas.Unknown || len(parties) == 0 {
			continue
		}
		last := colourOf(parties[len(parties)-1])
		var parts []*tag
		switch {
		case x.status == atlas.Claimed:
			parts = []*tag{fill(last, 0, last, edge, "solid")}
		case x.status == atlas.Unsure:
			parts = []*tag{hatch(last, share, 2, 8, 0, len(rules), 0), fill(last, 0, last, edge, "dash")}
		case len(parties) > 1 || x.status == atlas.Contested:
			for i, a := range parties {
				const stripe = 6
				parts = append(parts, hatch(colourOf(a), share, stripe, stripe*float64(max(2, len(parties))), stripe*float64(i), len(rules), i))
			}
			parts = append(parts, fill(last, 0, outlineColour, 1, "solid"))
		default:
			parts = []*tag{fill(last, share, last, edge, "solid")}
		}
		rules = append(rules, rule{filter: x.filter(), label: x.label(s.Lang, s.Edition.Index), parts: parts})
	}
	rules = append(rules, rule{filter: `ELSE`, label: s.Lang.T("qgis.other"), parts: []*tag{fill(noneColour, 0, noneColour, 1, "dot")}})
	return renderer(l.Name, "fill", rules, "")
}

// events draws a small mark beside the place, in no actor's colour.
func (s *Style) events(l *feature.Layer) *tag {
	shapes := map[string]string{
		"strike": "cross2", "announcement": "triangle", "clash": "diamond", "execution": "square", "displacement": "pentagon",
		"operation": "hexagon", "advance": "filled_arrowhead", "withdrawal": "filled_arrowhead", "attack": "star", "parade": "circle",
	}
	var rules []rule
	for _, kind := range s.eventKinds() {
		name, ok := shapes[kind]
		if !ok {
			name = "circle"
		}
		angle, offset := "0", mm(12)+","+mm(-12)
		if kind == "withdrawal" { // QGIS turns the offset with the mark
			angle, offset = "180", mm(-12)+","+mm(12)
		}
		parts := make([]*tag, 0, 2)
		for _, line := range []struct {
			colour string
			width  float64
		}{{groundColour, 4}, {ink2Colour, 1.6}} {
			parts = append(parts, el("layer", "class", "SimpleMarker", "enabled", "1", "locked", "0", "pass", "0").with(options(
				"name", name, "color", opaque(paperColour), "outline_color", opaque(line.colour), "outline_style", "solid", "outline_width", mm(line.width), "outline_width_unit", "MM",
				"joinstyle", "round", "size", mm(10), "size_unit", "MM", "scale_method", "diameter", "angle", angle, "offset", offset, "offset_unit", "MM",
				"horizontal_anchor_point", "1", "vertical_anchor_point", "1")))
		}
		rules = append(rules, rule{filter: `"kind" = ` + quoted(kind) + ` AND "date" IS NOT NULL`, label: s.Lang.T("qgis.event." + kind), parts: parts})
	}
	return renderer(l.Name, "marker", rules, "")
}

// eventKinds lists the kinds of events that occur.
func (s *Style) eventKinds() []string {
	var out []string
	for _, kind := range atlas.EventKinds {
		for i := range s.Edition.Atlas.Events {
			if s.Edition.Atlas.Events[i].Kind == kind {
				out = append(out, kind)
				break
			}
		}
	}
	return out
}

// title is the layer's name for people.
func (s *Style) title(l *feature.Layer) string { return s.Lang.T("qgis.layer." + l.Name) }

// labelled says whether a layer has names, as QGIS writes it.
func (s *Style) labelled(l *feature.Layer) string {
	if s.names(l) == nil {
		return "0"
	}
	return "1"
}

// names writes the names of a layer.
func (s *Style) names(l *feature.Layer) *tag {
	switch l.Name {
	case "spans", "control":
		const town = `"kind" IN ('city', 'town')`
		return labeling(s.Lang, l.Name,
			lettering{filter: town, text: named(s.Lang), size: 10.5, bold: true, colour: inkColour, priority: 9, show: `"status" <> 'unknown' OR ` + zoom + ` >= 8`},
			lettering{filter: "NOT (" + town + ")", text: named(s.Lang), size: 8.5, colour: inkColour, priority: 5,
				show: `("status" <> 'unknown' AND "kind" <> 'neighbourhood') OR ` + zoom + ` >= 10`})
	case "ground_names":
		return s.groundNames(l)
	}
	return nil
}
