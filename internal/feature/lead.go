package feature

import (
	"math"
	"math/bits"
	"reflect"
)

// headLength is how many of the first features a program looks at to learn the
// types of the properties (GDAL's OAPIF driver and QGIS: 10).
const headLength = 10

// Lead moves features to the head until each thing that tells the type of a property
// stands among the first ones, where any feature has it: a date, a number, and of
// numbers one with a fraction. At every step it takes the feature that shows most of
// what is not yet shown, the earliest of equals; the others keep their order. Programs
// that guess types from the first features take a column of nulls for text, and cut
// the fractions where they saw whole numbers.
func Lead(features []Feature) {
	if len(features) == 0 {
		return
	}
	columns := typedColumns(reflect.TypeOf(features[0].Properties), nil)
	tells := make([]uint64, len(features))
	for i := range features {
		tells[i] = toldBy(reflect.ValueOf(features[i].Properties), columns)
	}
	shown := uint64(0)
	for head := 0; head < headLength; head++ {
		best, most := 0, 0
		for i := head; i < len(tells); i++ {
			if n := bits.OnesCount64(tells[i] &^ shown); n > most {
				best, most = i, n
			}
		}
		if most == 0 {
			return
		}
		shown |= tells[best]
		toHead(features, head, best)
		toHead(tells, head, best)
	}
}

// toHead moves the item at from to the position head.
func toHead[T any](list []T, head, from int) {
	x := list[from]
	copy(list[head+1:from+1], list[head:from])
	list[head] = x
}

// typedColumns are the ways to the dates and numbers of a row.
func typedColumns(t reflect.Type, way []int) [][]int {
	var out [][]int
	for i := range t.NumField() {
		f, to := t.Field(i), append(append([]int{}, way...), i)
		if f.Anonymous {
			out = append(out, typedColumns(f.Type, to)...)
			continue
		}
		kind := f.Type
		if kind.Kind() == reflect.Pointer {
			kind = kind.Elem()
		}
		if typeOf(kind) != TextField {
			out = append(out, to)
		}
	}
	return out
}

// toldBy has two bits for each typed property of a row: it has a value, and that is a
// number with a fraction.
func toldBy(row reflect.Value, columns [][]int) uint64 {
	mask := uint64(0)
	for i, way := range columns {
		v := reflect.Indirect(row.FieldByIndex(way))
		if !v.IsValid() {
			continue
		}
		mask |= 1 << (2 * i)
		if v.Kind() == reflect.Float64 && v.Float() != math.Trunc(v.Float()) {
			mask |= 1 << (2*i + 1)
		}
	}
	return mask
}
