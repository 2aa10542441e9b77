package feature

import (
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
	cs := columnsOf(reflect.TypeOf(features[0].Properties))
	tells := make([]uint64, len(features))
	for i := range features {
		tells[i] = cs.told(reflect.ValueOf(features[i].Properties))
	}
	lead(tells, features)
}

// lead orders items by what each tells, see Lead.
func lead[T any](tells []uint64, items []T) {
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
		toHead(items, head, best)
		toHead(tells, head, best)
	}
}

// toHead moves the item at from to the position head.
func toHead[T any](list []T, head, from int) {
	x := list[from]
	copy(list[head+1:from+1], list[head:from])
	list[head] = x
}
