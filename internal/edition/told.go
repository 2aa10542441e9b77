package edition

import (
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// Told lists the days that a copy of the site without a server has pages of, in
// order: those with a report, with a change under any rule, in a campaign's
// window, and the first, the last and the default day. On any other day the state
// is that of the day listed before it, under every rule.
func (e *Edition) Told() []edtf.Day { return e.told() }

func (e *Edition) findTold() []edtf.Day {
	days := []edtf.Day{e.First, e.Last, e.Atlas.About.DefaultDate}
	for _, d := range e.Dates {
		days = append(days, d.Date)
	}
	for _, rule := range atlas.Rules {
		for _, c := range e.View(atlas.Reading{Rule: rule}).Changes(nil, nil) {
			days = append(days, c.Date)
		}
	}
	for _, c := range e.Atlas.Campaigns {
		for d := c.WindowStart; d <= c.WindowEnd; d++ {
			days = append(days, d)
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}
