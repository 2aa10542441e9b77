package server

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/edtf"
)

// canonical is the one way to ask for what a path and its parameters ask for, so that
// answers that are the same are kept once: parameters in their order, the usual rule
// left out, boxes in the same digits, ids of a filter sorted. What is wrong stays as it
// is, since nothing is kept of it.
func canonical(path string, values url.Values) string {
	out := url.Values{}
	for name, given := range values {
		switch v := given[0]; {
		case v == "", name == "rule" && v == string(atlas.Documented):
		case name == "bbox":
			out.Set(name, canonicalBox(v))
		case slices.Contains(edition.FilterGroups(), name):
			ids := list(v)
			slices.Sort(ids)
			out.Set(name, strings.Join(ids, ","))
		default:
			out.Set(name, v)
		}
	}
	return path + "?" + out.Encode()
}

func canonicalBox(v string) string {
	b, err := parseBox(v)
	if err != nil {
		return v
	}
	var out []string
	for _, n := range []float64{b.West, b.South, b.East, b.North} {
		out = append(out, strconv.FormatFloat(n, 'g', -1, 64))
	}
	return strings.Join(out, ",")
}

// standing makes the key of all days the same on which a day's state stands, for the
// answers of one name.
func (p *params) standing(name string, v *edition.View, day edtf.Day) {
	values := maps.Clone(p.values)
	values.Del("date")
	if from, _ := v.Stands(day); from != nil {
		values.Set("date", from.String())
	}
	path, _, _ := strings.Cut(p.key, "?")
	p.key = canonical("/"+name+path[strings.LastIndexByte(path, '.'):], values)
}
