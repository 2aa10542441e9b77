package feature

import (
	"strings"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
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
func (w *Writer) Changes(v *edition.View, from, to *edtf.Day, f Filter) *Collection {
	c := w.collection("changes", &v.Reading)
	for _, x := range v.ByPlace(from, to) {
		p := w.edition.Index.Places[x.After.PlaceID]
		g := w.point(p.ID)
		if !f.keeps(w.edition.Index, p.ID, g, append(append([]string{}, x.Before.Holders...), x.After.Holders...)) {
			continue
		}
		props := Change{
			PlaceID: p.ID, Name: p.Name, NameAr: text(p.NameAr), Date: x.Date, Kind: string(x.Kind),
			BeforeStatus: string(x.Before.Status), BeforeHolder: text(x.Before.Holder), BeforeHolders: x.Before.HolderList(),
			Status: string(x.After.Status), Holder: text(x.After.Holder), Holders: x.After.HolderList(),
			FromEarliest: x.After.FromEarliest, FromLatest: x.After.FromLatest,
			ClaimIDs: strings.Join(x.After.ClaimIDs, ","), Claimants: w.claimants(x.After),
			Rule: string(v.Reading.Rule), Edition: w.edition.ID,
		}
		props.SourceID, props.SourceURL = w.source(x.After.ClaimIDs)
		c.add(x.Index+1, g, props)
	}
	return c
}
