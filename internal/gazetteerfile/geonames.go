package gazetteerfile

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// geoRow is one line of a GeoNames table, its columns as documented at
// https://download.geonames.org/export/dump/readme.txt. The columns that nothing
// here needs (cc2, admin3, admin4, elevation, dem, timezone) are left out.
type geoRow struct {
	id                                  uint32
	name, ascii, alternates             string // alternates separated by commas
	lat, lon                            float64
	class, code                         string
	country, admin1, admin2, modifiedOn string // codes; modifiedOn YYYY-MM-DD or empty
	population                          int64
}

const (
	geoColumns = 19
	maxID      = 1<<28 - 1 // far above GeoNames' ids, which are counted up from 1
	maxName    = 400       // characters; GeoNames itself allows 200, and 400 in alternate names
)

// parseGeoRow reads a line. The reason is empty if it is a row, else it says in a
// few words why it is none.
func parseGeoRow(line []byte) (row geoRow, reason string) {
	if !utf8.Valid(line) {
		return row, "the line is not UTF-8"
	}
	cells, count := splitTabs(string(line))
	if count != geoColumns {
		return row, "the line has " + strconv.Itoa(count) + " columns instead of " + strconv.Itoa(geoColumns)
	}
	row = geoRow{
		name: strings.TrimSpace(cells[1]), ascii: strings.TrimSpace(cells[2]), alternates: cells[3],
		class: cells[6], code: cells[7], country: cells[8], admin1: cells[10], admin2: cells[11], modifiedOn: cells[18],
	}
	var ok bool
	if row.id, ok = parseID(cells[0]); !ok {
		return row, "the geonameid " + short(cells[0]) + " is no whole number from 1 on"
	}
	if reason = checkName(row.name); reason != "" {
		return row, reason
	}
	if row.lat, ok = degrees(cells[4], 90); !ok {
		return row, "the latitude " + short(cells[4]) + " is no number from -90 to 90"
	}
	if row.lon, ok = degrees(cells[5], 180); !ok {
		return row, "the longitude " + short(cells[5]) + " is no number from -180 to 180"
	}
	if row.country != "" && !isCountry(row.country) {
		return row, "the country code " + short(row.country) + " is not two capital letters"
	}
	if !isFeature(row.class, 1) || !isFeature(row.code, 10) {
		return row, "the feature class and code " + short(row.class+" "+row.code) + " are none of GeoNames"
	}
	if cells[14] != "" {
		n, err := strconv.ParseInt(cells[14], 10, 64)
		if err != nil || n < 0 {
			return row, "the population " + short(cells[14]) + " is no whole number"
		}
		row.population = n
	}
	if !isDay(row.modifiedOn) {
		row.modifiedOn = ""
	}
	return row, ""
}

// splitTabs counts the cells of a line and returns as many as a row has.
func splitTabs(line string) (cells [geoColumns]string, count int) {
	for {
		cell, rest, more := strings.Cut(line, "\t")
		if count < geoColumns {
			cells[count] = cell
		}
		count++
		if !more {
			return cells, count
		}
		line = rest
	}
}

// parseID reads a number that GeoNames gives its rows.
func parseID(text string) (uint32, bool) {
	n, err := strconv.ParseUint(text, 10, 32)
	return uint32(n), err == nil && n > 0 && n <= maxID && text[0] != '0'
}

func degrees(text string, limit float64) (float64, bool) {
	x, err := strconv.ParseFloat(text, 64)
	return x, err == nil && x >= -limit && x <= limit
}

// checkName says what is wrong with a name, or nothing.
func checkName(name string) (reason string) {
	switch {
	case name == "":
		return "the name is empty"
	case utf8.RuneCountInString(name) > maxName:
		return "the name is longer than " + strconv.Itoa(maxName) + " characters"
	case strings.ContainsFunc(name, unicode.IsControl):
		return "the name " + short(name) + " holds control characters"
	case !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return "the name " + short(name) + " has no letter and no digit"
	}
	return ""
}

func isCountry(code string) bool {
	return len(code) == 2 && code[0] >= 'A' && code[0] <= 'Z' && code[1] >= 'A' && code[1] <= 'Z'
}

// isFeature reports capital letters and digits, or nothing: some rows have no class.
func isFeature(code string, most int) bool {
	return len(code) <= most && !strings.ContainsFunc(code, func(r rune) bool { return (r < 'A' || r > 'Z') && (r < '0' || r > '9') })
}

func isDay(text string) bool {
	if len(text) != len(time.DateOnly) {
		return false
	}
	_, err := time.Parse(time.DateOnly, text)
	return err == nil
}

// short quotes a cell for a message.
func short(text string) string {
	const most = 40
	if r := []rune(text); len(r) > most {
		text = string(r[:most]) + "…"
	}
	return strconv.Quote(text)
}
