package gazetteer

import (
	"math"

	"github.com/heldline/heldline/internal/geo"
)

// How far from the places beside it a thing may be meant, in metres: texts name
// towns from afar, hamlets only nearby.
const (
	reachTown     = 300_000
	reachSpelling = 150_000 // a town that is spelled otherwise
	reachRegion   = 150_000 // a village in the same governorate
	reachVillage  = 75_000
)

// fits reports that a thing of the name, spelled as it says, may be meant where it
// is: in the country, within reach of what stands beside it. Without country and
// neighbours an imported row fits only under its very name and in a country of the
// atlas, since somewhere in the world most words are a place.
func (r *resolver) fits(t *thing, spelling Reason, want wanted) bool {
	if t.country != "" && want.country != "" && t.country != want.country {
		return false
	}
	if len(want.near)+len(want.inside) == 0 {
		return want.country != "" || r.imported.byID[t.id] == nil || spelling == SameName && r.isHome(t.country)
	}
	point := r.positionOf(t)
	if point == nil {
		return false
	}
	for _, area := range want.inside {
		if geo.Contains(area, *point) {
			return true
		}
	}
	nearest := math.Inf(1)
	for _, near := range want.near {
		nearest = min(nearest, geo.Distance(near.point, *point))
	}
	return nearest <= reach(t, spelling, want)
}

// isHome reports that the atlas has something in the country, or nothing anywhere.
func (r *resolver) isHome(country string) bool {
	none := true
	for i := range r.in.Places {
		none = none && r.in.Places[i].Country == ""
		if r.in.Places[i].Country == country {
			return true
		}
	}
	for i := range r.in.Gazetteer {
		none = none && r.in.Gazetteer[i].Country == ""
		if r.in.Gazetteer[i].Country == country {
			return true
		}
	}
	return none
}

func reach(t *thing, spelling Reason, want wanted) float64 {
	_, unit := adminScore(t, want)
	switch {
	case classOf(t.kind) == classArea || classOf(t.kind) == classLine:
		return math.Inf(1)
	case kindOrder(t.kind) < 2 && spelling == SameName:
		return reachTown
	case kindOrder(t.kind) < 2:
		return reachSpelling
	case unit == "same district" || unit == "same governorate":
		return reachRegion
	}
	return reachVillage
}

// noneFits reports that nothing of the name may be meant in this context.
func (r *resolver) noneFits(things []*thing, want wanted) bool {
	for _, t := range things {
		if _, spelling := likest(want.name, t.names); r.fits(t, spelling, want) {
			return false
		}
	}
	return true
}
