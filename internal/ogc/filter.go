package ogc

import (
	"fmt"
	"net/url"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/cql"
	"github.com/heldline/heldline/internal/feature"
)

// geometryName is what filters and schemas call the geometry of a feature.
const geometryName = "geometry"

// filterLang is the one language of filters.
const filterLang = "cql2-text"

// filterClasses are the classes of requirements of Part 3 and of CQL2. QGIS uses
// filters only where it finds those of the part together with the language's.
func filterClasses() []string {
	const part3 = "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/"
	return append([]string{part3 + "queryables", part3 + "filter", part3 + "features-filter"}, cql.Conformance()...)
}

// queryables are the properties that a filter may name, in the order of a row, then
// the geometry.
func queryables(l *feature.Layer) []cql.Queryable {
	types := map[feature.FieldType]cql.Type{
		feature.TextField: cql.Text, feature.IntegerField: cql.Integer, feature.NumberField: cql.Number, feature.DateField: cql.Date,
	}
	var out []cql.Queryable
	for _, f := range l.Fields() {
		out = append(out, cql.Queryable{Name: f.Name, Type: types[f.Type], DayAfter: f.Name == l.End && !l.LastIncluded})
	}
	return append(out, cql.Queryable{Name: geometryName, Type: cql.Geometry})
}

// parseFilter reads filter, filter-lang and filter-crs.
func parseFilter(values url.Values, l *feature.Layer) (Filter, error) {
	if values.Has("filter-lang") && values.Get("filter-lang") != filterLang {
		return nil, wrong("filter-lang", fmt.Errorf("filters are read in %s only", filterLang))
	}
	in, err := system(values, "filter-crs")
	if err != nil || !values.Has("filter") {
		return nil, err
	}
	f, err := cql.Parse(values.Get("filter"), queryables(l), func(a, b float64) orb.Point { return in.Point(orb.Point{a, b}) })
	if err != nil {
		return nil, wrong("filter", err)
	}
	return f.Keeps, nil
}
