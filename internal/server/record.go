package server

import (
	"encoding/json"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// published lists what was published of the current edition's atlas, the last first.
func (s *Server) published(c echo.Context) (*edition.Edition, []edition.Publication, error) {
	e := s.editions.current.Load()
	if err := s.prepare(c, e); err != nil {
		return nil, nil, err
	}
	list, err := s.options.Store.Publications(c.Request().Context(), e.Atlas.About.ID)
	return e, list, err
}

// editionRow is one publication in /editions.json. Properties are only ever added.
type editionRow struct {
	Edition         string    `json:"edition"`
	PublishedOn     *edtf.Day `json:"published_on"`
	Note            *string   `json:"note"`
	ClaimsAdded     int       `json:"claims_added"`
	ClaimsWithdrawn int       `json:"claims_withdrawn"`
	ClaimsChanged   int       `json:"claims_changed"`
	PlacesChanged   int       `json:"places_changed"`
	PlaceDays       int       `json:"place_days"`
	HandsChanged    bool      `json:"hands_changed"`
}

// editionList is the answer of /editions.json.
type editionList struct {
	Atlas    string       `json:"atlas"`
	Current  string       `json:"current"`
	Editions []editionRow `json:"editions"`
}

// editionsJSON lists the editions for programs, and for embeds that show an older
// one: it is asked for at the root only, and never kept for long.
func (s *Server) editionsJSON(c echo.Context) error {
	e, published, err := s.published(c)
	if err != nil {
		return err
	}
	if _, err := readParams(c, e, nil); err != nil {
		return err
	}
	out := editionList{Atlas: e.Atlas.About.ID, Current: e.ID, Editions: []editionRow{}}
	for i := range published {
		p := &published[i]
		row := editionRow{
			Edition: p.Edition, PublishedOn: p.On, ClaimsAdded: p.Totals.ClaimsAdded, ClaimsWithdrawn: p.Totals.ClaimsWithdrawn,
			ClaimsChanged: p.Totals.ClaimsChanged, PlacesChanged: p.Totals.PlacesChanged, PlaceDays: p.Totals.PlaceDays, HandsChanged: p.Totals.HandsChanged,
		}
		if p.Note != "" {
			row.Note = &p.Note
		}
		out.Editions = append(out.Editions, row)
	}
	b, err := json.Marshal(out)
	if err != nil {
		return err
	}
	return s.sendOnce(c, typeJSON, b, fresh)
}
