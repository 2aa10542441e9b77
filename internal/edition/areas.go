package edition

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/kept"
)

// Area is the land that is estimated to be in one state: nearer to places in that
// state than to any other, within the reach of one of them. It says nothing that the
// places do not say.
type Area struct {
	State    *atlas.Span // of one of its places; status, holder and holders are those of all
	PlaceIDs []string    // that it is estimated from, in order
	Land     orb.MultiPolygon
	M2       float64 // square metres of the land as it is drawn
}

// ground is what the areas of all days and readings share.
type ground struct {
	cells *geo.Cells
	sites []site
}

// site is a point with all places at it. The first decides: it has the lowest rank,
// then the lowest id. A point stands for a place only as far as the place is known to
// lie near it, so places less precise than the reach make no site.
type site struct {
	at     orb.Point
	places []int // in the order of Places, the deciding one first
}

// areasBytes bounds the memory of the areas that are kept; those of the last state are
// kept whatever they take.
const areasBytes = 32 << 20

func newAreas() *kept.Room[[]Area] {
	return kept.New(areasBytes, math.MaxInt64, func(areas []Area) int64 {
		n := 1000 // bytes
		for i := range areas {
			n += 500 + 16*len(areas[i].PlaceIDs)
			for _, polygon := range areas[i].Land {
				for _, ring := range polygon {
					n += 24 + 16*len(ring)
				}
			}
		}
		return int64(n)
	})
}

// layGround makes the cells of the places with a point. They depend on no date: a
// place of which nothing is known keeps its neighbours off its land.
func (e *Edition) layGround() (*ground, error) {
	order := make([]int, len(e.Places))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(e.Places[a].Rank, e.Places[b].Rank) })
	about := &e.Atlas.About
	g := &ground{}
	known := map[orb.Point]int{}
	for _, i := range order {
		l := e.Located(e.Places[i].ID)
		if l.Point == nil || l.PrecisionM > about.Areas.Reach() {
			continue
		}
		if at, taken := known[*l.Point]; taken {
			g.sites[at].places = append(g.sites[at].places, i)
			continue
		}
		known[*l.Point] = len(g.sites)
		g.sites = append(g.sites, site{*l.Point, []int{i}})
	}
	limit, err := e.studyArea()
	if err != nil {
		return nil, err
	}
	points := make([]orb.Point, len(g.sites))
	for i := range g.sites {
		points[i] = g.sites[i].at
	}
	g.cells, err = geo.NewCells(middle(about.Bounds), points, about.Areas.Reach(), limit)
	return g, err
}

// middle is the middle of the view on opening. The projection rests on it and not on
// the places, so that a new place changes the cells around it only.
func middle(bounds [4]float64) orb.Point {
	w, e := bounds[0], bounds[2]
	if w > e {
		e += 360
	}
	lon := (w + e) / 2
	if lon > 180 {
		lon -= 360
	}
	return orb.Point{lon, (bounds[1] + bounds[3]) / 2}
}

// studyArea is the land that limits the areas; nil for none.
func (e *Edition) studyArea() (orb.MultiPolygon, error) {
	name := e.Atlas.About.Areas.StudyArea
	if name == "" {
		return nil, nil
	}
	var file geojson.FeatureCollection
	if err := json.Unmarshal(e.Atlas.Geometries[name], &file); err != nil {
		return nil, fmt.Errorf("the study area %s cannot be read: %w", name, err)
	}
	var out orb.MultiPolygon
	for _, f := range file.Features {
		switch g := f.Geometry.(type) {
		case orb.Polygon:
			out = append(out, g)
		case orb.MultiPolygon:
			out = append(out, g...)
		}
	}
	return out, nil
}

// Areas returns the estimated areas at the end of a day, by holder, status and
// holders; land around places of which nothing is known belongs to none. The error is
// geo.ErrTooFar where the places lie too far apart for one map of them. Cost: of a state
// that nobody asked for lately to join the cells of the places, n log n; the cells are
// made once, when the first areas are asked for.
func (e *Edition) Areas(v *View, day edtf.Day) ([]Area, error) {
	name := key(v.Reading)
	if from, _ := v.Stands(day); from != nil {
		name += " " + from.String()
	}
	return e.areas.Get(context.Background(), name, func(context.Context) ([]Area, error) {
		g, err := e.ground()
		if err != nil {
			return nil, err
		}
		return g.areas(e, v, day), nil
	})
}

func (g *ground) areas(e *Edition, v *View, day edtf.Day) []Area {
	type state struct {
		status          atlas.Status
		holder, holders string
	}
	var out []Area
	found := map[state]int{}
	labels := make([]int, len(g.sites))
	for i, s := range g.sites {
		labels[i] = -1
		span := v.Spans.On(s.places[0], day)
		if v.Spans.Status(span) == atlas.Unknown {
			continue
		}
		k := state{v.Spans.Status(span), v.Spans.Holder(span), strings.Join(v.Spans.Holders(span), ",")}
		n, ok := found[k]
		if !ok {
			n = len(out)
			found[k] = n
			out = append(out, Area{State: v.Spans.At(span)})
		}
		labels[i] = n
		for _, p := range s.places {
			out[n].PlaceIDs = append(out[n].PlaceIDs, e.Places[p].ID)
		}
	}
	for i, land := range g.cells.Dissolve(labels, len(out)) {
		out[i].Land, out[i].M2 = land, geo.Area(land)
		slices.Sort(out[i].PlaceIDs)
	}
	out = slices.DeleteFunc(out, func(a Area) bool { return len(a.Land) == 0 }) // outside the study area
	slices.SortFunc(out, func(a, b Area) int {
		return cmp.Or(cmp.Compare(a.State.Holder, b.State.Holder), cmp.Compare(a.State.Status, b.State.Status),
			cmp.Compare(a.State.HolderList(), b.State.HolderList()))
	})
	return out
}
