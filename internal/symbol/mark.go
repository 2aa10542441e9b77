package symbol

import (
	"fmt"
	"html"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// Mark is what one symbol says.
type Mark struct {
	Status  atlas.Status
	Actors  []*atlas.Actor // the holder, the announced one, both inside, before and after
	Age     int            // days since the last report; a sure or contested state ages
	Changed bool           // the state began on the day shown
	Size    int            // width and height in CSS pixels of the box of 28 units
	Label   string         // what it says, for those who do not see it; empty = the words beside it say so
}

// Of reads the mark of a span. The age is the caller's, who knows the day.
func Of(s *atlas.Span, ix *atlas.Index) Mark {
	m, ids := Mark{Status: s.Status}, s.Shown()
	for _, id := range ids {
		if a := ix.Actors[id]; a != nil {
			m.Actors = append(m.Actors, a)
		}
	}
	if len(ids) > 0 && len(m.Actors) == 0 {
		m.Actors = []*atlas.Actor{{ID: ids[0]}}
	}
	return m
}

// Measures of the drawing, in its own units: the box reaches 14 from the centre,
// 18 with a ring.
const (
	radius    = 10.0
	box       = 14
	ringedBox = 18
	ringAt    = 14.6
	rimHole   = 0.44
	unsureIn  = 0.6
	unknownAt = 8.5
)

// Ages are the limits of the classes of age, in days: a mark keeps its core up to
// and including each.
func Ages() [3]int { return [3]int{90, 365, 3 * 365} }

// Cores are the shares of the radius that the colour keeps in each class of age,
// the last beyond all limits.
func Cores() [4]float64 { return [4]float64{1, 0.72, 0.54, 0.36} }

// core is the share of the radius that the colour keeps at an age in days.
func core(age int) float64 {
	cores := Cores()
	for i, limit := range Ages() {
		if age <= limit {
			return cores[i]
		}
	}
	return cores[len(cores)-1]
}

// SVG writes the mark as an inline SVG element.
func (m Mark) SVG() string {
	var b strings.Builder
	size, reach := m.Size, box
	if size <= 0 {
		size = 22
	}
	if m.Changed {
		size, reach = size*ringedBox/box, ringedBox
	}
	fmt.Fprintf(&b, `<svg class="sym" width="%d" height="%d" viewBox="-%d -%d %d %d" focusable="false" `, size, size, reach, reach, 2*reach, 2*reach)
	if m.Label == "" {
		b.WriteString(`aria-hidden="true">`)
	} else {
		fmt.Fprintf(&b, `role="img" aria-label="%s">`, html.EscapeString(m.Label))
	}
	m.draw(&b)
	if m.Changed {
		fmt.Fprintf(&b, `<circle class="ring" r="%s" fill="none"/>`, num(ringAt))
	}
	b.WriteString("</svg>")
	return b.String()
}

func (m Mark) draw(b *strings.Builder) {
	switch {
	case m.Status == atlas.Unknown || len(m.Actors) == 0:
		fmt.Fprintf(b, `<circle class="none" r="%s" fill="none"/>`, num(unknownAt))
	case m.Status == atlas.Claimed:
		a := m.Actors[0]
		fmt.Fprintf(b, `<path class="out %s" fill-rule="evenodd" d="%s%s"/>`, Class(a.ID), outline(a.Shape, radius), outline(a.Shape, radius*rimHole))
	case m.Status == atlas.Unsure:
		a := m.Actors[len(m.Actors)-1]
		fmt.Fprintf(b, `<circle class="dash" r="%s" fill="none" stroke-dasharray="5.2 3.8"/>`, num(radius))
		fmt.Fprintf(b, `<path class="out %s" d="%s"/>`, Class(a.ID), outline(a.Shape, radius*unsureIn))
	case len(m.Actors) > 1 || m.Status == atlas.Contested:
		m.slices(b)
	default:
		a := m.Actors[0]
		m.body(b, a, outline(a.Shape, radius), outline(a.Shape, radius*core(m.Age)))
	}
}

// slices draws one upright part for each actor, each in its own shape. Where
// only one side inside is named, the other half is the hollow ring of the unknown.
func (m Mark) slices(b *strings.Builder) {
	const reach = radius * 1.3
	step := 2 * reach / float64(max(2, len(m.Actors)))
	if len(m.Actors) == 1 {
		fmt.Fprintf(b, `<path class="none" d="%s" fill="none"/>`, discSlice(unknownAt, 0, unknownAt))
	}
	for i, a := range m.Actors {
		left := -reach + float64(i)*step
		m.body(b, a, slice(a.Shape, radius, left, left+step), slice(a.Shape, radius*core(m.Age), left, left+step))
	}
}

// body draws a shape full of colour, or its outline around a smaller core.
func (m Mark) body(b *strings.Builder, a *atlas.Actor, whole, inner string) {
	if whole == inner {
		fmt.Fprintf(b, `<path class="out %s" d="%s"/>`, Class(a.ID), whole)
		return
	}
	fmt.Fprintf(b, `<path class="out hole" d="%s"/><path class="%s" d="%s"/>`, whole, Class(a.ID), inner)
}
