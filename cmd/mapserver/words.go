package main

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/paulmach/orb"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

// grouped writes 135,233.
func grouped(n int) string { return message.NewPrinter(language.English).Sprintf("%d", n) }

func counted(n int, what string) string {
	if n != 1 {
		what += "s"
	}
	return grouped(n) + " " + what
}

func coordinates(p *orb.Point) string {
	if p == nil {
		return "-"
	}
	return fmt.Sprintf("%.4f, %.4f", p.Lat(), p.Lon())
}

func within(metres float64) string {
	if metres <= 0 {
		return ""
	}
	return " ± " + distance(metres)
}

// distance rounds metres to what a reader needs.
func distance(metres float64) string {
	switch {
	case metres < 1000:
		return fmt.Sprintf("%.0f m", metres)
	case metres < 10_000:
		return strings.TrimSuffix(fmt.Sprintf("%.1f", metres/1000), ".0") + " km"
	}
	return fmt.Sprintf("%.0f km", metres/1000)
}

// quoted sets a name apart so that its direction of writing stays its own.
func quoted(name string) string { return "\u201c" + printable(name) + "\u201d" }

// printable drops control characters and marks of writing direction, which would
// turn the rest of a line around.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// shorten cuts a text to n characters.
func shorten(s string, n int) string {
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return string(runes[:n-1]) + "…"
}

// excerpt shows the part of a phrase around a column, 1-based in characters, and
// where that column is in it.
func excerpt(phrase string, column int) (shown string, caret int) {
	const around = 70
	runes := []rune(strings.ToValidUTF8(phrase, "\ufffd"))
	from := max(0, min(column-1, len(runes))-around/2)
	to := min(len(runes), from+around)
	at := min(column-1, len(runes))
	before := printable(string(runes[from:at]))
	shown = before + printable(string(runes[at:to]))
	return shown, len([]rune(before))
}

// wrap breaks a text between words into lines of at most n characters.
func wrap(text string, n int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		if line != "" && len([]rune(line))+1+len([]rune(word)) > n {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimLeft(line+" "+word, " ")
	}
	return append(lines, line)
}
