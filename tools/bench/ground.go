package main

import (
	"fmt"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"
)

// address is a vector tile of the control layer.
type address struct{ maptile.Tile }

func tileOf(p [2]float64, zoom int) address {
	return address{maptile.At(orb.Point{p[0], p[1]}, maptile.Zoom(zoom))}
}

func (a address) path(day string) string {
	return fmt.Sprintf("/tiles/control/%d/%d/%d.mvt?date=%s", a.Z, a.X, a.Y, day)
}

// densest is the point in whose near tile most others lie.
func (s survey) densest() [2]float64 { return s.fullest(nearZoom) }

// middle is the same for the far tile.
func (s survey) middle() [2]float64 { return s.fullest(farZoom) }

func (s survey) fullest(zoom int) [2]float64 {
	count := map[maptile.Tile]int{}
	var best [2]float64
	most := 0
	for _, p := range s.Points {
		t := tileOf(p, zoom).Tile
		if count[t]++; count[t] > most {
			most, best = count[t], p
		}
	}
	return best
}
