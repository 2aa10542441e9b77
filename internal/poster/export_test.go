package poster

import "math"

// Bounds is the box of all points of a path.
func (p Path) Bounds() Box {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, at := range p.points {
		x0, x1 = min(x0, at.X), max(x1, at.X)
		y0, y1 = min(y0, at.Y), max(y1, at.Y)
	}
	return Box{x0, y0, x1 - x0, y1 - y0}
}

// Meets reports that two boxes overlap by more than a pixel.
func (b Box) Meets(o Box) bool { return b.grow(-0.5).meets(o.grow(-0.5)) }

// Set sets one line in the bundle's faces.
func Set(f *Faces, lang string, rtl bool, text string, font Font) *Line {
	return newTypesetter(f, lang, rtl).line(text, font)
}

// Outline is the path of a line from 0,0 on.
func (l *Line) Outline() Path { return l.path() }

// Wrapped sets a text at each width, by the same typesetter.
func Wrapped(f *Faces, lang string, rtl bool, text string, font Font, widths []float64) [][]*Line {
	t := newTypesetter(f, lang, rtl)
	var out [][]*Line
	for _, width := range widths {
		out = append(out, t.wrap(text, font, width, 6))
	}
	return out
}
