package poster

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/symbol"
)

// Widths in pixels of the web map that the grammar of doubt fixes; the front end
// has the same in src/symbols/draw.ts.
const (
	haloWidth    = 2
	outlineWidth = 1.25
	ringGap      = 4.6
	ringWidth    = 2.25
	shadowReach  = 9
	chosenGap    = 4
)

// look is what one symbol says.
type look struct {
	status      atlas.Status
	actors      []*atlas.Actor
	core        float64
	approximate bool
}

func (c *composer) lookOf(s *atlas.Span, approximate bool) look {
	l := look{status: s.Status, core: 1, approximate: approximate}
	for _, id := range shownActors(s) {
		if a := c.Edition.Index.Actors[id]; a != nil {
			l.actors = append(l.actors, a)
		}
	}
	if ages(s) {
		l.core = c.core(s)
	}
	return l
}

// pen draws symbols on one ground.
type pen struct {
	palette *palette
	ground  string // colour of the ground around the symbol
	unit    float64
	shaped  bool // actors have their own shapes, else discs
}

// mark draws a symbol: a rim is one side's word, a broken rim unsure, halves both
// inside, a small core an old report, a shadow a place not exactly known.
func (n *pen) mark(g *Group, l look, at Point, r float64) {
	p, u := n.palette, n.unit
	if l.approximate {
		g.add(Glow{X: at.X, Y: at.Y, R: r + shadowReach*u, Inner: r * 0.6, Color: p.shadow, Alpha: p.shadowAlpha})
	}
	g.add(filled(circle(at.X, at.Y, r+haloWidth*u), n.ground))
	switch {
	case l.status == atlas.Unknown || len(l.actors) == 0:
		n.unknown(g, at, r)
	case l.status == atlas.Unsure:
		n.unsure(g, l.actors[len(l.actors)-1], at, r)
	case l.status == atlas.Claimed:
		g.add(n.outlined(n.shape(l.actors[0], at, r), p.actor(l.actors[0])), n.outlined(n.shape(l.actors[0], at, r*0.44), p.paper))
	case len(l.actors) > 1 || l.status == atlas.Contested:
		n.slices(g, l, at, r)
	default:
		n.held(g, l.actors[0], n.shape(l.actors[0], at, r), n.shape(l.actors[0], at, r*l.core), l.core)
	}
}

// ring is that of a place that changed on the day, or is chosen.
func (n *pen) ring(g *Group, at Point, r float64) {
	g.add(stroked(circle(at.X, at.Y, r+ringGap*n.unit), n.palette.accent, ringWidth*n.unit))
}

func (n *pen) shape(a *atlas.Actor, at Point, r float64) Path {
	corners := symbol.Corners(a.Shape)
	if !n.shaped || corners == nil {
		return circle(at.X, at.Y, r)
	}
	var p Path
	for i, k := range corners {
		if i == 0 {
			p.moveTo(at.X+k[0]*r, at.Y+k[1]*r)
		} else {
			p.lineTo(at.X+k[0]*r, at.Y+k[1]*r)
		}
	}
	p.close()
	return p
}

func (n *pen) outlined(p Path, fill string) Shape {
	s := stroked(p, n.palette.outline, outlineWidth*n.unit)
	s.Fill, s.FillAlpha = fill, 1
	return s
}

func (n *pen) unknown(g *Group, at Point, r float64) {
	g.add(stroked(circle(at.X, at.Y, r*0.85), n.palette.none, (outlineWidth+0.15)*n.unit))
}

func (n *pen) held(g *Group, a *atlas.Actor, whole, inner Path, core float64) {
	if core == 1 {
		g.add(n.outlined(whole, n.palette.actor(a)))
		return
	}
	g.add(n.outlined(whole, n.palette.paper), filled(inner, n.palette.actor(a)))
}

func (n *pen) unsure(g *Group, a *atlas.Actor, at Point, r float64) {
	// Seven dashes of equal length, so that the rim reads as broken at every size.
	dash := 2 * math.Pi * r / 14
	g.add(stroked(circle(at.X, at.Y, r), n.palette.outline, (outlineWidth+0.25)*n.unit, dash*1.15, dash*0.85), n.outlined(n.shape(a, at, r*0.6), n.palette.actor(a)))
}

// slices draws one upright part for each actor, each in its own shape. Where only
// one side is named, the other half is the hollow ring of the unknown.
func (n *pen) slices(g *Group, l look, at Point, r float64) {
	reach := r + outlineWidth*n.unit
	parts := max(2, len(l.actors))
	step := 2 * reach / float64(parts)
	for i := range parts {
		left := at.X - reach + float64(i)*step
		part := orb.Bound{Min: orb.Point{left, at.Y - 2*reach}, Max: orb.Point{left + step, at.Y + 2*reach}}
		if i == 0 {
			part.Min[0] -= reach
		}
		if i == parts-1 {
			part.Max[0] += reach
		}
		if i < len(l.actors) {
			a := l.actors[i]
			n.held(g, a, cut(n.shape(a, at, r), part), cut(n.shape(a, at, r*l.core), part), l.core)
		} else {
			g.add(stroked(cut(circle(at.X, at.Y, r*0.85), part), n.palette.none, (outlineWidth+0.15)*n.unit))
		}
	}
	line := n.palette.outline
	if n.palette.dark {
		line = n.palette.paper
	}
	for i := 1; i < parts; i++ {
		x := at.X - reach + float64(i)*step
		g.add(stroked(segment(x, at.Y-r*0.9, x, at.Y+r*0.9), line, outlineWidth*n.unit))
	}
}

// cut keeps the part of an outline inside a box.
func cut(p Path, box orb.Bound) Path {
	var out Path
	for _, line := range flat(p) {
		ring := make(orb.Ring, 0, len(line)+1)
		for _, a := range line {
			ring = append(ring, orb.Point{a.X, a.Y})
		}
		if ring[0] != ring[len(ring)-1] {
			ring = append(ring, ring[0])
		}
		if ring = clip.Ring(box, ring); len(ring) > 3 {
			out.append(outline(ring, true))
		}
	}
	return out
}

// drawPlaces draws the soft extent of the chosen place, then every symbol.
func (c *composer) drawPlaces(v *view) {
	c.drawExtent(v)
	c.shaped = radius(townSize, v.zoom)*enlarged >= shapedFrom
	n := &pen{palette: &c.palette, ground: c.palette.ground, unit: c.unit, shaped: c.shaped}
	all := c.scene.group("symbols")
	for _, p := range c.drawn {
		g := all.group("symbol-" + p.ID)
		ringed := p.changed
		if ringed {
			// A ring stands on clear ground, so that neighbours do not run through it.
			g.add(filled(circle(p.at.X, p.at.Y, p.r+(ringGap+ringWidth)*c.unit), c.palette.ground))
		}
		n.mark(g, c.lookOf(p.span, p.approximate), p.at, p.r)
		if ringed {
			n.ring(g, p.at, p.r)
		}
		if p.chosen || p.highlighted {
			more := 0.0
			if ringed {
				more = chosenGap * c.unit
			}
			n.ring(g, p.at, p.r+more)
		}
		if p.former != nil {
			small, off := formerRadius(p.r), formerOffset(p.r, c.unit)
			n.mark(g, c.lookOf(p.former, false), Point{p.at.X - off, p.at.Y + off}, small)
		}
	}
}

// shapedFrom is the radius of a town's symbol, in pixels of the web map, from which
// shapes can be told apart: that of the web map where it begins to draw them.
const shapedFrom = 8

// formerRadius is the radius of the small mark of a former state.
func formerRadius(r float64) float64 { return max(3, r*0.5) }

// formerOffset is how far to the left of and below a symbol's middle that mark
// stands: on the ring of change.
func formerOffset(r, unit float64) float64 { return (r + ringGap*unit) * 0.8 }

// symbolBox is the room that a symbol takes.
func (c *composer) symbolBox(p *placed) Box {
	more := 1.5
	switch {
	case p.changed && (p.chosen || p.highlighted):
		more = ringGap + ringWidth + chosenGap
	case p.changed || p.chosen || p.highlighted:
		more = ringGap + ringWidth
	}
	r := p.r + more*c.unit
	b := Box{p.at.X - r, p.at.Y - r, 2 * r, 2 * r}
	if p.former != nil {
		out := max(0, formerOffset(p.r, c.unit)+formerRadius(p.r)+haloWidth*c.unit-r)
		b = Box{b.X - out, b.Y, b.W + out, b.H + out}
	}
	return b
}
