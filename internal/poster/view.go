package poster

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/simplify"
)

// view lays the Mercator square over the frame of the map.
type view struct {
	frame     Box
	scale     float64 // pixels for the whole square
	left, top float64 // of the frame's picture in the square, in pixels
	zoom      float64 // of a web map whose pixels are as large as ours
}

// Levels of zoom between which a map is drawn.
const (
	leastZoom   = 3
	closestZoom = 10
)

// fit shows a bound of the Mercator square inside a box of the frame. unit is the
// size of a pixel of the web map in ours.
func fit(bound orb.Bound, frame, inside Box, unit, closest float64) view {
	inside.W, inside.H = max(inside.W, 8), max(inside.H, 8)
	w, h := bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1]
	scale := math.Inf(1)
	if w > 0 {
		scale = inside.W / w
	}
	if h > 0 {
		scale = min(scale, inside.H/h)
	}
	zoom := max(leastZoom, min(closest, math.Log2(scale/(256*unit))))
	v := view{frame: frame, zoom: zoom, scale: 256 * unit * math.Pow(2, zoom)}
	middle := bound.Center()
	v.left = middle[0]*v.scale - (inside.X + inside.W/2)
	v.top = middle[1]*v.scale - (inside.Y + inside.H/2)
	return v
}

// pixel is where a point of the Mercator square stands.
func (v *view) pixel(p orb.Point) Point {
	return Point{p[0]*v.scale - v.left, p[1]*v.scale - v.top}
}

// bound is what the frame shows, with a margin in pixels.
func (v *view) bound(margin float64) orb.Bound {
	f := v.frame.grow(margin)
	return orb.Bound{Min: orb.Point{f.X, f.Y}, Max: orb.Point{f.right(), f.bottom()}}
}

// coarse is how far a drawn line may leave the true one, in pixels.
const coarse = 0.2

func (v *view) line(in orb.LineString) orb.LineString {
	out := make(orb.LineString, len(in))
	for i, p := range in {
		at := v.pixel(p)
		out[i] = orb.Point{at.X, at.Y}
	}
	return out
}

// lines are the parts of lines that the frame shows.
func (v *view) lines(in []orb.LineString, margin float64) Path {
	var p Path
	bound := v.bound(margin)
	for _, line := range in {
		line = v.line(line)
		if !line.Bound().Intersects(bound) {
			continue
		}
		for _, piece := range clip.LineString(bound, line) {
			if piece = simplify.DouglasPeucker(coarse).LineString(piece); len(piece) > 1 {
				p.append(outline(piece, false))
			}
		}
	}
	return p
}

// rings are the parts of areas that the frame shows.
func (v *view) rings(in []orb.Ring, margin float64) Path {
	var p Path
	bound := v.bound(margin)
	for _, ring := range in {
		ring = orb.Ring(v.line(orb.LineString(ring)))
		if !ring.Bound().Intersects(bound) {
			continue
		}
		ring = clip.Ring(bound, ring)
		if ring = simplify.DouglasPeucker(coarse).Ring(ring); len(ring) > 3 {
			p.append(outline(ring, true))
		}
	}
	return p
}

// inRings is the even-odd rule over all rings, holes included.
func inRings(rings []orb.Ring, p orb.Point) bool {
	inside := false
	for _, ring := range rings {
		for i, j := 0, len(ring)-1; i < len(ring); i++ {
			a, b := ring[i], ring[j]
			if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1])+a[0] {
				inside = !inside
			}
			j = i
		}
	}
	return inside
}
