package datapack

import (
	"math"
	"regexp"

	"github.com/heldline/heldline/internal/atlas"
)

// coordinates recognises a where-expression that is a pair of numbers; all other
// expressions are the geocoder's.
var coordinates = regexp.MustCompile(`^(-?[0-9.]+)\s*,\s*(-?[0-9.]+)$`)

func (s *session) place(r *row) {
	p := atlas.Place{
		No: r.integer("place_no"), ID: r.text("place_id"),
		Name: r.text("name"), NameAr: r.text("name_ar"), NameArOrigin: r.text("name_ar_origin"), Aliases: r.list("aliases"),
		Kind: r.text("kind"), Country: r.text("country"), Within: r.text("within"), Admin1: r.text("admin1"), Admin2: r.text("admin2"),
		GeonamesID: r.integer("geonames_id"), WikidataID: r.text("wikidata_id"),
		Where: r.text("where"), WhereOrigin: r.text("where_origin"), PrecisionM: r.amount("precision_m"),
		TextWhere: r.text("text_where"), TextLocator: r.text("text_locator"),
		Rank: r.integer("rank"), Note: r.both("note", "note_ar"),
	}
	if p.NameAr != "" && p.NameArOrigin == "" {
		r.problem("name_ar_origin", "is empty; say who attests the Arabic name, or leave the name out")
	}
	if p.Within != "" {
		s.withins = append(s.withins, link{at: r.position("within").cell(), child: p.ID, parent: p.Within})
	}
	if p.TextLocator != "" {
		s.texts = append(s.texts, textLocator{r.position("text_locator"), p.TextLocator})
	}
	r.checkCoordinates(p.Where)
	s.keep(r, "where")
	s.keep(r, "text_where")
	s.places.added(p.ID, len(s.atlas.Places), append(p.Aliases, p.Name)...)
	s.atlas.Places = append(s.atlas.Places, p)
}

// checkCoordinates reports a pair of numbers that is no point of the earth or whose
// origin nobody states.
func (r *row) checkCoordinates(where string) {
	m := coordinates.FindStringSubmatch(where)
	if m == nil {
		return
	}
	lat, ok1 := parseNumber(m[1])
	lon, ok2 := parseNumber(m[2])
	switch {
	case !ok1 || !ok2:
		r.problem("where", "%q is not a pair of numbers; write latitude, longitude in degrees, for example 33.4206, 43.3078", where)
	case math.Abs(lat) > 90 && math.Abs(lon) <= 90 && math.Abs(lat) <= 180:
		r.problem("where", "latitude %s is outside the earth; write the latitude first: %s, %s", m[1], m[2], m[1])
	case math.Abs(lat) > 90:
		r.problem("where", "latitude %s is outside the earth; write a number from -90 to 90", m[1])
	case math.Abs(lon) > 180:
		r.problem("where", "longitude %s is outside the earth; write a number from -180 to 180", m[2])
	case r.cell("where_origin") == "":
		r.problem("where_origin", "is empty; say who states these coordinates")
	}
}

func (s *session) gazetteerEntry(r *row) {
	e := atlas.GazetteerEntry{
		ID: r.text("gazetteer_id"), Name: r.text("name"), NameAr: r.text("name_ar"), Aliases: r.list("aliases"),
		Kind: r.text("kind"), Country: r.text("country"), Admin1: r.text("admin1"), Admin2: r.text("admin2"),
		Lat: r.amount("lat"), Lon: r.amount("lon"), PrecisionM: r.amount("precision_m"), Origin: r.text("origin"),
	}
	s.atlas.Gazetteer = append(s.atlas.Gazetteer, e)
}

// amount returns a number, 0 for an empty cell.
func (r *row) amount(column string) float64 {
	if v := r.number(column); v != nil {
		return *v
	}
	return 0
}
