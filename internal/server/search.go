package server

import (
	"context"
	"encoding/json"

	"github.com/labstack/echo/v4"

	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/words"
)

// maxHits bounds a search's answer.
const maxHits = 20

// search answers with GeocodeJSON 0.1.0
// (https://github.com/geocoders/geocodejson-spec): the places of the atlas whose
// names are nearest to q, in either script, then the rows of gazetteers that no
// place stands for.
func (s *Server) search(c echo.Context) error {
	e, _, err := s.edition(c)
	if err != nil {
		return err
	}
	return s.orAlone(c, s.finder(c, e), func(f finder) error { return s.searchWith(c, f) })
}

func (s *Server) searchWith(c echo.Context, f finder) error {
	return s.data(c, typeGeoJSON, []string{"q", "limit", "lang"}, func(p *params) (encoder, error) {
		limit, err := p.limit(maxHits)
		if err != nil {
			return nil, err
		}
		lang, err := s.lang(p.values.Get("lang"))
		if err != nil {
			return nil, err
		}
		p.key += " " + f.stamp
		p.apart = true // from the edition: the gazetteers change
		f.edition = p.edition
		return func(ctx context.Context, _ *feature.Writer) ([]byte, error) {
			a, err := f.geocode(ctx, p.values.Get("q"), lang, limit)
			if err != nil {
				return nil, err
			}
			return json.Marshal(a)
		}, nil
	})
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

// geocodePlace has every member in every feature, null where there is nothing.
type geocodePlace struct {
	PlaceID     *string  `json:"place_id"`     // null for a row that no place stands for
	GazetteerID *string  `json:"gazetteer_id"` // of the row, or that the place stands for
	Type        string   `json:"type"`         // house street locality city region country
	Kind        *string  `json:"kind"`         // ours
	Label       string   `json:"label"`
	Name        string   `json:"name"`
	NameAr      *string  `json:"name_ar"`
	Matched     string   `json:"matched"` // the name that matched, as it is written
	Accuracy    *float64 `json:"accuracy"`
	District    *string  `json:"district"`
	State       *string  `json:"state"`
	Country     *string  `json:"country"`
	Score       float64  `json:"score"`
	Reason      string   `json:"reason"`
	Origin      *string  `json:"origin"`
	Attribution *string  `json:"attribution"` // of the imported gazetteer; null for what is the atlas's own
}

// geocode writes the answer to one search.
func (f finder) geocode(ctx context.Context, q string, lang *words.Language, limit int) (geocodeAnswer, error) {
	a := geocodeAnswer{Type: "FeatureCollection", Features: []geocodeFeature{}}
	about := &f.edition.Atlas.About
	a.Geocoding.Version, a.Geocoding.Query = "0.1.0", q
	a.Geocoding.Licence, a.Geocoding.Attribution = about.Licence, about.Attribution.In(lang.Code)
	found, err := f.find(ctx, q, limit, true)
	if err != nil {
		return a, err
	}
	var used credits
	if used.sets, err = f.datasets(ctx); err != nil {
		return a, err
	}
	for i := range found {
		h := &found[i]
		g := geocodeFeature{Type: "Feature"}
		var at *[2]float64
		if h.place != nil {
			at, g.Properties.Geocoding = placeHit(f.edition, h, lang.Code)
		} else {
			at, g.Properties.Geocoding = rowHit(h, lang, &used)
		}
		if at != nil {
			g.Geometry = map[string]any{"type": "Point", "coordinates": *at}
		}
		a.Features = append(a.Features, g)
	}
	for _, credit := range used.list() {
		a.Geocoding.Attribution += "; " + credit
	}
	return a, nil
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
