package cql

import (
	"slices"
	"strings"
)

// Type is the type of a property's values.
type Type string

// The types of properties, and the Go type of their values in a Row; nil is no value.
const (
	Text     Type = "text"     // string
	Integer  Type = "integer"  // int64
	Number   Type = "number"   // float64
	Date     Type = "date"     // edtf.Day
	Geometry Type = "geometry" // the row's geometry
)

// Queryable is a property that filters may name.
type Queryable struct {
	Name string
	Type Type
	// DayAfter says that a range of days ends on the day before this date.
	DayAfter bool
}

func (f *Filter) queryable(name string) (int, bool) {
	i := slices.IndexFunc(f.queryables, func(q Queryable) bool { return q.Name == name })
	return i, i >= 0
}

func (f *Filter) names() string {
	names := make([]string, len(f.queryables))
	for i, q := range f.queryables {
		names[i] = q.Name
	}
	return strings.Join(names, ", ")
}
