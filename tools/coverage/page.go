package main

import (
	"fmt"
	"strings"

	"github.com/heldline/heldline/internal/edition"
)

const head = `# Coverage

What the records of this repository hold of their sources, and what they leave open. Counted from ` + "`data/`" + ` by
` + "`make coverage`" + `; a test fails when this file and the records differ. Withdrawn rows are left out everywhere.
`

// page is the report on one edition while it is written.
type page struct {
	edition *edition.Edition
	body    strings.Builder
}

func (p *page) String() string { return head + p.body.String() }

// section begins a part with its heading and, where there is one, a remark.
func (p *page) section(title, remark string) {
	fmt.Fprintf(&p.body, "\n## %s\n", title)
	if remark != "" {
		fmt.Fprintf(&p.body, "\n%s\n", remark)
	}
}

// table writes rows under a header; a header that ends in "#" is a number, set
// to the right. Without rows it says so.
func (p *page) table(header []string, rows [][]string) {
	if len(rows) == 0 {
		p.body.WriteString("\nNone.\n")
		return
	}
	names, rules := make([]string, len(header)), make([]string, len(header))
	for i, h := range header {
		names[i], rules[i] = strings.TrimSuffix(h, "#"), "---"
		if strings.HasSuffix(h, "#") {
			rules[i] = "---:"
		}
	}
	p.body.WriteString("\n")
	for _, row := range append([][]string{names, rules}, rows...) {
		for i := range row {
			row[i] = strings.ReplaceAll(row[i], "|", `\|`)
		}
		p.body.WriteString("| " + strings.Join(row, " | ") + " |\n")
	}
}

// number writes a count.
func number(n int) string { return fmt.Sprint(n) }

// kilometres writes metres as kilometres, exact to what a reader can use.
func kilometres(metres float64) string {
	if metres < 10_000 {
		return fmt.Sprintf("%.1f km", metres/1000)
	}
	return fmt.Sprintf("%.0f km", metres/1000)
}

// tally counts values and remembers the order in which they first came.
type tally struct {
	count map[string]int
	order []string
}

func newTally(order ...string) *tally { return &tally{map[string]int{}, order} }

func (t *tally) add(key string) {
	if _, known := t.count[key]; !known && !t.has(key) {
		t.order = append(t.order, key)
	}
	t.count[key]++
}

func (t *tally) has(key string) bool {
	for _, k := range t.order {
		if k == key {
			return true
		}
	}
	return false
}

// rows are the keys that were counted, each with its number.
func (t *tally) rows() [][]string {
	var out [][]string
	for _, key := range t.order {
		if t.count[key] > 0 {
			out = append(out, []string{key, number(t.count[key])})
		}
	}
	return out
}
