package edition

import (
	"cmp"
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
	at := func(day edtf.Day) *DayCount {
		if days[day] == nil {
			days[day] = &DayCount{Date: day}
		}
		return days[day]
	}
	for i := range a.Claims.Len() {
		if a.Claims.Withdrawn(i) {
			continue
		}
		day := at(claimDay(&a.Claims, i))
		day.Claims++
		if a.Claims.PlaceID(i) == "" {
			day.Tray++
		}
	}
	for i := range a.Events {
		if a.Events[i].WithdrawnOn == nil && !a.Events[i].Date.IsZero() {
			at(RecordDay(a.Events[i].Date, a.Events[i].ReportedOn)).Events++
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

// claimDay is RecordDay of a claim of a list.
func claimDay(l *atlas.ClaimList, i int) edtf.Day {
	if day, ok := l.Reported(i); ok {
		return RecordDay(l.Date(i), &day)
	}
	return RecordDay(l.Date(i), nil)
}

// claimsByDay lists the rows of claims that are not withdrawn by RecordDay, then row.
func claimsByDay(l *atlas.ClaimList) []uint32 {
	out := make([]uint32, 0, l.Len())
	for i := range l.Len() {
		if !l.Withdrawn(i) {
			out = append(out, uint32(i))
		}
	}
	slices.SortStableFunc(out, func(i, j uint32) int { return int(claimDay(l, int(i)) - claimDay(l, int(j))) })
	return out
}

// recordSet are the events and figures that name one place.
type recordSet struct {
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
		sort.SliceStable(s.Events, func(i, j int) bool {
			return RecordDay(s.Events[i].Date, s.Events[i].ReportedOn) < RecordDay(s.Events[j].Date, s.Events[j].ReportedOn)
		})
	}
	return m
}

func compareClaims(c, d *atlas.Claim) int {
	return cmp.Or(cmp.Compare(c.Date.Latest, d.Date.Latest), cmp.Compare(c.Seq, d.Seq), cmp.Compare(c.ID, d.ID))
}

// Claims returns the claims on a place in time order; "" is the tray. Cost: the
// answer.
func (e *Edition) Claims(placeID string) []*atlas.Claim {
	if placeID == "" {
		return e.tray().claims
	}
	return e.claimsAt(placeID)
}

func (e *Edition) claimsAt(placeID string) []*atlas.Claim {
	rows := e.Index.ClaimsAt(placeID)
	out := make([]*atlas.Claim, len(rows))
	for i, row := range rows {
		out[i] = e.Atlas.Claims.At(int(row))
	}
	slices.SortStableFunc(out, compareClaims)
	return out
}

// Events returns the events at a place in time order.
func (e *Edition) Events(placeID string) []*atlas.Event { return e.at(placeID).Events }

// Figures returns the figures given for a place.
func (e *Edition) Figures(placeID string) []*atlas.Figure { return e.at(placeID).Figures }

func (e *Edition) at(id string) *recordSet {
	if s := e.others[id]; s != nil {
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

// On collects the records of one day, withdrawn ones left out. Cost: the claims of the
// day, a logarithm, and the events and figures.
func (e *Edition) On(day edtf.Day) Day {
	var d Day
	rows, claims := e.byDay(), &e.Atlas.Claims
	from := sort.Search(len(rows), func(i int) bool { return claimDay(claims, int(rows[i])) >= day })
	for _, row := range rows[from:] {
		if claimDay(claims, int(row)) != day {
			break
		}
		c := claims.At(int(row))
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
