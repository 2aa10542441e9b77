package qgis

import (
	"fmt"
)

// rule draws some features of a layer.
type rule struct {
	filter string // an expression; "ELSE" = those that no other rule draws
	label  string
	from   float64 // zoom of the web map from which it draws, 0 = always
	parts  []*tag  // of its symbol, the lowest first
}

// renderer draws the features of a layer by rules, in the order of an expression.
func renderer(seed, kind string, rules []rule, order string) *tag {
	root, symbols := el("rules", "key", "{"+uuid(seed+" rules")+"}"), el("symbols")
	for i, r := range rules {
		one := el("rule", "key", "{"+uuid(fmt.Sprint(seed, " rule ", i))+"}", "symbol", fmt.Sprint(i), "label", r.label)
		if r.filter != "" {
			one.set("filter", r.filter)
		}
		if r.from > 0 {
			one.set("scalemaxdenom", scaleOf(r.from)).set("scalemindenom", "1")
		}
		root.with(one)
		symbols.with(symbolOf(kind, i, r.parts...))
	}
	out := el("renderer-v2", "type", "RuleRenderer", "symbollevels", "0", "forceraster", "0").with(root, symbols)
	if order == "" {
		return out.set("enableorderby", "0")
	}
	return out.set("enableorderby", "1").with(el("orderby").with(leaf("orderByClause", order, "asc", "1", "nullsFirst", "0")))
}

// stroke is a line; width in pixels of the web map, dash and gap too.
func stroke(colour string, opacity, width float64, dash ...float64) *tag {
	custom, pattern := "0", "5;2"
	if len(dash) == 2 {
		custom, pattern = "1", mm(dash[0])+";"+mm(dash[1])
	}
	return el("layer", "class", "SimpleLine", "enabled", "1", "locked", "0", "pass", "0").with(options(
		"line_color", shade(colour, opacity), "line_style", "solid", "line_width", mm(width), "line_width_unit", "MM", "joinstyle", "round", "capstyle", "flat",
		"use_custom_dash", custom, "customdash", pattern, "customdash_unit", "MM", "draw_inside_polygon", "0", "offset", "0", "offset_unit", "MM",
	))
}

// riverStroke is a river's line: wider where the map is closer.
func riverStroke() *tag {
	return stroke(riverColour, 1, 1.7).with(driven("data_defined_properties", "outlineWidth",
		fmt.Sprintf("CASE WHEN %[1]s < 7.5 THEN %[2]s WHEN %[1]s < 9 THEN %[3]s ELSE %[4]s END", zoom, mm(1.2), mm(1.7), mm(2.4))))
}

// fill is an area; its edge's width is in pixels of the web map, 0 = no edge.
func fill(colour string, opacity float64, edge string, width float64, edgeStyle string) *tag {
	style, brush := edgeStyle, "solid"
	if width == 0 {
		style = "no"
	}
	if opacity == 0 {
		brush = "no"
	}
	return el("layer", "class", "SimpleFill", "enabled", "1", "locked", "0", "pass", "0").with(options(
		"color", shade(colour, opacity), "style", brush, "outline_color", opaque(edge), "outline_style", style, "outline_width", mm(width), "outline_width_unit", "MM",
		"joinstyle", "round", "offset", "0,0", "offset_unit", "MM",
	))
}

// hatch are slanted stripes of a colour; every and shift are in pixels of the web
// map. The number is that of the symbol it belongs to, and its own place there.
func hatch(colour string, opacity, width, every, shift float64, symbol, part int) *tag {
	inner := el("symbol", "name", fmt.Sprintf("@%d@%d", symbol, part), "type", "line", "alpha", "1", "clip_to_extent", "1", "force_rhr", "0").with(stroke(colour, opacity, width))
	return el("layer", "class", "LinePatternFill", "enabled", "1", "locked", "0", "pass", "0").with(
		options("angle", "45", "distance", mm(every), "distance_unit", "MM", "offset", mm(shift), "offset_unit", "MM", "line_width", mm(width), "line_width_unit", "MM",
			"color", shade(colour, opacity)),
		inner)
}
