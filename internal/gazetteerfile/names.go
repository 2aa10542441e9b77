package gazetteerfile

import (
	"strings"
)

// otherNames returns the names of a row beside its first: the spelling without
// diacritics and the column alternatenames, each once. That column says no
// languages and holds links and codes as well.
func otherNames(row *geoRow, nameAr string) []string {
	var out []string
	seen := map[string]bool{row.name: true, nameAr: true}
	for _, name := range append([]string{row.ascii}, strings.Split(row.alternates, ",")...) {
		name = strings.TrimSpace(name)
		if seen[name] || checkName(name) != "" || isLink(name) || isCode(name) {
			continue
		}
		seen[name] = true
		out = append(out, name)
	}
	return out
}

func isLink(name string) bool {
	return strings.Contains(name, "://") || strings.HasPrefix(name, "www.")
}

// isCode reports three or four bare capital letters: in that column these are the
// codes of airports (IATA, ICAO). No text names a place so, and folded they would
// meet short names that have nothing to do with them. A letter with a digit, as
// pumping stations are called, is a name.
func isCode(name string) bool {
	return (len(name) == 3 || len(name) == 4) && !strings.ContainsFunc(name, func(r rune) bool { return r < 'A' || r > 'Z' })
}
