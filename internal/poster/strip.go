package poster

import (
	"cmp"
	"math"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// Days of the strip where no campaign holds the day, and beside a campaign.
const (
	halfWindow   = 28
	besideWindow = 6
)

// scale lays whole days over a width; time runs with the reading direction.
type scale struct {
	from, to edtf.Day
	x, width float64
	rtl      bool
}

func (s *scale) column() float64 { return s.width / float64(s.to-s.from+1) }

// span is the left edge and width of the columns from day a to day b, both included.
func (s *scale) span(a, b edtf.Day) (x, w float64) {
	w = float64(b-a+1) * s.column()
	start := float64(a-s.from) * s.column()
	if s.rtl {
		return s.x + s.width - start - w, w
	}
	return s.x + start, w
}

func (s *scale) middle(d edtf.Day) float64 {
	x, w := s.span(d, d)
	return x + w/2
}

func (s *scale) sees(d edtf.Day) bool { return d >= s.from && d <= s.to }

// bin is how many days share a bar, so that none is narrower than 3 pixels.
func (s *scale) bin() edtf.Day {
	switch column := s.column(); {
	case column >= 3:
		return 1
	case column*7 >= 3:
		return 7
	default:
		return edtf.Day(30 * math.Ceil(3/(column*30)))
	}
}

func (c *composer) phaseOn(day edtf.Day) *atlas.Phase {
	for i := range c.Edition.Atlas.Phases {
		if p := &c.Edition.Atlas.Phases[i]; p.Start <= day && day <= p.End {
			return p
		}
	}
	return nil
}

// window are the days of the strip: those of the campaign, of the two evenings
// compared, or around the day.
func (c *composer) window() (from, to edtf.Day) {
	if c.Reel != nil {
		return c.Reel.From, c.Reel.To
	}
	id := c.Campaign
	if id == "" && c.Since == nil {
		for i := range c.Edition.Atlas.Campaigns {
			if x := &c.Edition.Atlas.Campaigns[i]; x.WindowStart <= c.Day && c.Day <= x.WindowEnd {
				id = x.ID
			}
		}
	}
	x := c.Edition.Index.Campaigns[id]
	switch {
	case x != nil:
		from, to = c.stretch(x)
		from, to = min(from, c.Day), max(to, c.Day)
		if c.Since != nil {
			from = min(from, *c.Since)
		}
	case c.Since != nil:
		more := max(besideWindow, (c.Day-*c.Since)/12)
		from, to = *c.Since-more, c.Day+more
	default:
		from, to = c.Day-halfWindow, c.Day+halfWindow
	}
	size := min(to-from+1, c.Edition.Last-c.Edition.First+1)
	from = min(max(from, c.Edition.First), max(c.Edition.Last-size+1, c.Edition.First))
	return from, from + size - 1
}

// stretch is a campaign's phases, or its whole window, with some days on each side.
func (c *composer) stretch(x *atlas.Campaign) (from, to edtf.Day) {
	from, to = x.WindowEnd, x.WindowStart
	for i := range c.Edition.Atlas.Phases {
		if p := &c.Edition.Atlas.Phases[i]; p.CampaignID == x.ID {
			from, to = min(from, p.Start), max(to, p.End)
		}
	}
	if from > to || c.Day < from-besideWindow || c.Day > to+besideWindow {
		from, to = x.WindowStart, x.WindowEnd
	}
	return from - besideWindow, to + besideWindow
}

// drawStrip draws phases, changes by who gained, the axis with the day's flag, and
// reports. Heights are those of the design, by the unit.
func (c *composer) drawStrip(b Box) {
	u := b.H / 94
	from, to := c.window()
	s := &scale{from: from, to: to, x: b.X, width: b.W, rtl: c.rtl}
	g := c.scene.group("timeline")
	base, axis := b.Y+62*u, b.Y+74*u
	if c.Since != nil {
		x, w := s.span(*c.Since, c.Day)
		g.add(Shape{Path: rect(Box{x, b.Y + 24*u, w, base - b.Y - 24*u}), Fill: c.palette.accent, FillAlpha: 0.12})
	}
	c.drawPhases(g.group("phases"), s, b, u, base)
	c.drawEventMarks(g.group("events"), s, b.Y+30*u, u)
	c.drawBars(g.group("changes"), s, base, 24*u)
	ink := g.group("axis")
	ink.add(stroked(segment(b.X, base, b.right(), base), c.palette.ink2, max(1, 0.9*u)))
	c.drawReports(g.group("reports"), s, b.Y+86*u, 8*u)
	c.drawAxis(ink, s, b, axis, u)
}

// drawPhases draws the campaign's parts as bands; an interlude is only outlined.
func (c *composer) drawPhases(g *Group, s *scale, b Box, u, base float64) {
	for i := range c.Edition.Atlas.Phases {
		p := &c.Edition.Atlas.Phases[i]
		if p.End < s.from || p.Start > s.to {
			continue
		}
		x, w := s.span(max(p.Start, s.from), min(p.End, s.to))
		band := Box{x, b.Y, max(2, w-1.5), 20 * u}
		color := c.palette.accent
		if p.Kind == "interlude" {
			g.add(stroked(rounded(Box{band.X + 0.5, band.Y + 0.5, band.W - 1, band.H - 1}, 3*u), c.palette.rule, max(1, u), 3*u, 2.5*u))
			color = c.palette.ink3
		} else {
			shade := filled(rect(Box{band.X, band.bottom(), band.W, base - band.bottom()}), c.palette.accentSoft)
			shade.FillAlpha = 0.35
			g.add(filled(rounded(band, 3*u), c.palette.accentSoft), shade)
		}
		line := c.types.line(p.Title.In(c.Lang.Code), Font{Weight: 600, Size: max(leastText, 12.5*u)})
		if line.Width > band.W-8*u {
			line = c.types.line(line.Text, Font{Weight: 600, Size: max(leastText, 10*u)})
		}
		if line.Width > band.W-6*u {
			continue
		}
		at := band.X + 7*u
		if c.rtl {
			at = band.right() - 7*u - line.Width
		}
		if line.Width > band.W-14*u {
			at = band.X + (band.W-line.Width)/2
		}
		g.add(Text{Line: line, X: at, Y: b.Y + 10*u + line.Font.Size*rise, Color: color})
	}
}

// drawEventMarks draws announcements as triangles and strikes as crosses, where a
// day has room for them.
func (c *composer) drawEventMarks(g *Group, s *scale, y, u float64) {
	if s.column() < 5*u {
		return
	}
	kinds := map[edtf.Day]map[string]bool{}
	var days []edtf.Day
	for i := range c.Edition.Atlas.Events {
		x := &c.Edition.Atlas.Events[i]
		if x.WithdrawnOn != nil || !x.Date.IsDay() || !s.sees(x.Date.Earliest) || x.Kind != "strike" && x.Kind != "announcement" {
			continue
		}
		d := x.Date.Earliest
		if kinds[d] == nil {
			kinds[d] = map[string]bool{}
			days = append(days, d)
		}
		kinds[d][x.Kind] = true
	}
	slices.Sort(days)
	for _, d := range days {
		x, aside := s.middle(d), 0.0
		if kinds[d]["strike"] && kinds[d]["announcement"] {
			aside = min(5.5*u, s.column()/2)
		}
		if r := 3.6 * u; kinds[d]["announcement"] {
			var p Path
			p.moveTo(x-aside-r, y-r*0.8)
			p.lineTo(x-aside+r, y-r*0.8)
			p.lineTo(x-aside, y+r)
			p.close()
			g.add(filled(p, c.palette.ink2))
		}
		if r := 3 * u; kinds[d]["strike"] {
			p := segment(x+aside-r, y-r, x+aside+r, y+r)
			p.append(segment(x+aside-r, y+r, x+aside+r, y-r))
			g.add(stroked(p, c.palette.ink2, 1.4*u))
		}
	}
}

// gain is how many changes of one bar went to an actor; "" is nobody.
type gain struct {
	actor string
	n     int
}

// drawBars draws changes of the places in the frame, stacked by who gained.
func (c *composer) drawBars(g *Group, s *scale, base, height float64) {
	seen := map[string]bool{}
	for _, p := range c.drawn {
		seen[p.ID] = p.seen
	}
	next := s.to + 1
	bars := map[edtf.Day][]gain{}
	var days []edtf.Day
	most := 4
	changes := c.View.Changes(&s.from, &next)
	for i := range changes {
		x := &changes[i]
		vague := x.After.FromEarliest != nil && x.After.FromLatest != nil && *x.After.FromEarliest < *x.After.FromLatest
		if !counted(x) || vague || !seen[x.After.PlaceID] {
			continue
		}
		day := s.from + (x.Date-s.from)/s.bin()*s.bin()
		list := bars[day]
		if list == nil {
			days = append(days, day)
		}
		at := slices.IndexFunc(list, func(o gain) bool { return o.actor == x.After.Holder })
		if at < 0 {
			list, at = append(list, gain{actor: x.After.Holder}), len(list)
		}
		list[at].n++
		bars[day] = list
		total := 0
		for _, o := range list {
			total += o.n
		}
		most = max(most, total)
	}
	slices.Sort(days)
	for _, day := range days {
		x, w := s.span(day, min(s.to, day+s.bin()-1))
		width := max(2.5, min(14*c.unit, w*0.62))
		total := 0
		for _, o := range bars[day] {
			total += o.n
		}
		slices.SortFunc(bars[day], func(a, b gain) int { return cmp.Or(-cmp.Compare(a.n, b.n), cmp.Compare(a.actor, b.actor)) })
		tall := max(3, height*math.Sqrt(float64(total)/float64(most)))
		y := base
		for _, o := range bars[day] {
			part := tall * float64(o.n) / float64(total)
			g.add(filled(rect(Box{x + w/2 - width/2, y - part, width, part}), c.palette.actor(c.Edition.Index.Actors[o.actor])))
			y -= part
		}
	}
}

// drawReports draws how much is reported of each day, downwards.
func (c *composer) drawReports(g *Group, s *scale, y, height float64) {
	most := 4
	n := map[edtf.Day]int{}
	var days []edtf.Day
	for _, d := range c.Edition.Dates {
		if !s.sees(d.Date) {
			continue
		}
		day := s.from + (d.Date-s.from)/s.bin()*s.bin()
		if n[day] == 0 {
			days = append(days, day)
		}
		n[day] += d.Claims + d.Events
		most = max(most, n[day])
	}
	for _, day := range days {
		x, w := s.span(day, min(s.to, day+s.bin()-1))
		width := max(2, min(13*c.unit, w*0.58))
		color := c.palette.bars
		if c.Day >= day && c.Day < day+s.bin() {
			color = c.palette.accent
		}
		g.add(filled(rect(Box{x + w/2 - width/2, y, width, max(2, height*math.Sqrt(float64(n[day])/float64(most)))}), color))
	}
}
