package gazetteer

import (
	"strconv"
	"strings"
)

const geonamesPrefix = FormatGeoNames + ":"

// GeonamesRow is the gazetteer id of a GeoNames number, empty for 0.
func GeonamesRow(number int) string {
	if number == 0 {
		return ""
	}
	return geonamesPrefix + strconv.Itoa(number)
}

// GeonamesNumber is the number of a row of GeoNames; ok is false for other ids.
func GeonamesNumber(id string) (number int, ok bool) {
	text, ok := strings.CutPrefix(id, geonamesPrefix)
	if !ok {
		return 0, false
	}
	number, err := strconv.Atoi(text)
	return number, err == nil
}
