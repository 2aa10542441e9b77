package pages

import (
	"html/template"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/symbol"
	"github.com/heldline/heldline/internal/words"
)

// moment is one entry of a place's history: a day on which its state changed or
// something was said of it.
type moment struct {
	Mark   template.HTML
	Rail   template.HTML
	Status atlas.Status
	Shown  string // label, where the day shown falls on the stretch that begins here
	Date   *dayRef
	Title  string
	State  string
	Reason string
	Tags   []string
	Says   []record
	day    edtf.Day
}

// history tells a place's states and every claim on it in time order. The first
// entry is the time before any report.
func (w *writer) history(id string) []*moment {
	spans := w.view.Place(id)
	claims := map[edtf.Day][]*atlas.Claim{}
	var days []edtf.Day
	for i := range spans {
		if spans[i].Start != nil {
			days = append(days, *spans[i].Start)
		}
	}
	for _, c := range w.ed.Claims(id) {
		if c.WithdrawnOn == nil {
			day := edition.RecordDay(c.Date, c.ReportedOn)
			claims[day] = append(claims[day], c)
			days = append(days, day)
		}
	}
	slices.Sort(days)
	days = slices.Compact(days)
	out := []*moment{w.beginning(&spans[0], days)}
	told := map[string]bool{}
	before := &spans[0]
	for _, day := range days {
		now := w.view.At(id, day)
		m := w.moment(now, day, claims[day], told)
		if sameState(before, now) && len(m.Says) > 0 {
			m.State, m.Reason = "", ""
		}
		out, before = append(out, m), now
	}
	shown := 0
	for i, m := range out[1:] {
		if m.day <= w.day {
			shown = i + 1
		}
	}
	out[shown].Shown = w.T("history.shown")
	return out
}

// beginning is the time before the first report.
func (w *writer) beginning(s *atlas.Span, days []edtf.Day) *moment {
	m := &moment{Mark: w.fresh(s), Status: s.Status, Rail: w.rail(s), Title: w.T("history.before_all"), Reason: w.lang.Reason(w.ix, s)}
	if len(days) > 0 {
		m.Title = w.T("history.before", "date", w.lang.Day(days[0]))
	}
	return m
}

// sameState reports that a later span repeats what the one before it says.
func sameState(a, b *atlas.Span) bool {
	return a.Status == b.Status && a.HolderList() == b.HolderList() && a.Basis == b.Basis && a.Why == b.Why
}

func (w *writer) moment(s *atlas.Span, day edtf.Day, claims []*atlas.Claim, told map[string]bool) *moment {
	date := w.dayRef(day)
	m := &moment{Mark: w.fresh(s), Rail: w.rail(s), Status: s.Status, Date: &date, Title: date.Text, State: words.Upper(w.status(s)), Reason: w.reason(s, day), day: day}
	begins := s.Start != nil && *s.Start == day
	for _, c := range claims {
		told[c.ID] = true
		m.Says = append(m.Says, w.claim(c, &day))
	}
	if !begins {
		return m
	}
	if s.Basis == atlas.ByInclusion {
		m.Tags = append(m.Tags, w.T("tag.inclusion"))
	}
	for _, id := range s.ClaimIDs {
		c := w.ix.Claim(id)
		// A claim on an area around the place is told where it decides; one on the
		// place itself stands under its own day.
		if c != nil && c.PlaceID != s.PlaceID && !told[id] && s.Status != atlas.Unknown {
			told[id] = true
			m.Says = append(m.Says, w.claim(c, &day))
		}
	}
	return m
}

// rail is the line beside the stretch that begins with a state: full where held,
// two rims where announced, nothing where unknown.
func (w *writer) rail(s *atlas.Span) template.HTML {
	mark := symbol.Of(s, w.ix)
	if s.Status == atlas.Unknown || s.Status == atlas.Unsure || len(mark.Actors) == 0 {
		return ""
	}
	const open = `<svg class="rail" viewBox="0 0 6 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">`
	first, last := symbol.Class(mark.Actors[0].ID), symbol.Class(mark.Actors[len(mark.Actors)-1].ID)
	switch s.Status {
	case atlas.Claimed:
		return template.HTML(open + `<rect class="` + first + `" width="1.6" height="10"/><rect class="` + first + `" x="4.4" width="1.6" height="10"/></svg>`)
	case atlas.Contested:
		return template.HTML(open + `<rect class="` + first + `" width="3" height="10"/><rect class="` + last + `" x="3" width="3" height="10"/></svg>`)
	}
	return template.HTML(open + `<rect class="` + first + `" width="6" height="10"/></svg>`)
}
