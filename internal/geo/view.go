package geo

import (
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/project"
)

// zoomZero is the width of a pixel at the equator in metres where the Mercator square
// of the world is 256 pixels wide (EPSG:3857, as web maps count their zooms).
const zoomZero = 2 * math.Pi * orb.EarthRadius / 256

// View is the box that a web map shows around a middle at a zoom, in a window of
// width × height pixels. Latitudes of the middle lie within ±85 degrees.
func View(middle orb.Point, zoom, width, height float64) Box {
	metres := zoomZero / math.Exp2(zoom)
	at := project.Point(middle, project.WGS84.ToMercator)
	corner := func(x, y float64) orb.Point {
		return project.Point(orb.Point{at[0] + x*metres*width/2, at[1] + y*metres*height/2}, project.Mercator.ToWGS84)
	}
	low, high := corner(-1, -1), corner(1, 1)
	if high.Lon()-low.Lon() >= 360 {
		return Box{-180, low.Lat(), 180, high.Lat()}
	}
	return Box{turned(low.Lon()), low.Lat(), turned(high.Lon()), high.Lat()}
}

// turned is a longitude between -180 and 180.
func turned(lon float64) float64 {
	return lon - 360*math.Round(lon/360)
}
