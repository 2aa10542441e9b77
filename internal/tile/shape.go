package tile

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/maptile"
)

// Extent is how many units a tile is wide. Margin is how far its features go on
// beyond its edges, so that symbols and outlines are whole there.
const (
	Extent = 4096
	Margin = 64
)

// coarse is the grid, in units, onto which the vertices of lines and polygons are
// moved above the last zoom: half a pixel of a tile that is shown 512 wide. Every
// vertex moves by itself, so what has a border in common still has it, in the
// tile and in its neighbour.
const coarse = 4

// cutter turns Web Mercator into the units of one tile.
type cutter struct {
	scale, x, y float64
	grid        float64
	box         orb.Bound
}

func newCutter(t maptile.Tile, shift float64) cutter {
	n := float64(uint64(1) << t.Z)
	c := cutter{scale: n * Extent, x: (float64(t.X) + shift*n) * Extent, y: float64(t.Y) * Extent, grid: coarse}
	if t.Z == MaxZoom {
		c.grid = 1
	}
	c.box = orb.Bound{Min: orb.Point{-Margin, -Margin}, Max: orb.Point{Extent + Margin, Extent + Margin}}
	return c
}

// point gives a point the unit it lies in, so that the tile which holds it has it
// in [0, Extent).
func (c *cutter) point(p orb.Point) orb.Point {
	return orb.Point{math.Floor(p[0]*c.scale - c.x), math.Floor(p[1]*c.scale - c.y)}
}

// vertices moves vertices onto the grid; those that fall together are one.
func (c *cutter) vertices(points []orb.Point) []orb.Point {
	out := make([]orb.Point, 0, min(len(points), 1024))
	per := c.scale / c.grid
	for _, p := range points {
		q := orb.Point{math.Round(p[0]*per)*c.grid - c.x, math.Round(p[1]*per)*c.grid - c.y}
		if n := len(out); n == 0 || out[n-1] != q {
			out = append(out, q)
		}
	}
	return out
}

// line is the parts of a line within the tile.
func (c *cutter) line(line orb.LineString) orb.MultiLineString {
	var out orb.MultiLineString
	for _, part := range clip.LineString(c.box, c.vertices(line)) {
		if part = straighten(part, false); len(part) > 1 {
			out = append(out, part)
		}
	}
	return out
}

// polygon is the part of a polygon within the tile; nil where nothing of it is as
// wide as a unit of the grid. The outer ring runs clockwise on the screen and
// holes against it, as the format asks.
func (c *cutter) polygon(p *piece) orb.Polygon {
	outer := c.ring(p.rings[0], orb.CCW)
	if outer == nil {
		return nil
	}
	out := orb.Polygon{outer}
	tile := orb.Bound{Min: orb.Point{(c.x - Margin) / c.scale, (c.y - Margin) / c.scale}, Max: orb.Point{(c.x + Extent + Margin) / c.scale, (c.y + Extent + Margin) / c.scale}}
	for i := 1; i < len(p.rings); i++ {
		if !tile.Intersects(p.bounds[i]) {
			continue
		}
		if hole := c.ring(p.rings[i], orb.CW); hole != nil {
			out = append(out, hole)
		}
	}
	return out
}

func (c *cutter) ring(ring orb.Ring, want orb.Orientation) orb.Ring {
	r := orb.Ring(c.vertices(ring))
	if b := r.Bound(); !c.box.Contains(b.Min) || !c.box.Contains(b.Max) {
		r = clip.Ring(c.box, r)
		for i, p := range r {
			r[i] = orb.Point{math.Round(p[0]), math.Round(p[1])}
		}
	}
	r = straighten(r, true)
	if len(r) < 3 {
		return nil
	}
	r = append(r, r[0])
	switch r.Orientation() {
	case want:
	case 0:
		return nil
	default:
		r.Reverse()
	}
	return r
}

// straighten drops vertices that lie exactly between their neighbours, and of
// rings, which it returns open, also the tips of spikes without any width.
func straighten(points []orb.Point, ring bool) []orb.Point {
	var out []orb.Point
	for _, p := range points {
		p = orb.Point{math.Round(p[0]), math.Round(p[1])}
		for len(out) > 1 && needless(out[len(out)-2], out[len(out)-1], p, ring) {
			out = out[:len(out)-1]
		}
		if n := len(out); n == 0 || out[n-1] != p {
			out = append(out, p)
		}
	}
	for ring && len(out) > 1 {
		n := len(out)
		switch {
		case out[0] == out[n-1], n > 2 && needless(out[n-2], out[n-1], out[0], true):
			out = out[:n-1]
		case n > 2 && needless(out[n-1], out[0], out[1], true):
			out = out[1:]
		default:
			return out
		}
	}
	return out
}

// needless reports that b lies on the straight line from a to c, or, where tips
// may go, anywhere on the line through them.
func needless(a, b, c orb.Point, tips bool) bool {
	ab, bc := orb.Point{b[0] - a[0], b[1] - a[1]}, orb.Point{c[0] - b[0], c[1] - b[1]}
	return ab[0]*bc[1] == ab[1]*bc[0] && (tips || ab[0]*bc[0]+ab[1]*bc[1] >= 0)
}
