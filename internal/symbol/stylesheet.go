package symbol

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// Class is the class that gives an element an actor's colour as its fill.
func Class(actorID string) string {
	return "actor-" + strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' {
			return r
		}
		return -1
	}, actorID)
}

// nothing is the colour of an actor that has none of its own.
const nothing = "#888888"

// Stylesheet returns the CSS that defines --actor-<id> for each root party, on
// light and on dark ground, and the class actor-<id> that fills with it. Colours
// that are not #rrggbb become grey. The order is that of the actors.
func Stylesheet(actors []atlas.Actor) []byte {
	var light, dark, classes bytes.Buffer
	for i := range actors {
		a := &actors[i]
		if a.ParentID != "" && a.Color == "" {
			continue
		}
		name := Class(a.ID)
		day := color(a.Color, nothing)
		fmt.Fprintf(&light, "--%s:%s;", name, day)
		fmt.Fprintf(&dark, "--%s:%s;", name, color(a.ColorDark, day))
		fmt.Fprintf(&classes, ".%[1]s{fill:var(--%[1]s)}\n", name)
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, ":root{%s}\n", light.Bytes())
	fmt.Fprintf(&out, "@media (prefers-color-scheme:dark){:root:not([data-theme=light]){%s}}\n", dark.Bytes())
	fmt.Fprintf(&out, ":root[data-theme=dark]{%s}\n", dark.Bytes())
	fmt.Fprintf(&out, "@media print{:root:root:root{%s}}\n", light.Bytes())
	out.Write(classes.Bytes())
	return out.Bytes()
}

func color(c, otherwise string) string {
	if regexp.MustCompile(`^#[0-9a-fA-F]{6}$`).MatchString(c) {
		return c
	}
	return otherwise
}
