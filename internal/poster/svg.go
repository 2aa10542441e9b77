package poster

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
)

// SVG writes a scene with presentation attributes only, so that editors that know
// no style sheets open it too. Texts are outlines with their words as label;
// live keeps them as text, in the typeface of whoever opens the file.
func (s *Scene) SVG(live bool) []byte {
	w := &svgWriter{live: live, lang: s.Lang}
	fmt.Fprintf(&w.b, `<svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %[1]s %[2]s" role="img" lang="%s" aria-labelledby="name description">`,
		short(s.Width, 2), short(s.Height, 2), s.Lang)
	fmt.Fprintf(&w.b, "\n<title id=\"name\">%s</title>\n<desc id=\"description\">%s</desc>\n", escape(s.Title), escape(s.Description))
	w.defs(s)
	for _, g := range s.Groups {
		w.group(g)
	}
	w.b.WriteString("</svg>\n")
	return w.b.Bytes()
}

type svgWriter struct {
	b     bytes.Buffer
	live  bool
	lang  string
	glows map[Glow]string
}

// defs writes the gradients of glows, one for each kind.
func (w *svgWriter) defs(s *Scene) {
	w.glows = map[Glow]string{}
	var walk func(items []Item)
	walk = func(items []Item) {
		for _, item := range items {
			switch item := item.(type) {
			case *Group:
				walk(item.Items)
			case Glow:
				kind := item.kind()
				if w.glows[kind] != "" {
					continue
				}
				id := "soft-" + strconv.Itoa(len(w.glows)+1)
				w.glows[kind] = id
				fmt.Fprintf(&w.b, `<defs><radialGradient id="%s" cx="0.5" cy="0.5" r="0.5">`, id)
				for _, stop := range kind.stops() {
					fmt.Fprintf(&w.b, `<stop offset="%s" stop-color="%s" stop-opacity="%s"/>`, short(stop[0], 3), item.Color, short(stop[1], 3))
				}
				w.b.WriteString("</radialGradient></defs>\n")
			}
		}
	}
	for _, g := range s.Groups {
		walk(g.Items)
	}
}

// kind is the glow around 0,0 with unit radius.
func (g Glow) kind() Glow {
	return Glow{Inner: math.Round(g.Inner/g.R*100) / 100, R: 1, Color: g.Color, Alpha: g.Alpha}
}

// stops are pairs of share of the radius and opacity.
func (g Glow) stops() [][2]float64 {
	in := g.Inner / g.R
	return [][2]float64{{in, g.Alpha}, {in + (1-in)*0.45, g.Alpha * 0.5}, {1, 0}}
}

func (w *svgWriter) group(g *Group) {
	fmt.Fprintf(&w.b, "<g id=%q>\n", escape(g.Name))
	for _, item := range g.Items {
		switch item := item.(type) {
		case *Group:
			w.group(item)
		case Shape:
			w.shape(item)
		case Glow:
			fmt.Fprintf(&w.b, `<circle cx="%s" cy="%s" r="%s" fill="url(#%s)"/>`, short(item.X, 2), short(item.Y, 2), short(item.R, 2), w.glows[item.kind()])
		case Text:
			w.text(item)
		}
		w.b.WriteByte('\n')
	}
	w.b.WriteString("</g>")
	if w.b.Len() > 0 {
		w.b.WriteByte('\n')
	}
}

func (w *svgWriter) shape(s Shape) {
	fmt.Fprintf(&w.b, `<path d="%s"`, s.Path.data(2))
	if s.Fill == "" {
		w.b.WriteString(` fill="none"`)
	} else {
		fmt.Fprintf(&w.b, ` fill="%s"`, s.Fill)
		w.opacity("fill", s.FillAlpha)
	}
	if s.Stroke != "" {
		fmt.Fprintf(&w.b, ` stroke="%s" stroke-width="%s" stroke-linejoin="round"`, s.Stroke, short(s.Width, 2))
		w.opacity("stroke", s.StrokeAlpha)
		if s.Round {
			w.b.WriteString(` stroke-linecap="round"`)
		}
		if len(s.Dash) > 0 {
			w.b.WriteString(` stroke-dasharray="`)
			for i, d := range s.Dash {
				if i > 0 {
					w.b.WriteByte(' ')
				}
				w.b.WriteString(short(d, 2))
			}
			w.b.WriteByte('"')
		}
	}
	w.b.WriteString("/>")
}

func (w *svgWriter) opacity(of string, alpha float64) {
	if alpha < 1 {
		fmt.Fprintf(&w.b, ` %s-opacity="%s"`, of, short(alpha, 3))
	}
}

// text writes the halo beneath the letters as an element of its own: not every
// editor paints a stroke before its fill.
func (w *svgWriter) text(t Text) {
	if w.live {
		w.liveText(t)
		return
	}
	path := t.path()
	fmt.Fprintf(&w.b, `<g role="img" aria-label="%s">`, escape(t.Line.Text))
	if t.Halo != "" {
		fmt.Fprintf(&w.b, `<path d="%s" fill="%s" stroke="%[2]s" stroke-width="%s" stroke-linejoin="round"/>`, path.data(1), t.Halo, short(t.Width, 2))
	}
	fmt.Fprintf(&w.b, `<path d="%s" fill="%s"/></g>`, path.data(2), t.Color)
}

// path is the outline of the letters where they stand.
func (t Text) path() Path { return t.Line.path().transform(moved(t.X, t.Y, t.Angle, 0)) }

func (w *svgWriter) liveText(t Text) {
	f := t.Line.Font
	family := "Public Sans, Noto Sans Arabic, Arial, sans-serif"
	if f.Serif {
		family = "Source Serif 4, Noto Naskh Arabic, Georgia, serif"
	}
	var at bytes.Buffer
	// Text of either direction begins at its own start.
	x := t.X
	if t.Line.RTL {
		x += t.Line.Width
	}
	fmt.Fprintf(&at, ` x="%s" y="%s" font-family="%s" font-size="%s" font-weight="%d"`, short(x, 2), short(t.Y, 2), family, short(f.Size, 2), f.Weight)
	if f.Slanted {
		at.WriteString(` font-style="italic"`)
	}
	if f.Spacing > 0 {
		fmt.Fprintf(&at, ` letter-spacing="%s"`, short(f.Spacing, 2))
	}
	if t.Line.RTL {
		at.WriteString(` direction="rtl"`)
	}
	if t.Angle != 0 {
		fmt.Fprintf(&at, ` transform="rotate(%s %s %s)"`, short(t.Angle*180/math.Pi, 2), short(t.X, 2), short(t.Y, 2))
	}
	if t.Halo != "" {
		fmt.Fprintf(&w.b, `<text%s fill="%s" stroke="%[2]s" stroke-width="%s" stroke-linejoin="round" aria-hidden="true">%s</text>`, at.String(), t.Halo, short(t.Width, 2), escape(t.Line.Text))
	}
	fmt.Fprintf(&w.b, `<text%s fill="%s">%s</text>`, at.String(), t.Color, escape(t.Line.Text))
}

func escape(s string) string {
	var b bytes.Buffer
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		return ""
	}
	return b.String()
}
