package feature

import (
	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// ControlBrief are the properties of Control that a state is drawn from.
type ControlBrief struct {
	PlaceID string  `json:"place_id"`
	Kind    string  `json:"kind"`
	Holder  *string `json:"holder"`
	Holders string  `json:"holders"`
	Status  string  `json:"status"`
}

// SpanBrief are the properties of Span that a span is drawn from.
type SpanBrief struct {
	PlaceID   string    `json:"place_id"`
	Holder    *string   `json:"holder"`
	Holders   string    `json:"holders"`
	Status    string    `json:"status"`
	StartDate *edtf.Day `json:"start_date"`
	EndDate   *edtf.Day `json:"end_date"`
}

// PlaceBrief are the properties of Place that a name is drawn from.
type PlaceBrief struct {
	PlaceID string  `json:"place_id"`
	Name    string  `json:"name"`
	NameAr  *string `json:"name_ar"`
	Kind    string  `json:"kind"`
	Rank    int     `json:"rank"`
}

// ClaimBrief are the properties of ClaimRow that say who, where and when.
type ClaimBrief struct {
	ClaimID      string    `json:"claim_id"`
	PlaceID      *string   `json:"place_id"`
	ActorIDs     string    `json:"actor_ids"`
	Verb         string    `json:"verb"`
	DateEarliest *edtf.Day `json:"date_earliest"`
	DateLatest   *edtf.Day `json:"date_latest"`
}

// briefStates writes some spans as the states of their places.
func (w *Writer) briefStates(v *edition.View, spans []int) *Rows {
	return &Rows{
		most: len(spans),
		each: func(write func(int, *orb.Point, any)) {
			var row ControlBrief
			states := w.states(v)
			for _, i := range spans {
				p, l := w.edition.Place(v.Spans.Place(i))
				row = ControlBrief{p.ID, p.Kind, states.actor(v.Spans.Holder(i)).id, states.pool.join(v.Spans.Holders(i), ","), string(v.Spans.Status(i))}
				write(p.No, l.Point, &row)
			}
		},
		tell: func(to Sink) {
			var texts pool
			for _, i := range spans {
				p, l := w.edition.Place(v.Spans.Place(i))
				if l.Point == nil || !to.Feature(p.No, *l.Point) {
					continue
				}
				to.Text(0, p.ID)
				to.Text(1, p.Kind)
				if holder := v.Spans.Holder(i); holder != "" {
					to.Text(2, holder)
				}
				to.Text(3, texts.join(v.Spans.Holders(i), ","))
				to.Text(4, string(v.Spans.Status(i)))
			}
		},
	}
}

func (w *Writer) briefSpans(v *edition.View, spans []int) *Rows {
	return &Rows{most: len(spans), each: func(write func(int, *orb.Point, any)) {
		var row SpanBrief
		var start, end edtf.Day
		states := w.states(v)
		for _, i := range spans {
			_, l := w.edition.Place(v.Spans.Place(i))
			row = SpanBrief{PlaceID: v.Spans.PlaceID(i), Holder: states.actor(v.Spans.Holder(i)).id, Holders: states.pool.join(v.Spans.Holders(i), ","), Status: string(v.Spans.Status(i))}
			var dated bool
			if start, dated = v.Spans.Start(i); dated {
				row.StartDate = &start
			}
			if end = v.Spans.End(i); end <= edtf.MaxDay {
				row.EndDate = &end
			}
			write(i+1, l.Point, &row)
		}
	}}
}

func (w *Writer) briefPlaces(places []int) *Rows {
	return &Rows{most: len(places), each: func(write func(int, *orb.Point, any)) {
		var row PlaceBrief
		for _, k := range places {
			p, l := w.edition.Place(k)
			row = PlaceBrief{p.ID, p.Name, optional(&p.NameAr), p.Kind, p.Rank}
			write(p.No, l.Point, &row)
		}
	}}
}

func (w *Writer) briefClaims(claims []int) *Rows {
	return &Rows{most: len(claims), each: func(write func(int, *orb.Point, any)) {
		var row ClaimBrief
		var texts pool
		list := &w.edition.Atlas.Claims
		for _, i := range claims {
			id, date := list.PlaceID(i), list.Date(i)
			row = ClaimBrief{ClaimID: list.ID(i), PlaceID: &id, ActorIDs: texts.join(list.ActorIDs(i), ";"), Verb: string(list.Verb(i))}
			if !date.OpenStart && !date.IsZero() {
				row.DateEarliest = &date.Earliest
			}
			if !date.OpenEnd && !date.IsZero() {
				row.DateLatest = &date.Latest
			}
			write(w.edition.Index.ClaimNo(i)+1, w.point(id), &row)
		}
	}}
}
