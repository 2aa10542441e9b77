package qgis

import (
	"fmt"
	"math"
	"strings"
)

// quoted writes a text as an expression of QGIS.
func quoted(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, `'`, `''`, "\n", `\n`, "\t", `\t`).Replace(s) + "'"
}

// zoom is the zoom of the web map at the scale of the map, for expressions.
const zoom = `(ln(591657550 / coalesce(@map_scale, 2311162)) / ln(2))`

// scaleOf is the denominator of the scale at a zoom of the web map.
func scaleOf(zoom float64) string { return fmt.Sprintf("%.0f", 591657550/math.Exp2(zoom)) }

// millimetres of a pixel of the web map, at 96 to the inch.
const pixel = 25.4 / 96

// mm is a length in pixels of the web map, in millimetres.
func mm(pixels float64) string { return fmt.Sprintf("%.3f", pixels*pixel) }

// either lists texts for the operator IN.
func either(list ...string) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = quoted(s)
	}
	return "(" + strings.Join(out, ", ") + ")"
}
