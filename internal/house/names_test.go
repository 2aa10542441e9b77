package house

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// plainWords are names in the data that are ordinary words of the code as well.
func plainWords() []string {
	return []string{}
}

// Any other atlas must work as well: what the data names, code must not.
func TestNoCodeNamesWhatTheDataIsAbout(t *testing.T) {
	var names []string
	for _, name := range slices.Concat(
		column(t, "actors.csv", "name"), column(t, "places.csv", "name"),
		column(t, "actors.csv", "name_ar"), column(t, "places.csv", "name_ar")) {
		if len([]rune(name)) >= 4 && !slices.Contains(plainWords(), name) {
			names = append(names, strings.ToLower(name))
		}
	}
	grey := regexp.MustCompile(`(?i)^#(..)(..)(..)$`)
	for _, color := range slices.Concat(column(t, "actors.csv", "color"), column(t, "actors.csv", "color_dark")) {
		if c := grey.FindStringSubmatch(color); c != nil && (c[1] != c[2] || c[2] != c[3]) {
			names = append(names, strings.ToLower(color))
		}
	}
	if len(names) == 0 {
		t.Fatal("data/ names no actor and no place")
	}
	for _, f := range tracked(t) {
		if !isCode(f.name) {
			continue
		}
		text := strings.ToLower(string(f.text))
		for _, name := range names {
			if at := wordAt(text, name); at >= 0 {
				t.Errorf("%s:%d names %q, which belongs to the data", f.name, lineAt([]byte(text), at), name)
			}
		}
	}
}

// wordAt finds a name that stands alone in a text; -1 if it does not.
func wordAt(text, name string) int {
	for from := 0; ; {
		at := strings.Index(text[from:], name)
		if at < 0 {
			return -1
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(name):])
		if !unicode.IsLetter(before) && !unicode.IsNumber(before) && !unicode.IsLetter(after) && !unicode.IsNumber(after) {
			return at
		}
		from = at + len(name)
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
