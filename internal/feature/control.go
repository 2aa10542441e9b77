package feature

import (
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// Control are the properties of the state of a place, and of a span.
type Control struct {
	PlaceID         string    `json:"place_id"`
	Name            string    `json:"name"`
	NameAr          *string   `json:"name_ar"`
	Kind            string    `json:"kind"`
	Country         *string   `json:"country"`
	Holder          *string   `json:"holder"`
	HolderName      *string   `json:"holder_name"`
	HolderNameAr    *string   `json:"holder_name_ar"`
	Holders         string    `json:"holders"`
	Units           string    `json:"units"`
	Status          string    `json:"status"`
	Basis           *string   `json:"basis"`
	Rule            string    `json:"rule"`
	FromEarliest    *edtf.Day `json:"from_earliest"`
	FromLatest      *edtf.Day `json:"from_latest"`
	FromEDTF        *string   `json:"from_edtf"`
	LastReport      *edtf.Day `json:"last_report"`
	LastKnownHolder *string   `json:"last_known_holder"`
	PrecisionM      *float64  `json:"precision_m"`
	LocatedBy       string    `json:"located_by"`
	ClaimIDs        string    `json:"claim_ids"`
	Claimants       string    `json:"claimants"`
	SourceID        *string   `json:"source_id"`
	SourceURL       *string   `json:"source_url"`
	Reason          string    `json:"reason"`
	ReasonAr        string    `json:"reason_ar"`
	Edition         string    `json:"edition"`
}

// Span are the properties of a span: those of its state, and its half-open range.
type Span struct {
	Control
	StartDate *edtf.Day `json:"start_date"` // first day; null = open
	EndDate   *edtf.Day `json:"end_date"`   // first day of the next span; null = open
}

// Tray is a statement that names no place, listed on its day.
type Tray struct {
	ClaimID     string     `json:"claim_id"`
	Date        edtf.Date  `json:"date"`
	ReportedOn  *edtf.Day  `json:"reported_on"`
	Actors      string     `json:"actors"`
	Verb        atlas.Verb `json:"verb"`
	Count       *float64   `json:"count"`
	CountUnit   *string    `json:"count_unit"`
	AreaKm2     *float64   `json:"area_km2"`
	Claimant    string     `json:"claimant"`
	Statement   string     `json:"statement"`
	StatementAr string     `json:"statement_ar"`
	SourceURL   *string    `json:"source_url"`
}

// Control writes the state of every place at the end of a day, by place id, and
// the tray: the statements without a place whose last possible day lies in the
// range in which that state stands. Every day of the range gives the same.
func (w *Writer) Control(v *edition.View, day edtf.Day, f Filter) *Collection {
	c := w.collection("control", &v.Reading)
	from, until := v.Stands(day)
	c.Standing, c.Trays = &Standing{ValidFrom: from, ValidUntil: until}, &Trays{w.tray(v, from, until)}
	for _, i := range v.State(day) {
		s := v.Span(i)
		g := w.point(s.PlaceID)
		if f.keeps(w.edition.Index, s.PlaceID, g, s.Holders) && w.edition.Keeps(f.State, s) {
			c.add(w.edition.Index.Places[s.PlaceID].No, g, w.control(v, s))
		}
	}
	return c
}

// Spans writes every span; those with both dates first, so that clients that
// guess types from the first features see dates.
func (w *Writer) Spans(v *edition.View, f Filter) *Collection {
	c := w.collection("spans", &v.Reading)
	for i := range v.Spans.Len() {
		s := v.Span(i)
		g := w.point(s.PlaceID)
		if f.keeps(w.edition.Index, s.PlaceID, g, s.Holders) {
			c.add(i+1, g, Span{w.control(v, s), s.Start, s.End})
		}
	}
	Lead(c.Features)
	return c
}

func (w *Writer) control(v *edition.View, s *atlas.Span) Control {
	ix := w.edition.Index
	p, l := ix.Places[s.PlaceID], w.edition.Located(s.PlaceID)
	c := Control{
		PlaceID: p.ID, Name: p.Name, NameAr: text(p.NameAr), Kind: p.Kind, Country: text(p.Country),
		Holder: text(s.Holder), Holders: s.HolderList(), Units: strings.Join(s.Units, ","),
		Status: string(s.Status), Basis: text(string(s.Basis)), Rule: string(v.Reading.Rule),
		FromEarliest: s.FromEarliest, FromLatest: s.FromLatest, FromEDTF: fromEDTF(s), LastReport: s.LastReport,
		LastKnownHolder: text(strings.Join(s.LastKnownHolders, ",")), PrecisionM: number(l.PrecisionM), LocatedBy: l.LocatedBy,
		ClaimIDs: strings.Join(s.ClaimIDs, ","), Claimants: w.claimants(s),
		Reason: w.en.Reason(ix, s), ReasonAr: w.ar.Reason(ix, s), Edition: w.edition.ID,
	}
	if s.Holder != "" {
		c.HolderName, c.HolderNameAr = text(w.en.Actor(ix, s.Holder)), text(w.ar.Actor(ix, s.Holder))
	}
	c.SourceID, c.SourceURL = w.source(s.ClaimIDs)
	return c
}

// fromEDTF writes the range in which the state began.
func fromEDTF(s *atlas.Span) *string {
	switch {
	case s.FromLatest == nil:
		return nil
	case s.FromEarliest == nil:
		return text("[.." + s.FromLatest.String() + "]")
	case *s.FromEarliest > *s.FromLatest:
		return text(s.FromLatest.String())
	}
	return text(edtf.Between(*s.FromEarliest, *s.FromLatest).String())
}

// claimants lists who makes the claims of a span, in their order.
func (w *Writer) claimants(s *atlas.Span) string {
	ids := make([]string, 0, len(s.ClaimIDs))
	for _, id := range s.ClaimIDs {
		ids = append(ids, w.edition.Index.Claim(id).ClaimantID)
	}
	return strings.Join(ids, ",")
}

// source returns the source of the deciding claim and the address of its sentence.
func (w *Writer) source(claimIDs []string) (id, url *string) {
	if len(claimIDs) == 0 {
		return nil, nil
	}
	l := &w.edition.Index.Claim(claimIDs[0]).Locator
	return text(l.SourceID), text(w.edition.Index.SentenceURL(l))
}

// tray lists statements without a place whose last possible day lies in the
// half-open range in which the state stands.
func (w *Writer) tray(v *edition.View, from, until *edtf.Day) []Tray {
	out := []Tray{}
	for _, c := range w.edition.Claims("") {
		day := edition.RecordDay(c.Date, c.ReportedOn)
		if !v.Uses(c) || from != nil && day < *from || until != nil && day >= *until {
			continue
		}
		out = append(out, Tray{
			ClaimID: c.ID, Date: c.Date, ReportedOn: c.ReportedOn, Actors: strings.Join(c.ActorIDs, ","), Verb: c.Verb,
			Count: c.Count, CountUnit: text(c.CountUnit), AreaKm2: c.AreaKm2, Claimant: c.ClaimantID,
			Statement: c.Statement.En, StatementAr: c.Statement.Ar, SourceURL: text(w.edition.Index.SentenceURL(&c.Locator)),
		})
	}
	return out
}
