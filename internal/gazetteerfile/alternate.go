package gazetteerfile

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// altRow is one line of GeoNames' alternate names: alternateNameId, geonameid,
// isolanguage, alternate name, isPreferredName, isShortName, isColloquial,
// isHistoric, from, to; the last two only in version 2 of the table. See
// https://download.geonames.org/export/dump/readme.txt.
type altRow struct {
	geoname                            uint32
	language, name                     string
	preferred, short, colloquial, past bool
}

// parseAltRow reads a line. The reason is empty if it can be read.
func parseAltRow(line []byte) (row altRow, reason string) {
	if !utf8.Valid(line) {
		return row, "the line is not UTF-8"
	}
	cells, count := splitTabs(string(line))
	if count != 4 && count != 8 && count != 10 {
		return row, "the line has " + strconv.Itoa(count) + " columns instead of 10"
	}
	if _, ok := parseID(cells[0]); !ok {
		return row, "the alternateNameId " + short(cells[0]) + " is no whole number from 1 on"
	}
	var ok bool
	if row.geoname, ok = parseID(cells[1]); !ok {
		return row, "the geonameid " + short(cells[1]) + " is no whole number from 1 on"
	}
	row.language, row.name = cells[2], strings.TrimSpace(cells[3])
	row.preferred, row.short, row.colloquial, row.past = cells[4] == "1", cells[5] == "1", cells[6] == "1", cells[7] == "1"
	if reason := checkName(row.name); reason != "" && !row.isNoName() {
		return row, reason
	}
	return row, ""
}

// isNoName reports the rows that hold something else under a language of
// GeoNames' own: links, codes, phonetics.
func (row *altRow) isNoName() bool {
	switch row.language {
	case "link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "abbr", "phon", "piny":
		return true
	}
	return isLink(row.name)
}

// arabic is the Arabic name of a row and how well it is suited.
type arabic struct {
	name string
	rank int
}

// arabicRank says how well a name is suited to be shown as the Arabic one, from
// 1; 0 is not at all. Script alone tells nothing: Persian, Urdu and Kurdish share
// it, so only what the file calls Arabic counts.
func (row *altRow) arabicRank() int {
	isArabic := func(r rune) bool { return unicode.Is(unicode.Arabic, r) }
	switch {
	case row.language != "ar" || row.colloquial || row.past || !strings.ContainsFunc(row.name, isArabic):
		return 0
	case row.preferred:
		return 3
	case row.short:
		return 1
	}
	return 2
}
