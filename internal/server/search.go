package server

import (
	"encoding/json"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/gazetteer"
)

// maxHits bounds a search's answer, maxQuery its question.
const (
	maxHits  = 20
	maxQuery = 200 // characters
)

// search answers with GeocodeJSON 0.1.0
// (https://github.com/geocoders/geocodejson-spec): the places of the atlas whose
// names are nearest to q, in either script.
func (s *Server) search(c echo.Context) error {
	return s.data(c, typeGeoJSON, []string{"q", "limit", "lang"}, func(p *params) (encoder, error) {
		limit := maxHits
		if v := p.values.Get("limit"); v != "" {
			n, err := strconv.Atoi(v)
			if err != nil || n < 1 {
				return nil, badParam("limit", "The parameter limit is wrong; write a whole number from 1 to "+strconv.Itoa(maxHits)+".")
			}
			limit = min(n, maxHits)
		}
		lang := p.values.Get("lang")
		if lang != "" && !s.options.Catalogue.Has(lang) {
			return nil, badParam("lang", "The parameter lang is wrong; no catalogue is in that language.")
		}
		q := p.values.Get("q")
		return func(*feature.Writer) ([]byte, error) {
			return json.Marshal(geocode(p.edition, q, lang, p.edition.Search.Search(clip(q), limit)))
		}, nil
	})
}

// clip shortens what is searched for; longer text names no place.
func clip(q string) string {
	if r := []rune(q); len(r) > maxQuery {
		return string(r[:maxQuery])
	}
	return q
}

type geocodeAnswer struct {
	Type      string `json:"type"`
	Geocoding struct {
		Version     string `json:"version"`
		Licence     string `json:"licence"`
		Attribution string `json:"attribution"`
		Query       string `json:"query"`
	} `json:"geocoding"`
	Features []geocodeFeature `json:"features"`
}

type geocodeFeature struct {
	Type       string `json:"type"`
	Geometry   any    `json:"geometry"`
	Properties struct {
		Geocoding geocodePlace `json:"geocoding"`
	} `json:"properties"`
}

type geocodePlace struct {
	PlaceID  string   `json:"place_id"`
	Type     string   `json:"type"` // house street locality city region country
	Kind     string   `json:"kind"` // ours
	Label    string   `json:"label"`
	Name     string   `json:"name"`
	NameAr   string   `json:"name_ar"`
	Matched  string   `json:"matched"` // the name that matched, as it is written
	Accuracy *float64 `json:"accuracy"`
	District string   `json:"district,omitempty"`
	State    string   `json:"state,omitempty"`
	Country  string   `json:"country,omitempty"`
	Score    float64  `json:"score"`
}

func geocode(e *edition.Edition, q, lang string, hits []gazetteer.Hit) geocodeAnswer {
	a := geocodeAnswer{Type: "FeatureCollection", Features: []geocodeFeature{}}
	a.Geocoding.Version, a.Geocoding.Query = "0.1.0", q
	a.Geocoding.Licence, a.Geocoding.Attribution = e.Atlas.About.Licence, e.Atlas.About.Attribution.In(lang)
	for _, h := range hits {
		p, l := e.Index.Places[h.ID], e.Located(h.ID)
		f := geocodeFeature{Type: "Feature"}
		if l.Point != nil {
			f.Geometry = map[string]any{"type": "Point", "coordinates": [2]float64(*l.Point)}
		}
		label := p.NameIn(lang)
		if up := e.Index.Places[p.Within]; up != nil {
			label += ", " + up.NameIn(lang)
		}
		g := geocodePlace{
			PlaceID: p.ID, Type: geocodeType(p.Kind), Kind: p.Kind, Label: label, Name: p.Name, NameAr: p.NameAr, Matched: h.Name,
			District: p.Admin2, State: p.Admin1, Country: p.Country, Score: h.Score,
		}
		if l.PrecisionM > 0 {
			g.Accuracy = &l.PrecisionM
		}
		f.Properties.Geocoding = g
		a.Features = append(a.Features, f)
	}
	return a
}

// geocodeType maps our kinds to the types of the specification.
func geocodeType(kind string) string {
	switch kind {
	case "country":
		return "country"
	case "governorate", "region", "district", "area":
		return "region"
	case "city", "town":
		return "city"
	case "road", "route":
		return "street"
	}
	return "locality"
}
