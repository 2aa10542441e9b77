package feature

import (
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// Area are the properties of an estimated area: land nearer to places of one state
// than to any other place, within the reach of one of them.
type Area struct {
	Status       string  `json:"status"`
	Holder       *string `json:"holder"`
	HolderName   *string `json:"holder_name"`
	HolderNameAr *string `json:"holder_name_ar"`
	Holders      string  `json:"holders"`
	Rule         string  `json:"rule"`
	PlaceIDs     string  `json:"place_ids"` // the places it is estimated from
	Places       int     `json:"places"`
	AreaKm2      float64 `json:"area_km2"` // of the drawing, no measure of control
	ReachM       float64 `json:"reach_m"`
	Method       string  `json:"method"`
	MethodAr     string  `json:"method_ar"`
	Edition      string  `json:"edition"`
}

// Areas writes the estimated areas of a day.
func (w *Writer) Areas(v *edition.View, _ edtf.Day) *Collection {
	return w.collection("areas", &v.Reading)
}
