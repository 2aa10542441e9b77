package poster

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// drawNames writes the names of places by importance, then the ground's own.
func (c *composer) drawNames(v *view) {
	u := c.unit
	areas := c.scene.group("area-names")
	l := &lettering{
		room: newRoom(v.frame.grow(-4 * u)), types: c.types, unit: u, halo: c.palette.ground, line: c.palette.ink3,
		leaders: c.scene.group("leaders"), labels: c.scene.group("labels"),
	}
	for _, box := range c.taken {
		l.room.take(box)
	}
	for _, p := range c.drawn {
		l.room.take(c.symbolBox(p))
	}
	for _, p := range c.byImportance() {
		if !c.covered(p) {
			c.name(l, v, p)
		}
	}
	var rivers []groundLabel
	for _, g := range c.ground.labels {
		rivers = c.groundName(l, areas, v, g, rivers)
	}
	for _, t := range c.later {
		l.labels.add(t)
	}
}

// covered reports that the symbol of a place that nothing calls for lies beneath
// another: its name would seem to be that one's, or a neighbour's.
func (c *composer) covered(p *placed) bool {
	if p.changed || p.chosen || p.highlighted {
		return false
	}
	above := c.drawn[slices.Index(c.drawn, p)+1:]
	return slices.ContainsFunc(above, func(q *placed) bool {
		return math.Hypot(q.at.X-p.at.X, q.at.Y-p.at.Y) < c.symbolBox(q).W/2
	})
}

// byImportance: chosen, changed, town, facility with event, village; each by rank.
func (c *composer) byImportance() []*placed {
	weight := func(p *placed) int {
		switch {
		case p.chosen:
			return 0
		case p.highlighted:
			return 1
		case p.changed:
			return 2
		case p.class == townSize:
			return 3
		case p.busy:
			return 4
		case p.class == villageSize:
			return 5
		}
		return 6
	}
	out := slices.DeleteFunc(slices.Clone(c.drawn), func(p *placed) bool { return !p.seen })
	slices.SortStableFunc(out, func(a, b *placed) int {
		return cmp.Or(cmp.Compare(weight(a), weight(b)), cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.ID, b.ID))
	})
	return out
}

func (c *composer) name(l *lettering, v *view, p *placed) {
	size, weight := 14.5, 500
	if p.class == townSize {
		size, weight = 19, 600
		if v.zoom < 8 {
			size = 16.5
		}
	}
	marked := p.chosen || p.highlighted
	if p.changed || marked {
		weight = 600
	}
	color := c.palette.ink
	if p.chosen {
		color = c.palette.accent
	}
	b := c.symbolBox(p)
	r := b.right() - p.at.X
	if !p.changed && !marked {
		r = p.r
	}
	l.name(nameRequest{
		text: p.NameIn(c.Lang.Code), at: p.at, r: r, color: color, leader: p.changed || marked || p.class == townSize,
		font: Font{Weight: weight, Size: c.size(size), Slanted: p.class == facilitySize && !c.rtl},
	})
}

// groundName writes one name of the ground, if the zoom asks for it and there is room.
func (c *composer) groundName(l *lettering, areas *Group, v *view, g groundLabel, rivers []groundLabel) []groundLabel {
	text := g.Name
	if c.rtl {
		text = g.NameAr
	}
	if text == "" || v.zoom < g.MinZoom || g.MaxZoom != nil && v.zoom >= *g.MaxZoom || v.zoom < leastZoomOfName(g) {
		return rivers
	}
	at := v.pixel(g.at)
	if at.X < v.frame.X || at.Y < v.frame.Y || at.X > v.frame.right() || at.Y > v.frame.bottom() {
		return rivers
	}
	switch g.Kind {
	case "city", "":
		c.cityName(l, text, at)
	case "river":
		if c.riverName(l, areas, v, text, g, at, rivers) {
			rivers = append(rivers, g)
		}
	default:
		c.areaName(l, areas, text, g.Kind, at)
	}
	return rivers
}

func leastZoomOfName(g groundLabel) float64 {
	switch {
	case g.Kind == "city" && g.Rank == 2:
		return 7
	case g.Kind == "city" && g.Rank > 2:
		return 8
	case g.Kind == "area" && g.Rank == 3:
		return 6.5
	}
	return 0
}

// areaName writes spaced capitals, except where the script has none.
func (c *composer) areaName(l *lettering, areas *Group, text, kind string, at Point) {
	size, color := 13.0, c.palette.ink3
	if kind == "country" {
		size = 17
	}
	font := Font{Weight: 500, Size: c.size(size)}
	if kind == "lake" {
		color = c.palette.riverName
		font.Slanted = !c.rtl
	} else if !c.rtl {
		text = strings.ToUpper(text)
		font.Spacing = font.Size * 0.22
	}
	l.turned(areas, text, at, font, color, 0)
}

// againAfter is how far apart a river's names stand, in pixels of the web map.
const againAfter = 420

// riverName writes along the bank, on whichever side has room; never on the line.
func (c *composer) riverName(l *lettering, areas *Group, v *view, text string, g groundLabel, at Point, seen []groundLabel) bool {
	for _, other := range seen {
		if o := v.pixel(other.at); other.Name == g.Name && math.Hypot(o.X-at.X, o.Y-at.Y) < againAfter*c.unit {
			return false
		}
	}
	angle := g.Angle * math.Pi / 180
	size, off := 14.0, 12.0
	if v.zoom >= 9 {
		size, off = 17, 17
	}
	font := Font{Serif: !c.rtl, Weight: 400, Size: c.size(size), Slanted: !c.rtl}
	if !c.rtl {
		font.Spacing = 1.4 * c.unit
	}
	sin, cos := math.Sincos(angle)
	for _, side := range []float64{-off, off} {
		side *= c.unit
		if l.turned(areas, text, Point{at.X - sin*side, at.Y + cos*side}, font, c.palette.riverName, angle) {
			return true
		}
	}
	return false
}

// sameTown is how near a symbol of ours a town of the base map is the same one.
const sameTown = 14

// cityName marks a town that the sources do not speak of: a dot and a quiet name,
// for orientation.
func (c *composer) cityName(l *lettering, text string, at Point) {
	for _, p := range c.drawn {
		if math.Hypot(p.at.X-at.X, p.at.Y-at.Y) < sameTown*c.unit || p.NameIn(c.Lang.Code) == text {
			return
		}
	}
	for _, p := range c.Edition.Places {
		if p.NameIn(c.Lang.Code) == text {
			return
		}
	}
	u := c.unit
	dot := Box{at.X - 3*u, at.Y - 3*u, 6 * u, 6 * u}
	if !l.room.free(dot, nil) {
		return
	}
	if l.name(nameRequest{text: text, at: at, r: 2 * u, font: Font{Weight: 400, Size: c.size(12.5)}, color: c.palette.ink3}) {
		l.room.take(dot)
		l.labels.add(filled(circle(at.X, at.Y, 1.9*u), c.palette.ink3))
	}
}
