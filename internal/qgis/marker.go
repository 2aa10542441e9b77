package qgis

import (
	"encoding/base64"
	"fmt"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/symbol"
)

// Measures of symbols, as the web map has them.
const (
	outlineWidth = 1.25 // pixels
	rimHole      = 0.44 // of the radius: what stays empty inside the rim of an announced state
	unsureCore   = 0.6
	unknownRing  = 0.85
)

// diameter is the expression of a place's size in millimetres: its radius on the
// web map at the zoom, by the kind of place.
const diameter = `(scale_linear(` + zoom + `, 6, 9, 3, 8) + scale_linear(` + zoom + `, 10, 11, 0, 2)) * 0.529 * CASE` +
	` WHEN "kind" IN ('city', 'town') THEN 1` +
	` WHEN "kind" IN ('facility', 'airfield', 'station', 'building', 'bridge', 'dam', 'border_crossing', 'road', 'route') THEN 0.72 ELSE 0.78 END`

// usual is the diameter where there is no feature, as in a legend.
const usual = 13.0 * pixel

// core is the expression of the share of the radius that keeps the colour on the
// day shown: old reports shrink it.
func core() string {
	const age = `(day(@map_start_time - to_datetime("last_report")))`
	a, of := symbol.Ages(), symbol.Cores()
	return fmt.Sprintf(`CASE WHEN @map_start_time IS NULL OR "last_report" IS NULL OR %[1]s <= %[2]d THEN %[3]g WHEN %[1]s <= %[4]d THEN %[5]g WHEN %[1]s <= %[6]d THEN %[7]g ELSE %[8]g END`,
		age, a[0], of[0], a[1], of[1], a[2], of[2], of[3])
}

// shape is how QGIS calls the shape of an actor, its size beside a disc's of the
// same radius, and its turn in degrees.
func shape(name string) (string, float64, string) {
	switch name {
	case "square":
		return "square", 0.88, "0"
	case "diamond":
		return "diamond", 1.15, "0"
	case "triangle":
		return "equilateral_triangle", 1.2, "0"
	case "hexagon":
		return "hexagon", 1.06, "30"
	case "star":
		return "star", 1.25, "0"
	}
	return "circle", 1, "0"
}

// mark is one part of a symbol.
type mark struct {
	shape        string // of an actor; "" = disc
	fill, line   string // colours; "" = none
	width        float64
	style        string  // of the line, "" = solid
	share        float64 // of the radius
	follow       string  // an expression by which the size is multiplied, "" = none
	locked       bool    // keeps its colour when somebody changes that of the symbol
	size, offset string  // fixed, in millimetres, where the size does not follow the place
}

func (m mark) layer() *tag {
	name, larger, angle := shape(m.shape)
	fill, line, style := "0,0,0,0", "0,0,0,0", "no"
	if m.fill != "" {
		fill = opaque(m.fill)
	}
	if m.line != "" {
		line, style = opaque(m.line), "solid"
		if m.style != "" {
			style = m.style
		}
	}
	locked := "0"
	if m.locked {
		locked = "1"
	}
	size := fmt.Sprintf("%.3f", usual*m.share*larger)
	expression := fmt.Sprintf("%s * %g", diameter, m.share*larger)
	if m.follow != "" {
		expression += " * " + m.follow
	}
	offset := "0,0"
	if m.size != "" {
		size, offset = m.size, m.offset
	}
	out := el("layer", "class", "SimpleMarker", "enabled", "1", "locked", locked, "pass", "0").with(options(
		"name", name, "color", fill, "outline_color", line, "outline_style", style, "outline_width", mm(m.width), "outline_width_unit", "MM",
		"joinstyle", "round", "size", size, "size_unit", "MM", "scale_method", "diameter", "angle", angle, "offset", offset, "offset_unit", "MM",
		"horizontal_anchor_point", "1", "vertical_anchor_point", "1",
	))
	if m.size == "" {
		out.with(driven("data_defined_properties", "size", expression))
	}
	return out
}

// markers are the parts of the symbol of a state, the lowest first.
func markers(s state, parties []*atlas.Actor) []*tag {
	halo := mark{fill: groundColour, share: 1.25, locked: true}
	if len(parties) == 0 || s.status == atlas.Unknown {
		return layers(halo, mark{line: noneColour, width: 1.4, share: unknownRing})
	}
	a := parties[len(parties)-1]
	colour := colourOf(a)
	switch {
	case s.status == atlas.Claimed:
		return layers(halo, mark{shape: a.Shape, fill: colour, line: outlineColour, width: outlineWidth, share: 1},
			mark{shape: a.Shape, fill: paperColour, line: outlineColour, width: outlineWidth, share: rimHole, locked: true})
	case s.status == atlas.Unsure:
		return layers(halo, mark{line: outlineColour, width: outlineWidth + 0.25, style: "dash", share: 1, locked: true},
			mark{shape: a.Shape, fill: colour, line: outlineColour, width: outlineWidth, share: unsureCore})
	case s.status == atlas.Contested || len(parties) > 1:
		return append(layers(halo), picture(symbol.Mark{Status: s.status, Actors: parties}))
	}
	return layers(halo, mark{shape: a.Shape, fill: paperColour, share: 1, locked: true},
		mark{shape: a.Shape, fill: colour, share: 1, follow: core()},
		mark{shape: a.Shape, line: outlineColour, width: outlineWidth, share: 1, locked: true})
}

func layers(marks ...mark) []*tag {
	out := make([]*tag, len(marks))
	for i, m := range marks {
		out[i] = m.layer()
	}
	return out
}

// picture is a mark that QGIS has no shape for, as an image within the style: the
// halves of a contested place, each in its actor's shape.
func picture(m symbol.Mark) *tag {
	svg := m.Picture(symbol.Paint{Colour: colourOf, Outline: outlineColour, Paper: paperColour, None: noneColour})
	const box = 1.4 // the picture reaches farther than the radius
	return el("layer", "class", "SvgMarker", "enabled", "1", "locked", "0", "pass", "0").with(
		options("name", "base64:"+base64.StdEncoding.EncodeToString([]byte(svg)), "color", opaque(colourOf(m.Actors[0])), "outline_color", opaque(outlineColour),
			"outline_width", "0", "size", fmt.Sprintf("%.3f", usual*box), "size_unit", "MM", "scale_method", "diameter", "angle", "0", "offset", "0,0", "offset_unit", "MM",
			"fixedAspectRatio", "0", "horizontal_anchor_point", "1", "vertical_anchor_point", "1"),
		driven("data_defined_properties", "size", fmt.Sprintf("%s * %g", diameter, box)))
}

// symbolOf is a numbered symbol of a renderer.
func symbolOf(kind string, number int, parts ...*tag) *tag {
	return el("symbol", "name", fmt.Sprint(number), "type", kind, "alpha", "1", "clip_to_extent", "1", "force_rhr", "0").with(parts...)
}
