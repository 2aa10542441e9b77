package poster

import "strings"

// startOf is where a line begins at the start of a box: left, or right where the language
// reads so.
func (c *composer) startOf(b Box, line *Line) float64 {
	if c.rtl {
		return b.right() - line.Width
	}
	return b.X
}

// drawBrand draws the house's mark and name; it returns the height taken.
func (c *composer) drawBrand(b Box, y float64) float64 {
	u := c.unit
	g := c.scene.group("brand")
	size := c.size(24)
	s := size / 22
	x := b.X
	line := c.types.line("Heldline", Font{Serif: true, Weight: 600, Size: size})
	text := x + 34*s
	if c.rtl {
		x = b.right() - 26*s
		text = x - 10*s - line.Width
	}
	middle := y + 10*s
	accent := c.palette.accent
	g.add(stroked(segment(x+1*s, middle, x+8*s, middle), accent, 2.6*s))
	g.add(stroked(circle(x+15*s, middle, 7*s), accent, 2.6*s))
	var half Path
	half.moveTo(x+15*s, middle-7*s)
	k := 7 * s * kappa
	half.add('C', Point{x + 15*s - k, middle - 7*s}, Point{x + 8*s, middle - k}, Point{x + 8*s, middle})
	half.add('C', Point{x + 8*s, middle + k}, Point{x + 15*s - k, middle + 7*s}, Point{x + 15*s, middle + 7*s})
	half.close()
	g.add(filled(half, accent))
	g.add(Text{Line: line, X: text, Y: middle + size*0.34, Color: c.palette.ink})
	return 20*s + 34*u
}

// headlineSizes are tried from the largest on.
func headlineSizes() []float64 { return []float64{54, 47, 41, 36, 31, 27, 24, 21} }

// drawHeadline writes the headline as large as room allows, and the date below it
// where the headline does not state it; it returns the height taken.
func (c *composer) drawHeadline(b Box, y, room float64, most int) float64 {
	g := c.scene.group("title")
	date := 0.0
	if c.Date != "" {
		date = c.size(19) * 1.6
	}
	widest := c.Title
	if c.Reel != nil && c.Date == "" {
		widest = c.Reel.Widest // the same size on all days
	}
	set := func(size float64, most int) ([]*Line, float64, bool) {
		font := Font{Serif: true, Weight: 600, Size: max(15, size*c.unit)}
		leading := font.Size * 1.06
		if c.rtl {
			leading = font.Size * 1.42
		}
		lines := c.types.wrap(unbroken(c.Title), font, b.W, 0)
		n := max(len(lines), len(c.types.wrap(unbroken(widest), font, b.W, 0)))
		return lines, leading, n <= most && float64(n)*leading+date <= room && c.whole(widest, font, b.W)
	}
	lines, leading := c.headline(set, most)
	if fits := max(1, int((room-date)/leading)); len(lines) > min(most, fits) {
		lines = c.types.wrap(unbroken(c.Title), lines[0].Font, b.W, min(most, fits))
	}
	size := lines[0].Font.Size
	at := y + size*0.8
	if c.rtl {
		at = y + size
	}
	for _, line := range lines {
		g.add(Text{Line: line, X: c.startOf(b, line), Y: at, Color: c.palette.ink})
		at += leading
	}
	taken := float64(len(lines)) * leading
	if c.Date != "" {
		line := c.fitLine(c.Date, Font{Weight: 600, Size: c.size(19)}, b.W)
		g.add(Text{Line: line, X: c.startOf(b, line), Y: y + taken + line.Font.Size, Color: c.palette.ink2})
		taken += date
	}
	return taken + 10*c.unit
}

// headline finds a size: two lines while letters stay large, then more.
func (c *composer) headline(set func(size float64, most int) ([]*Line, float64, bool), most int) ([]*Line, float64) {
	sizes := headlineSizes()
	for lines := min(2, most); lines <= most; lines++ {
		for _, size := range sizes {
			if lines < most && size < 36 {
				break
			}
			if out, leading, ok := set(size, lines); ok {
				return out, leading
			}
		}
	}
	out, leading, _ := set(sizes[len(sizes)-1], most)
	return out, leading
}

// unbroken keeps names such as al-Waz in one line.
func unbroken(text string) string { return strings.ReplaceAll(text, "-", "-\u2060") }

// whole reports that no word of a text is wider than a width.
func (c *composer) whole(text string, font Font, width float64) bool {
	for _, word := range strings.Fields(text) {
		if c.types.line(word, font).Width > width {
			return false
		}
	}
	return true
}

// fitLine sets one line, cut where it is too long.
func (c *composer) fitLine(text string, font Font, width float64) *Line {
	if line := c.types.line(text, font); line.Width <= width {
		return line
	}
	return c.types.wrap(text, font, width, 1)[0]
}

// drawLede writes the sentence of the day in the lines there are; it is left out
// where it would lose more than its end.
func (c *composer) drawLede(b Box, y, room float64) float64 {
	if c.Lede == "" {
		return 0
	}
	for _, design := range []float64{24, 21, 18.5, 16} {
		font := Font{Serif: true, Weight: 400, Size: max(12.5, design*c.unit)}
		leading := font.Size * 1.3
		if c.rtl {
			font.Serif = false
			leading = font.Size * 1.6
		}
		lines := c.types.wrap(unbroken(c.Lede), font, b.W, 0)
		if float64(len(lines))*leading > room {
			continue
		}
		g := c.scene.group("lede")
		at := y + font.Size*1.05
		for _, line := range lines {
			g.add(Text{Line: line, X: c.startOf(b, line), Y: at, Color: c.palette.ink})
			at += leading
		}
		return float64(len(lines))*leading + 8*c.unit
	}
	return 0
}

// drawNotices writes what the address asked for and did not get.
func (c *composer) drawNotices(b Box, y, room float64) float64 {
	if len(c.Notices) == 0 {
		return 0
	}
	font := Font{Weight: 400, Size: c.size(14)}
	leading := font.Size * 1.35
	most := int((room - 4*c.unit) / leading)
	lines := c.types.wrap(strings.Join(c.Notices, " "), font, b.W-10*c.unit, max(1, min(6, most)))
	g := c.scene.group("notice")
	height := float64(len(lines))*leading + 4*c.unit
	bar := b.X + 1.5*c.unit
	if c.rtl {
		bar = b.right() - 1.5*c.unit
	}
	g.add(stroked(segment(bar, y, bar, y+height-4*c.unit), c.palette.ink2, 2*c.unit))
	inner := Box{b.X + 10*c.unit, y, b.W - 10*c.unit, height}
	if c.rtl {
		inner.X = b.X
	}
	at := y + font.Size*0.98
	for _, line := range lines {
		g.add(Text{Line: line, X: c.startOf(inner, line), Y: at, Color: c.palette.ink2})
		at += leading
	}
	return height + 10*c.unit
}

func (c *composer) footFont() Font { return Font{Weight: 400, Size: c.size(12.3)} }

// footLines sets the small print in at most some lines; nil where one line is
// asked for and does not hold it.
func (c *composer) footLines(width float64, most int) []*Line {
	text := c.footText()
	lines := c.types.wrap(text, c.footFont(), width, 0)
	switch {
	case len(lines) <= most:
		return lines
	case most == 1:
		return nil
	}
	return c.types.wrap(text, c.footFont(), width, most)
}

// footText joins the parts of the small print so that lines break between them, and
// that each stands after the one before in the direction of the language.
func (c *composer) footText() string {
	const fixed, rightToLeft = "\u00a0", "\u200f"
	join := fixed + "· "
	if c.rtl {
		join = rightToLeft + fixed + "·" + rightToLeft + " "
	}
	var parts []string
	for _, part := range c.Foot {
		for _, piece := range strings.Split(part, " · ") {
			parts = append(parts, strings.ReplaceAll(piece, " ", fixed))
		}
	}
	return strings.Join(parts, join)
}

func (c *composer) footHeight(lines []*Line) float64 {
	return float64(len(lines)) * c.footFont().Size * 1.3
}

// footBox is the room that the small print takes on the map.
func (c *composer) footBox(lines []*Line, frame Box, y float64) Box {
	width := 0.0
	for _, line := range lines {
		width = max(width, line.Width)
	}
	b := Box{frame.right() - 14*c.unit - width - 4, y, width + 18*c.unit, c.footHeight(lines) + 14*c.unit}
	if c.rtl {
		b.X = frame.X
	}
	return b
}

// drawFoot writes the small print: on the map at its end, with a halo, else at the
// start of its own band.
func (c *composer) drawFoot(lines []*Line, b Box, y float64, halo string) {
	g := c.scene.group("credit")
	size := c.footFont().Size
	for i, line := range lines {
		x := c.startOf(b, line)
		if halo != "" {
			x = b.right() - 14*c.unit - line.Width
			if c.rtl {
				x = b.X + 14*c.unit
			}
		}
		g.add(Text{Line: line, X: x, Y: y + size*1.1 + float64(i)*size*1.3, Color: c.palette.ink2, Halo: halo, Width: labelHalo * c.unit})
	}
}
