package qgis

import (
	"fmt"

	"github.com/heldline/heldline/internal/words"
)

// lettering is how a kind of name is written.
type lettering struct {
	filter     string // which features, "" = all
	text       string // an expression
	size       float64
	colour     string
	bold       bool
	italic     bool
	spacing    float64 // of letters, in points; never in scripts that join them
	over       bool    // on the point, else beside it
	show       string  // an expression, "" = always
	turn       string  // an expression of degrees clockwise, "" = upright
	sizeBy     string  // an expression of points, "" = size
	priority   int     // 0 to 10
	capitals   bool
	priorityBy string
}

// fonts are those that are likely to be there, the best first; QGIS takes the first
// that it finds.
func fonts(l *words.Language) []string {
	if l.Dir == "rtl" {
		return []string{"Noto Sans Arabic", "Noto Naskh Arabic", "Segoe UI", "Geeza Pro", "Tahoma", "DejaVu Sans", "Arial"}
	}
	return []string{"Public Sans", "Noto Sans", "Open Sans", "Segoe UI", "Helvetica Neue", "Liberation Sans", "DejaVu Sans", "Arial"}
}

// named is the expression of a name in a language: the Arabic one where there is one.
func named(l *words.Language) string {
	if l.Dir == "rtl" {
		return `coalesce("name_ar", "name")`
	}
	return `"name"`
}

// labeling writes the names of a layer; nil for none.
func labeling(l *words.Language, seed string, list ...lettering) *tag {
	if len(list) == 0 {
		return nil
	}
	root := el("rules", "key", "{"+uuid(seed)+"}")
	for i, x := range list {
		rule := el("rule", "key", "{"+uuid(fmt.Sprint(seed, i))+"}")
		if x.filter != "" {
			rule.set("filter", x.filter)
		}
		root.with(rule.with(x.settings(l)))
	}
	return el("labeling", "type", "rule-based").with(root)
}

func (x lettering) settings(l *words.Language) *tag {
	families := el("families")
	for _, f := range fonts(l) {
		families.with(el("family", "name", f))
	}
	arabic := l.Dir == "rtl"
	weight, slanted, spacing, capitals := "50", "0", "0", "0"
	if x.bold {
		weight = "63"
	}
	if x.italic && !arabic {
		slanted = "1"
	}
	if !arabic {
		spacing = num(x.spacing)
		if x.capitals {
			capitals = "1"
		}
	}
	style := el("text-style", "fontFamily", fonts(l)[0], "fontSize", num(x.size), "fontSizeUnit", "Point", "fontWeight", weight, "fontItalic", slanted,
		"fontLetterSpacing", spacing, "fontWordSpacing", "0", "fontUnderline", "0", "fontStrikeout", "0", "fontKerning", "1", "capitalization", capitals,
		"textColor", opaque(x.colour), "textOpacity", "1", "multilineHeight", "1", "useSubstitutions", "0", "blendMode", "0", "isExpression", "1",
		"fieldName", x.text, "allowHtml", "0", "namedStyle", "", "textOrientation", "horizontal").with(
		families,
		el("text-buffer", "bufferDraw", "1", "bufferSize", mm(1.8), "bufferSizeUnits", "MM", "bufferColor", opaque(groundColour), "bufferOpacity", "1",
			"bufferJoinStyle", "128", "bufferNoFill", "1", "bufferBlendMode", "0"),
	)
	placement := el("placement", "placement", "6", "dist", "0.6", "distUnits", "MM", "offsetType", "1",
		"predefinedPositionOrder", "R,L,TR,BR,TL,BL,T,B", "priority", fmt.Sprint(x.priority), "rotationUnit", "AngleDegrees")
	if x.over {
		placement = el("placement", "placement", "1", "quadOffset", "4", "offsetType", "0", "xOffset", "0", "yOffset", "0", "offsetUnits", "MM",
			"priority", fmt.Sprint(x.priority), "rotationUnit", "AngleDegrees", "rotationAngle", "0")
	}
	obstacle := "1"
	if x.bold {
		obstacle = "2" // what is written boldly is covered last
	}
	var by []string
	for _, p := range [][2]string{{"Show", x.show}, {"LabelRotation", x.turn}, {"Size", x.sizeBy}, {"Priority", x.priorityBy}} {
		if p[1] != "" {
			by = append(by, p[0], p[1])
		}
	}
	return el("settings", "calloutType", "simple").with(style, el("text-format", "wrapChar", "", "multilineAlign", "3", "formatNumbers", "0", "addDirectionSymbol", "0"),
		placement, el("rendering", "drawLabels", "1", "displayAll", "0", "obstacle", "1", "obstacleFactor", obstacle, "obstacleType", "1", "labelPerPart", "0",
			"mergeLines", "0", "limitNumLabels", "0", "maxNumLabels", "2000", "scaleVisibility", "0", "upsidedownLabels", "0", "zIndex", "0", "fontLimitPixelSize", "0"),
		driven("dd_properties", by...))
}
