package pages

import (
	"math"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/geo"
)

// The map opens on what a day is about by the same rule as web/src/map/opening.ts.
const (
	aroundDays = 30   // around a day that no phase holds
	keptShare  = 0.85 // of the points; the farthest would only make the view small
	leastSize  = 0.5  // of a view, in degrees
)

// firstFrom is from how many places on a map begins with a picture of its state alone:
// below it the history is there as soon as the picture would be.
const firstFrom = 1000

// Pictured reports that the page's map begins with that picture.
func (b *boot) Pictured() bool { return b.places >= firstFrom }

// opening is the part of the atlas where reports of the day's phase, or of the two
// months around it, changed the map directly: west, south, east, north. Nil where
// there are none. Cost: in proportion to those changes.
func (w *writer) opening() *[4]float64 {
	from, until := w.day-aroundDays, w.day+aroundDays+1
	for _, p := range w.ed.Atlas.Phases {
		if p.Start <= w.day && w.day <= p.End {
			from, until = p.Start, p.End+1
			break
		}
	}
	points := geo.Nearest(w.changedAt(from, until), keptShare)
	points = append(points, w.changedAt(w.day, w.day+1)...)
	if len(points) == 0 {
		return nil
	}
	b := orb.MultiPoint(points).Bound()
	x, y := max(0, leastSize-(b.Max[0]-b.Min[0]))/2, max(0, leastSize-(b.Max[1]-b.Min[1]))/2
	return &[4]float64{b.Min[0] - x, b.Min[1] - y, b.Max[0] + x, b.Max[1] + y}
}

// changedAt are the points of the direct changes with from <= date < until, counted on
// past ±180 around the middle of the atlas.
func (w *writer) changedAt(from, until edtf.Day) []orb.Point {
	bounds := w.ed.Atlas.About.Bounds
	east := bounds[2]
	if east < bounds[0] {
		east += 360
	}
	middle := (bounds[0] + east) / 2
	v := w.view
	var out []orb.Point
	for _, i := range v.Changed(&from, &until) {
		if v.Spans.Basis(int(i)) != atlas.Direct {
			continue
		}
		if at := w.ed.Located(v.Spans.PlaceID(int(i))).Point; at != nil {
			out = append(out, orb.Point{at[0] - 360*math.Round((at[0]-middle)/360), at[1]})
		}
	}
	return out
}
