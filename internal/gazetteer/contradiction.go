package gazetteer

import (
	"math"
	"strings"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/geo"
)

// Contradiction compares what a source's sentence says of a place's position
// with the position that was found. DistanceM and BearingDeg are measured from
// the thing that the sentence counts from to the place.
type Contradiction struct {
	PlaceID          string
	Stated           string   // the sentence's wording as an expression, in canonical form
	FromName         string   // what it counts from; for A–B its first
	FromID           string   // its place id or gazetteer id; empty for coordinates
	StatedDistanceM  *float64 // nil where the sentence gives none
	StatedBearingDeg *float64
	DistanceM        float64
	BearingDeg       float64
	// ApartM is how far the place is from what the sentence says: from the point
	// for a distance with a bearing, else from the ring, sector, line or area.
	ApartM float64
	// Disagrees reports that rounding, the compass word, both precisions and a
	// quarter of the distance (writers often give the way by road) do not explain
	// the difference.
	Disagrees bool
}

// roadDetour is the share by which a stated distance may exceed or fall short.
const roadDetour = 0.25

// isVague reports the methods whose reference position is not the place's own.
func isVague(method string) bool { return method == ByRing || method == ByWithin }

// contradiction compares place i with its text_where. It is nil where the text
// says nothing of a position or is itself how the place was located, and where the
// place has no position of its own. Problems of the expression are reported.
func (r *resolver) contradiction(i int) *Contradiction {
	p := &r.in.Places[i]
	if strings.TrimSpace(p.TextWhere) == "" {
		return nil
	}
	expr, err := Parse(p.TextWhere)
	if err != nil {
		r.parseProblem(p.ID, "text_where", err)
		return nil
	}
	first := firstRef(expr)
	at := r.located[i].Reference
	if first == nil || at == nil || expr == r.exprs[i] || isVague(r.located[i].LocatedBy) {
		return nil
	}
	want := r.context(i)
	_, want.areal = expr.(Within)
	from, fail := r.anchor(first, want)
	if fail != nil {
		r.report(i, "text_where", p.TextWhere, fail)
		return nil
	}
	c := &Contradiction{PlaceID: p.ID, Stated: expr.String(), FromName: from.name, FromID: from.id(), DistanceM: geo.Distance(from.point, *at)}
	c.BearingDeg = geo.Bearing(from.point, *at)
	slack := from.radius + r.located[i].PrecisionM
	switch e := expr.(type) {
	case Offset:
		c.stateDistance(e.Distance)
		c.stateBearing(e.Direction)
		c.ApartM = geo.Distance(geo.Offset(from.point, e.Direction.Degrees(), e.Distance.Metres()), *at)
		c.Disagrees = c.offDistance(e.Distance) > slack || c.offSector(e.Direction) > slack
	case Distant:
		c.stateDistance(e.Distance)
		c.ApartM = math.Abs(c.DistanceM - e.Distance.Metres())
		c.Disagrees = c.offDistance(e.Distance) > slack
	case Direction:
		c.stateBearing(e.Direction)
		c.ApartM = c.offSector(e.Direction)
		c.Disagrees = c.ApartM > slack
	case Within:
		c.ApartM = max(c.DistanceM-from.radius, 0)
		if from.shape != nil && geo.Contains(from.shape, *at) {
			c.ApartM = 0
		}
		c.Disagrees = c.ApartM > r.located[i].PrecisionM
	case Coordinates, GazetteerID, Name:
		c.ApartM = c.DistanceM
		c.Disagrees = c.ApartM > slack
	default:
		f, fail := r.locateRelative(expr, want)
		if fail != nil {
			r.report(i, "text_where", p.TextWhere, fail)
			return nil
		}
		c.ApartM = apartFrom(f, *at)
		c.Disagrees = c.ApartM > f.precision+r.located[i].PrecisionM
	}
	return c
}

func (c *Contradiction) stateDistance(m Measure) {
	metres := m.Metres()
	c.StatedDistanceM = &metres
}

func (c *Contradiction) stateBearing(p geo.CompassPoint) {
	degrees := p.Degrees()
	c.StatedBearingDeg = &degrees
}

// offDistance is by how many metres the distance is beyond what the wording
// allows.
func (c *Contradiction) offDistance(m Measure) float64 {
	return math.Abs(c.DistanceM-m.Metres()) - max(m.DigitTerm(), roadDetour*m.Metres())
}

// offSector is how far the place is, in metres, from the sector of the compass
// word; 0 inside.
func (c *Contradiction) offSector(p geo.CompassPoint) float64 {
	angle := geo.BearingDifference(c.BearingDeg, p.Degrees()) - geo.CompassSpread
	if angle <= 0 {
		return 0
	}
	return c.DistanceM * math.Sin(math.Min(angle, 90)*math.Pi/180)
}

// apartFrom is how far a point is from the line or point of a fix.
func apartFrom(f fix, at orb.Point) float64 {
	if line, ok := f.extent.(orb.LineString); ok {
		_, off := geo.NearestOnLine(line, at)
		return off
	}
	if f.point != nil {
		return geo.Distance(*f.point, at)
	}
	return 0
}

// firstRef is what an expression counts from, nil where it says nothing.
func firstRef(expr Expr) Ref {
	switch e := expr.(type) {
	case Ref:
		return e
	case Offset:
		return e.From
	case Distant:
		return e.From
	case Direction:
		return e.From
	case Within:
		return e.Area
	case Between:
		return e.A
	case Along:
		if e.From != nil {
			return e.From
		}
		if e.To != nil {
			return e.Start
		}
	}
	return nil
}

// id is the place id or gazetteer id of an anchor, empty for coordinates.
func (a *anchor) id() string {
	if len(a.from) > 0 {
		return a.from[0]
	}
	if len(a.ids) > 0 {
		return a.ids[0]
	}
	return ""
}
