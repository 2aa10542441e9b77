package poster

import (
	"cmp"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// placed is a place with a point, and how it is drawn.
type placed struct {
	*atlas.Place
	world       orb.Point
	at          Point // pixels, see project
	r           float64
	class       sizeClass
	span        *atlas.Span // its state on the evening shown
	former      *atlas.Span // its state before, where two evenings are compared and it changed
	changed     bool
	chosen      bool
	highlighted bool
	small       bool // steps back behind what changed
	approximate bool
	busy        bool // an event of the day names it
	seen        bool // its point is in the frame
}

// approximateFrom is the precision in metres beyond which a place is drawn as
// approximate.
const approximateFrom = 5000

type sizeClass int

const (
	townSize sizeClass = iota
	villageSize
	facilitySize
)

func classOf(kind string) sizeClass {
	switch kind {
	case "city", "town":
		return townSize
	case "facility", "airfield", "station", "building", "bridge", "dam", "border_crossing", "road", "route":
		return facilitySize
	}
	return villageSize
}

// enlarged is how much larger than on the web map symbols are.
const enlarged = 1.3

// radius is that of the web map at a zoom: straight lines between these steps.
func radius(class sizeClass, zoom float64) float64 {
	zooms := []float64{6, 7, 8, 9, 10, 11}
	radii := [][]float64{{3, 5, 6.5, 8, 8, 10}, {2.5, 4, 5, 6.2, 6.2, 8}, {2.5, 3.5, 4.5, 5.8, 5.8, 7}}[class]
	if zoom <= zooms[0] {
		return radii[0]
	}
	for i := 1; i < len(zooms); i++ {
		if zoom <= zooms[i] {
			return radii[i-1] + (zoom-zooms[i-1])*(radii[i]-radii[i-1])
		}
	}
	return radii[len(radii)-1]
}

// leastZoomOf is the zoom from which a place is drawn that nothing calls for.
func leastZoomOf(p *atlas.Place) float64 {
	least := 11.0
	switch {
	case p.Rank <= 2:
		least = 0
	case p.Rank == 3:
		least = 7.75
	case p.Rank == 4:
		least = 9.75
	}
	if p.Kind == "neighbourhood" {
		least = max(11, least)
	}
	return least
}

// gather lists the places that have a point, with their state.
func (c *composer) gather() {
	s := &c.Spec
	events := map[string]bool{}
	for _, x := range s.Edition.On(s.Day).Events {
		for _, id := range x.PlaceIDs {
			events[id] = true
		}
	}
	for _, p := range s.Edition.Places {
		l := s.Edition.Located(p.ID)
		span := s.View.At(p.ID, s.Day)
		if l.Point == nil || span == nil {
			continue
		}
		one := &placed{
			Place: p, world: world(*l.Point, c.middle), class: classOf(p.Kind), span: span, approximate: l.PrecisionM > approximateFrom,
			chosen: p.ID == s.Place, highlighted: slices.Contains(s.Highlight, p.ID), busy: events[p.ID],
		}
		if s.Since != nil {
			before := s.View.At(p.ID, *s.Since)
			one.changed = stateKey(before) != stateKey(span)
			if one.changed {
				one.former = before
			}
			one.small = !one.changed && !c.between(p.ID)
		} else {
			one.changed = c.changedOn(p.ID, s.Day)
		}
		if !one.chosen && !s.Edition.Keeps(s.Filter, span) {
			continue
		}
		c.places = append(c.places, one)
	}
}

// changedOn reports that a place changed hands, or fighting began or ended, or that
// it was announced, on a day.
func (c *composer) changedOn(id string, day edtf.Day) bool {
	next := day + 1
	for _, x := range c.View.Changes(&day, &next) {
		if x.After.PlaceID == id && counted(&x) {
			return true
		}
	}
	return false
}

// counted reports that a change is one of hands or of fighting.
func counted(x *atlas.Change) bool { return x.Kind == atlas.Hands || x.Kind == atlas.Fighting }

// between reports that a place's state changed after one evening and up to the other.
func (c *composer) between(id string) bool {
	from, to := *c.Since+1, c.Day+1
	return slices.ContainsFunc(c.View.Changes(&from, &to), func(x atlas.Change) bool {
		return x.After.PlaceID == id && stateKey(x.Before) != stateKey(x.After)
	})
}

// stateKey names what the map shows of a state.
func stateKey(s *atlas.Span) string {
	key := string(s.Status)
	for _, id := range shownActors(s) {
		key += " " + id
	}
	return key
}

// shownActors are the actors that a symbol shows.
func shownActors(s *atlas.Span) []string {
	switch s.Status {
	case atlas.Unknown:
		return nil
	case atlas.Claimed:
		return []string{s.Holder}
	}
	return s.Holders
}

// project lays the places into the view and decides which are drawn: the least
// important first, what changed on top.
func (c *composer) project(v *view) {
	for _, p := range c.places {
		p.at = v.pixel(p.world)
		p.r = radius(p.class, v.zoom) * enlarged * c.unit
		if p.small {
			p.r = max(2.2*c.unit, p.r*0.55)
		}
		shown := leastZoomOf(p.Place) <= v.zoom || p.changed || p.chosen || p.highlighted
		p.seen = shown && p.at.X >= v.frame.X && p.at.X <= v.frame.right() && p.at.Y >= v.frame.Y && p.at.Y <= v.frame.bottom()
		if shown && v.frame.grow(p.r).holds(Box{p.at.X, p.at.Y, 0, 0}) {
			c.drawn = append(c.drawn, p)
		}
	}
	slices.SortStableFunc(c.drawn, func(a, b *placed) int {
		return cmp.Or(compareBool(a.changed, b.changed), -cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.at.Y, b.at.Y))
	})
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// core is the share of the radius that a symbol's colour keeps, by the age of the
// last report.
func (c *composer) core(s *atlas.Span) float64 {
	if s.LastReport == nil {
		return 1
	}
	switch age := c.Day - *s.LastReport; {
	case age <= 90:
		return 1
	case age <= 365:
		return 0.72
	case age <= 3*365:
		return 0.54
	}
	return 0.36
}

// ages reports that a state's symbol shrinks with time.
func ages(s *atlas.Span) bool { return s.Status == atlas.Held || s.Status == atlas.Contested }

// middleOf is the longitude in the middle of bounds, which may cross the antimeridian.
func middleOf(bounds [4]float64) float64 {
	west, east := bounds[0], bounds[2]
	if east < west {
		east += 360
	}
	if math.IsNaN(west + east) {
		return 0
	}
	return (west + east) / 2
}
