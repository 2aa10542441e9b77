package geo

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// world is a random input of cells.
type world struct {
	centre orb.Point
	sites  []orb.Point
	reach  float64
	limit  orb.MultiPolygon
}

// drawSites draws places as atlases have them: strewn about, in rows and lattices, on a
// circle, and several at or very near one point.
func drawSites(t *rapid.T, centre orb.Point, spread float64) []orb.Point {
	near := func(label string) orb.Point {
		return orb.Point{
			centre.Lon() + rapid.Float64Range(-spread, spread).Draw(t, label+" lon"),
			centre.Lat() + rapid.Float64Range(-spread, spread).Draw(t, label+" lat"),
		}
	}
	var out []orb.Point
	for range rapid.IntRange(1, 4).Draw(t, "groups") {
		at := near("at")
		n := rapid.IntRange(1, 6).Draw(t, "n")
		switch rapid.SampledFrom([]string{"strewn", "lattice", "row", "ring", "same", "close"}).Draw(t, "kind") {
		case "strewn":
			for range n {
				out = append(out, near("site"))
			}
		case "lattice":
			step := rapid.SampledFrom([]float64{0.01, 0.05, 0.1}).Draw(t, "step")
			for i := range n * 3 {
				out = append(out, orb.Point{at.Lon() + step*float64(i%3), at.Lat() + step*float64(i/3)})
			}
		case "row":
			step := rapid.Float64Range(0.001, 0.1).Draw(t, "step")
			for i := range n {
				out = append(out, orb.Point{at.Lon() + step*float64(i), at.Lat() + step*float64(i)})
			}
		case "ring":
			for i := range n + 2 {
				out = append(out, Offset(at, 360*float64(i)/float64(n+2), 5000))
			}
		case "same":
			out = append(out, at, at)
		case "close":
			for i := range n {
				out = append(out, orb.Point{at.Lon() + 1e-5*float64(i%2), at.Lat() + 1e-5*float64(i)})
			}
		}
	}
	for i, p := range out {
		out[i] = orb.Round(p).(orb.Point)
	}
	return out
}

// drawLimit draws a star with a hole, so that it is neither convex nor simply
// connected; sometimes through sites and along whole degrees.
func drawLimit(t *rapid.T, centre orb.Point, spread float64) orb.MultiPolygon {
	if rapid.Bool().Draw(t, "boxed") {
		c := orb.Point{math.Round(centre.Lon()), math.Round(centre.Lat())}
		return orb.MultiPolygon{orb.Bound{Min: orb.Point{c.Lon() - spread/2, c.Lat() - spread/2}, Max: orb.Point{c.Lon() + spread, c.Lat() + spread}}.ToPolygon()}
	}
	var ring orb.Ring
	n := rapid.IntRange(5, 20).Draw(t, "corners")
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		r := spread * rapid.Float64Range(0.5, 1.5).Draw(t, "corner")
		ring = append(ring, orb.Point{centre.Lon() + r*cos, centre.Lat() + r*sin})
	}
	ring = append(ring, ring[0])
	hole := make(orb.Ring, 0, len(ring))
	for _, p := range ring {
		hole = append(hole, orb.Point{centre.Lon() + (p.Lon()-centre.Lon())/3, centre.Lat() + (p.Lat()-centre.Lat())/3})
	}
	return orb.MultiPolygon{{ring, hole}}
}

func drawWorld(t *rapid.T) world {
	w := world{
		centre: orb.Point{rapid.Float64Range(-179, 179).Draw(t, "lon"), rapid.Float64Range(-60, 60).Draw(t, "lat")},
		reach:  rapid.SampledFrom([]float64{1000, 5000, 20_000, 60_000}).Draw(t, "reach"),
	}
	spread := rapid.SampledFrom([]float64{0.05, 0.3, 1}).Draw(t, "spread")
	w.sites = drawSites(t, w.centre, spread)
	if rapid.Bool().Draw(t, "limited") {
		w.limit = drawLimit(t, w.centre, spread)
	}
	return w
}

func (w *world) cells(t interface{ Fatal(...any) }) *Cells {
	c, err := NewCells(w.centre, w.sites, w.reach, w.limit)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestRingsAreSound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := drawWorld(t)
		c := w.cells(t)
		sound(t, c.All())
		labels := make([]int, len(w.sites))
		for i := range labels {
			labels[i] = rapid.IntRange(-1, 2).Draw(t, "label")
		}
		sound(t, c.Dissolve(labels, 3))
	})
}

// sound checks that rings are closed, run the right way round, visit no vertex twice,
// and that no edge of any area crosses another. Rounded to the grid, an edge may pass a
// vertex on its other side, by less than a step.
func sound(t interface{ Fatalf(string, ...any) }, areas []orb.MultiPolygon) {
	type piece struct {
		a, b node
		ring int
	}
	var all []piece
	rings := 0
	for _, area := range areas {
		for _, polygon := range area {
			for i, ring := range polygon {
				rings++
				if len(ring) < 4 || ring[0] != ring[len(ring)-1] {
					t.Fatalf("ring is not closed: %v", ring)
				}
				if way := ring.Orientation(); (i == 0) != (way == orb.CCW) {
					t.Fatalf("ring %d runs the wrong way: %v", i, ring)
				}
				seen := map[node]bool{}
				for k := 1; k < len(ring); k++ {
					a, b := inDegrees(ring[k-1]), inDegrees(ring[k])
					if a.point() != ring[k-1] {
						t.Fatalf("%v has more than six decimals", ring[k-1])
					}
					if seen[a] {
						t.Fatalf("ring visits %v twice", ring[k-1])
					}
					seen[a] = true
					all = append(all, piece{a, b, rings})
				}
			}
		}
	}
	for i, p := range all {
		for _, q := range all[:i] {
			if max(p.a.x, p.b.x) < min(q.a.x, q.b.x) || max(q.a.x, q.b.x) < min(p.a.x, p.b.x) ||
				max(p.a.y, p.b.y) < min(q.a.y, q.b.y) || max(q.a.y, q.b.y) < min(p.a.y, p.b.y) {
				continue
			}
			pa, pb, qa, qb := sign(turn(q.a, q.b, p.a)), sign(turn(q.a, q.b, p.b)), sign(turn(p.a, p.b, q.a)), sign(turn(p.a, p.b, q.b))
			if pa*pb < 0 && qa*qb < 0 && !grazes(p.a, q.a, q.b) && !grazes(p.b, q.a, q.b) && !grazes(q.a, p.a, p.b) && !grazes(q.b, p.a, p.b) {
				t.Fatalf("edges cross: %v-%v and %v-%v", p.a.point(), p.b.point(), q.a.point(), q.b.point())
			}
			if p.a == q.a && p.b == q.b {
				t.Fatalf("two areas have the edge %v-%v", p.a.point(), p.b.point())
			}
		}
	}
}

// grazes reports that a vertex lies within a step of the grid of a line.
func grazes(v, a, b node) bool {
	x, y := a.to(b)
	return math.Abs(float64(turn(a, b, v))) <= math.Hypot(float64(x), float64(y))
}

func sign(n int64) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}
