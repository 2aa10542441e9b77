package ogc

import (
	"strconv"
	"strings"
)

// PrefersHTML reads a header Accept: HTML only where text/html is named and nothing
// that JSON would satisfy is wanted more, or as much and named before it. Everything
// else gets JSON, above all programs that accept anything or name what we have not.
func PrefersHTML(accept string) bool {
	page, data, first := 0.0, 0.0, ""
	for part := range strings.SplitSeq(accept, ",") {
		name, params, _ := strings.Cut(part, ";")
		name = strings.ToLower(strings.TrimSpace(name))
		q := quality(params)
		switch {
		case name == TypeHTML:
			page = max(page, q)
		case name == "*/*" || name == "application/*" || strings.HasSuffix(name, "/json") || strings.HasSuffix(name, "+json"):
			data = max(data, q)
		default:
			continue
		}
		if first == "" {
			first = name
		}
	}
	return page > data || page > 0 && page == data && first == TypeHTML
}

// quality is the weight among the parameters of a media type, 1 where none is given
// that can be read.
func quality(params string) float64 {
	for param := range strings.SplitSeq(params, ";") {
		if text, ok := strings.CutPrefix(strings.TrimSpace(param), "q="); ok {
			if q, err := strconv.ParseFloat(text, 64); err == nil && q >= 0 && q <= 1 {
				return q
			}
		}
	}
	return 1
}
