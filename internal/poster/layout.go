package poster

import (
	"math"
	"slices"
)

// composer draws one spec into its scene.
type composer struct {
	Spec
	scene   *Scene
	palette palette
	types   *typesetter
	ground  *ground
	middle  float64 // longitude
	rtl     bool
	unit    float64 // pixels of the poster for one of the design, which is 1200 wide
	places  []*placed
	drawn   []*placed
	shaped  bool
	later   []Text // drawn above all names
	taken   []Box  // room on the map that names keep clear of
}

// leastText is the smallest size of letters in pixels.
const leastText = 11

// size is that of a text of the design.
func (c *composer) size(design float64) float64 { return max(leastText, design*c.unit) }

// layOut shares the picture out: wide pictures have their words in a column at the
// start, others above and below the map.
func (c *composer) layOut() {
	w, h := c.scene.Width, c.scene.Height
	c.unit = max(0.62, min(2.6, math.Sqrt(w*h/(DefaultWidth*DefaultHeight))))
	if w >= 1.3*h && w >= 300 {
		c.unit = max(0.62, min(c.unit, w/DefaultWidth*1.15, h/DefaultHeight*1.15))
		c.layWide(w, h)
	} else {
		c.unit = max(0.62, min(c.unit, w/560))
		c.layTall(w, h)
	}
}

// layWide has the column of words at the start; the strip of time stands under the map.
func (c *composer) layWide(w, h float64) {
	u := c.unit
	column := min(max(0.323*w, 132), 430*u, 0.46*w)
	foot := c.footLines(w-column-24*u, 1)
	band := 0.0
	if len(foot) != 1 {
		most := 3
		if h < 180 {
			most = 2
		}
		foot = c.footLines(w-24, most)
		band = c.footHeight(foot) + 8*u
	}
	strip := 0.0
	if h >= 300 && w-column >= 260 {
		strip = 110 * u
	}
	frame := Box{column, 0, w - column, h - band - strip}
	if c.rtl {
		frame.X = 0
	}
	onMap := 0.0
	if band == 0 {
		onMap = c.footHeight(foot) + 14*u
		y := frame.bottom() - onMap
		c.taken = append(c.taken, c.footBox(foot, frame, y))
	}
	c.drawMap(frame, onMap)
	paper := c.scene.group("paper")
	words := Box{0, 0, column, h - band}
	if c.rtl {
		words.X = w - column
	}
	paper.add(filled(rect(words), c.palette.paper))
	edge := column
	if c.rtl {
		edge = w - column
	}
	paper.add(stroked(segment(edge, 0, edge, h-band), c.palette.rule, 1))
	if strip > 0 {
		box := Box{frame.X, frame.bottom(), frame.W, strip}
		paper.add(filled(rect(box), c.palette.paper), stroked(segment(box.X, box.Y, box.right(), box.Y), c.palette.rule, 1))
		if c.rtl {
			paper.add(stroked(segment(edge, 0, edge, h-band), c.palette.rule, 1))
		}
		c.drawStrip(Box{box.X + 30*u, box.Y + 12*u, box.W - 56*u, box.H - 16*u})
	}
	if band > 0 {
		box := Box{0, h - band, w, band}
		paper.add(filled(rect(box), c.palette.paper), stroked(segment(0, box.Y, w, box.Y), c.palette.rule, 1))
		c.drawFoot(foot, Box{12, box.Y, w - 24, band}, box.Y+4*u, "")
	} else {
		c.drawFoot(foot, frame, frame.bottom()-onMap, c.palette.ground)
	}
	pad := max(10, min(44*u, column*0.115))
	c.drawColumn(Box{words.X + pad, pad, column - pad - max(8, pad*0.7), words.H - 2*pad})
}

// drawColumn writes brand, headline, lede and notices from the top, the legend at
// the bottom; what has no room is left out, the lede before the legend's states.
func (c *composer) drawColumn(b Box) {
	u := c.unit
	keys := c.keys()
	size := c.size(16.5)
	reserve := min(c.legendHeight(keys, b.W, size, 1), b.H*0.42)
	y := b.Y
	if b.H > 330*u {
		y += c.drawBrand(b, y)
	}
	y += c.drawHeadline(b, y, (b.bottom()-reserve-y)*0.72, 4)
	y += c.drawNotices(b, y, b.bottom()-reserve-y)
	y += c.drawLede(b, y, b.bottom()-reserve-16*u-y)
	if len(keys) == 0 {
		return
	}
	keys = c.fitting(keys, b.bottom()-y-16*u, b.W, size, 1)
	height := c.legendHeight(keys, b.W, size, 1)
	c.drawLegend(keys, Box{b.X, b.bottom() - height, b.W, height}, size, 1)
}

// fitting drops keys until a height holds them: what only adds to the states goes
// first, the ring of change last of that, then the rarer states.
func (c *composer) fitting(keys []key, height, width, size float64, columns int) []key {
	keys = slices.Clone(keys)
	for len(keys) > 1 && c.legendHeight(keys, width, size, columns) > height+0.5 {
		drop := len(keys) - 1
		if keys[drop].ring || !keys[drop].more {
			// Nothing but the ring and states is left.
			if ring := slices.IndexFunc(keys, func(k key) bool { return k.ring }); ring >= 0 {
				drop = ring
			}
		}
		keys = slices.Delete(keys, drop, drop+1)
	}
	return keys
}

// layTall has headline and lede above the map, the legend and the strip below.
func (c *composer) layTall(w, h float64) {
	u := c.unit
	pad := max(10, min(36*u, w*0.06))
	most := 3
	if h < 180 {
		most = 2
	}
	foot := c.footLines(w-2*pad, most)
	band := c.footHeight(foot) + 12*u
	head := Box{pad, pad * 0.8, w - 2*pad, min(h*0.36, h-band-max(44, h*0.3)-pad)}
	strip := 0.0
	if h >= 420 && w >= 300 {
		strip = 120 * u
	}
	// The head is measured on a scene of its own, since the map below is painted first.
	measure := *c
	measure.scene = &Scene{}
	top := measure.drawHead(head) + head.Y + pad*0.6
	if c.Reel != nil {
		head.H = h * 0.23
		top = head.bottom() + pad*0.6
	}
	size, columns := c.size(16), 1
	if w >= 420 {
		columns = 2
	}
	legend := 0.0
	least := max(60, h*0.4)
	if c.Reel != nil {
		least = h * 0.36
	}
	if free := h - top - band - strip - least; free > size*2 {
		legend = min(free, h*0.22)
	}
	frame := Box{0, top, w, h - top - band - strip - legend}
	if c.Reel != nil && legend > 0 {
		legend = min(legend, size*1.9*4)
	} else if legend > 0 {
		// Keys depend on what the map shows, the map on their room: a map of the
		// least height tells how many there are.
		probe := *c
		probe.scene, probe.drawn, probe.taken, probe.later = &Scene{}, nil, nil, nil
		probe.drawMap(frame, 0)
		keys := probe.fitting(probe.keys(), legend-size*1.3, w-2*pad, size, columns)
		if len(keys) > 0 {
			legend = probe.legendHeight(keys, w-2*pad, size, columns) + size*1.9
		}
		frame.H = h - top - band - strip - legend
	}
	c.drawMap(frame, 0)
	paper := c.scene.group("paper")
	above, below := Box{0, 0, w, top}, Box{0, frame.bottom(), w, h - frame.bottom()}
	paper.add(filled(rect(above), c.palette.paper), filled(rect(below), c.palette.paper))
	paper.add(stroked(segment(0, frame.Y, w, frame.Y), c.palette.rule, 1), stroked(segment(0, frame.bottom(), w, frame.bottom()), c.palette.rule, 1))
	c.drawHead(head)
	if legend > 0 {
		keys := c.fitting(c.keys(), legend-size*1.3, w-2*pad, size, columns)
		c.drawLegend(keys, Box{pad, frame.bottom() + size*0.9, w - 2*pad, legend}, size, columns)
	}
	if strip > 0 {
		c.drawStrip(Box{pad, h - band - strip + 6*u, w - 2*pad, strip - 14*u})
	}
	c.drawFoot(foot, Box{pad, h - band, w - 2*pad, band}, h-band+2*u, "")
}

// drawHead writes brand, headline, notices and lede; it returns their height.
func (c *composer) drawHead(b Box) float64 {
	y := b.Y
	if c.scene.Height >= 400 || c.Height >= 400 {
		y += c.drawBrand(b, y) * 0.8
	}
	y += c.drawHeadline(b, y, b.H*0.5, 2)
	y += c.drawNotices(b, y, b.bottom()-y)
	y += c.drawLede(b, y, b.bottom()-y)
	return y - b.Y
}

// drawMap fits the map to a frame and draws all of it; low is the height at its
// lower edge that words take.
func (c *composer) drawMap(frame Box, low float64) {
	u := c.unit
	x, y := min(84*u, frame.W*0.15), min(52*u, frame.H*0.13)
	inside := Box{frame.X + x, frame.Y + y, frame.W - 2*x, frame.H - 2*y - low}
	closest := float64(closestZoom)
	if c.Box != nil {
		inside, closest = frame.grow(-2), 14
	}
	v := fit(c.bound(), frame, inside, u, closest)
	c.project(&v)
	c.drawGround(&v)
	c.drawPlaces(&v)
	c.drawNames(&v)
}
