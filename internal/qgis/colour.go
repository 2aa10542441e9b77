package qgis

import (
	"fmt"
	"regexp"

	"github.com/heldline/heldline/internal/atlas"
)

// The tokens of the look on light ground, as the web map and the posters have them.
const (
	groundColour    = "#f3f1ec"
	beyondColour    = "#e9e6de"
	paperColour     = "#ffffff"
	inkColour       = "#1d1c1a"
	ink2Colour      = "#57534d"
	ink3Colour      = "#6a655d"
	borderColour    = "#8f887b"
	provinceColour  = "#c9c2b5"
	roadColour      = "#cfc8bb"
	urbanColour     = "#e8e4da"
	waterColour     = "#cfdce2"
	riverColour     = "#93b3c1"
	riverNameColour = "#4f7382"
	outlineColour   = "#333333"
	noneColour      = "#57534d"
	nobodyColour    = "#888888"
)

// colourOf is the colour of an actor; grey where it has none.
func colourOf(a *atlas.Actor) string {
	if a != nil && regexp.MustCompile(`^#[0-9a-fA-F]{6}$`).MatchString(a.Color) {
		return a.Color
	}
	return nobodyColour
}

// opaque writes a colour, #rrggbb, as QGIS does.
func opaque(colour string) string { return shade(colour, 1) }

// shade is a colour with an opacity from 0 to 1.
func shade(colour string, opacity float64) string {
	var r, g, b int
	if _, err := fmt.Sscanf(colour, "#%02x%02x%02x", &r, &g, &b); err != nil {
		return shade(nobodyColour, opacity)
	}
	return fmt.Sprintf("%d,%d,%d,%d", r, g, b, int(opacity*255+0.5))
}
