package words

import (
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Country names a country by its ISO 3166-1 alpha-2 code in the language; what
// is no such code stays as it is.
func (l *Language) Country(code string) string {
	region, err := language.ParseRegion(code)
	if err != nil || len(code) != 2 || !region.IsCountry() {
		return code
	}
	if name := display.Regions(l.tag).Name(region); name != "" {
		return name
	}
	return code
}
