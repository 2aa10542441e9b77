package feature

import (
	"strings"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// Event are the properties of an event.
type Event struct {
	EventID      string    `json:"event_id"`
	Date         *string   `json:"date"` // EDTF
	DateEarliest *edtf.Day `json:"date_earliest"`
	DateLatest   *edtf.Day `json:"date_latest"`
	ReportedOn   *edtf.Day `json:"reported_on"`
	Kind         string    `json:"kind"`
	Title        string    `json:"title"`
	TitleAr      *string   `json:"title_ar"`
	PlaceIDs     string    `json:"place_ids"`
	ActorIDs     string    `json:"actor_ids"`
	TargetIDs    string    `json:"target_ids"`
	Claimants    string    `json:"claimants"`
	CampaignID   *string   `json:"campaign_id"`
	SourceID     string    `json:"source_id"`
	Section      string    `json:"section"`
	SourceURL    *string   `json:"source_url"`
	Statement    string    `json:"statement"`
	StatementAr  *string   `json:"statement_ar"`
	Killed       *string   `json:"killed"` // figures as given, with their unit; rival figures by ";"
	Displaced    *string   `json:"displaced"`
	Strength     *string   `json:"strength"`
	OtherFigures *string   `json:"other_figures"`
	Edition      string    `json:"edition"`
}

// Events writes the events whose range of days meets from <= day < to, by
// event id. Its point is that of the first place that has one.
func (w *Writer) Events(from, to *edtf.Day, f Filter) *Collection {
	c := w.collection("events", nil)
	figures := map[string][]*atlas.Figure{}
	for i := range w.edition.Atlas.Figures {
		x := &w.edition.Atlas.Figures[i]
		if x.EventID != "" && x.WithdrawnOn == nil {
			figures[x.EventID] = append(figures[x.EventID], x)
		}
	}
	for i := range w.edition.Atlas.Events {
		x := &w.edition.Atlas.Events[i]
		if x.WithdrawnOn != nil || outside(x, from, to) || !w.keepsEvent(x, f) {
			continue
		}
		c.add(i+1, w.eventPoint(x), w.event(x, figures[x.ID]))
	}
	return c
}

func outside(x *atlas.Event, from, to *edtf.Day) bool {
	if x.Date.IsZero() {
		return from != nil || to != nil
	}
	return from != nil && x.Date.Latest < *from || to != nil && x.Date.Earliest >= *to
}

func (w *Writer) keepsEvent(x *atlas.Event, f Filter) bool {
	places := x.PlaceIDs
	if len(places) == 0 {
		places = []string{""}
	}
	roots := w.edition.Index.Roots(append(append([]string{}, x.ActorIDs...), x.TargetIDs...), edtf.MaxDay)
	roots = append(append(roots, x.ActorIDs...), x.TargetIDs...)
	for _, id := range places {
		if f.boxed(w.point(id)) && f.keeps(w.edition.Index, id, roots) {
			return true
		}
	}
	return false
}

func (w *Writer) eventPoint(x *atlas.Event) orb.Geometry {
	for _, id := range x.PlaceIDs {
		if p := w.point(id); p != nil {
			return *p
		}
	}
	return nil
}

func (w *Writer) event(x *atlas.Event, figures []*atlas.Figure) Event {
	e := Event{
		EventID: x.ID, Date: text(x.Date.String()), ReportedOn: x.ReportedOn, Kind: x.Kind, Title: x.Title.En, TitleAr: text(x.Title.Ar),
		PlaceIDs: strings.Join(x.PlaceIDs, ";"), ActorIDs: strings.Join(x.ActorIDs, ";"), TargetIDs: strings.Join(x.TargetIDs, ";"),
		Claimants: x.ClaimantID, CampaignID: text(x.CampaignID), SourceID: x.SourceID, Section: x.Section,
		SourceURL: text(w.edition.Index.SentenceURL(&x.Locator)), Statement: x.Statement.En, StatementAr: text(x.Statement.Ar),
		Edition: w.edition.ID,
	}
	if !x.Date.IsZero() {
		if !x.Date.OpenStart {
			e.DateEarliest = x.Date.Earliest.Ptr()
		}
		if !x.Date.OpenEnd {
			e.DateLatest = x.Date.Latest.Ptr()
		}
	}
	for _, f := range figures {
		s := f.AsGiven + " " + f.Unit.En
		switch f.Kind {
		case "killed":
			e.Killed = also(e.Killed, s)
		case "displaced":
			e.Displaced = also(e.Displaced, s)
		case "strength":
			e.Strength = also(e.Strength, s)
		default:
			e.OtherFigures = also(e.OtherFigures, s)
		}
	}
	return e
}

func also(list *string, s string) *string {
	if list != nil {
		s = *list + ";" + s
	}
	return &s
}

// Dates are the days with a change or a report, for sliders and static copies.
type Dates struct {
	First   edtf.Day  `json:"first"`
	Last    edtf.Day  `json:"last"`
	Default edtf.Day  `json:"default"`
	Dates   []DateRow `json:"dates"`
}

// DateRow counts one day.
type DateRow struct {
	Date    edtf.Day `json:"date"`
	Changes int      `json:"changes"`
	Claims  int      `json:"claims"`
	Events  int      `json:"events"`
}

// Dates writes the days with a change, a report, or of a campaign's window.
func (w *Writer) Dates(v *edition.View) ([]byte, error) {
	rows := map[edtf.Day]*DateRow{}
	at := func(d edtf.Day) *DateRow {
		if rows[d] == nil {
			rows[d] = &DateRow{Date: d}
		}
		return rows[d]
	}
	for _, d := range w.edition.Dates {
		r := at(d.Date)
		r.Claims, r.Events = d.Claims, d.Events
	}
	for _, c := range v.Changes(nil, nil) {
		at(c.Date).Changes++
	}
	for _, c := range w.edition.Atlas.Campaigns {
		for d := c.WindowStart; d <= c.WindowEnd; d++ {
			at(d)
		}
	}
	out := Dates{First: w.edition.First, Last: w.edition.Last, Default: w.edition.Atlas.About.DefaultDate, Dates: []DateRow{}}
	for _, d := range sortedDays(rows) {
		out.Dates = append(out.Dates, *rows[d])
	}
	return Encode(out)
}
