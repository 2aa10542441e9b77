package server

import (
	"context"
	"errors"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/geo"
)

// wanted is what a query asks for beyond the name, its values resolved once.
type wanted struct {
	kinds  []string
	units  map[string][]string // country admin1 admin2
	within []finding
	names  []string // keys of areas that are no entity
	near   []orb.Point
	asks   map[string]bool
	beside []string // what the geocoder is told to look beside
	code   string   // ISO 3166-1 alpha-2, as far as one was given
}

// part is how well a candidate meets one thing that was asked for, 0..1; half
// where nothing is known.
type part struct {
	id    string
	value float64
}

const notKnown = 0.5

// wanted resolves the types and properties of a query. Properties that say
// nothing of a place are left out.
func (r *reconciler) wanted(ctx context.Context, q *sought) (*wanted, error) {
	w := &wanted{kinds: slices.Clone(q.kinds), units: map[string][]string{}, asks: map[string]bool{}}
	for _, want := range q.wants {
		for _, v := range want.values {
			v = strings.TrimSpace(clip(v))
			if v == "" {
				continue
			}
			switch want.property {
			case "kind":
				w.kinds = append(w.kinds, v)
			case "country", "admin1", "admin2":
				w.units[want.property] = append(w.units[want.property], v)
				if want.property == "country" && len(v) == 2 {
					w.code = v
				}
			case "within":
				w.asks["within"] = true
				area, err := r.meant(ctx, v)
				if err != nil {
					return nil, err
				}
				if area != nil {
					w.within, w.beside = append(w.within, *area), append(w.beside, area.ref())
				}
				w.names = append(w.names, keyOf(v))
			case "near":
				if err := r.addNear(ctx, w, v); err != nil {
					return nil, err
				}
			}
		}
	}
	w.kinds = slices.DeleteFunc(w.kinds, func(k string) bool { return k == anyPlace })
	return w, nil
}

// addNear notes where to look: "lat,lon", or an entity by id or name.
func (r *reconciler) addNear(ctx context.Context, w *wanted, v string) error {
	if expr, err := gazetteer.Parse(v); err == nil {
		if at, ok := expr.(gazetteer.Coordinates); ok {
			w.near, w.asks["near"] = append(w.near, orb.Point{at.Lon.Float(), at.Lat.Float()}), true
			w.beside = append(w.beside, at.String())
			return nil
		}
	}
	beside, err := r.meant(ctx, v)
	if err != nil || beside == nil {
		return err
	}
	if at := r.point(beside); at != nil {
		w.near, w.asks["near"] = append(w.near, *at), true
		w.beside = append(w.beside, beside.ref())
	}
	return nil
}

// meant returns the one entity that an id or a name stands for; nil if none does
// for sure.
func (r *reconciler) meant(ctx context.Context, v string) (*finding, error) {
	known, err := r.entity(ctx, v)
	if known != nil || err != nil {
		return known, err
	}
	found, err := r.find(ctx, v, 2, false)
	if err != nil || len(found) == 0 || !exact(found[0].reason) {
		return nil, err
	}
	return &found[0], nil
}

// ref is the where-expression that means just this.
func (h *finding) ref() string { return gazetteer.Name(h.id()).String() }

// picks reports that the geocoder, told what belongs beside it, locates a name
// and takes it for the entity of this id.
func (r *reconciler) picks(ctx context.Context, name string, w *wanted, id string) (bool, error) {
	q := gazetteer.Question{
		Phrase: gazetteer.Name(strings.Join(strings.Fields(clip(name)), " ")).String(), Near: w.beside[:min(len(w.beside), maxBeside)], Country: w.code, Limit: 1,
	}
	ctx, stop := wait(ctx)
	defer stop()
	a, err := r.edition.Geocoder().Geocode(ctx, r.library, q)
	if beside := (*gazetteer.NearError)(nil); errors.As(err, &beside) {
		q.Near = nil
		a, err = r.edition.Geocoder().Geocode(ctx, r.library, q)
	}
	if syntax := (*gazetteer.Error)(nil); errors.As(err, &syntax) {
		return false, nil
	}
	if err != nil {
		return false, libraryError{err}
	}
	if a.Status == gazetteer.StatusAmbiguous {
		return false, nil
	}
	return slices.ContainsFunc(a.Choices, func(c gazetteer.Choice) bool { return c.Taken && c.ID == id }), nil
}

// maxBeside is the number of places that the geocoder is told to look beside.
const maxBeside = 10

// keyOf is what spellings of a name have in common.
func keyOf(name string) string {
	key, _ := gazetteer.KeyOf(name)
	return key.Key
}

// parts scores a candidate by what was asked for, in a fixed order.
func (w *wanted) parts(r *reconciler, h *finding) []part {
	var parts []part
	if len(w.kinds) > 0 {
		parts = append(parts, part{"kind", kindLikeness(h.kind(), w.kinds)})
	}
	for _, unit := range []string{"country", "admin1", "admin2"} {
		if values := w.units[unit]; len(values) > 0 {
			parts = append(parts, part{unit, r.unitLikeness(h.unit(unit), values)})
		}
	}
	if w.asks["within"] {
		parts = append(parts, part{"within", w.liesWithin(r, h)})
	}
	if w.asks["near"] {
		parts = append(parts, part{"near", w.nearness(r.point(h))})
	}
	return parts
}

// kindLikeness is 1 for a wanted kind and 0.7 for one like it.
func kindLikeness(kind string, wanted []string) float64 {
	like := func(k string) string {
		switch k {
		case "city", "town", "village", "neighbourhood":
			return "settlement"
		}
		return geocodeType(k)
	}
	best := 0.0
	for _, k := range wanted {
		switch {
		case kind == "":
			best = max(best, notKnown)
		case k == kind:
			return 1
		case like(k) == like(kind):
			best = max(best, 0.7)
		}
	}
	return best
}

// unitLikeness compares an area's name, or a country's code or name, with the
// wanted ones.
func (r *reconciler) unitLikeness(unit string, wanted []string) float64 {
	if unit == "" {
		return notKnown
	}
	for _, v := range wanted {
		if strings.EqualFold(v, unit) || keyOf(v) != "" && (keyOf(v) == keyOf(unit) || keyOf(v) == keyOf(r.lang.Country(unit))) {
			return 1
		}
	}
	return 0
}

// liesWithin is 1 for an entity in one of the areas, by the atlas's own parents,
// the row's units or the area's shape.
func (w *wanted) liesWithin(r *reconciler, h *finding) float64 {
	value := 0.0
	if len(w.within) == 0 && h.unit("admin1") == "" {
		value = notKnown
	}
	for _, name := range w.names {
		for _, unit := range []string{h.unit("country"), h.unit("admin1"), h.unit("admin2"), r.lang.Country(h.unit("country"))} {
			if unit != "" && keyOf(unit) == name {
				return 1
			}
		}
	}
	at := r.point(h)
	for i := range w.within {
		area := &w.within[i]
		if h.place != nil && area.place != nil {
			for _, up := range r.edition.Index.Ancestors(h.place.ID) {
				if up.ID == area.place.ID {
					return 1
				}
			}
		}
		if area.place == nil || at == nil {
			continue
		}
		if shape := r.edition.Located(area.place.ID).Shape(); shape != nil && geo.Contains(shape, *at) {
			return 1
		}
	}
	return value
}

// nearness is 1 at a wanted point, half of it 30 km away.
func (w *wanted) nearness(at *orb.Point) float64 {
	if at == nil {
		return notKnown
	}
	nearest := math.Inf(1)
	for _, near := range w.near {
		nearest = min(nearest, geo.Distance(near, *at))
	}
	return 1 / (1 + nearest/30_000)
}
