package edition

import (
	"slices"
	"sort"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// DayCount counts what is dated to one day by its latest possible day.
type DayCount struct {
	Date   edtf.Day
	Claims int
	Tray   int // claims that name no place, of Claims
	Events int
}

// countDays counts claims and events by the day they were reported for.
func countDays(a *atlas.Atlas) []DayCount {
	days := map[edtf.Day]*DayCount{}
	at := func(d edtf.Date, reported *edtf.Day) *DayCount {
		day := RecordDay(d, reported)
		if days[day] == nil {
			days[day] = &DayCount{Date: day}
		}
		return days[day]
	}
	for i := range a.Claims {
		if a.Claims[i].WithdrawnOn != nil {
			continue
		}
		day := at(a.Claims[i].Date, a.Claims[i].ReportedOn)
		day.Claims++
		if a.Claims[i].PlaceID == "" {
			day.Tray++
		}
	}
	for i := range a.Events {
		if a.Events[i].WithdrawnOn == nil && !a.Events[i].Date.IsZero() {
			at(a.Events[i].Date, a.Events[i].ReportedOn).Events++
		}
	}
	out := make([]DayCount, 0, len(days))
	for _, d := range days {
		out = append(out, *d)
	}
	slices.SortFunc(out, func(x, y DayCount) int { return int(x.Date - y.Date) })
	return out
}

// RecordDay is the day under which a record is listed: the latest day on which
// it can have happened, or the day it was reported where that is all there is.
func RecordDay(d edtf.Date, reported *edtf.Day) edtf.Day {
	if (d.IsZero() || d.OpenEnd) && reported != nil {
		return *reported
	}
	if d.OpenEnd {
		return d.Earliest
	}
	return d.Latest
}

// recordSet are the records that name one place.
type recordSet struct {
	Claims  []*atlas.Claim
	Events  []*atlas.Event
	Figures []*atlas.Figure
}

func recordsByPlace(a *atlas.Atlas) map[string]*recordSet {
	m := map[string]*recordSet{}
	at := func(id string) *recordSet {
		if m[id] == nil {
			m[id] = &recordSet{}
		}
		return m[id]
	}
	for i := range a.Claims {
		s := at(a.Claims[i].PlaceID)
		s.Claims = append(s.Claims, &a.Claims[i])
	}
	for i := range a.Events {
		for _, id := range a.Events[i].PlaceIDs {
			s := at(id)
			s.Events = append(s.Events, &a.Events[i])
		}
	}
	for i := range a.Figures {
		s := at(a.Figures[i].PlaceID)
		s.Figures = append(s.Figures, &a.Figures[i])
	}
	for _, s := range m {
		sort.SliceStable(s.Claims, func(i, j int) bool { return claimBefore(s.Claims[i], s.Claims[j]) })
		sort.SliceStable(s.Events, func(i, j int) bool {
			return RecordDay(s.Events[i].Date, s.Events[i].ReportedOn) < RecordDay(s.Events[j].Date, s.Events[j].ReportedOn)
		})
	}
	return m
}

func claimBefore(c, d *atlas.Claim) bool {
	if c.Date.Latest != d.Date.Latest {
		return c.Date.Latest < d.Date.Latest
	}
	if c.Seq != d.Seq {
		return c.Seq < d.Seq
	}
	return c.ID < d.ID
}

// Claims returns the claims on a place in time order; "" is the tray.
func (e *Edition) Claims(placeID string) []*atlas.Claim { return e.at(placeID).Claims }

// Events returns the events at a place in time order.
func (e *Edition) Events(placeID string) []*atlas.Event { return e.at(placeID).Events }

// Figures returns the figures given for a place.
func (e *Edition) Figures(placeID string) []*atlas.Figure { return e.at(placeID).Figures }

func (e *Edition) at(id string) *recordSet {
	if s := e.byPlace[id]; s != nil {
		return s
	}
	return &recordSet{}
}

// Day are the records listed under one day.
type Day struct {
	Claims  []*atlas.Claim // on places
	Tray    []*atlas.Claim // without a place
	Events  []*atlas.Event
	Figures []*atlas.Figure
}

// On collects the records of one day, withdrawn ones left out.
func (e *Edition) On(day edtf.Day) Day {
	var d Day
	for i := range e.Atlas.Claims {
		c := &e.Atlas.Claims[i]
		if c.WithdrawnOn != nil || RecordDay(c.Date, c.ReportedOn) != day {
			continue
		}
		if c.PlaceID == "" {
			d.Tray = append(d.Tray, c)
		} else {
			d.Claims = append(d.Claims, c)
		}
	}
	for i := range e.Atlas.Events {
		x := &e.Atlas.Events[i]
		if x.WithdrawnOn == nil && RecordDay(x.Date, x.ReportedOn) == day {
			d.Events = append(d.Events, x)
		}
	}
	for i := range e.Atlas.Figures {
		f := &e.Atlas.Figures[i]
		if f.WithdrawnOn == nil && !f.Date.IsZero() && RecordDay(f.Date, f.ReportedOn) == day {
			d.Figures = append(d.Figures, f)
		}
	}
	return d
}
