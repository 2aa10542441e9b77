package pages

import (
	"encoding/json"
	"math"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/words"
)

// apart sets what a sentence says of a place's position beside where the map
// has it.
type apart struct {
	Says  string
	Ref   *sentenceRef // of that sentence; nil where the data does not name it
	Is    string
	How   string
	Apart string
	Lines string // what the map draws of it: the coordinates of a MultiLineString
}

// contradiction says in a sentence how a source and the map differ about a
// place; "" where they agree or no sentence says where it lies.
func (w *writer) contradiction(id string) string {
	c := w.disagreement(id)
	if c == nil {
		return ""
	}
	return w.T("contradiction.text", "place", w.lang.Place(w.ix, id), "stated", w.stated(c), "position", w.bearing(c.DistanceM, c.BearingDeg))
}

// disagreement is the comparison of a place's two positions; nil unless they
// differ by more than their wording and precision allow.
func (w *writer) disagreement(id string) *gazetteer.Contradiction {
	if c := w.ed.Contradiction(id); c != nil && c.Disagrees {
		return c
	}
	return nil
}

// apart is the same for the page of the place, each side by itself.
func (w *writer) apart(id string) *apart {
	c := w.disagreement(id)
	if c == nil {
		return nil
	}
	l := w.ed.Located(id)
	return &apart{
		Says: words.Upper(w.stated(c)), Ref: w.written(w.ix.Places[id].TextLocator), Is: words.Upper(w.T("contradiction.position",
			"distance", w.lang.Distance(c.DistanceM), "direction", w.compass(c.BearingDeg), "from", w.countedFrom(c), "degrees", w.degrees(c.BearingDeg))),
		How: w.T("located." + l.LocatedBy), Apart: w.T("contradiction.apart", "distance", w.lang.Distance(c.ApartM)), Lines: w.lines(c, l),
	}
}

// stated is what the sentence says: "2 km west of X".
func (w *writer) stated(c *gazetteer.Contradiction) string {
	from := w.countedFrom(c)
	switch {
	case c.StatedDistanceM != nil && c.StatedBearingDeg != nil:
		return w.T("contradiction.both", "distance", w.lang.Distance(*c.StatedDistanceM), "direction", w.compass(*c.StatedBearingDeg), "from", from)
	case c.StatedDistanceM != nil:
		return w.T("contradiction.distance", "distance", w.lang.Distance(*c.StatedDistanceM), "from", from)
	case c.StatedBearingDeg != nil:
		return w.T("contradiction.direction", "direction", w.compass(*c.StatedBearingDeg), "from", from)
	}
	return c.Stated
}

// countedFrom names what the sentence counts from.
func (w *writer) countedFrom(c *gazetteer.Contradiction) string {
	if w.ix.Places[c.FromID] != nil {
		return w.lang.Place(w.ix, c.FromID)
	}
	return c.FromName
}

// bearing writes a distance with its direction in words and degrees: "36 km to
// the north-west (309°)".
func (w *writer) bearing(metres, degrees float64) string {
	return w.T("compass.away", "distance", w.lang.Distance(metres), "direction", w.compass(degrees), "degrees", w.degrees(degrees))
}

// compass names a bearing in degrees by the nearest of the 16 points.
func (w *writer) compass(bearing float64) string {
	return w.T("compass." + geo.NearestCompassPoint(bearing).String())
}

func (w *writer) degrees(bearing float64) string {
	return w.Int(int(math.Round(bearing))%360) + "°"
}

// lines draws the sector or ring that the sentence speaks of, and the way from
// what it counts from to the place; "" where that has no position.
func (w *writer) lines(c *gazetteer.Contradiction, l *gazetteer.Located) string {
	from := w.position(c.FromID)
	if from == nil || l.Reference == nil {
		return ""
	}
	out := []orb.LineString{{*from, *l.Reference}}
	reach, all := c.DistanceM, 360.0
	if c.StatedDistanceM != nil {
		reach = *c.StatedDistanceM
	}
	const step = geo.CompassSpread / 4
	switch {
	case c.StatedBearingDeg != nil:
		sector := orb.LineString{*from}
		for turn := -geo.CompassSpread; turn <= geo.CompassSpread; turn += step {
			sector = append(sector, geo.Offset(*from, *c.StatedBearingDeg+turn, reach))
		}
		out = append(out, append(sector, *from))
	case c.StatedDistanceM != nil:
		var ring orb.LineString
		for turn := 0.0; turn <= all; turn += step {
			ring = append(ring, geo.Offset(*from, turn, reach))
		}
		out = append(out, ring)
	}
	for _, line := range out {
		for i, p := range line {
			line[i] = orb.Point{math.Round(p[0]*1e4) / 1e4, math.Round(p[1]*1e4) / 1e4}
		}
	}
	b, err := json.Marshal(out)
	if err != nil {
		return ""
	}
	return string(b)
}

// position is where a place or a gazetteer row lies; nil where that is unknown.
func (w *writer) position(id string) *orb.Point {
	if w.ix.Places[id] != nil {
		return w.ed.Located(id).Reference
	}
	if row := w.ed.Row(id); row != nil {
		return &orb.Point{row.Lon, row.Lat}
	}
	return nil
}
