package server

import (
	"strconv"
	"strings"
)

// encoding is a coding of an answer's content (RFC 9110, 8.4.1).
type encoding uint8

const (
	identity encoding = iota
	gzipped
	brotlied
	zstded
	encodings // how many there are
)

// name is what headers call it.
func (e encoding) name() string {
	switch e {
	case gzipped:
		return "gzip"
	case brotlied:
		return "br"
	case zstded:
		return "zstd"
	}
	return "identity"
}

// packings are the codings that make content smaller, the one to prefer first: zstd is
// about as small as brotli, and is made and read several times as fast.
func packings() []encoding { return []encoding{zstded, brotlied, gzipped} }

// negotiate chooses among some codings, those to prefer first, by the lines of
// Accept-Encoding (RFC 9110, 12.5.3): the greatest weight wins, among equals the one to
// prefer. The content as it is weighs as little as it can unless it is named; it stands
// where nothing fits, even where it is refused, since an answer is better than none.
// Cost: the length of the header.
func negotiate(lines []string, offered []encoding) encoding {
	if len(lines) == 0 {
		return identity
	}
	var weights [encodings]int // in thousandths; -1 = not named
	for i := range weights {
		weights[i] = -1
	}
	others := -1 // the weight of "*"
	for _, line := range lines {
		for line != "" {
			var part string
			part, line, _ = strings.Cut(line, ",")
			name, parameters, _ := strings.Cut(part, ";")
			name = strings.Trim(name, " \t")
			w := weight(parameters)
			if name == "*" {
				others = w
			} else if e, ok := codingOf(name); ok {
				weights[e] = w
			}
		}
	}
	best, most := identity, max(weights[identity], 0)
	for _, e := range offered {
		w := weights[e]
		if w < 0 {
			w = others
		}
		if w > most || w == most && w > 0 && best == identity {
			best, most = e, w
		}
	}
	return best
}

// codingOf reads a name, in letters of either case.
func codingOf(name string) (encoding, bool) {
	var e encoding
	switch len(name) {
	case 2:
		e = brotlied
	case 4:
		if e = gzipped; name[0]|0x20 == 'z' {
			e = zstded
		}
	case 6: // as gzip is called, too (RFC 9110, 8.4.1.3)
		return gzipped, strings.EqualFold(name, "x-gzip")
	case 8:
		e = identity
	}
	return e, strings.EqualFold(name, e.name())
}

// weight reads the parameter q in thousandths: 1000 without it or where it is no number.
func weight(parameters string) int {
	for parameters != "" {
		var part string
		part, parameters, _ = strings.Cut(parameters, ";")
		name, value, ok := strings.Cut(part, "=")
		if !ok || !strings.EqualFold(strings.Trim(name, " \t"), "q") {
			continue
		}
		q, err := strconv.ParseFloat(strings.Trim(value, " \t"), 64)
		if err != nil {
			return 1000
		}
		return int(1000 * min(max(q, 0), 1))
	}
	return 1000
}
