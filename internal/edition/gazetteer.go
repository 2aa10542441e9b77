package edition

import (
	"strings"
	"sync"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
)

// rows are the gazetteer rows of an edition, indexed when first asked for.
type rows struct {
	once   sync.Once
	index  *gazetteer.Index
	byID   map[string]*atlas.GazetteerEntry
	places map[string]string // place id by the row that the place stands for

	asked    sync.Once
	geocoder *gazetteer.Geocoder
}

func (e *Edition) indexed() *rows {
	r := &e.rows
	r.once.Do(func() {
		r.byID, r.places = make(map[string]*atlas.GazetteerEntry, len(e.Atlas.Gazetteer)), map[string]string{}
		for i := range e.Atlas.Gazetteer {
			r.byID[e.Atlas.Gazetteer[i].ID] = &e.Atlas.Gazetteer[i]
		}
		for _, p := range e.Places { // by id: of two places for one row, the first stands for it
			for _, id := range rowsOf(p) {
				if r.places[id] == "" {
					r.places[id] = p.ID
				}
			}
		}
		r.index = gazetteer.NewIndex(gazetteer.RowEntries(e.Atlas.Gazetteer))
	})
	return r
}

// rowsOf lists the gazetteer ids that a place says it is.
func rowsOf(p *atlas.Place) []string {
	var ids []string
	if p.GeonamesID > 0 {
		ids = append(ids, gazetteer.GeonamesRow(p.GeonamesID))
	}
	if !strings.Contains(p.Where, ":") {
		return ids // as most: parsing a hundred thousand phrases takes its time
	}
	if expr, err := gazetteer.Parse(p.Where); err == nil {
		if id, ok := expr.(gazetteer.GazetteerID); ok && (len(ids) == 0 || ids[0] != string(id)) {
			ids = append(ids, string(id))
		}
	}
	return ids
}

// RowSearch finds the gazetteer rows of the edition by their names. Cost: an
// index over them, once.
func (e *Edition) RowSearch() *gazetteer.Index { return e.indexed().index }

// Geocoder answers where a phrase is by the places and rows of the edition. Cost:
// every place is resolved, once.
func (e *Edition) Geocoder() *gazetteer.Geocoder {
	e.rows.asked.Do(func() { e.rows.geocoder = gazetteer.NewGeocoder(gazetteer.InputOf(e.Atlas)) })
	return e.rows.geocoder
}

// Row returns a gazetteer row of the edition; nil if it has none of that id.
func (e *Edition) Row(id string) *atlas.GazetteerEntry { return e.indexed().byID[id] }

// PlaceOfRow returns the place that stands for a gazetteer row, which the
// edition need not hold; "" if none does.
func (e *Edition) PlaceOfRow(id string) string { return e.indexed().places[id] }

// RowOfPlace returns the gazetteer id that a place stands for; "" if none is
// recorded.
func (e *Edition) RowOfPlace(placeID string) string {
	if p := e.Index.Places[placeID]; p != nil {
		if ids := rowsOf(p); len(ids) > 0 {
			return ids[0]
		}
	}
	return ""
}
