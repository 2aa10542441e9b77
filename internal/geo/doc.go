// Package geo is pure geometry on the WGS 84 ellipsoid: distances, bearings,
// offsets, circles, rings, positions along lines, boxes, and cells of the nearest
// point. It knows no places.
//
// Points are orb.Point (longitude, latitude in degrees), lengths are metres,
// bearings are degrees clockwise from true north.
package geo
