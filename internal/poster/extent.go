package poster

import (
	"slices"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/geo"
)

// circleFrom is the precision in metres from which a circle is drawn around a
// chosen place that has no extent.
const circleFrom = 500

// extentOf is the extent of the chosen place, or the circle within which it lies;
// nil where neither says anything.
func (c *composer) extentOf(id string) orb.Geometry {
	if id == "" {
		return nil
	}
	l := c.Edition.Located(id)
	switch {
	case l.HasShape():
		return l.Shape()
	case l.Point != nil && l.PrecisionM >= circleFrom:
		return geo.Circle(*l.Point, l.PrecisionM, geo.CircleVertices)
	}
	return nil
}

// drawExtent draws where the chosen place may lie: dotted, since it is doubt, with
// its radius written at its northern edge.
func (c *composer) drawExtent(v *view) {
	g := c.extentOf(c.Place)
	if g == nil {
		return
	}
	out := c.scene.group("precision")
	rings, lines := parts(g, c.middle)
	accent := c.palette.accent
	if path := v.rings(rings, 40); !path.empty() {
		out.add(Shape{Path: path, Fill: accent, FillAlpha: 0.09})
		edge := stroked(path, accent, 2*c.unit, 0.1, 4*c.unit)
		edge.Round = true
		out.add(edge)
	}
	if path := v.lines(lines, 40); !path.empty() {
		edge := stroked(path, accent, 3*c.unit)
		edge.Round = true
		out.add(edge)
	}
	c.measure(v, rings)
}

// measure writes the radius of the chosen place's circle at its top, else at its foot,
// where nothing else stands.
func (c *composer) measure(v *view, rings []orb.Ring) {
	l := c.Edition.Located(c.Place)
	if len(rings) == 0 || l.Point == nil || l.PrecisionM < circleFrom {
		return
	}
	edges := rings[0].Bound()
	top, foot := v.pixel(edges.Min).Y, v.pixel(edges.Max).Y // of the Mercator square, that counts down
	middle := v.pixel(world(*l.Point, c.middle))
	if middle.Y-top < 22*c.unit {
		return
	}
	line := c.types.line(c.Lang.Distance(l.PrecisionM), Font{Weight: 600, Size: c.size(12.5)})
	for _, y := range []float64{top - line.Font.Size - 6*c.unit, foot + 4*c.unit} {
		box := Box{middle.X - line.Width/2 - 2, y, line.Width + 4, line.Font.Size * 1.2}
		if c.isFree(v, box) {
			c.later = append(c.later, Text{Line: line, X: box.X + 2, Y: box.Y + line.Font.Size, Color: c.palette.accent, Halo: c.palette.ground, Width: labelHalo * c.unit})
			c.taken = append(c.taken, box)
			return
		}
	}
}

// isFree reports that a box lies on the map and meets no symbol and nothing else that
// names keep clear of.
func (c *composer) isFree(v *view, b Box) bool {
	return v.frame.holds(b) && !slices.ContainsFunc(c.taken, b.meets) &&
		!slices.ContainsFunc(c.drawn, func(p *placed) bool { return b.meets(c.symbolBox(p)) })
}

// parts are the outlines and lines of a geometry in the Mercator square.
func parts(g orb.Geometry, middle float64) (rings []orb.Ring, lines []orb.LineString) {
	project := func(in []orb.Point) []orb.Point {
		out := make([]orb.Point, len(in))
		for i, p := range in {
			out[i] = world(p, middle)
		}
		return out
	}
	polygon := func(p orb.Polygon) {
		for _, ring := range p {
			rings = append(rings, orb.Ring(project(ring)))
		}
	}
	switch g := g.(type) {
	case orb.Polygon:
		polygon(g)
	case orb.MultiPolygon:
		for _, p := range g {
			polygon(p)
		}
	case orb.Ring:
		polygon(orb.Polygon{g})
	case orb.LineString:
		lines = append(lines, project(g))
	case orb.MultiLineString:
		for _, l := range g {
			lines = append(lines, project(l))
		}
	}
	return rings, lines
}

// How the view is chosen where nobody asks for one.
const (
	around      = 30   // days around a day that no phase holds
	kept        = 0.85 // share of the points that the view keeps; the farthest would only make it small
	leastDegree = 0.5  // smallest height and width, in degrees of longitude
)

// bound is what the map shows, in the Mercator square.
func (c *composer) bound() orb.Bound {
	if c.Box != nil {
		east := c.Box.East
		if east < c.Box.West {
			east += 360
		}
		middle := (c.Box.West + east) / 2
		return orb.MultiPoint{world(orb.Point{c.Box.West, c.Box.South}, middle), world(orb.Point{east, c.Box.North}, middle)}.Bound()
	}
	var points []orb.Point
	for _, id := range append(slices.Clone(c.Highlight), c.Place) {
		points = append(points, c.pointsOf(id)...)
	}
	switch {
	case c.Campaign != "":
		points = append(points, geo.Nearest(c.pointsOfAll(c.Edition.CampaignPlaces(c.Campaign)), kept)...)
	case c.Since != nil:
		for _, p := range c.places {
			if p.changed {
				points = append(points, p.world)
			}
		}
	case c.Place == "" || len(points) == 0:
		points = append(points, c.opening()...)
	}
	if len(points) == 0 {
		for _, p := range c.places {
			points = append(points, p.world)
		}
		points = geo.Nearest(points, kept)
	}
	if len(points) == 0 {
		b := c.Edition.Atlas.About.Bounds
		points = []orb.Point{world(orb.Point{b[0], b[1]}, c.middle), world(orb.Point{b[2], b[3]}, c.middle)}
	}
	return widen(orb.MultiPoint(points).Bound())
}

// widen makes a bound at least as large as the smallest view.
func widen(b orb.Bound) orb.Bound {
	const least = leastDegree / 360
	for i := range 2 {
		if lack := (least - (b.Max[i] - b.Min[i])) / 2; lack > 0 {
			b.Min[i] -= lack
			b.Max[i] += lack
		}
	}
	return b
}

// pointsOf is a place's point and the corners of its extent.
func (c *composer) pointsOf(id string) []orb.Point {
	if id == "" {
		return nil
	}
	var out []orb.Point
	l := c.Edition.Located(id)
	if l.Point != nil {
		out = append(out, world(*l.Point, c.middle))
	}
	if g := c.extentOf(id); g != nil && (id == c.Place || l.Point == nil) {
		b := g.Bound()
		out = append(out, world(b.Min, c.middle), world(b.Max, c.middle))
	}
	return out
}

func (c *composer) pointsOfAll(ids []string) []orb.Point {
	var out []orb.Point
	for _, id := range ids {
		if l := c.Edition.Located(id); l.Point != nil {
			out = append(out, world(*l.Point, c.middle))
		}
	}
	return out
}

// opening are the points where reports of the day's phase, or of the two months
// around it, changed the map directly.
func (c *composer) opening() []orb.Point {
	from, to := c.Day-around, c.Day+around
	if c.Reel != nil {
		from, to = c.Reel.From, c.Reel.To
	} else if phase := c.phaseOn(c.Day); phase != nil {
		from, to = phase.Start, phase.End
	}
	until, next := to+1, c.Day+1
	direct := func(list []atlas.Change) []orb.Point {
		var ids []string
		for i := range list {
			if list[i].After.Basis == atlas.Direct {
				ids = append(ids, list[i].After.PlaceID)
			}
		}
		return c.pointsOfAll(ids)
	}
	day := c.Day
	if c.Reel != nil {
		return geo.Nearest(direct(c.View.Changes(&from, &until)), kept)
	}
	return append(geo.Nearest(direct(c.View.Changes(&from, &until)), kept), direct(c.View.Changes(&day, &next))...)
}
