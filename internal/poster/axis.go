package poster

import (
	"strconv"

	"github.com/heldline/heldline/internal/edtf"
)

// tick is a label of the axis.
type tick struct {
	day    edtf.Day
	text   string
	strong bool
}

// drawAxis writes days, months or years as the scale has room, and the flag of the
// day: of both days where two evenings are compared.
func (c *composer) drawAxis(g *Group, s *scale, b Box, y, u float64) {
	size := max(leastText, 13.5*u)
	var taken []Box
	flags := []edtf.Day{c.Day}
	if c.Since != nil {
		flags = []edtf.Day{*c.Since, c.Day}
	}
	playhead := c.scene.group("playhead")
	for i := len(flags) - 1; i >= 0; i-- {
		day := flags[i]
		if !s.sees(day) {
			continue
		}
		line := c.types.line(c.Lang.DayOfYear(day), Font{Weight: 600, Size: size, Tabular: true})
		w, h := line.Width+20*u, size*1.6
		x := s.middle(day)
		left := max(b.X, min(b.right()-w, x-w/2))
		flag := Box{left, y - h/2, w, h}
		if len(taken) > 0 && flag.meets(taken[0]) {
			continue
		}
		playhead.add(stroked(segment(x, b.Y+20*u, x, flag.Y+2), c.palette.accent, max(1.5, 2*u)))
		playhead.add(filled(rounded(flag, h/2), c.palette.accent))
		playhead.add(Text{Line: line, X: left + 10*u, Y: y + size*rise, Color: c.palette.accentInk})
		taken = append(taken, flag.grow(6*u))
	}
	for _, t := range c.ticks(s, size) {
		weight, color := 400, c.palette.ink3
		if t.strong {
			weight, color = 600, c.palette.ink
		}
		line := c.types.line(t.text, Font{Weight: weight, Size: size, Tabular: true})
		x := max(b.X, min(b.right()-line.Width, s.middle(t.day)-line.Width/2))
		box := Box{x - 5*u, y - size/2, line.Width + 10*u, size}
		free := true
		for _, other := range taken {
			free = free && !box.meets(other)
		}
		if !free {
			continue
		}
		taken = append(taken, box)
		g.add(Text{Line: line, X: x, Y: y + size*rise, Color: color})
	}
}

// ticks lists the labels, those that matter first.
func (c *composer) ticks(s *scale, size float64) []tick {
	var strong, weak []tick
	column := s.column()
	y, m, _ := s.from.Date()
	for {
		first := edtf.DayOf(y, m, 1)
		if first > s.to {
			break
		}
		for _, d := range daysNamed(column, size) {
			weak = append(weak, tick{first + edtf.Day(d) - 1, c.Lang.Digits(strconv.Itoa(d)), false})
		}
		switch every := monthsApart(column, size); {
		case len(daysNamed(column, size)) > 0:
			strong = append(strong, tick{first, c.Lang.DayOfYear(first), true})
		case m == 1:
			strong = append(strong, tick{first, c.Lang.Digits(strconv.Itoa(y)), true})
		case every < 12 && (m-1)%every == 0:
			weak = append(weak, tick{first, c.Lang.MonthName(m), false})
		}
		if m++; m > 12 {
			y, m = y+1, 1
		}
	}
	var out []tick
	for _, t := range append(strong, weak...) {
		if s.sees(t.day) {
			out = append(out, t)
		}
	}
	return out
}

// daysNamed are the days of a month that are named at a width of a day.
func daysNamed(column, size float64) []int {
	switch {
	case column*5 > size*3.2:
		return []int{5, 10, 15, 20, 25}
	case column*10 > size*3.2:
		return []int{10, 20}
	}
	return nil
}

// monthsApart is how many months lie between named ones.
func monthsApart(column, size float64) int {
	for _, step := range []int{1, 3, 6} {
		if column*30.4*float64(step) > size*6 {
			return step
		}
	}
	return 12
}
