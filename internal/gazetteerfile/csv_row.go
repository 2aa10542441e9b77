package gazetteerfile

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/heldline/heldline/internal/atlas"
)

// csvColumns are the columns of a CSV of one's own; the first three are required.
func csvColumns() []string {
	return []string{"name", "lat", "lon", "gazetteer_id", "name_ar", "aliases", "kind", "country", "admin1", "admin2", "precision_m", "origin"}
}

const requiredColumns = 3

// gazetteerID is the form that gazetteer.csv of a data folder asks for, so that
// every imported row can be taken over there.
var gazetteerID = regexp.MustCompile(`^[a-z][a-z0-9]*:[A-Za-z0-9._-]+$`)

// isCSVHeader reports a line that names the required columns.
func isCSVHeader(line []byte) bool {
	plan, _, _ := csvPlan(strings.Split(string(line), ","))
	return plan != nil
}

// csvPlan maps column names to cells; nil if a required one is missing. Columns
// that nothing reads are listed by name, those that stand a second time by cell.
func csvPlan(header []string) (plan map[string]int, unused []string, twice []int) {
	plan = map[string]int{}
	for i, cell := range header {
		name := strings.ToLower(strings.Trim(strings.TrimSpace(cell), `"`))
		_, known := plan[name]
		switch {
		case name == "":
		case known:
			twice = append(twice, i)
		case !slices.Contains(csvColumns(), name):
			unused = append(unused, name)
		default:
			plan[name] = i
		}
	}
	for _, name := range csvColumns()[:requiredColumns] {
		if _, ok := plan[name]; !ok {
			return nil, unused, twice
		}
	}
	return plan, unused, twice
}

// csvRow reads the cells of one record and collects what is wrong with them.
type csvRow struct {
	plan  map[string]int
	cells []string
	wrong func(cell int, message string)
}

// cell returns a column's text without spaces around it, and where it stands.
func (r *csvRow) cell(column string) (string, int) {
	i, ok := r.plan[column]
	if !ok {
		return "", 0
	}
	return strings.TrimSpace(r.cells[i]), i
}

// text reads a column that any text may stand in.
func (r *csvRow) text(column string) string {
	text, i := r.cell(column)
	if text != "" {
		r.check(text, i)
	}
	return text
}

func (r *csvRow) check(name string, cell int) {
	if reason := checkName(name); reason != "" {
		r.wrong(cell, reason+"; write the name as it is known")
	}
}

// number reads a column of numbers between two bounds; an empty cell is 0.
func (r *csvRow) number(column string, low, high float64, required bool) float64 {
	text, i := r.cell(column)
	if text == "" && !required {
		return 0
	}
	x, err := strconv.ParseFloat(text, 64)
	if err == nil && x >= low && x <= high {
		return x
	}
	should := fmt.Sprintf("write a number from %g to %g, with a point", low, high)
	if text == "" {
		r.wrong(i, column+" is empty; "+should)
	} else {
		r.wrong(i, fmt.Sprintf("%s %s is not possible; %s", column, short(text), should))
	}
	return 0
}

const maxPrecision = 10_000_000 // metres; a quarter of the earth's girth

// entry reads the row. ownID is its id where it gives none, origin who states it
// where it does not say so.
func (r *csvRow) entry(ownID, origin string) atlas.GazetteerEntry {
	row := atlas.GazetteerEntry{
		NameAr: r.text("name_ar"), Admin1: r.text("admin1"), Admin2: r.text("admin2"),
		Lat: r.number("lat", -90, 90, true), Lon: r.number("lon", -180, 180, true),
		PrecisionM: r.number("precision_m", 0, maxPrecision, false),
	}
	var i int
	row.Name, i = r.cell("name")
	r.check(row.Name, i)
	if row.ID, i = r.cell("gazetteer_id"); row.ID == "" {
		row.ID = ownID
	} else if !gazetteerID.MatchString(row.ID) {
		r.wrong(i, fmt.Sprintf("the id %s has not the form prefix:id; write small letters and digits, a colon, then letters, digits, points, hyphens", short(row.ID)))
	}
	if row.Kind, i = r.cell("kind"); row.Kind != "" && !slices.Contains(atlas.PlaceKinds, row.Kind) {
		r.wrong(i, fmt.Sprintf("the kind %s is unknown; write one of: %s", short(row.Kind), strings.Join(atlas.PlaceKinds, ", ")))
	}
	if row.Country, i = r.cell("country"); row.Country != "" && !isCountry(row.Country) {
		r.wrong(i, fmt.Sprintf("the country %s is not two capital letters; write the code of ISO 3166-1", short(row.Country)))
	}
	aliases, i := r.cell("aliases")
	for alias := range strings.SplitSeq(aliases, ";") {
		if alias = strings.TrimSpace(alias); alias != "" && alias != row.Name && !slices.Contains(row.Aliases, alias) {
			r.check(alias, i)
			row.Aliases = append(row.Aliases, alias)
		}
	}
	if row.Origin = r.text("origin"); row.Origin == "" {
		row.Origin = origin
	}
	return row
}

// encoding reports the first cell that is not UTF-8, and whether one is not.
func (r *csvRow) encoding() (int, bool) {
	i := slices.IndexFunc(r.cells, func(cell string) bool { return !utf8.ValidString(cell) })
	return max(i, 0), i >= 0
}
