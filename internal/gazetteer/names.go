package gazetteer

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/geo"
)

// thing is a place of the atlas or a row of the gazetteer: what a name means.
type thing struct {
	id             string
	place          int // index of the place, -1 for a row
	row            *atlas.GazetteerEntry
	names          []string
	kind           string
	country        string
	admin1, admin2 string
}

// class gathers kinds that are alike.
type class int

const (
	classUnknown class = iota
	classArea
	classLine
	classSettlement
	classWorks
)

func classOf(kind string) class {
	switch kind {
	case "":
		return classUnknown
	case "country", "governorate", "district", "region", "area":
		return classArea
	case "road", "route":
		return classLine
	case "city", "town", "village", "neighbourhood":
		return classSettlement
	}
	return classWorks
}

// wanted is what is known of the thing that a name stands for, by its context.
type wanted struct {
	name           string
	kind           string // exact kind, or empty
	areal          bool   // "in X": an area rather than a point; counts where kind is empty
	self           int    // the place whose row holds the name; never an answer
	ownRow         string // gazetteer id that the row itself names, or empty
	country        string
	admin1, admin2 string
	near           []neighbour    // places that belong beside it
	inside         []orb.Geometry // areas that it lies in
}

// neighbour is a position that something belongs beside.
type neighbour struct {
	point orb.Point
	name  string
}

// clearLead is by how much the best candidate must lead to be picked.
const clearLead = 0.1

// rank scores the things and sorts them, best first, then by id.
func (r *resolver) rank(things []*thing, want wanted) []Candidate {
	candidates := make([]Candidate, len(things))
	for i, t := range things {
		candidates[i] = r.score(t, want)
	}
	sortCandidates(candidates)
	return candidates
}

func sortCandidates(candidates []Candidate) {
	slices.SortFunc(candidates, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(kindOrder(a.Kind), kindOrder(b.Kind)), cmp.Compare(a.ID, b.ID))
	})
}

// kindOrder lists cities and towns first among things that nothing else tells
// apart: an order to read them in, never a reason to pick one.
func kindOrder(kind string) int {
	switch kind {
	case "city":
		return 0
	case "town":
		return 1
	}
	return 2
}

// score weighs name (0.4), kind, admin units and distance (0.2 each). A place of
// the atlas gains 0.1, a row that the place's own geonames_id names 0.3.
func (r *resolver) score(t *thing, want wanted) Candidate {
	name, spelling := likest(want.name, t.names)
	admin, unit := adminScore(t, want)
	point := r.positionOf(t)
	distance, far := distanceScore(point, want)
	score := 0.4*name + 0.2*r.kindScore(t.kind, want) + 0.2*admin + 0.2*distance
	reasons := []string{string(spelling), t.kind, unit, far}
	if r.asking && unit == anotherCountry {
		score -= 0.1
	}
	if t.place >= 0 {
		score += 0.1
		reasons = append(reasons, "a place of this atlas")
	}
	if want.ownRow == t.id {
		score += 0.3
		reasons = append(reasons, "the row's geonames_id")
	}
	reasons = slices.DeleteFunc(reasons, func(s string) bool { return s == "" })
	return Candidate{
		ID: t.id, Name: t.names[0], Kind: t.kind, Point: point,
		Score: math.Round(max(0, min(score, 1))*1000) / 1000, Reason: strings.Join(reasons, ", "),
	}
}

// kindScore is 1 for the kind that is wanted. Who asks where a name is may well
// mean a region, where a row of the atlas says so.
func (r *resolver) kindScore(kind string, want wanted) float64 {
	if r.asking && want.kind == "" && !want.areal && classOf(kind) == classArea {
		return 0.7
	}
	return kindScore(kind, want)
}

func kindScore(kind string, want wanted) float64 {
	switch {
	case kind == "":
		return 0.5
	case want.kind == "":
		switch {
		case kind == "area": // as often meant as a point as not
			return 0.7
		case (classOf(kind) == classArea) == want.areal:
			return 1
		}
		return 0
	case kind == want.kind:
		return 1
	case classOf(kind) == classOf(want.kind):
		return 0.7
	case classOf(kind) >= classSettlement && classOf(want.kind) >= classSettlement:
		return 0.3
	}
	return 0
}

// anotherCountry is the reason that speaks most strongly against a thing.
const anotherCountry = "another country"

func adminScore(t *thing, want wanted) (float64, string) {
	same := func(a, b string) bool { return a != "" && b != "" && compact(Fold(a)) == compact(Fold(b)) }
	switch {
	case t.country != "" && want.country != "" && t.country != want.country:
		return 0, anotherCountry
	case same(t.admin2, want.admin2):
		return 1, "same district"
	case same(t.admin1, want.admin1):
		return 0.7, "same governorate"
	case t.admin1 != "" && want.admin1 != "":
		return 0.2, "another governorate"
	}
	return 0.5, ""
}

// distanceScore is 1 inside a wanted area or beside a wanted point, half of that
// 30 km away, and 0.5 where nothing is known.
func distanceScore(point *orb.Point, want wanted) (float64, string) {
	if point == nil || len(want.near)+len(want.inside) == 0 {
		return 0.5, ""
	}
	for _, area := range want.inside {
		if geo.Contains(area, *point) {
			return 1, "inside the area it belongs to"
		}
	}
	nearest, name := math.Inf(1), ""
	others := slices.DeleteFunc(slices.Clone(want.near), func(n neighbour) bool { return n.point == *point }) // beside itself is nowhere
	if len(others)+len(want.inside) == 0 {
		return 0.5, ""
	}
	for _, near := range others {
		if d := geo.Distance(near.point, *point); d < nearest {
			nearest, name = d, near.name
		}
	}
	if math.IsInf(nearest, 1) {
		return 0, "outside the area it belongs to"
	}
	return 1 / (1 + nearest/30_000), fmt.Sprintf("%.0f km from %s", nearest/1000, name)
}
