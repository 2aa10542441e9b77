package geo

import (
	"math"
	"strings"
)

// CompassPoint is one of the 16 points of the compass, counted clockwise from
// north: 0 is N, 4 is E, 15 is NNW.
type CompassPoint int

// CompassPoints is the number of compass points.
const CompassPoints = 16

// CompassSpread is how far, in degrees to either side, a bearing given as a
// compass word may be off: writers use the eight main points.
const CompassSpread = 22.5

// compassAt returns the abbreviation and the English word of a point.
func compassAt(p CompassPoint) (abbreviation, word string) {
	table := [CompassPoints][2]string{
		{"N", "north"}, {"NNE", "north-north-east"}, {"NE", "north-east"}, {"ENE", "east-north-east"},
		{"E", "east"}, {"ESE", "east-south-east"}, {"SE", "south-east"}, {"SSE", "south-south-east"},
		{"S", "south"}, {"SSW", "south-south-west"}, {"SW", "south-west"}, {"WSW", "west-south-west"},
		{"W", "west"}, {"WNW", "west-north-west"}, {"NW", "north-west"}, {"NNW", "north-north-west"},
	}
	row := table[((int(p)%CompassPoints)+CompassPoints)%CompassPoints]
	return row[0], row[1]
}

// String returns the abbreviation: "SE".
func (p CompassPoint) String() string {
	abbreviation, _ := compassAt(p)
	return abbreviation
}

// Word returns the English word: "south-east".
func (p CompassPoint) Word() string {
	_, word := compassAt(p)
	return word
}

// Degrees returns the bearing of the point, in [0, 360).
func (p CompassPoint) Degrees() float64 {
	return normalBearing(float64(p) * 360 / CompassPoints)
}

// ParseCompassPoint reads an abbreviation or an English word in any case, the
// parts of a word joined by hyphens, spaces or nothing: "SE", "south-east",
// "South East", "southeast". It reports false for anything else.
func ParseCompassPoint(s string) (CompassPoint, bool) {
	if len(s) > 40 {
		return 0, false
	}
	plain := strings.NewReplacer("-", "", " ", "", "\u2010", "", "\u2011", "").Replace(strings.ToLower(s))
	for p := CompassPoint(0); p < CompassPoints; p++ {
		abbreviation, word := compassAt(p)
		if plain == strings.ToLower(abbreviation) || plain == strings.ReplaceAll(word, "-", "") {
			return p, true
		}
	}
	return 0, false
}

// NearestCompassPoint returns the compass point closest to a bearing.
func NearestCompassPoint(bearing float64) CompassPoint {
	return CompassPoint(math.Round(normalBearing(bearing)/360*CompassPoints)) % CompassPoints
}
