package cql

import "github.com/paulmach/orb"

// Filter is a filter that has been read and checked. It never changes.
type Filter struct {
	queryables []Queryable
	syntax     *disjunction
	keeps      func(*row) truth
}

// Axes turns the coordinates of a filter, in the order of their reference
// system's axes, into longitude and latitude. Nil leaves them as they are.
type Axes func(first, second float64) orb.Point

// Parse reads a filter over rows with the given properties. Mistakes are an *Error.
func Parse(text string, queryables []Queryable, axes Axes) (*Filter, error) {
	syntax, err := syntaxOf(text)
	if err != nil {
		return nil, err
	}
	f := &Filter{queryables: queryables, syntax: syntax}
	c := &checker{filter: f, axes: axes}
	if f.keeps, err = c.condition(syntax); err != nil {
		return nil, err
	}
	return f, nil
}

// Keeps says whether the filter is true for a row: its values stand beside the
// queryables (at the place of a geometry may stand anything), its geometry is in
// longitude and latitude, or nil.
func (f *Filter) Keeps(values []any, geometry orb.Geometry) bool {
	return f.keeps(&row{values: values, geometry: geometry}) == yes
}
