package ogc

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"

	"github.com/heldline/heldline/internal/geo"
)

// ParseBox reads four numbers, or six whose heights are left out, in the order of
// axes of a system. In degrees the first longitude may be greater than the second:
// such a box crosses the antimeridian.
func ParseBox(s string, crs CRS) (*geo.Box, error) {
	parts := strings.Split(s, ",")
	if len(parts) != 4 && len(parts) != 6 {
		return nil, fmt.Errorf("it needs four numbers, or six with heights, separated by commas; %d are given", len(parts))
	}
	n := make([]float64, len(parts))
	for i, part := range parts {
		f, err := strconv.ParseFloat(part, 64)
		if err != nil || math.IsNaN(f) || math.IsInf(f, 0) || strings.Trim(part, "0123456789.eE+-") != "" {
			return nil, fmt.Errorf("%q is no number", part)
		}
		n[i] = f
	}
	if len(n) == 6 {
		if n[2] > n[5] {
			return nil, fmt.Errorf("its lower height is above its upper one")
		}
		n = []float64{n[0], n[1], n[3], n[4]}
	}
	low, high := crs.Point(orb.Point{n[0], n[1]}), crs.Point(orb.Point{n[2], n[3]})
	if crs == EPSG3857 {
		if n[0] > n[2] {
			return nil, fmt.Errorf("its left edge is right of its right edge; write minx,miny,maxx,maxy")
		}
		low[0], high[0] = max(-180, min(180, low[0])), max(-180, min(180, high[0]))
	}
	b := &geo.Box{West: low[0], South: low[1], East: high[0], North: high[1]}
	switch {
	case b.South > b.North:
		return nil, fmt.Errorf("its south is above its north; write the lower corner first, in the order of axes of bbox-crs")
	case !b.IsOnEarth():
		return nil, fmt.Errorf("it leaves the earth; longitudes run from -180 to 180, latitudes from -90 to 90, in the order of axes of bbox-crs")
	}
	return b, nil
}

// meets reports that a geometry and a box share a point. Geometries may pass 180
// degrees, as those over the antimeridian do.
func meets(b *geo.Box, g orb.Geometry) bool {
	if !b.Intersects(g.Bound()) {
		return false
	}
	if p, ok := g.(orb.Point); ok {
		return b.Contains(p)
	}
	east := b.East
	if b.West > b.East {
		east += 360
	}
	for _, turn := range []float64{-360, 0, 360} {
		part := orb.Bound{Min: orb.Point{b.West - turn, b.South}, Max: orb.Point{east - turn, b.North}}
		if bound := g.Bound(); part.Contains(bound.Min) && part.Contains(bound.Max) {
			return true
		}
		if clip.Geometry(part, orb.Clone(g)) != nil {
			return true
		}
	}
	return false
}
