package feature

import (
	"slices"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// Claim has the columns of claims.csv, with the range of its date and the
// address of its sentence.
type Claim struct {
	ClaimID         string     `json:"claim_id"`
	ActorIDs        []string   `json:"actor_ids"`
	Verb            atlas.Verb `json:"verb"`
	Extent          string     `json:"extent"`
	Quantifier      *string    `json:"quantifier"`
	PlaceID         *string    `json:"place_id"`
	LoserID         *string    `json:"loser_id"`
	Date            edtf.Date  `json:"date"`
	DateEarliest    *edtf.Day  `json:"date_earliest"`
	DateLatest      *edtf.Day  `json:"date_latest"`
	Seq             int        `json:"seq"`
	ReportedOn      *edtf.Day  `json:"reported_on"`
	ClaimantID      string     `json:"claimant_id"`
	Via             *string    `json:"via"`
	Denies          *string    `json:"denies"`
	SourceID        string     `json:"source_id"`
	Section         string     `json:"section"`
	Paragraph       int        `json:"paragraph"`
	Sentence        int        `json:"sentence"`
	Fragment        *string    `json:"fragment"`
	SourceURL       *string    `json:"source_url"`
	StatementEn     string     `json:"statement_en"`
	StatementAr     *string    `json:"statement_ar"`
	Count           *float64   `json:"count"`
	CountUnit       *string    `json:"count_unit"`
	AreaKm2         *float64   `json:"area_km2"`
	RecordedBy      string     `json:"recorded_by"`
	CheckedBy       *string    `json:"checked_by"`
	WithdrawnOn     *edtf.Day  `json:"withdrawn_on"`
	WithdrawnReason *string    `json:"withdrawn_reason"`
}

// Claims writes every claim, withdrawn ones too, by id.
func (w *Writer) Claims(f Filter) ([]byte, error) {
	out := struct {
		Edition     string  `json:"edition"`
		Licence     string  `json:"licence"`
		Attribution string  `json:"attribution"`
		Claims      []Claim `json:"claims"`
	}{w.edition.ID, w.edition.Atlas.About.Licence, w.edition.Atlas.About.Attribution.En, []Claim{}}
	ix := w.edition.Index
	for i := range w.edition.Atlas.Claims.Len() {
		c := w.edition.Atlas.Claims.At(i)
		roots := append(ix.Roots(c.ActorIDs, edtf.MaxDay), c.ActorIDs...)
		if f.keeps(ix, c.PlaceID, w.point(c.PlaceID), roots) {
			out.Claims = append(out.Claims, w.claim(c))
		}
	}
	slices.SortFunc(out.Claims, func(a, b Claim) int {
		if a.ClaimID < b.ClaimID {
			return -1
		}
		return 1
	})
	return Encode(out)
}

func (w *Writer) claim(c *atlas.Claim) Claim {
	out := Claim{
		ClaimID: c.ID, ActorIDs: c.ActorIDs, Verb: c.Verb, Extent: c.Extent, Quantifier: text(c.Quantifier), PlaceID: text(c.PlaceID),
		LoserID: text(c.LoserID), Date: c.Date, Seq: c.Seq, ReportedOn: c.ReportedOn, ClaimantID: c.ClaimantID, Via: text(c.Via),
		Denies: text(c.Denies), SourceID: c.SourceID, Section: c.Section, Paragraph: c.Paragraph, Sentence: c.Sentence,
		Fragment: text(c.Fragment), SourceURL: text(w.edition.Index.SentenceURL(&c.Locator)), StatementEn: c.Statement.En,
		StatementAr: text(c.Statement.Ar), Count: c.Count, CountUnit: text(c.CountUnit), AreaKm2: c.AreaKm2,
		RecordedBy: c.RecordedBy, CheckedBy: text(c.CheckedBy), WithdrawnOn: c.WithdrawnOn, WithdrawnReason: text(c.WithdrawnReason),
	}
	if !c.Date.OpenStart && !c.Date.IsZero() {
		out.DateEarliest = c.Date.Earliest.Ptr()
	}
	if !c.Date.OpenEnd && !c.Date.IsZero() {
		out.DateLatest = c.Date.Latest.Ptr()
	}
	return out
}

func sortedDays[T any](m map[edtf.Day]T) []edtf.Day {
	days := make([]edtf.Day, 0, len(m))
	for d := range m {
		days = append(days, d)
	}
	slices.Sort(days)
	return days
}
