package main

import (
	"fmt"
	"os"
	"strings"
)

// The markers in the page between which the tables stand.
const (
	markBegin = "<!-- figures: begin, written by make eval-geocoder -->"
	markEnd   = "<!-- figures: end -->"
)

const tableHead = `| family | n | precision 1 | recall 1 | recall 5 | located | of these right |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
`

// table writes a set in Markdown.
func (s *set) table() string {
	var b strings.Builder
	b.WriteString(tableHead)
	for _, family := range s.families {
		b.WriteString(s.tallies[family].row(family))
	}
	if len(s.families) > 1 {
		b.WriteString(s.all.row("all that have a place"))
	}
	return b.String()
}

func (t *tally) row(name string) string {
	if t.nowhere {
		return fmt.Sprintf("| %s | %d | - | - | - | %d | - |\n", name, t.n, t.located)
	}
	return fmt.Sprintf("| %s | %d | %s | %s | %s | %d | %s |\n", name, t.n, share(t.first, t.answered), share(t.first, t.n), share(t.firstFive, t.n),
		t.located, share(t.locatedRight, t.located))
}

// share is a fraction with three digits, "-" of nothing.
func share(part, whole int) string {
	if whole == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", float64(part)/float64(whole))
}

// writeInto replaces what stands between the markers of a page.
func writeInto(path string, sets []set) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(text), markBegin)
	_, after, end := strings.Cut(rest, markEnd)
	if !ok || !end {
		return fmt.Errorf("%s has no place for the figures between %q and %q", path, markBegin, markEnd)
	}
	var b strings.Builder
	b.WriteString(before + markBegin + "\n")
	for i := range sets {
		fmt.Fprintf(&b, "\n### %s\n\n%s", sets[i].title, sets[i].table())
	}
	b.WriteString("\n" + markEnd + after)
	if b.String() == string(text) {
		return nil
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}
