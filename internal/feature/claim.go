package feature

import (
	"reflect"
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
	claims := w.edition.Atlas.Claims.Sorted()
	d, err := openDocument(struct {
		Edition     string  `json:"edition"`
		Licence     string  `json:"licence"`
		Attribution string  `json:"attribution"`
		Claims      []Claim `json:"claims"`
	}{w.edition.ID, w.edition.Atlas.About.Licence, w.edition.Atlas.About.Attribution.En, []Claim{}}, claims.Len())
	if err != nil {
		return nil, err
	}
	ix := w.edition.Index
	var row Claim
	var urls pool
	cs, at := columnsOf(reflect.TypeFor[Claim]()), reflect.ValueOf(&row).Elem()
	for _, c := range claims.All() {
		if !f.boxed(w.point(c.PlaceID)) || !f.keeps(ix, c.PlaceID, ix.Roots(c.ActorIDs, edtf.MaxDay), c.ActorIDs) {
			continue
		}
		w.claim(&row, c, &urls)
		if err := d.row(cs, at); err != nil {
			return nil, err
		}
	}
	return d.close(), nil
}

// claim fills a row with a claim.
func (w *Writer) claim(row *Claim, c *atlas.Claim, urls *pool) {
	*row = Claim{
		ClaimID: c.ID, ActorIDs: c.ActorIDs, Verb: c.Verb, Extent: c.Extent, Quantifier: optional(&c.Quantifier), PlaceID: optional(&c.PlaceID),
		LoserID: optional(&c.LoserID), Date: c.Date, Seq: c.Seq, ReportedOn: c.ReportedOn, ClaimantID: c.ClaimantID, Via: optional(&c.Via),
		Denies: optional(&c.Denies), SourceID: c.SourceID, Section: c.Section, Paragraph: c.Paragraph, Sentence: c.Sentence,
		Fragment: optional(&c.Fragment), SourceURL: w.sentence(c.SourceID, c.Fragment, urls), StatementEn: c.Statement.En,
		StatementAr: optional(&c.Statement.Ar), Count: c.Count, CountUnit: optional(&c.CountUnit), AreaKm2: c.AreaKm2,
		RecordedBy: c.RecordedBy, CheckedBy: optional(&c.CheckedBy), WithdrawnOn: c.WithdrawnOn, WithdrawnReason: optional(&c.WithdrawnReason),
	}
	if !c.Date.OpenStart && !c.Date.IsZero() {
		row.DateEarliest = &c.Date.Earliest
	}
	if !c.Date.OpenEnd && !c.Date.IsZero() {
		row.DateLatest = &c.Date.Latest
	}
}

// sentence is the address of a sentence, null where there is none.
func (w *Writer) sentence(sourceID, fragment string, urls *pool) *string {
	urls.scratch = w.edition.Index.AppendSentenceURL(urls.scratch[:0], sourceID, fragment)
	return urls.pointer(urls.text(urls.scratch))
}

func sortedDays[T any](m map[edtf.Day]T) []edtf.Day {
	days := make([]edtf.Day, 0, len(m))
	for d := range m {
		days = append(days, d)
	}
	slices.Sort(days)
	return days
}
