package server

import (
	"cmp"
	"context"
	"strings"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
)

// id is the entity's: a place id or a gazetteer id.
func (h *finding) id() string {
	if h.place != nil {
		return h.place.ID
	}
	return h.row.ID
}

func (h *finding) kind() string {
	if h.place != nil {
		return h.place.Kind
	}
	return h.row.Kind
}

// unit returns a property that names an area: country admin1 admin2.
func (h *finding) unit(property string) string {
	country, admin1, admin2 := "", "", ""
	if h.place != nil {
		country, admin1, admin2 = h.place.Country, h.place.Admin1, h.place.Admin2
	} else {
		country, admin1, admin2 = h.row.Country, h.row.Admin1, h.row.Admin2
	}
	switch property {
	case "country":
		return country
	case "admin1":
		return admin1
	}
	return admin2
}

// point is where the entity lies, nil where no point stands for it.
func (r *reconciler) point(h *finding) *orb.Point {
	if h.place != nil {
		l := r.edition.Located(h.place.ID)
		if l.Point == nil {
			return l.Reference
		}
		return l.Point
	}
	return &orb.Point{h.row.Lon, h.row.Lat}
}

// entity returns what has an id: a place, or a row that no place stands for; nil
// if nothing does.
func (r *reconciler) entity(ctx context.Context, id string) (*finding, error) {
	id = clip(strings.TrimSpace(id))
	if p := r.edition.Index.Places[id]; p != nil {
		return &finding{place: p, matched: id, score: 1, reason: gazetteer.SameName}, nil
	}
	if !isRowID(id) {
		return nil, nil
	}
	if p := r.edition.Index.Places[r.edition.PlaceOfRow(id)]; p != nil {
		return &finding{place: p, matched: id, score: 1, reason: gazetteer.SameName}, nil
	}
	row, err := r.row(ctx, id)
	if row == nil || err != nil {
		return nil, err
	}
	return &finding{row: row, own: r.edition.Row(id) != nil, matched: id, score: 1, reason: gazetteer.SameName}, nil
}

// isRowID reports that a text has the form of a gazetteer id.
func isRowID(s string) bool {
	expr, err := gazetteer.Parse(s)
	if err != nil {
		return false
	}
	_, ok := expr.(gazetteer.GazetteerID)
	return ok
}

// nameIn is the entity's name in a language, as far as it has one.
func (h *finding) nameIn(lang string) string {
	if h.place != nil {
		return h.place.NameIn(lang)
	}
	return atlas.Text{En: h.row.Name, Ar: h.row.NameAr}.In(lang)
}

// nameOf is the entity's name in the language of the answer; its id where it has
// none.
func (r *reconciler) nameOf(h *finding) string { return cmp.Or(h.nameIn(r.lang.Code), h.id()) }

// describe says in a few words which of its namesakes an entity is.
func (r *reconciler) describe(h *finding) string {
	parts := []string{}
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if kind := h.kind(); kind != "" {
		add(r.lang.T("kind." + kind))
	}
	if h.place != nil {
		if up := r.edition.Index.Places[h.place.Within]; up != nil {
			add(up.NameIn(r.lang.Code))
		}
	} else {
		add(h.row.Admin2)
		add(h.row.Admin1)
		add(r.lang.T("row.no_record_short"))
	}
	if country := h.unit("country"); country != "" {
		add(r.lang.Country(country))
	}
	return strings.Join(parts, " · ")
}
