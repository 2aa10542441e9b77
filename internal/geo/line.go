package geo

import (
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// Length returns the length in metres of a line, leg by leg.
func Length(line orb.LineString) float64 {
	var metres float64
	for i := 1; i < len(line); i++ {
		metres += Distance(line[i-1], line[i])
	}
	return metres
}

// PointAlong returns the point metres along the line from its start. It reports
// false where the line is empty or shorter than that; up to a metre beyond the
// end counts as the end.
func PointAlong(line orb.LineString, metres float64) (orb.Point, bool) {
	if len(line) == 0 || metres < 0 {
		return orb.Point{}, false
	}
	rest := metres
	for i := 1; i < len(line); i++ {
		leg := Distance(line[i-1], line[i])
		if rest <= leg {
			return Offset(line[i-1], Bearing(line[i-1], line[i]), rest), true
		}
		rest -= leg
	}
	return line[len(line)-1], rest <= 1
}

// NearestOnLine returns how far along the line, in metres, its nearest point to
// p lies, and how far p is from it. An empty line is infinitely far away. Legs
// are treated as straight in a local projection, which over 200 km and below 60
// degrees of latitude moves the foot by less than a kilometre.
func NearestOnLine(line orb.LineString, p orb.Point) (along, off float64) {
	off = math.Inf(1)
	var before float64
	for i := range line {
		foot := line[i]
		if i > 0 {
			foot = footOnLeg(line[i-1], line[i], p)
		}
		if d := Distance(foot, p); d < off {
			off = d
			along = before
			if i > 0 {
				along += Distance(line[i-1], foot)
			}
		}
		if i > 0 {
			before += Distance(line[i-1], line[i])
		}
	}
	return along, off
}

// footOnLeg returns the point of the leg from a to b that is nearest to p, in a
// plane that is scaled at p's latitude.
func footOnLeg(a, b, p orb.Point) orb.Point {
	scale := math.Cos(p.Lat() * math.Pi / 180)
	dx, dy := (b.Lon()-a.Lon())*scale, b.Lat()-a.Lat()
	square := dx*dx + dy*dy
	if square == 0 {
		return a
	}
	t := ((p.Lon()-a.Lon())*scale*dx + (p.Lat()-a.Lat())*dy) / square
	t = math.Max(0, math.Min(1, t))
	return orb.Point{a.Lon() + t*(b.Lon()-a.Lon()), a.Lat() + t*(b.Lat()-a.Lat())}
}

// Stretch returns the part of the line between two positions along it, in
// metres, running from the first to the second even where that is backwards.
// Positions beyond an end are moved to it. An empty line stays empty.
func Stretch(line orb.LineString, from, to float64) orb.LineString {
	if len(line) == 0 {
		return nil
	}
	if from > to {
		back := Stretch(line, to, from)
		slices.Reverse(back)
		return back
	}
	first, _ := PointAlong(line, math.Max(from, 0))
	last, _ := PointAlong(line, math.Max(to, 0))
	part := orb.LineString{first}
	var walked float64
	for i := 1; i < len(line); i++ {
		walked += Distance(line[i-1], line[i])
		if walked > from+1 && walked < to-1 {
			part = append(part, line[i])
		}
	}
	return append(part, last)
}
