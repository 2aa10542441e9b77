package edition

import "github.com/heldline/heldline/internal/edtf"

// Focus returns the days that a player of the atlas begins with, the last included:
// those of the campaign that holds the default date, the shortest of several, else
// all dated days.
func (e *Edition) Focus() (first, last edtf.Day) {
	first, last = e.First, e.Last
	day, found := e.Atlas.About.DefaultDate, false
	for i := range e.Atlas.Campaigns {
		c := &e.Atlas.Campaigns[i]
		if c.WindowStart <= day && day <= c.WindowEnd && (!found || c.WindowEnd-c.WindowStart < last-first) {
			first, last, found = c.WindowStart, c.WindowEnd, true
		}
	}
	return first, last
}
