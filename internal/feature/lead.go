package feature

import (
	"math/bits"
	"reflect"

	"github.com/heldline/heldline/internal/edtf"
)

// headLength is how many of the first features a program looks at to learn the
// types of the properties (GDAL's OAPIF driver and QGIS: 10).
const headLength = 10

// lead moves features to the head until each date that any feature has stands
// among the first ones: at every step the one that shows most dates not yet shown,
// the earliest of equals. The others keep their order. Programs that guess types
// from the first features take a column of nulls for text.
func lead(c *Collection) {
	if len(c.Features) == 0 {
		return
	}
	columns := dateColumns(reflect.TypeOf(c.Features[0].Properties), nil)
	dates := make([]uint64, len(c.Features))
	for i := range c.Features {
		dates[i] = datesOf(reflect.ValueOf(c.Features[i].Properties), columns)
	}
	shown := uint64(0)
	for head := 0; head < headLength; head++ {
		best, most := 0, 0
		for i := head; i < len(dates); i++ {
			if n := bits.OnesCount64(dates[i] &^ shown); n > most {
				best, most = i, n
			}
		}
		if most == 0 {
			return
		}
		shown |= dates[best]
		toHead(c.Features, head, best)
		toHead(dates, head, best)
	}
}

// toHead moves the item at from to the position head.
func toHead[T any](list []T, head, from int) {
	x := list[from]
	copy(list[head+1:from+1], list[head:from])
	list[head] = x
}

// dateColumns are the ways to the dates of a row that may be null.
func dateColumns(t reflect.Type, way []int) [][]int {
	var out [][]int
	for i := range t.NumField() {
		f, to := t.Field(i), append(append([]int{}, way...), i)
		switch {
		case f.Anonymous:
			out = append(out, dateColumns(f.Type, to)...)
		case f.Type == reflect.TypeFor[*edtf.Day]():
			out = append(out, to)
		}
	}
	return out
}

// datesOf has a bit for each date that a row has.
func datesOf(row reflect.Value, columns [][]int) uint64 {
	mask := uint64(0)
	for i, way := range columns {
		if !row.FieldByIndex(way).IsNil() {
			mask |= 1 << i
		}
	}
	return mask
}
