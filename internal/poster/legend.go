package poster

import (
	"cmp"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/words"
)

// key is one mark of the legend with its words and how many places carry it.
type key struct {
	look  look
	ring  bool
	small bool
	more  bool // says more of symbols that another key explains
	text  string
	n     int
	order int
}

// keys explains the marks of the places in the frame: states first, each with its
// number, then what else their symbols say.
func (c *composer) keys() []key {
	found := map[string]*key{}
	var out []*key
	var changed, announced, approximate, old, small int
	for _, p := range c.drawn {
		if !p.seen {
			continue
		}
		id := stateKey(p.span)
		if p.span.Status == atlas.Unsure {
			id = string(atlas.Unsure)
		}
		k := found[id]
		if k == nil {
			l := c.lookOf(p.span, false)
			l.core = 1
			k = &key{look: l, text: c.stateName(p.span), order: slices.Index([]atlas.Status{atlas.Held, atlas.Claimed, atlas.Contested, atlas.Unsure, atlas.Unknown}, p.span.Status)}
			found[id], out = k, append(out, k)
		}
		k.n++
		if p.changed {
			changed++
			if p.span.Status == atlas.Claimed {
				announced++
			}
		}
		if p.small {
			small++
		}
		if p.approximate {
			approximate++
		}
		if ages(p.span) && c.core(p.span) < 1 {
			old++
		}
	}
	slices.SortStableFunc(out, func(a, b *key) int {
		return cmp.Or(cmp.Compare(a.order, b.order), -cmp.Compare(a.n, b.n), strings.Compare(a.text, b.text))
	})
	keys := make([]key, 0, len(out)+4)
	for _, k := range out {
		keys = append(keys, *k)
	}
	if changed > 0 {
		text := c.Lang.T("map.legend.changed")
		switch {
		case c.Since != nil:
			text = c.Lang.T("map.range.ring", "date", c.Lang.DayOfYear(*c.Since))
		case announced > 0:
			text = c.Lang.T("map.legend.ringed")
		}
		keys = append(keys, key{ring: true, text: words.Upper(text), n: changed})
	}
	none := look{status: atlas.Unknown, core: 1}
	if c.Since != nil && changed > 0 {
		keys = append(keys, key{look: none, small: true, more: true, text: words.Upper(c.Lang.T("map.range.former", "date", c.Lang.DayOfYear(*c.Since))), n: changed})
	}
	if c.Since != nil && small > 0 {
		keys = append(keys, key{look: none, small: true, more: true, text: words.Upper(c.Lang.T("map.range.small")), n: small})
	}
	if approximate > 0 {
		soft := none
		soft.approximate = true
		keys = append(keys, key{look: soft, more: true, text: words.Upper(c.Lang.T("map.legend.approximate")), n: approximate})
	}
	if old > 0 && c.Since == nil {
		for _, p := range c.drawn {
			if p.seen && ages(p.span) && c.core(p.span) < 1 {
				keys = append(keys, key{look: c.lookOf(p.span, false), more: true, text: words.Upper(c.Lang.T("map.legend.old")), n: old})
				break
			}
		}
	}
	return keys
}

// stateName names a state as the legend of the web map does.
func (c *composer) stateName(s *atlas.Span) string {
	if s.Status == atlas.Held && len(s.Holders) == 1 {
		return c.Lang.Actor(c.Edition.Index, s.Holder)
	}
	return words.Upper(c.Lang.Status(c.Edition.Index, s))
}

// drawLegend writes the keys into a box, in columns, as many as have room; the
// states come first. It returns the height taken.
func (c *composer) drawLegend(keys []key, box Box, size float64, columns int) float64 {
	if len(keys) == 0 || box.H <= 0 {
		return 0
	}
	g := c.scene.group("legend")
	font := Font{Weight: 400, Size: size}
	number := Font{Weight: 400, Size: size, Tabular: true}
	r := size * 0.48
	pad := r * 2.9
	gap := size * 1.6
	width := (box.W - gap*float64(columns-1)) / float64(columns)
	n := &pen{palette: &c.palette, ground: c.palette.paper, unit: r / 8, shaped: c.shaped}
	y := make([]float64, columns)
	for i, k := range keys {
		column := 0
		for j := range y {
			if y[j] < y[column]-0.5 {
				column = j
			}
		}
		count := c.types.line(c.Lang.Int(k.n), number)
		lines := c.types.wrap(k.text, font, width-pad-count.Width-size*0.7, 2)
		height := size*1.25*float64(len(lines)) + size*0.5
		if y[column]+height-size*0.5 > box.H+0.5 {
			if i == 0 {
				return 0
			}
			break
		}
		left := box.X + float64(column)*(width+gap)
		if c.rtl {
			left = box.right() - float64(column)*(width+gap) - width
		}
		top := box.Y + y[column]
		mark, text := left+r*1.1, left+pad
		if c.rtl {
			mark = left + width - r*1.1
		}
		item := g.group("key-" + short(float64(i+1), 0))
		c.keyMark(n, item, k, Point{mark, top + size*0.62}, r)
		for j, line := range lines {
			x := text
			if c.rtl {
				x = left + width - pad - line.Width
			}
			item.add(Text{Line: line, X: x, Y: top + size*0.98 + float64(j)*size*1.25, Color: c.palette.ink})
		}
		x := left + width - count.Width
		if c.rtl {
			x = left
		}
		item.add(Text{Line: count, X: x, Y: top + size*0.98, Color: c.palette.ink2})
		y[column] += height
	}
	return slices.Max(y) - size*0.5
}

func (c *composer) keyMark(n *pen, g *Group, k key, at Point, r float64) {
	switch {
	case k.ring:
		g.add(stroked(circle(at.X, at.Y, r*1.05), c.palette.accent, max(1.6, r*0.28)))
	case k.small:
		n.mark(g, k.look, at, r*0.55)
	case k.look.approximate:
		n.mark(g, k.look, at, r*0.72)
	default:
		n.mark(g, k.look, at, r)
	}
}

// legendHeight is what the keys need in a width.
func (c *composer) legendHeight(keys []key, width, size float64, columns int) float64 {
	gap := size * 1.6
	each := (width - gap*float64(columns-1)) / float64(columns)
	y := make([]float64, columns)
	for _, k := range keys {
		column := 0
		for j := range y {
			if y[j] < y[column]-0.5 {
				column = j
			}
		}
		count := c.types.line(c.Lang.Int(k.n), Font{Weight: 400, Size: size, Tabular: true})
		lines := c.types.wrap(k.text, Font{Weight: 400, Size: size}, each-size*0.48*2.9-count.Width-size*0.7, 2)
		y[column] += size*1.25*float64(len(lines)) + size*0.5
	}
	return slices.Max(y) - size*0.5
}
