package gazetteer

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// failure is why a reference or an expression has no answer.
type failure struct {
	code       string
	ref        Ref // what it is about, for the column; may be nil
	message    string
	candidates []Candidate
}

// lookup finds the one thing that a name means in its context, or says why there
// is none.
func (r *resolver) lookup(name Name, want wanted) (*thing, *failure) {
	want.name = string(name)
	if i, ok := r.placeByID[want.name]; ok && i != want.self {
		return r.placeThings[i], nil
	}
	things, claimed := r.sameNamed(want)
	if len(things) == 0 {
		if claimed {
			return nil, &failure{code: ProblemCycle, ref: name, message: fmt.Sprintf("%s is the place itself", name)}
		}
		return nil, &failure{code: ProblemUnknownName, ref: name, message: r.unknownName(name)}
	}
	candidates := r.rank(things, want)
	top := candidates[0]
	// The only thing of a name may still be the wrong one: in another country.
	abroad := want.kind != "" && r.byID[top.ID].country != "" && want.country != "" && r.byID[top.ID].country != want.country
	if abroad || len(candidates) > 1 && top.Score-candidates[1].Score < clearLead {
		return nil, &failure{code: ProblemAmbiguous, ref: name, message: ambiguousName(name, candidates), candidates: candidates}
	}
	return r.byID[top.ID], nil
}

// sameNamed lists the things that share a folded name, and reports whether the
// asking place itself does.
func (r *resolver) sameNamed(want wanted) (things []*thing, claimed bool) {
	for _, t := range r.placesNamed[compact(Fold(want.name))] {
		switch {
		case t.place == want.self:
			claimed = true
		case !slices.Contains(things, t):
			things = append(things, t)
		}
	}
	return append(things, r.rowsOfName(want)...), claimed
}

// rowsOfName lists the rows that share a folded name, without those that another
// place stands for.
func (r *resolver) rowsOfName(want wanted) []*thing {
	var rows []*thing
	for _, t := range r.rowsNamed[compact(Fold(want.name))] {
		owner, owned := r.rowOwner[t.id]
		if (!owned || owner == want.self) && !slices.Contains(rows, t) {
			rows = append(rows, t)
		}
	}
	return rows
}

func (r *resolver) unknownName(name Name) string {
	if r.index == nil {
		r.index = NewIndex(append(PlaceEntries(r.in.Places), RowEntries(r.in.Gazetteer)...))
	}
	var near []string
	for _, hit := range r.index.Search(string(name), 3) {
		near = append(near, fmt.Sprintf("%s (%s)", hit.Name, hit.ID))
	}
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
			want.near = append(want.near, *at)
		}
		if at != nil || drawn != nil {
			break
		}
		parent, ok = r.placeByID[r.in.Places[parent].Within]
	}
	for _, id := range r.in.Beside[p.ID] {
		if j, ok := r.placeByID[id]; ok && j != i {
			if at := r.directPosition(r.placeThings[j]); at != nil {
				want.near = append(want.near, *at)
			}
		}
	}
	return want
}

// geonamesRow is the gazetteer id of a GeoNames number, empty for none.
func geonamesRow(id int) string {
	if id == 0 {
		return ""
	}
	return "geonames:" + strconv.Itoa(id)
}
