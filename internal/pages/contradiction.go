package pages

import (
	"github.com/heldline/heldline/internal/geo"
)

// contradiction says how a sentence and the map differ about a place; "" where
// they agree or no sentence says where it lies.
func (w *writer) contradiction(id string) string {
	c := w.ed.Contradiction(id)
	if c == nil || !c.Disagrees {
		return ""
	}
	from := c.FromName
	if w.ix.Places[c.FromID] != nil {
		from = w.lang.Place(w.ix, c.FromID)
	}
	stated := c.Stated
	switch {
	case c.StatedDistanceM != nil && c.StatedBearingDeg != nil:
		stated = w.T("contradiction.both", "distance", w.lang.Distance(*c.StatedDistanceM), "direction", w.compass(*c.StatedBearingDeg), "from", from)
	case c.StatedDistanceM != nil:
		stated = w.T("contradiction.distance", "distance", w.lang.Distance(*c.StatedDistanceM), "from", from)
	case c.StatedBearingDeg != nil:
		stated = w.T("contradiction.direction", "direction", w.compass(*c.StatedBearingDeg), "from", from)
	}
	return w.T("contradiction.text", "place", w.lang.Place(w.ix, id), "stated", stated,
		"distance", w.lang.Distance(c.DistanceM), "direction", w.compass(c.BearingDeg))
}

// compass names a bearing in degrees by the nearest of the eight main points.
func (w *writer) compass(bearing float64) string {
	const eighth = 360.0 / 8
	point := geo.CompassPoint(2 * (int(bearing/eighth+0.5) % 8))
	return w.T("compass." + point.String())
}
