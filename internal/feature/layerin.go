package feature

import (
	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/geo"
)

// LayerIn writes the features of a layer by place whose point lies in a box, by place
// id; the day matters only where the layer is of one day. Where there are more than a
// number, each has only the brief properties of the layer. Cost: that of the places in
// the box, see edition.Edition.Within, and the values written.
func (w *Writer) LayerIn(l *Layer, v *edition.View, day edtf.Day, box geo.Box, most int, to Sink) {
	var rows, brief *Rows
	switch l.Name {
	case "spans":
		spans := v.SpansIn(box)
		rows, brief = w.spanRows(v, spans), w.briefSpans(v, spans)
	case "control":
		spans := v.StateIn(day, box)
		rows, brief = w.stateRows(v, spans), w.briefStates(v, spans)
	case "places":
		places := w.edition.Within(box)
		rows, brief = w.placeRows(places), w.briefPlaces(places)
	case "claims":
		claims := w.claimsIn(box)
		rows, brief = w.claimRows(claims), w.briefClaims(claims)
	}
	if rows.most > most {
		brief.into(to, l.Brief)
	} else {
		rows.into(to, l.Row)
	}
}

// claimsIn lists the rows of the claims on the places in a box, by place.
func (w *Writer) claimsIn(box geo.Box) []int {
	var out []int
	for _, k := range w.edition.Within(box) {
		for _, row := range w.edition.Index.ClaimsAt(w.edition.Places[k].ID) {
			out = append(out, int(row))
		}
	}
	return out
}

// claimRows writes some claims.
func (w *Writer) claimRows(claims []int) *Rows {
	return &Rows{most: len(claims), each: func(write func(int, *orb.Point, any)) {
		var row ClaimRow
		var texts pool
		for _, i := range claims {
			x := w.edition.Atlas.Claims.At(i)
			w.claimRow(&row, x, &texts)
			write(w.edition.Index.ClaimNo(i)+1, w.point(x.PlaceID), &row)
		}
	}}
}

// Bounds is the bound of the points of a layer by place; empty where it has none. Cost:
// the number of places.
func (w *Writer) Bounds(l *Layer) orb.Bound {
	bound := orb.Bound{Min: orb.Point{1, 1}, Max: orb.Point{-1, -1}}
	for k := range w.edition.Places {
		p, located := w.edition.Place(k)
		at := located.Point
		switch {
		case at == nil || l.Name == "claims" && len(w.edition.Index.ClaimsAt(p.ID)) == 0:
		case bound.IsEmpty():
			bound = at.Bound()
		default:
			bound = bound.Extend(*at)
		}
	}
	return bound
}
