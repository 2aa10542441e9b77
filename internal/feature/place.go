package feature

import (
	"strings"

	"github.com/paulmach/orb"
)

// Place are the properties of a place.
type Place struct {
	PlaceID      string   `json:"place_id"`
	Name         string   `json:"name"`
	NameAr       *string  `json:"name_ar"`
	NameArOrigin *string  `json:"name_ar_origin"`
	Aliases      string   `json:"aliases"`
	Kind         string   `json:"kind"`
	Country      *string  `json:"country"`
	Within       *string  `json:"within"`
	Admin1       *string  `json:"admin1"`
	Admin2       *string  `json:"admin2"`
	GeonamesID   *int     `json:"geonames_id"`
	WikidataID   *string  `json:"wikidata_id"`
	PrecisionM   *float64 `json:"precision_m"`
	LocatedBy    string   `json:"located_by"`
	Confidence   *string  `json:"confidence"`
	Where        *string  `json:"where"`
	WhereOrigin  *string  `json:"where_origin"`
	Rank         int      `json:"rank"`
}

// Extent are the properties of the shape that a place has or lies in.
type Extent struct {
	PlaceID    string   `json:"place_id"`
	Name       string   `json:"name"`
	NameAr     *string  `json:"name_ar"`
	Kind       string   `json:"kind"`
	Shape      string   `json:"shape"` // circle ring line region
	PrecisionM *float64 `json:"precision_m"`
	LocatedBy  string   `json:"located_by"`
	Edition    string   `json:"edition"`
}

// Places writes every place, by id.
func (w *Writer) Places(f Filter) *Rows {
	var kept []int
	for no := range w.edition.Places {
		if p, l := w.edition.Place(no); f.boxed(l.Point) && f.keeps(w.edition.Index, p.ID) {
			kept = append(kept, no)
		}
	}
	rows := w.placeRows(kept)
	rows.head = w.collection("places", nil)
	return rows
}

// placeRows writes some places, by their number.
func (w *Writer) placeRows(places []int) *Rows {
	return &Rows{most: len(places), each: func(write func(int, *orb.Point, any)) {
		var row Place
		for _, no := range places {
			p, l := w.edition.Place(no)
			row = Place{
				PlaceID: p.ID, Name: p.Name, NameAr: optional(&p.NameAr), NameArOrigin: optional(&p.NameArOrigin), Aliases: strings.Join(p.Aliases, ";"),
				Kind: p.Kind, Country: optional(&p.Country), Within: optional(&p.Within), Admin1: optional(&p.Admin1), Admin2: optional(&p.Admin2),
				WikidataID: optional(&p.WikidataID), PrecisionM: number(&l.PrecisionM), LocatedBy: l.LocatedBy,
				Confidence: optional(&l.Confidence), Where: optional(&p.Where), WhereOrigin: optional(&p.WhereOrigin), Rank: p.Rank,
			}
			if p.GeonamesID != 0 {
				row.GeonamesID = &p.GeonamesID
			}
			write(p.No, l.Point, &row)
		}
	}}
}

// Extents writes the circles, rings, lines and regions of the places that have
// one, by place id.
func (w *Writer) Extents() *Collection {
	c := w.collection("extents", nil)
	for _, p := range w.edition.Places {
		l := w.edition.Located(p.ID)
		shape := l.Shape()
		if shape == nil {
			continue
		}
		c.add(p.No, shape, Extent{
			PlaceID: p.ID, Name: p.Name, NameAr: text(p.NameAr), Kind: p.Kind, Shape: shapeOf(shape, l.Point != nil, l.LocatedBy),
			PrecisionM: number(&l.PrecisionM), LocatedBy: l.LocatedBy, Edition: w.edition.ID,
		})
	}
	return c
}

func shapeOf(g orb.Geometry, hasPoint bool, locatedBy string) string {
	switch {
	case g.Dimensions() == 1:
		return "line"
	case locatedBy == "ring":
		return "ring"
	case hasPoint:
		return "circle"
	}
	return "region"
}
