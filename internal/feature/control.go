package feature

import (
	"reflect"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/gazetteer"
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
func (w *Writer) Control(v *edition.View, day edtf.Day, f Filter) *Rows {
	c := w.collection("control", &v.Reading)
	from, until := v.Stands(day)
	c.Standing, c.Trays = &Standing{ValidFrom: from, ValidUntil: until}, &Trays{w.tray(v, from, until)}
	kept := w.narrow(stateOf(v, day, f), f, v)
	if len(f.State) > 0 {
		kept = slices.DeleteFunc(kept, func(i int) bool { return !w.edition.Keeps(f.State, v.Span(i)) })
	}
	rows := w.stateRows(v, kept)
	rows.head = c
	return rows
}

// stateRows writes some spans as the states of their places.
func (w *Writer) stateRows(v *edition.View, spans []int) *Rows {
	return &Rows{
		most: len(spans),
		each: func(write func(int, *orb.Point, any)) {
			var row Control
			states := w.states(v)
			for _, i := range spans {
				p, l, _ := states.control(&row, i)
				write(p.No, l.Point, &row)
			}
		},
		row: Control{},
		straight: func(write func(int, *orb.Point, func(*members))) {
			var i int
			states := w.states(v)
			texts := states.texts()
			state := func(m *members) { states.members(texts, m, i) }
			for _, i = range spans {
				p, l := w.edition.Place(v.Spans.Place(i))
				write(p.No, l.Point, state)
			}
		},
	}
}

// narrow keeps of the spans that a filter may keep those that it does.
func (w *Writer) narrow(spans []int, f Filter, v *edition.View) []int {
	if f.Place == "" && f.Actor == "" {
		return spans
	}
	return slices.DeleteFunc(spans, func(i int) bool {
		_, l := w.edition.Place(v.Spans.Place(i))
		return !f.boxed(l.Point) || !f.keeps(w.edition.Index, v.Spans.PlaceID(i), v.Spans.Holders(i))
	})
}

// Spans writes every span; those with both dates first, so that clients that
// guess types from the first features see dates.
func (w *Writer) Spans(v *edition.View, f Filter) *Rows {
	kept := w.narrow(spansOf(v, f), f, v)
	w.leadSpans(v, kept)
	rows := w.spanRows(v, kept)
	rows.head = w.collection("spans", &v.Reading)
	return rows
}

// spanRows writes some spans.
func (w *Writer) spanRows(v *edition.View, spans []int) *Rows {
	return &Rows{
		most: len(spans),
		each: func(write func(int, *orb.Point, any)) {
			var row Span
			states := w.states(v)
			for _, i := range spans {
				_, l, s := states.control(&row.Control, i)
				row.StartDate, row.EndDate = states.pool.day(s.Start), states.pool.day(s.End)
				write(i+1, l.Point, &row)
			}
		},
		row: Span{},
		straight: func(write func(int, *orb.Point, func(*members))) {
			var i int
			states := w.states(v)
			texts := states.texts()
			span := func(m *members) {
				states.members(texts, m, i)
				m.day(v.Spans.Start(i))
				end := v.Spans.End(i)
				m.day(end, end <= edtf.MaxDay)
			}
			for _, i = range spans {
				_, l := w.edition.Place(v.Spans.Place(i))
				write(i+1, l.Point, span)
			}
		},
	}
}

// leadSpans orders spans as Lead does.
func (w *Writer) leadSpans(v *edition.View, spans []int) {
	var row Span
	var room atlas.SpanRoom
	cs, at := columnsOf(reflect.TypeFor[Span]()), reflect.ValueOf(&row).Elem()
	tells := make([]uint64, len(spans))
	for n, i := range spans {
		x := v.Spans.Read(i, &room)
		_, l := w.edition.Place(v.Spans.Place(i))
		row.StartDate, row.EndDate, row.FromEarliest, row.FromLatest, row.LastReport = x.Start, x.End, x.FromEarliest, x.FromLatest, x.LastReport
		row.PrecisionM = number(&l.PrecisionM)
		tells[n] = cs.told(at)
	}
	lead(tells, spans)
}

// control fills a row with the state of a span; what it returns stands until the next.
func (s *states) control(row *Control, i int) (*atlas.Place, *gazetteer.Located, *atlas.Span) {
	x := s.view.Spans.Read(i, &s.room)
	p, l := s.edition.Place(s.view.Spans.Place(i))
	*row = Control{
		PlaceID: p.ID, Name: p.Name, NameAr: optional(&p.NameAr), Kind: p.Kind, Country: optional(&p.Country),
		FromEarliest: s.pool.day(x.FromEarliest), FromLatest: s.pool.day(x.FromLatest), FromEDTF: s.began(x), LastReport: s.pool.day(x.LastReport),
		LastKnownHolder: s.pool.pointer(s.pool.join(x.LastKnownHolders, ",")), PrecisionM: number(&l.PrecisionM), LocatedBy: l.LocatedBy,
		ClaimIDs: s.pool.join(x.ClaimIDs, ","), Claimants: s.claimants(i), Edition: s.edition.ID,
	}
	s.holding(row, x)
	row.SourceID, row.SourceURL = s.source(i)
	reason := s.reasons(i, x)
	row.Reason, row.ReasonAr = reason.en, reason.ar
	return p, l, x
}

// holding fills a row with who holds a place and how.
func (s *states) holding(row *Control, x *atlas.Span) {
	holder := s.actor(x.Holder)
	row.Holder, row.HolderName, row.HolderNameAr = holder.id, holder.name, holder.nameAr
	row.Holders, row.Units, row.Status = s.pool.join(x.Holders, ","), s.pool.join(x.Units, ","), string(x.Status)
	row.Basis, row.Rule = s.pool.pointer(string(x.Basis)), string(s.view.Reading.Rule)
}

// tray lists statements without a place whose last possible day lies in the
// half-open range in which the state stands.
func (w *Writer) tray(v *edition.View, from, until *edtf.Day) []Tray {
	out := []Tray{}
	for _, c := range w.edition.Tray(from, until) {
		if !v.Uses(c) {
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
