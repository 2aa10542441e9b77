package poster

import (
	"regexp"

	"github.com/heldline/heldline/internal/atlas"
)

// palette are the tokens of the house's look on light or dark ground; the front
// end has the same in src/theme.ts and src/css/tokens.css.
type palette struct {
	dark                                             bool
	ground, beyond, paper, paper2, ink, ink2, ink3   string
	accent, accentSoft, rule, border, province, road string
	urban, water, river, glow, riverName, bars       string
	outline, none, accentInk, shadow, nobody         string
	shadowAlpha                                      float64
}

func paletteOf(dark bool) palette {
	if dark {
		return palette{
			dark: true, ground: "#1f2428", beyond: "#181c1f", paper: "#15181b", paper2: "#1a1e22", ink: "#efece6", ink2: "#b9b4ab", ink3: "#9c978e",
			accent: "#5cc8c6", accentSoft: "#17393b", rule: "#343a3f", border: "#7d8488", province: "#3d454b", road: "#363d43",
			urban: "#262b30", water: "#2c3d47", river: "#4d6b7a", glow: "#232c32", riverName: "#8fb0bf", bars: "#8e8980",
			outline: "#ffffff", none: "#b9b4ab", accentInk: "#15181b", shadow: "#ffffff", shadowAlpha: 0.26, nobody: "#888888",
		}
	}
	return palette{
		ground: "#f3f1ec", beyond: "#e9e6de", paper: "#ffffff", paper2: "#faf8f4", ink: "#1d1c1a", ink2: "#57534d", ink3: "#6a655d",
		accent: "#0a6b72", accentSoft: "#d9ecec", rule: "#dfdad0", border: "#8f887b", province: "#c9c2b5", road: "#cfc8bb",
		urban: "#e8e4da", water: "#cfdce2", river: "#93b3c1", glow: "#e2ebee", riverName: "#4f7382", bars: "#8b8477",
		outline: "#333333", none: "#57534d", accentInk: "#ffffff", shadow: "#282319", shadowAlpha: 0.3, nobody: "#888888",
	}
}

// actor is the colour of an actor on this ground.
func (p *palette) actor(a *atlas.Actor) string {
	if a == nil {
		return p.nobody
	}
	if p.dark && isColor(a.ColorDark) {
		return a.ColorDark
	}
	if isColor(a.Color) {
		return a.Color
	}
	return p.nobody
}

func isColor(s string) bool { return regexp.MustCompile(`^#[0-9a-fA-F]{6}$`).MatchString(s) }
