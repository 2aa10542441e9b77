package server

import (
	"fmt"
	"math"
	"regexp"
	"strconv"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/geo"
)

// A box of this many pixels is fitted into the map of a usual frame at the zoom that
// it was measured at: what lies around it is the room that is kept for buttons.
const freeWidth, freeHeight = 470, 243

// viewBox is the part of the ground around the middle that the hash of a map's
// address names, #map=zoom/latitude/longitude, as bbox; "" where it names none.
func viewBox(hash string) string {
	m := regexp.MustCompile(`(?:^|&)map=([\d.]+)/(-?[\d.]+)/(-?[\d.]+)`).FindStringSubmatch(hash)
	if m == nil {
		return ""
	}
	var n [3]float64
	for i := range n {
		var err error
		if n[i], err = strconv.ParseFloat(m[i+1], 64); err != nil {
			return ""
		}
	}
	zoom, lat, lon := n[0], n[1], n[2]
	if zoom > 24 || math.Abs(lat) > 85 || math.Abs(lon) > 360 {
		return ""
	}
	b := geo.View(orb.Point{lon, lat}, zoom, freeWidth, freeHeight)
	return fmt.Sprintf("%.4f,%.4f,%.4f,%.4f", b.West, b.South, b.East, b.North)
}
