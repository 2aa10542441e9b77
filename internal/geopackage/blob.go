package geopackage

import (
	"encoding/binary"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
)

// wgs84 is the number of the one reference system of our geometries.
const wgs84 = 4326

// blob writes a geometry as the format has it: a head with the reference system
// and, but for points, the envelope; then WKB. Nil for an empty geometry.
func blob(g orb.Geometry) ([]byte, error) {
	if isEmpty(g) {
		return nil, nil
	}
	const littleEndian, withEnvelope = 1, 1 << 1
	_, point := g.(orb.Point)
	flags := byte(littleEndian)
	if !point {
		flags |= withEnvelope
	}
	head := binary.LittleEndian.AppendUint32([]byte{'G', 'P', 0, flags}, wgs84)
	if !point {
		b := g.Bound()
		for _, v := range []float64{b.Min[0], b.Max[0], b.Min[1], b.Max[1]} {
			head = binary.LittleEndian.AppendUint64(head, math.Float64bits(v))
		}
	}
	body, err := wkb.Marshal(g, binary.LittleEndian)
	return append(head, body...), err
}

func isEmpty(g orb.Geometry) bool { return g == nil || g.Bound().IsEmpty() }
