package edition_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"sync"
	"testing"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/publish"
)

// sited lists, by point, the places that the areas rest on, the deciding one first.
func sited(e *edition.Edition) map[orb.Point][]*atlas.Place {
	out := map[orb.Point][]*atlas.Place{}
	for _, p := range e.Places {
		if l := e.Located(p.ID); l.Point != nil && l.PrecisionM <= e.Atlas.About.Areas.Reach() {
			out[*l.Point] = append(out[*l.Point], p)
		}
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(a, b *atlas.Place) int { return a.Rank - b.Rank })
	}
	return out
}

// Each place stands on land of its own state and on no other; one of which nothing is
// known on none.
func TestPlacesStandOnTheirOwnAreas(t *testing.T) {
	everyView(t, func(t *testing.T, e *edition.Edition, v *edition.View) {
		sites := sited(e)
		for _, day := range some(days(e), 6) {
			areas, err := e.Areas(v, day)
			if err != nil {
				t.Fatal(err)
			}
			named := map[string]bool{}
			for _, a := range areas {
				for _, id := range a.PlaceIDs {
					if named[id] {
						t.Errorf("%s: %s counts for two areas", day, id)
					}
					named[id] = true
				}
			}
			for at, places := range sites {
				s := v.At(places[0].ID, day)
				for _, a := range areas {
					own := a.State.Status == s.Status && a.State.HolderList() == s.HolderList() && a.State.Holder == s.Holder
					if in := geo.Contains(a.Land, at); in != own {
						t.Errorf("%s: %s is %s %s, and on the land of %s %s: %v", day, places[0].ID, s.Status, s.HolderList(), a.State.Status, a.State.HolderList(), in)
					}
				}
				for _, p := range places {
					if named[p.ID] != (s.Status != atlas.Unknown) {
						t.Errorf("%s: %s is %s, counted %v", day, p.ID, s.Status, named[p.ID])
					}
				}
			}
		}
	})
}

// Days on which the same state stands share their areas.
func TestAreasStandAsLongAsTheState(t *testing.T) {
	e := build(t, "../../data")
	v := e.View(atlas.Reading{Rule: atlas.Documented})
	day := e.Atlas.About.DefaultDate
	from, until := v.Stands(day)
	first, err := e.Areas(v, *from)
	if err != nil || len(first) == 0 {
		t.Fatal(len(first), err)
	}
	last, _ := e.Areas(v, *until-1)
	if &first[0] != &last[0] {
		t.Error("two days of one state were worked out twice")
	}
	next, _ := e.Areas(v, *until)
	if len(next) == len(first) && slices.EqualFunc(next, first, func(a, b edition.Area) bool { return a.M2 == b.M2 }) {
		t.Error("another state has the same areas")
	}
}

// A study area takes land away and adds none; its setting is part of the edition's id.
func TestStudyAreaLimitsTheAreas(t *testing.T) {
	c, _, err := publish.Publisher{}.Build(t.Context(), os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	day := c.Atlas.About.DefaultDate
	total := func() float64 {
		e := edition.New(c)
		areas, err := e.Areas(e.View(atlas.Reading{Rule: atlas.Documented}), day)
		if err != nil {
			t.Fatal(err)
		}
		var sum float64
		for _, a := range areas {
			sum += a.M2
		}
		return sum
	}
	whole := total()
	b := c.Atlas.About.Bounds
	half := `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[-180,-80],[%[1]g,-80],[%[1]g,80],[-180,80],[-180,-80]]]}}]}`
	c.Atlas.Geometries["half.geojson"] = []byte(fmt.Sprintf(half, (b[0]+b[2])/2))
	c.Atlas.About.Areas.StudyArea = "half.geojson"
	west := total()
	if west <= 0 || west >= whole {
		t.Errorf("%v m² in all, %v m² west of the middle", whole, west)
	}
	id, err := edition.Hash(c.Atlas, c.Located)
	if err != nil || id == c.ID {
		t.Errorf("another study area leaves the id at %s (%v)", id, err)
	}
}

// Places on two sides of the earth have no areas, and say why.
func TestPlacesTooFarApartHaveNoAreas(t *testing.T) {
	c, _, err := publish.Publisher{}.Build(t.Context(), os.DirFS("../../data"))
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(c.Located, func(l gazetteer.Located) bool { return l.Point != nil && l.PrecisionM < 5000 })
	*c.Located[at].Point = orb.Point{-120, -40}
	e := edition.New(c)
	if _, err := e.Areas(e.View(atlas.Reading{Rule: atlas.Documented}), e.Last); !errors.Is(err, geo.ErrTooFar) {
		t.Errorf("got %v", err)
	}
}

// However many ask at once for the areas of states that nobody asked for, each state is
// made once, and all are given the same.
func TestAreasOfAStateAreMadeOnce(t *testing.T) {
	e := generated(t, 60, 300)
	v := e.View(atlas.Reading{Rule: atlas.Documented})
	asked := some(days(e), 5)
	found := make([][][]edition.Area, len(asked))
	var all sync.WaitGroup
	for i, day := range asked {
		found[i] = make([][]edition.Area, 4)
		for n := range found[i] {
			all.Go(func() { found[i][n], _ = e.Areas(v, day) })
		}
	}
	all.Wait()
	filled := 0
	for i := range asked {
		for _, areas := range found[i] {
			if len(areas) != len(found[i][0]) || len(areas) > 0 && &areas[0] != &found[i][0][0] {
				t.Errorf("the areas on %s are made more than once", asked[i])
			}
			filled += len(areas)
		}
	}
	if filled == 0 {
		t.Error("there are no areas")
	}
}
