package datapack

import (
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
)

// GazetteerCells returns a gazetteer entry as the cells of a row, values by
// column. Aliases that a list cannot hold are left out.
func GazetteerCells(g *atlas.GazetteerEntry) map[string]string {
	decimal := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
	cells := map[string]string{
		"gazetteer_id": g.ID, "name": g.Name, "name_ar": g.NameAr, "kind": g.Kind, "country": g.Country,
		"admin1": g.Admin1, "admin2": g.Admin2, "lat": decimal(g.Lat), "lon": decimal(g.Lon), "origin": g.Origin,
	}
	var aliases []string
	for _, alias := range g.Aliases {
		if !strings.Contains(alias, ListSeparator) {
			aliases = append(aliases, alias)
		}
	}
	cells["aliases"] = strings.Join(aliases, ListSeparator)
	if g.PrecisionM > 0 {
		cells["precision_m"] = decimal(g.PrecisionM)
	}
	return cells
}
