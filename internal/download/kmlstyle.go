package download

import (
	"image/color"
	"strconv"

	"github.com/twpayne/go-kml/v3"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/symbol"
)

// Pictures of Google Earth for the statuses, which tint with the colour of the style:
// a filled disc for what is held, a ring for what is only announced, a target where
// both are inside. Other programs do not ask for them.
const icons = "http://maps.google.com/mapfiles/kml/shapes/"

func icon(s atlas.Status) string {
	switch s {
	case atlas.Held:
		return icons + "shaded_dot.png"
	case atlas.Claimed:
		return icons + "donut.png"
	case atlas.Contested:
		return icons + "target.png"
	}
	return icons + "placemark_circle.png"
}

// Shares of the fill of an area, of 255: what is held is filled as on the map, what
// is only announced is an outline.
const (
	filled  = 89
	hollow  = 0
	opaque  = 255
	quarter = 48
)

// styleID names the style of a status and holder. The holder matters only where one
// holds the place, or is said to.
func styleID(s atlas.Status, holder string) string {
	switch {
	case s == "":
		return "record"
	case holder == "":
		return string(s)
	}
	return string(s) + "-" + symbol.Class(holder)
}

// styles are those of every status and holder, in the order of the actors' file.
func (o *Order) styles() []kml.Element {
	neutral := color.RGBA{0x88, 0x88, 0x88, opaque}
	out := []kml.Element{
		style("record", icons+"placemark_circle.png", neutral, 0.7, hollow),
		style(styleID(atlas.Unknown, ""), icon(atlas.Unknown), neutral, 0.6, hollow),
		style(styleID(atlas.Contested, ""), icon(atlas.Contested), color.RGBA{0xff, 0xff, 0xff, opaque}, 1, quarter),
		style(styleID(atlas.Unsure, ""), icon(atlas.Unsure), color.RGBA{0xdd, 0xdd, 0xdd, opaque}, 0.8, quarter),
	}
	for i := range o.Edition.Atlas.Actors {
		a := &o.Edition.Atlas.Actors[i]
		if a.ParentID != "" {
			continue
		}
		c := colour(a.Color, neutral)
		out = append(out,
			style(styleID(atlas.Held, a.ID), icon(atlas.Held), c, 1, filled),
			style(styleID(atlas.Claimed, a.ID), icon(atlas.Claimed), c, 1, hollow))
	}
	return out
}

func style(id, picture string, c color.RGBA, scale float64, fill uint8) kml.Element {
	inside := color.RGBA{c.R, c.G, c.B, fill} // not multiplied: KML has colour and alpha apart
	return kml.SharedStyle(id,
		kml.IconStyle(kml.Color(c), kml.Scale(scale), kml.Icon(kml.Href(picture))),
		kml.LabelStyle(kml.Scale(0.7)),
		kml.LineStyle(kml.Color(c), kml.Width(2)),
		kml.PolyStyle(kml.Color(inside), kml.Fill(fill != hollow)),
	)
}

// colour reads #rrggbb.
func colour(s string, otherwise color.RGBA) color.RGBA {
	if len(s) != len("#rrggbb") || s[0] != '#' {
		return otherwise
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return otherwise
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), opaque}
}
