package symbol

import (
	"fmt"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// Paint are the colours of a picture that stands alone.
type Paint struct {
	Colour               func(*atlas.Actor) string
	Outline, Paper, None string
}

// Picture writes the mark as an SVG document of its own, with colours instead of
// classes, for programs that know no stylesheet.
func (m Mark) Picture(p Paint) string {
	var b strings.Builder
	m.draw(&b)
	const width = 1.25 * radius / 6.5 // of outlines, where the mark is as large as a town's on the map
	stroke := fmt.Sprintf(`stroke="%s" stroke-width="%s"`, p.Outline, num(width))
	pairs := []string{
		`class="none"`, fmt.Sprintf(`stroke="%s" stroke-width="%s"`, p.None, num(width*1.12)),
		`class="dash"`, stroke, `class="out hole"`, fmt.Sprintf(`fill="%s" %s`, p.Paper, stroke),
	}
	for _, a := range m.Actors {
		fill := fmt.Sprintf(`fill="%s"`, p.Colour(a))
		pairs = append(pairs, `class="out `+Class(a.ID)+`"`, fill+" "+stroke, `class="`+Class(a.ID)+`"`, fill)
	}
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" width="%[1]d" height="%[1]d" viewBox="-%[2]d -%[2]d %[1]d %[1]d">`, 2*box, box) +
		strings.NewReplacer(pairs...).Replace(b.String()) + "</svg>"
}
