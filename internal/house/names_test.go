package house

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// plainWords are names in the data that are ordinary words of the code as well.
func plainWords() []string {
	return []string{}
}

// Any other atlas must work as well: what the data names, code must not.
func TestNoCodeNamesWhatTheDataIsAbout(t *testing.T) {
	patterns := []string{}
	for _, name := range slices.Concat(
		column(t, "actors.csv", "name"), column(t, "places.csv", "name"),
		column(t, "actors.csv", "name_ar"), column(t, "places.csv", "name_ar")) {
		if len([]rune(name)) >= 4 && !slices.Contains(plainWords(), name) {
			patterns = append(patterns, `(?:^|[^\pL\pN])`+regexp.QuoteMeta(name)+`(?:[^\pL\pN]|$)`)
		}
	}
	grey := regexp.MustCompile(`(?i)^#(..)(..)(..)$`)
	for _, color := range slices.Concat(column(t, "actors.csv", "color"), column(t, "actors.csv", "color_dark")) {
		if c := grey.FindStringSubmatch(color); c != nil && (c[1] != c[2] || c[2] != c[3]) {
			patterns = append(patterns, color)
		}
	}
	if len(patterns) == 0 {
		t.Fatal("data/ names no actor and no place")
	}
	named := regexp.MustCompile(`(?im)` + strings.Join(patterns, "|"))
	for _, f := range tracked(t) {
		if !isCode(f.name) {
			continue
		}
		if at := named.FindIndex(f.text); at != nil {
			t.Errorf("%s:%d names %q, which belongs to the data", f.name, lineAt(f.text, at[0]+1), strings.TrimSpace(string(f.text[at[0]:at[1]])))
		}
	}
}

func isCode(name string) bool {
	return !isTest(name) && (strings.HasPrefix(name, "cmd/") || strings.HasPrefix(name, "internal/") || strings.HasPrefix(name, "web/src/"))
}

// column reads the cells of one column of a table of data/ that are not empty.
func column(t *testing.T, table, name string) []string {
	t.Helper()
	in, err := os.Open(filepath.Join(root(t), "data", table))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	rows, err := csv.NewReader(in).ReadAll()
	if err != nil {
		t.Fatalf("data/%s: %v", table, err)
	}
	at := slices.Index(rows[0], name)
	if at < 0 {
		t.Fatalf("data/%s has no column %q", table, name)
	}
	var cells []string
	for _, row := range rows[1:] {
		if row[at] != "" {
			cells = append(cells, row[at])
		}
	}
	return cells
}
