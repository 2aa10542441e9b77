package gazetteer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/geo"
)

// failure is why a reference or an expression has no answer.
type failure struct {
	code       string
	ref        Ref // what it is about, for the column; may be nil
	message    string
	candidates []Candidate
	similar    bool // none of them has the name itself
}

// lookup finds the one thing that a name means in its context, or says why there
// is none.
func (r *resolver) lookup(name Name, want wanted) (*thing, *failure) {
	want.name = string(name)
	if t := r.chosen[name]; t != nil {
		return t, nil
	}
	if i, ok := r.placeByID[want.name]; ok && i != want.self {
		t := r.placeThings[i]
		if r.asking {
			r.weigh(name, []*thing{t}, []Candidate{r.byItsID(t)}, t.id)
		}
		return t, nil
	}
	things, claimed := r.sameNamed(want)
	if len(things) == 0 {
		if claimed {
			return nil, &failure{code: ProblemCycle, ref: name, message: fmt.Sprintf("%s is the place itself", name)}
		}
		return nil, r.unknown(name, want)
	}
	candidates := r.rank(things, want)
	if r.imported.widened[name] {
		candidates = r.rank(r.imported.similar[name], want)
		r.weigh(name, r.imported.similar[name], candidates, "")
		return nil, &failure{code: ProblemAmbiguous, ref: name, message: ambiguousName(name, candidates), candidates: candidates}
	}
	if similar := r.imported.similar[name]; len(similar) > 0 { // nothing of the name has a position
		r.weigh(name, similar, r.rank(similar, want), candidates[0].ID)
	} else {
		r.weigh(name, things, candidates, candidates[0].ID)
	}
	if !r.isClear(candidates, things, want) {
		r.weigh(name, things, candidates, "")
		return nil, &failure{code: ProblemAmbiguous, ref: name, message: ambiguousName(name, candidates), candidates: candidates}
	}
	return thingOf(things, candidates[0].ID), nil
}

// isClear reports that the first candidate is meant: it leads the next one that
// is another place, and is neither abroad nor the only one without a position.
func (r *resolver) isClear(candidates []Candidate, things []*thing, want wanted) bool {
	top := candidates[0]
	t := thingOf(things, top.ID)
	// The only thing of a name may still be the wrong one: in another country.
	if (want.kind != "" || r.asking) && t.country != "" && want.country != "" && t.country != want.country {
		return false
	}
	if r.asking && r.noneFits([]*thing{t}, want) {
		return false
	}
	for _, c := range candidates[1:] {
		if r.asking && top.Point == nil && c.Point != nil {
			return false
		}
		if top.Score-c.Score >= clearLead-1e-9 || r.isSamePlace(t, thingOf(things, c.ID)) {
			continue
		}
		return false
	}
	return true
}

// isSamePlace reports that two things of one name, known to different gazetteers,
// are one place: of the same class, each within the other's precision.
func (r *resolver) isSamePlace(a, b *thing) bool {
	pa, pb := r.positionOf(a), r.positionOf(b)
	if pa == nil || pb == nil || classOf(a.kind) != classOf(b.kind) || idPrefix(a) == idPrefix(b) {
		return false
	}
	return geo.Distance(*pa, *pb) <= min(r.radiusOf(a), r.radiusOf(b))
}

// idPrefix names the gazetteer of a thing, empty for places.
func idPrefix(t *thing) string {
	prefix, _, found := strings.Cut(t.id, ":")
	if !found {
		return ""
	}
	return prefix
}

// radiusOf is how far a thing may be from its position, in metres.
func (r *resolver) radiusOf(t *thing) float64 {
	switch {
	case t.row != nil && t.row.PrecisionM > 0:
		return t.row.PrecisionM
	case t.row == nil && r.radius[t.place] > 0:
		return r.radius[t.place]
	}
	return referenceRadius(t.kind)
}

func thingOf(things []*thing, id string) *thing {
	return things[slices.IndexFunc(things, func(t *thing) bool { return t.id == id })]
}

// sameNamed lists the things that share a folded name, and reports whether the
// asking place itself does.
func (r *resolver) sameNamed(want wanted) (things []*thing, claimed bool) {
	key := compact(Fold(want.name))
	for _, t := range slices.Concat(r.imported.places[key], r.placesNamed[key]) {
		switch {
		case t.place == want.self:
			claimed = true
		case !hasID(things, t.id):
			things = append(things, t)
		}
	}
	return append(things, r.rowsOfName(want.name, want.self)...), claimed
}

func hasID(things []*thing, id string) bool {
	return slices.ContainsFunc(things, func(t *thing) bool { return t.id == id })
}

// rowsOfName lists the rows that share a folded name, without those that another
// place than self stands for.
func (r *resolver) rowsOfName(name string, self int) []*thing {
	var rows []*thing
	key := compact(Fold(name))
	for _, t := range slices.Concat(r.rowsNamed[key], r.imported.rows[key]) {
		owner, owned := r.rowOwner[t.id]
		if (!owned || owner == self) && !hasID(rows, t.id) {
			rows = append(rows, t)
		}
	}
	return rows
}

// unknown is the failure of a name that nothing bears; what a question found of
// similar names are its candidates.
func (r *resolver) unknown(name Name, want wanted) *failure {
	fail := &failure{code: ProblemUnknownName, ref: name}
	var near []string
	if similar := r.imported.similar[name]; len(similar) > 0 {
		fail.similar = true
		fail.code, fail.candidates = ProblemAmbiguous, r.rank(similar, want)
		r.weigh(name, similar, fail.candidates, "")
		for _, c := range fail.candidates[:min(len(similar), 3)] {
			near = append(near, fmt.Sprintf("%s (%s)", c.Name, c.ID))
		}
	} else if !r.asking {
		if r.index == nil {
			r.index = NewIndex(append(PlaceEntries(r.in.Places), RowEntries(r.in.Gazetteer)...))
		}
		for _, hit := range r.index.Search(string(name), 3) {
			near = append(near, fmt.Sprintf("%s (%s)", hit.Name, hit.ID))
		}
	}
	fail.message = unknownName(name, near)
	return fail
}

func unknownName(name Name, near []string) string {
	if len(near) == 0 {
		return fmt.Sprintf("no place and no gazetteer row is named %s", name)
	}
	return fmt.Sprintf("no place and no gazetteer row is named %s; the nearest names are %s", name, strings.Join(near, ", "))
}

func ambiguousName(name Name, candidates []Candidate) string {
	ids := make([]string, 0, len(candidates))
	for _, c := range candidates[:min(len(candidates), 5)] {
		ids = append(ids, c.ID)
	}
	return fmt.Sprintf("%s may mean %s; write the id that is meant", name, strings.Join(ids, " or "))
}

// positionOf returns the position of a thing: while places are being resolved
// only what needs no other place, in a question the whole answer.
func (r *resolver) positionOf(t *thing) *orb.Point {
	if r.asking && t.place >= 0 {
		return r.located[t.place].Reference
	}
	return r.directPosition(t)
}

// directPosition returns the position that a thing has by itself, without other
// places: coordinates, a gazetteer row or a drawn shape.
func (r *resolver) directPosition(t *thing) *orb.Point {
	if t.row != nil {
		return &orb.Point{t.row.Lon, t.row.Lat}
	}
	switch e := r.exprs[t.place].(type) {
	case Coordinates:
		return &orb.Point{e.Lon.Float(), e.Lat.Float()}
	case GazetteerID:
		if row, ok := r.byID[string(e)]; ok && row.row != nil {
			return &orb.Point{row.row.Lon, row.row.Lat}
		}
	}
	if drawn := r.shapes[t.id]; drawn != nil {
		return &drawn.centre
	}
	return nil
}

// context describes what a name in the row of place i stands for. The nearest
// larger area whose shape or position is known, and the places named in the same
// sentences, say where to look.
func (r *resolver) context(i int) wanted {
	p := &r.in.Places[i]
	want := wanted{self: i, country: p.Country, admin1: p.Admin1, admin2: p.Admin2}
	parent, ok := r.placeByID[p.Within]
	for range 8 { // a chain of parents may be circular until it is checked
		if !ok {
			break
		}
		at := r.directPosition(r.placeThings[parent])
		drawn := r.shapes[r.in.Places[parent].ID]
		if drawn != nil {
			want.inside = append(want.inside, drawn.Geometry)
		}
		if at != nil {
			want.near = append(want.near, neighbour{*at, r.in.Places[parent].Name})
		}
		if at != nil || drawn != nil {
			break
		}
		parent, ok = r.placeByID[r.in.Places[parent].Within]
	}
	if r.in.Beside == nil {
		return want
	}
	for _, id := range r.in.Beside(p.ID) {
		if j, ok := r.placeByID[id]; ok && j != i {
			if at := r.directPosition(r.placeThings[j]); at != nil {
				want.near = append(want.near, neighbour{*at, r.in.Places[j].Name})
			}
		}
	}
	return want
}
