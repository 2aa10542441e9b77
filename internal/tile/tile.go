package tile

import (
	"cmp"
	"slices"

	"github.com/gogo/protobuf/proto"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/mvt"
	"github.com/paulmach/orb/geojson"
	"github.com/paulmach/orb/maptile"

	"github.com/heldline/heldline/internal/feature"
)

// ContentType is that of a tile.
const ContentType = "application/vnd.mapbox-vector-tile"

// hit is a piece that lies in a tile, by so many turns around the earth.
type hit struct {
	piece int32
	shift float64
}

// Tile encodes what lies in a tile, with its margin: one layer of the layer's name,
// in its order; nothing where nothing does. No point is ever left out. Cost: what
// lies in it plus a logarithm.
func (x *Index) Tile(t maptile.Tile) ([]byte, error) {
	layer := &mvt.Layer{Name: x.layer.Name, Version: 2, Extent: Extent}
	var rows []int32
	hits := x.find(t)
	for i := 0; i < len(hits); {
		row, end := x.pieces[hits[i].piece].row, i+1
		for end < len(hits) && x.pieces[hits[end].piece].row == row {
			end++
		}
		if g := x.cut(t, hits[i:end]); g != nil {
			layer.Features = append(layer.Features, &geojson.Feature{ID: x.rows.ids[row], Geometry: g})
			rows = append(rows, row)
		}
		i = end
	}
	if len(rows) == 0 {
		return []byte{}, nil
	}
	out, err := mvt.MarshalToVectorTile(mvt.Layers{layer})
	if err != nil {
		return nil, err
	}
	x.rows.fill(out.Layers[0], rows)
	return proto.Marshal(out)
}

// find lists the pieces in a tile by feature. What passes 180 degrees is found on
// both sides; points are wherever they are once.
func (x *Index) find(t maptile.Tile) []hit {
	var hits []hit
	n := float64(uint64(1) << t.Z)
	margin := Margin / (n * Extent)
	west, north := float64(t.X)/n, float64(t.Y)/n
	shifts := []float64{0}
	if x.layer.Geometry != feature.PointGeometry {
		shifts = []float64{-1, 0, 1}
	}
	for _, shift := range shifts {
		x.tree.Search([2]float64{west + shift - margin, north - margin}, [2]float64{west + shift + 1/n + margin, north + 1/n + margin},
			func(_, _ [2]float64, no int32) bool {
				hits = append(hits, hit{no, shift})
				return true
			})
	}
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(a.piece, b.piece), cmp.Compare(a.shift, b.shift)) })
	return hits
}

// cut is the geometry of a feature within a tile; nil where nothing is left of it.
func (x *Index) cut(t maptile.Tile, hits []hit) orb.Geometry {
	var lines orb.MultiLineString
	var polygons orb.MultiPolygon
	for _, h := range hits {
		c, p := newCutter(t, h.shift), &x.pieces[h.piece]
		switch x.layer.Geometry {
		case feature.PointGeometry:
			return c.point(p.points[0])
		case feature.MultiLineGeometry:
			lines = append(lines, c.line(p.points)...)
		case feature.MultiPolygonGeometry:
			if polygon := c.polygon(p); polygon != nil {
				polygons = append(polygons, polygon)
			}
		}
	}
	switch {
	case lines != nil:
		return lines
	case polygons != nil:
		return polygons
	}
	return nil
}
