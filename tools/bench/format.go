package main

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// none stands for what was not measured.
const none = "–"

// digits writes a number with three digits that count.
func digits(v float64) string {
	switch a := math.Abs(v); {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return none
	case a >= 100:
		return grouped(int64(math.Round(v)))
	case a >= 10:
		return fmt.Sprintf("%.1f", v)
	case a >= 1:
		return fmt.Sprintf("%.2f", v)
	case a == 0:
		return "0"
	}
	return fmt.Sprintf("%.2g", v)
}

// grouped writes a whole number with commas.
func grouped(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func bytesText(b float64) string {
	switch {
	case math.IsNaN(b) || b == 0:
		return none
	case b >= 1e9:
		return digits(b/1e9) + " GB"
	case b >= 1e6:
		return digits(b/1e6) + " MB"
	case b >= 1e3:
		return digits(b/1e3) + " kB"
	}
	return digits(b) + " B"
}

// limitText is a ratio that somebody has chosen, as chosen.
func limitText(v float64) string { return fmt.Sprintf("%g", v) }

func duration(d time.Duration) string { return micros(float64(d.Nanoseconds()) / 1e3) }

func micros(us float64) string {
	switch {
	case math.IsNaN(us) || us == 0:
		return none
	case us >= 1e6:
		return digits(us/1e6) + " s"
	case us >= 1e3:
		return digits(us/1e3) + " ms"
	}
	return digits(us) + " µs"
}

// text is a ratio with its range.
func (r ratio) text() string {
	if math.IsNaN(r.median) {
		return none
	}
	return fmt.Sprintf("%s (%s–%s)", digits(r.median), digits(r.least), digits(r.most))
}

// table is a table of Markdown.
type table struct{ b strings.Builder }

// newTable begins a table whose first columns are text, and the others numbers.
func newTable(texts int, head ...string) *table {
	t := &table{}
	t.row(head...)
	line := make([]string, len(head))
	for i := range line {
		if line[i] = "--:"; i < texts {
			line[i] = "---"
		}
	}
	t.row(line...)
	return t
}

func (t *table) row(cells ...string) {
	t.b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

func (t *table) String() string { return t.b.String() }
