package symbol

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// point is a position in the plane, y downwards.
type point struct{ x, y float64 }

// disc is the shape that has no corners; it stands in for unknown shapes.
const disc = "circle"

// corners returns the outline of a shape of unit radius around 0,0, clockwise.
// Radii differ so that all shapes look equally large. The disc has no corners.
func corners(shape string) []point {
	switch shape {
	case "square":
		const h = 0.88
		return []point{{-h, -h}, {h, -h}, {h, h}, {-h, h}}
	case "diamond":
		return regular(4, 1.15, -90)
	case "triangle":
		out := regular(3, 1.2, -90)
		for i := range out {
			out[i].y += 0.18 // the centre of its box, not of its mass
		}
		return out
	case "hexagon":
		return regular(6, 1.06, 0)
	case "star":
		outer, inner := regular(5, 1.25, -90), regular(5, 0.56, -54)
		var out []point
		for i := range outer {
			out = append(out, outer[i], inner[i])
		}
		return out
	}
	return nil
}

// regular returns the n corners of a regular polygon, the first at an angle in
// degrees clockwise from the right.
func regular(n int, radius, first float64) []point {
	out := make([]point, n)
	for i := range out {
		a := (first + 360*float64(i)/float64(n)) * math.Pi / 180
		out[i] = point{radius * math.Cos(a), radius * math.Sin(a)}
	}
	return out
}

// Shapes returns SVG path data of every actor shape, of unit radius around 0,0.
func Shapes() map[string]string {
	out := map[string]string{}
	for _, name := range []string{disc, "square", "diamond", "triangle", "hexagon", "star"} {
		out[name] = outline(name, 1)
	}
	return out
}

// Corners returns the outline of a shape of unit radius around 0,0 as pairs of x
// and y, clockwise; nil for the disc.
func Corners(shape string) [][2]float64 {
	var out [][2]float64
	for _, p := range corners(shape) {
		out = append(out, [2]float64{p.x, p.y})
	}
	return out
}

// outline is the path of a whole shape at a radius.
func outline(shape string, r float64) string {
	c := corners(shape)
	if c == nil {
		return fmt.Sprintf("M%[1]s 0A%[1]s %[1]s 0 1 1 -%[1]s 0A%[1]s %[1]s 0 1 1 %[1]s 0Z", num(r))
	}
	return polygon(scale(c, r))
}

// slice is the path of a shape at a radius between two upright lines.
func slice(shape string, r, left, right float64) string {
	c := corners(shape)
	if c == nil {
		return discSlice(r, max(left, -r), min(right, r))
	}
	c = clip(scale(c, r), func(p point) float64 { return p.x - left })
	return polygon(clip(c, func(p point) float64 { return right - p.x }))
}

func discSlice(r, left, right float64) string {
	y := func(x float64) string { return num(math.Sqrt(max(r*r-x*x, 0))) }
	arc := "A" + num(r) + " " + num(r) + " 0 0 1 "
	return "M" + num(left) + " -" + y(left) + arc + num(right) + " -" + y(right) +
		"L" + num(right) + " " + y(right) + arc + num(left) + " " + y(left) + "Z"
}

// clip keeps the part of a polygon where the distance is not negative
// (Sutherland and Hodgman).
func clip(in []point, distance func(point) float64) []point {
	var out []point
	for i, p := range in {
		q := in[(i+1)%len(in)]
		dp, dq := distance(p), distance(q)
		if dp >= 0 {
			out = append(out, p)
		}
		if (dp < 0) != (dq < 0) {
			t := dp / (dp - dq)
			out = append(out, point{p.x + t*(q.x-p.x), p.y + t*(q.y-p.y)})
		}
	}
	return out
}

func scale(in []point, r float64) []point {
	out := make([]point, len(in))
	for i, p := range in {
		out[i] = point{p.x * r, p.y * r}
	}
	return out
}

func polygon(in []point) string {
	var b strings.Builder
	for i, p := range in {
		b.WriteByte("ML"[min(i, 1)])
		b.WriteString(num(p.x) + " " + num(p.y))
	}
	if len(in) == 0 {
		return "M0 0Z"
	}
	return b.String() + "Z"
}

// num writes a coordinate with at most three decimals.
func num(f float64) string {
	f = math.Round(f*1000) / 1000
	if f == 0 {
		f = 0 // no negative zero
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}
