package main

import (
	"fmt"
	"math"
)

// verdicts is the table of goals. One whose size was not measured is judged at the
// largest that was, and says so; goals of the large size are not.
func verdicts(r *measurement) string {
	t := newTable(7, "goal", "of", "wanted", "measured", "holds", "at", "more")
	for _, g := range goals() {
		at := r.of(g.at)
		if at == nil && g.at == goalSize {
			at = r.results[len(r.results)-1]
		}
		value := math.NaN()
		if at != nil {
			value = g.measure(at, r)
		}
		sign, show := "≤", g.show
		if g.atLeast {
			sign = "≥"
		}
		wanted := sign + " " + limitText(g.limit)
		if show == nil {
			show = digits
		} else {
			wanted = sign + " " + show(g.limit)
		}
		if g.limit == 1 && g.show != nil {
			wanted = show(1)
		}
		name, note, holds := g.at.String(), "", "not measured"
		if !math.IsNaN(value) {
			if holds = "no"; g.holds(value) {
				holds = "yes"
			}
			name = at.size.String()
			if g.note != nil {
				note = g.note(at, r)
			}
		} else {
			show = func(float64) string { return none }
		}
		t.row(g.id, g.what, wanted, show(value), holds, name, note)
	}
	return t.String()
}

func (g goal) measure(at *result, r *measurement) float64 {
	if g.growth != "" {
		return fresh(at, g.growth) / fresh(r.of(goalSize), g.growth)
	}
	if at.loads == nil && at.failed != "" && g.value(at) == 0 {
		return math.NaN()
	}
	return g.value(at)
}

func (g goal) holds(value float64) bool {
	if g.atLeast {
		return value >= g.limit
	}
	return value <= g.limit
}

// failures are the sizes that could not be measured to the end.
func failures(r *measurement) string {
	text := ""
	for _, x := range r.results {
		if x.failed != "" {
			text += fmt.Sprintf("\n**%s was not measured to the end:** %s.\n", x.size, x.failed)
		}
	}
	return text
}
