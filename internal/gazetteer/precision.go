package gazetteer

import (
	"math"

	"github.com/heldline/heldline/internal/geo"
)

// DefaultPrecision returns the radius in metres that coordinates or a gazetteer
// row of a kind stand for where the data states none, and the reason in words. It
// is 0 for kinds that no point stands for.
func DefaultPrecision(kind string) (metres float64, reason string) {
	switch kind {
	case "country", "governorate", "district", "region", "road", "route":
		return 0, "no point stands for an area or a line"
	case "area":
		return 5000, "an area without a drawn border"
	case "city":
		return 3000, "the built-up radius of a city"
	case "town":
		return 2000, "the built-up radius of a town"
	case "neighbourhood":
		return 1000, "the radius of a quarter"
	case "facility":
		return 1000, "works spread over a kilometre"
	case "airfield":
		return 2000, "the length of a runway"
	case "station", "dam", "border_crossing":
		return 500, "the length of the works"
	case "bridge":
		return 300, "the length of a long bridge"
	case "building":
		return 100, "one block"
	}
	return 2000, "gazetteer points of villages are up to 2 km off"
}

// referenceRadius is the radius in metres of a region whose shape is not known,
// when something is counted from it.
func referenceRadius(kind string) float64 {
	switch kind {
	case "country":
		return 300_000
	case "governorate":
		return 100_000
	case "region":
		return 50_000
	case "district", "road", "route":
		return 20_000
	}
	metres, _ := DefaultPrecision(kind)
	return metres
}

// offsetPrecision is the greatest of N sin 22.5° (how far the compass word leaves
// the bearing open), the digit term of the wording and the precision of X.
func offsetPrecision(distance Measure, ofX float64) float64 {
	spread := distance.Metres() * math.Sin(geo.CompassSpread*math.Pi/180)
	return max(spread, distance.DigitTerm(), ofX)
}

// ringPrecision is the radius around X that holds the whole ring.
func ringPrecision(distance Measure, ofX float64) float64 { return distance.Metres() + ofX }

// How far, in metres, a road as drawn may be from the road: schematic legs are 2
// to 5 km off; a straight line in its place leaves it by a tenth of its length.
const (
	drawnRouteError    = 5000
	straightRouteShare = 0.1
)

// digitPrecision is half the last digit of coordinates, in metres.
func digitPrecision(c Coordinates) float64 {
	const metresPerDegree = 111_320
	lon := c.Lon.HalfDigit() * math.Cos(c.Lat.Float()*math.Pi/180)
	return max(c.Lat.HalfDigit(), lon) * metresPerDegree
}

// confidenceOf judges a method and its radius.
func confidenceOf(method string, metres float64) string {
	switch method {
	case ByCoordinates, ByGazetteer:
		if metres <= 2500 {
			return High
		}
		fallthrough
	case ByOffset, ByRoute, ByBetween:
		if metres <= 10_000 {
			return Medium
		}
	}
	return Low
}

// lower returns the lower of two levels of confidence.
func lower(a, b string) string {
	for _, level := range []string{Low, Medium} {
		if a == level || b == level {
			return level
		}
	}
	return High
}

// hasNoPoint reports the kinds that are never drawn as a point.
func hasNoPoint(kind string) bool {
	switch classOf(kind) {
	case classArea, classLine:
		return true
	}
	return false
}
