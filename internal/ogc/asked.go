package ogc

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/geo"
)

// How many features a page has.
const (
	DefaultLimit = 1000
	MaxLimit     = 10000
)

// Asked is what a request for items asks for.
type Asked struct {
	Limit, Offset int
	Box           *geo.Box
	Times         []Period // each must be met
	CRS           CRS      // of the answer
	Equal         []Equal
	Filter        Filter // nil = none
}

// Filter keeps or drops a feature by its values, beside the fields of its layer, and
// its geometry in longitude and latitude, which may be nil.
type Filter func(values []any, g orb.Geometry) bool

// Equal asks for a value of a property.
type Equal struct {
	field int
	value any
}

// everything reports that a selection would drop nothing.
func (a *Asked) everything(s *Set) bool {
	return a.Box == nil && (len(a.Times) == 0 || s.start < 0) && len(a.Equal) == 0 && a.Filter == nil
}

// ParamError is a parameter that is wrong: which, and what is to be done, as a
// sentence for readers.
type ParamError struct{ Name, Detail string }

func (e *ParamError) Error() string { return e.Name + ": " + e.Detail }

func wrong(name string, err error) error {
	return &ParamError{name, "The parameter " + name + " is wrong: " + err.Error() + "."}
}

// Common lists the parameters that every address of the service takes.
func Common() []string { return []string{"f", "lang", "rule", "known", "without", "datetime"} }

// paging lists those of items beside the common ones and the properties.
func paging() []string {
	return []string{"limit", "offset", "bbox", "bbox-crs", "crs", "filter", "filter-lang", "filter-crs"}
}

// Parameters lists what the items of a layer take: a property named like a parameter
// is the parameter.
func Parameters(l *feature.Layer) []string {
	out := append(Common(), paging()...)
	for _, f := range l.Fields() {
		if !slices.Contains(out, f.Name) {
			out = append(out, f.Name)
		}
	}
	return out
}

// Check refuses parameters that are not known and those with several values. A value
// may stand twice, since programs put the query of the address that they were given
// behind every link. Several datetime are several conditions.
func Check(values url.Values, known []string) error {
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if !slices.Contains(known, name) {
			return &ParamError{name, fmt.Sprintf("The parameter %q is not known here; known are %s.", name, strings.Join(known, ", "))}
		}
		if n := len(slices.Compact(slices.Sorted(slices.Values(values[name])))); n > 1 && name != "datetime" {
			return &ParamError{name, fmt.Sprintf("The parameter %q has %d values; give it one.", name, n)}
		}
	}
	return nil
}

// ParseFormat reads f: "json", "html", or "" where the header decides.
func ParseFormat(s string) (string, error) {
	if s != "" && s != "json" && s != "html" {
		return "", &ParamError{"f", "The parameter f is wrong: there are json and html."}
	}
	return s, nil
}

// ParseTimes reads every datetime.
func ParseTimes(values url.Values) ([]Period, error) {
	var out []Period
	for _, s := range values["datetime"] {
		p, err := ParsePeriod(s)
		if err != nil {
			return nil, wrong("datetime", err)
		}
		out = append(out, p)
	}
	return out, nil
}

// ParseAsked reads what is asked of the items of a layer. The parameters have been
// checked to be known.
func ParseAsked(values url.Values, l *feature.Layer) (*Asked, error) {
	a := &Asked{CRS: CRS84}
	var err error
	if a.Limit, err = number(values, "limit", 1, DefaultLimit); err != nil {
		return nil, err
	}
	a.Limit = min(a.Limit, MaxLimit)
	if a.Offset, err = number(values, "offset", 0, 0); err != nil {
		return nil, err
	}
	if a.CRS, err = system(values, "crs"); err != nil {
		return nil, err
	}
	in, err := system(values, "bbox-crs")
	if err != nil {
		return nil, err
	}
	if values.Has("bbox") {
		if a.Box, err = ParseBox(values.Get("bbox"), in); err != nil {
			return nil, wrong("bbox", err)
		}
	}
	if a.Times, err = ParseTimes(values); err != nil {
		return nil, err
	}
	if a.Equal, err = equals(values, l); err != nil {
		return nil, err
	}
	a.Filter, err = parseFilter(values, l)
	return a, err
}

// number reads a whole number that is not below least. What is above any sense is
// the largest.
func number(values url.Values, name string, least, without int) (int, error) {
	if !values.Has(name) {
		return without, nil
	}
	s := values.Get(name)
	n, err := strconv.Atoi(s)
	if s != "" && strings.Trim(s, "0123456789") == "" && err != nil {
		return 1 << 31, nil
	}
	if err != nil || n < least || s[0] == '+' {
		return 0, wrong(name, fmt.Errorf("write a whole number from %d on", least))
	}
	return min(n, 1<<31), nil
}

func system(values url.Values, name string) (CRS, error) {
	if !values.Has(name) {
		return CRS84, nil
	}
	c, ok := ParseCRS(values.Get(name))
	if !ok {
		return "", wrong(name, fmt.Errorf("there are %s, %s and %s", CRS84, EPSG4326, EPSG3857))
	}
	return c, nil
}

// equals reads the properties that are asked for by a value.
func equals(values url.Values, l *feature.Layer) ([]Equal, error) {
	taken := append(Common(), paging()...)
	var out []Equal
	for i, f := range l.Fields() {
		if !values.Has(f.Name) || slices.Contains(taken, f.Name) {
			continue
		}
		v, err := valueOf(values.Get(f.Name), f.Type)
		if err != nil {
			return nil, wrong(f.Name, err)
		}
		out = append(out, Equal{i, v})
	}
	return out, nil
}

// valueOf reads a value as a field has it.
func valueOf(s string, t feature.FieldType) (any, error) {
	switch t {
	case feature.IntegerField:
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("%q is no whole number", s)
		}
		return n, nil
	case feature.NumberField:
		n, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return nil, fmt.Errorf("%q is no number", s)
		}
		return n, nil
	case feature.DateField:
		if len(s) > len("2017-11-03") && s[len("2017-11-03")] == 'T' {
			s = s[:len("2017-11-03")] // GDAL and QGIS write a day as its midnight
		}
		return edtf.ParseDay(s)
	}
	return s, nil
}
