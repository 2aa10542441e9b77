package feature

import (
	"slices"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/gazetteer"
)

// Change are the properties of a change: the border of two spans of a place.
type Change struct {
	PlaceID       string    `json:"place_id"`
	Name          string    `json:"name"`
	NameAr        *string   `json:"name_ar"`
	Date          edtf.Day  `json:"date"`
	Kind          string    `json:"kind"`
	BeforeStatus  string    `json:"before_status"`
	BeforeHolder  *string   `json:"before_holder"`
	BeforeHolders string    `json:"before_holders"`
	Status        string    `json:"status"`
	Holder        *string   `json:"holder"`
	Holders       string    `json:"holders"`
	FromEarliest  *edtf.Day `json:"from_earliest"`
	FromLatest    *edtf.Day `json:"from_latest"`
	ClaimIDs      string    `json:"claim_ids"`
	Claimants     string    `json:"claimants"`
	SourceID      *string   `json:"source_id"`
	SourceURL     *string   `json:"source_url"`
	Rule          string    `json:"rule"`
	Edition       string    `json:"edition"`
}

// Changes writes the changes with from <= date < to, by place id and date.
func (w *Writer) Changes(v *edition.View, from, to *edtf.Day, f Filter) *Rows {
	kept := changesOf(v, from, to, f)
	if f.Place != "" || f.Actor != "" {
		kept = slices.DeleteFunc(kept, func(i int) bool {
			return !f.keeps(w.edition.Index, v.Spans.PlaceID(i), v.Spans.Holders(i-1), v.Spans.Holders(i))
		})
	}
	return &Rows{head: w.collection("changes", &v.Reading), most: len(kept), each: func(write func(int, *orb.Point, any)) {
		var row Change
		states := w.states(v)
		for _, i := range kept {
			write(i+1, states.change(&row, i).Point, &row)
		}
	}}
}

// change fills a row with the change at the start of a span, and says where it is.
func (s *states) change(row *Change, i int) *gazetteer.Located {
	spans := s.view.Spans
	after := spans.Read(i, &s.room)
	p, l := s.edition.Place(spans.Place(i))
	*row = Change{
		PlaceID: p.ID, Name: p.Name, NameAr: optional(&p.NameAr), Date: *after.Start, Kind: string(spans.Change(i)),
		BeforeStatus: string(spans.Status(i - 1)), BeforeHolder: s.actor(spans.Holder(i - 1)).id, BeforeHolders: s.pool.join(spans.Holders(i-1), ","),
		Status: string(after.Status), Holder: s.actor(after.Holder).id, Holders: s.pool.join(after.Holders, ","),
		FromEarliest: s.pool.day(after.FromEarliest), FromLatest: s.pool.day(after.FromLatest),
		ClaimIDs: s.pool.join(after.ClaimIDs, ","), Claimants: s.claimants(i),
		Rule: string(s.view.Reading.Rule), Edition: s.edition.ID,
	}
	row.SourceID, row.SourceURL = s.source(i)
	return l
}
