package tile

import (
	"github.com/paulmach/orb/encoding/mvt/vectortile"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
)

// rows are the properties of an index's features: each value once, as tiles have
// them too. What tiles are cut from is thus written once and not for every tile.
type rows struct {
	keys   []string
	ids    []int
	tags   [][]tag
	values []any          // string, int64 or float64
	at     map[any]uint32 // until the index is made
}

// tag is a property of a row: which key has which value.
type tag struct{ key, value uint32 }

func newRows(fields []feature.Field) rows {
	r := rows{at: map[any]uint32{}}
	for _, f := range fields {
		r.keys = append(r.keys, f.Name)
	}
	return r
}

// add keeps the properties of a feature without nulls, which the format does not
// have; days are texts.
func (r *rows) add(f *feature.Feature) {
	tags := make([]tag, 0, len(r.keys))
	for key, v := range feature.Values(f.Properties) {
		if v == nil {
			continue
		}
		if day, ok := v.(edtf.Day); ok {
			v = day.String()
		}
		no, known := r.at[v]
		if !known {
			no = uint32(len(r.values))
			r.at[v], r.values = no, append(r.values, v)
		}
		tags = append(tags, tag{uint32(key), no})
	}
	r.ids, r.tags = append(r.ids, f.ID), append(r.tags, tags)
}

// fill gives the features of an encoded layer the properties of rows, in order.
func (r *rows) fill(layer *vectortile.Tile_Layer, rows []int32) {
	layer.Keys = r.keys
	at := map[uint32]uint32{}
	for i, row := range rows {
		tags := make([]uint32, 0, 2*len(r.tags[row]))
		for _, t := range r.tags[row] {
			no, known := at[t.value]
			if !known {
				no = uint32(len(layer.Values))
				at[t.value], layer.Values = no, append(layer.Values, value(r.values[t.value]))
			}
			tags = append(tags, t.key, no)
		}
		layer.Features[i].Tags = tags
	}
}

func value(v any) *vectortile.Tile_Value {
	switch v := v.(type) {
	case int64:
		return &vectortile.Tile_Value{SintValue: &v}
	case float64:
		return &vectortile.Tile_Value{DoubleValue: &v}
	case string:
		return &vectortile.Tile_Value{StringValue: &v}
	}
	panic("tile: a property is neither text nor number")
}
