package qgis

import (
	"strings"

	"github.com/heldline/heldline/internal/feature"
)

// temporal says when the features of a layer are shown. Its times are expressions:
// fields of dates alone would show each feature a day early.
func temporal(l *feature.Layer) *tag {
	t := el("temporal", "mode", "0", "startField", "", "endField", "", "limitMode", "0", "durationField", "", "durationUnit", "min", "fixedDuration", "0", "accumulate", "0")
	if l.Start == "" {
		t.set("enabled", "0").set("startExpression", "").set("endExpression", "")
	} else {
		t.attributes[1] = "4"
		end := `to_datetime("` + l.End + `")`
		if l.LastIncluded {
			end += ` + to_interval('1 day')`
		}
		t.set("enabled", "1").set("startExpression", `coalesce(to_datetime("`+l.Start+`"), make_datetime(1,1,1,0,0,0))`).
			set("endExpression", `coalesce(`+end+`, make_datetime(9999,12,31,0,0,0))`)
	}
	return t.with(el("fixedRange").with(el("start"), el("end")))
}

// kindOf is the type of geometry of a layer as QGIS calls it, with its number.
func kindOf(g feature.Geometry) (string, string) {
	switch {
	case strings.HasSuffix(string(g), "LineString"):
		return "Line", "1"
	case strings.HasSuffix(string(g), "Polygon"):
		return "Polygon", "2"
	}
	return "Point", "0"
}
