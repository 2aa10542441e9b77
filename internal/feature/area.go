package feature

import (
	"errors"
	"math"
	"strings"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/words"
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

// Areas writes the estimated areas at the end of a day, one feature a state, by
// holder, status and holders. A box keeps those whose bound it meets. Every day of the
// range in which the state stands gives the same. Where the places lie too far apart
// there is none, and the collection says why.
func (w *Writer) Areas(v *edition.View, day edtf.Day, f Filter) *Collection {
	c := w.collection("areas", &v.Reading)
	from, until := v.Stands(day)
	c.Standing, c.Estimate = &Standing{ValidFrom: from, ValidUntil: until}, w.estimate()
	areas, err := w.edition.Areas(v, day)
	switch {
	case errors.Is(err, geo.ErrTooFar):
		c.Missing = text(w.en.T("areas.too_far"))
	case err != nil:
		c.Missing = text(err.Error())
	}
	ix := w.edition.Index
	for i, a := range areas {
		if f.Box != nil && !f.Box.Intersects(a.Land.Bound()) {
			continue
		}
		p := Area{
			Status: string(a.State.Status), Holder: text(a.State.Holder), Holders: a.State.HolderList(), Rule: string(v.Reading.Rule),
			PlaceIDs: strings.Join(a.PlaceIDs, ","), Places: len(a.PlaceIDs), AreaKm2: math.Round(a.M2/1e3) / 1e3,
			ReachM: c.ReachM, Method: c.Method, MethodAr: c.MethodAr, Edition: w.edition.ID,
		}
		if a.State.Holder != "" {
			p.HolderName, p.HolderNameAr = text(w.en.Actor(ix, a.State.Holder)), text(w.ar.Actor(ix, a.State.Holder))
		}
		c.add(i+1, a.Land, p)
	}
	return c
}

// estimate says how areas are estimated.
func (w *Writer) estimate() *Estimate {
	settings := w.edition.Atlas.About.Areas
	reach := settings.Reach()
	method := func(l *words.Language) string {
		key := "areas.method"
		if settings.StudyArea != "" {
			key = "areas.method.within"
		}
		return l.T(key, "km", l.Number(reach/1000))
	}
	return &Estimate{Method: method(w.en), MethodAr: method(w.ar), ReachM: reach}
}
