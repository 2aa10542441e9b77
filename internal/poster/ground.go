package poster

import "github.com/paulmach/orb"

// drawGround paints land, water, borders and schematic roads; quiet, beneath
// everything. The front end draws the same in src/map/ground.ts.
func (c *composer) drawGround(v *view) {
	p, u, z := &c.palette, c.unit, v.zoom
	base := c.scene.group("ground")
	ground := p.ground
	home := c.home()
	if home >= 0 {
		ground = p.beyond
	}
	base.add(filled(rect(v.frame), ground))
	const margin = 12
	fill := func(g *Group, rings []orb.Ring, color string) {
		if path := v.rings(rings, margin*u); !path.empty() {
			g.add(filled(path, color))
		}
	}
	line := func(g *Group, lines []orb.LineString, color string, width float64, dash ...float64) {
		if path := v.lines(lines, margin*u); !path.empty() {
			for i := range dash {
				dash[i] *= u
			}
			g.add(stroked(path, color, width*u, dash...))
		}
	}
	if home >= 0 {
		fill(base, c.ground.lands[home], p.ground)
	}
	if z >= 8 {
		fill(base, c.ground.urban, p.urban)
	}
	lakes := c.scene.group("lakes")
	if path := v.rings(c.ground.lakes, margin*u); !path.empty() {
		shape := stroked(path, p.river, 0.8*u)
		shape.Fill, shape.FillAlpha = p.water, 1
		lakes.add(shape)
	}
	line(c.scene.group("provinces"), c.ground.provinces, p.province, 1, 1, 3.2)
	rivers := c.scene.group("rivers")
	if z >= 8.5 {
		line(rivers, c.ground.rivers, p.glow, 15)
	}
	line(rivers, c.ground.streams, p.river, 1)
	line(rivers, c.ground.rivers, p.river, riverWidth(z))
	borders := c.scene.group("borders")
	if path := v.lines(c.ground.borders, margin*u); !path.empty() {
		band := stroked(path, p.border, 8*u)
		band.StrokeAlpha = 0.13
		borders.add(band, stroked(path, p.border, 1.3*u))
	}
	roads := c.scene.group("roads")
	if z >= 7 {
		line(roads, c.ground.roads, p.road, 1.2, 5, 3.5)
	}
}

func riverWidth(zoom float64) float64 {
	switch {
	case zoom < 7.5:
		return 1.2
	case zoom < 9:
		return 1.7
	}
	return 2.4
}

// home is the land that holds most of the atlas's points, -1 if none does: the
// others lie beyond.
func (c *composer) home() int {
	best, most := -1, 0
	for i, rings := range c.ground.lands {
		n := 0
		for _, p := range c.places {
			if inRings(rings, p.world) {
				n++
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	return best
}
