package publish_test

import (
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

func TestSameFolderGivesTheSameEdition(t *testing.T) {
	if a, b := idOf(t, folder(t, second)), idOf(t, folder(t, second)); a != b {
		t.Errorf("%s and %s", a, b)
	}
	if idOf(t, folder(t, second)) == idOf(t, folder(t, "../../data")) {
		t.Error("two atlases have one id")
	}
}

// The order of rows is how editors like it; only that of the ledger, the
// source's own, is content.
func TestOrderOfRowsDoesNotChangeTheEdition(t *testing.T) {
	for _, dir := range []string{second, "../../data"} {
		want := content(t, folder(t, dir))
		for _, file := range []string{"claims.csv", "events.csv", "figures.csv", "places.csv", "claimants.csv"} {
			fsys := folder(t, dir)
			turn(t, fsys, file)
			if got := content(t, fsys); got.ID != want.ID || !same(t, got, want) {
				t.Errorf("%s with %s turned round: %s, want %s and the same content", dir, file, got.ID, want.ID)
			}
		}
	}
}

func TestOrderOfSentencesIsContent(t *testing.T) {
	fsys := folder(t, second)
	want := idOf(t, fsys)
	turn(t, fsys, "sentences.csv")
	if idOf(t, fsys) == want {
		t.Error("a ledger turned round has the same edition, though it reads otherwise")
	}
}

func TestOneChangedCellChangesTheEdition(t *testing.T) {
	want := idOf(t, folder(t, second))
	for file, cells := range map[string][2]string{
		"claims.csv":              {"1923-05-03", "1923-05-04"},
		"events.csv":              {"Invented event number 1.", "Invented event number one."},
		"figures.csv":             {"300 or more", "300 and more"},
		"places.csv":              {"-16.9, 179.99", "-16.9, 179.98"},
		"actors.csv":              {"#d95f02", "#d95f03"},
		"claimants.csv":           {"independent station", "station"},
		"sources.csv":             {"1931-02-03", "1931-02-04"},
		"sentences.csv":           {"Only praise", "Just praise"},
		"campaigns.csv":           {"An invented war", "The invented war"},
		"phases.csv":              {"1923-05-20", "1923-05-19"},
		"infobox.csv":             {"Undecided", "Open"},
		"datapackage.json":        {`"held": 40`, `"held": 41`},
		"geojson/regions.geojson": {"-179.3", "-179.4"},
	} {
		fsys := folder(t, second)
		replace(t, fsys, file, cells[0], cells[1])
		if got := idOf(t, fsys); got == want {
			t.Errorf("%s: %q for %q leaves the edition at %s", file, cells[1], cells[0], want)
		}
	}
}

// Spaces that a spreadsheet adds between files and rows are no content.
func TestFormOfTheFilesIsNoContent(t *testing.T) {
	fsys := folder(t, second)
	want := idOf(t, fsys)
	data := fsys["claims.csv"].Data
	fsys["claims.csv"] = &fstest.MapFile{Data: append([]byte("\uFEFF"), data...)}
	fsys["README.md"] = &fstest.MapFile{Data: []byte("notes")}
	if got := idOf(t, fsys); got != want {
		t.Errorf("a byte order mark and a note give %s, want %s", got, want)
	}
}

// Digits beyond what any source knows would differ between machines.
func TestCoordinatesHaveSixDecimals(t *testing.T) {
	for _, dir := range []string{second, "../../data"} {
		for _, l := range content(t, folder(t, dir)).Located {
			if l.Point != nil && (!short(l.Point[0]) || !short(l.Point[1])) {
				t.Errorf("%s: %s lies at %v", dir, l.PlaceID, l.Point)
			}
		}
	}
}

func short(degrees float64) bool {
	_, decimals, _ := strings.Cut(strconv.FormatFloat(degrees, 'f', -1, 64), ".")
	return len(decimals) <= 6
}
