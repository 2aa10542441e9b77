package feature

import (
	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// ClaimRow are the properties of a claim as a feature: those of Claim, flat, with
// the names that a table is read by.
type ClaimRow struct {
	ClaimID         string    `json:"claim_id"`
	PlaceID         *string   `json:"place_id"` // null = it names no place
	Name            *string   `json:"name"`
	NameAr          *string   `json:"name_ar"`
	ActorIDs        string    `json:"actor_ids"`
	Verb            string    `json:"verb"`
	Extent          string    `json:"extent"`
	Quantifier      *string   `json:"quantifier"`
	LoserID         *string   `json:"loser_id"`
	Date            *string   `json:"date"` // EDTF
	DateEarliest    *edtf.Day `json:"date_earliest"`
	DateLatest      *edtf.Day `json:"date_latest"`
	Seq             int       `json:"seq"`
	ReportedOn      *edtf.Day `json:"reported_on"`
	ClaimantID      string    `json:"claimant_id"`
	Via             *string   `json:"via"`
	Denies          *string   `json:"denies"`
	SourceID        string    `json:"source_id"`
	Section         string    `json:"section"`
	Paragraph       int       `json:"paragraph"`
	Sentence        int       `json:"sentence"`
	SourceURL       *string   `json:"source_url"`
	Statement       string    `json:"statement"`
	StatementAr     *string   `json:"statement_ar"`
	Count           *float64  `json:"count"`
	CountUnit       *string   `json:"count_unit"`
	AreaKm2         *float64  `json:"area_km2"`
	WithdrawnOn     *edtf.Day `json:"withdrawn_on"`
	WithdrawnReason *string   `json:"withdrawn_reason"`
	Edition         string    `json:"edition"`
}

// ClaimFeatures writes every claim, withdrawn ones too, by id, at the point of its
// place; its feature id counts from 1 in that order.
func (w *Writer) ClaimFeatures() *Rows {
	claims := w.edition.Atlas.Claims.Sorted()
	return &Rows{head: w.collection("claims", nil), most: claims.Len(), each: func(write func(int, *orb.Point, any)) {
		var row ClaimRow
		var texts pool
		for i, x := range claims.All() {
			w.claimRow(&row, x, &texts)
			write(i+1, w.point(x.PlaceID), &row)
		}
	}}
}

// claimRow fills a row with a claim.
func (w *Writer) claimRow(row *ClaimRow, x *atlas.Claim, texts *pool) {
	var c Claim
	w.claim(&c, x, texts)
	*row = ClaimRow{
		ClaimID: c.ClaimID, PlaceID: c.PlaceID, ActorIDs: texts.join(c.ActorIDs, ";"), Verb: string(c.Verb), Extent: c.Extent,
		Quantifier: c.Quantifier, LoserID: c.LoserID, Date: texts.pointer(c.Date.String()), DateEarliest: c.DateEarliest, DateLatest: c.DateLatest,
		Seq: c.Seq, ReportedOn: c.ReportedOn, ClaimantID: c.ClaimantID, Via: c.Via, Denies: c.Denies, SourceID: c.SourceID,
		Section: c.Section, Paragraph: c.Paragraph, Sentence: c.Sentence, SourceURL: c.SourceURL, Statement: c.StatementEn,
		StatementAr: c.StatementAr, Count: c.Count, CountUnit: c.CountUnit, AreaKm2: c.AreaKm2, WithdrawnOn: c.WithdrawnOn,
		WithdrawnReason: c.WithdrawnReason, Edition: w.edition.ID,
	}
	if p := w.edition.Index.Places[x.PlaceID]; p != nil {
		row.Name, row.NameAr = optional(&p.Name), optional(&p.NameAr)
	}
}
