package encode

import (
	"encoding/json"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/geojson"
)

// Point appends a GeoJSON point; false if a coordinate is no number.
func Point(b []byte, p orb.Point) ([]byte, bool) {
	b, ok := position(append(b, `{"type":"Point","coordinates":`...), p)
	return append(b, '}'), ok
}

// Geometry appends a GeoJSON geometry, null where there is none. Points, lines and
// polygons, single and multiple, are written here, everything else by its own type.
func Geometry(b []byte, g *geojson.Geometry) ([]byte, error) {
	start := len(b)
	if g != nil {
		var ok bool
		b = append(b, `{"type":"`...)
		b = append(b, g.Type...)
		b = append(b, `","coordinates":`...)
		if b, ok = coordinates(b, g.Coordinates); ok {
			return append(b, '}'), nil
		}
	}
	text, err := json.Marshal(g)
	return append(b[:start], text...), err
}

func coordinates(b []byte, g orb.Geometry) ([]byte, bool) {
	switch g := g.(type) {
	case orb.Point:
		return position(b, g)
	case orb.MultiPoint:
		return list(b, g, position)
	case orb.LineString:
		return list(b, g, position)
	case orb.MultiLineString:
		return list(b, g, line)
	case orb.Polygon:
		return list(b, g, ring)
	case orb.MultiPolygon:
		return list(b, g, polygon)
	}
	return b, false
}

func position(b []byte, p orb.Point) ([]byte, bool) {
	b, lon := Number(append(b, '['), p[0])
	b, lat := Number(append(b, ','), p[1])
	return append(b, ']'), lon && lat
}

func line(b []byte, l orb.LineString) ([]byte, bool) { return list(b, l, position) }
func ring(b []byte, r orb.Ring) ([]byte, bool)       { return list(b, r, position) }
func polygon(b []byte, p orb.Polygon) ([]byte, bool) { return list(b, p, ring) }

// list appends a JSON array, null for nil; false if a part of it cannot be written.
func list[T any](b []byte, parts []T, part func([]byte, T) ([]byte, bool)) ([]byte, bool) {
	if parts == nil {
		return append(b, "null"...), true
	}
	all := true
	b = append(b, '[')
	for i, p := range parts {
		if i > 0 {
			b = append(b, ',')
		}
		var ok bool
		b, ok = part(b, p)
		all = all && ok
	}
	return append(b, ']'), all
}
