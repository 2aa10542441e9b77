package server

import (
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edition"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/words"
)

// placeHit describes a place that was found.
func placeHit(e *edition.Edition, h *finding, lang string) (*[2]float64, geocodePlace) {
	p, l := h.place, e.Located(h.place.ID)
	g := geocodePlace{
		PlaceID: &p.ID, GazetteerID: orNull(e.RowOfPlace(p.ID)), Type: geocodeType(p.Kind), Kind: orNull(p.Kind), Label: placeLabel(e, p, lang),
		Name: p.Name, NameAr: orNull(p.NameAr), Matched: h.matched, District: orNull(p.Admin2), State: orNull(p.Admin1), Country: orNull(p.Country),
		Score: h.score, Reason: string(h.reason), Origin: orNull(p.WhereOrigin),
	}
	if l.PrecisionM > 0 {
		g.Accuracy = &l.PrecisionM
	}
	if l.Point == nil {
		return nil, g
	}
	return (*[2]float64)(l.Point), g
}

// placeLabel names a place and the next larger one.
func placeLabel(e *edition.Edition, p *atlas.Place, lang string) string {
	label := p.NameIn(lang)
	if up := e.Index.Places[p.Within]; up != nil {
		label += ", " + up.NameIn(lang)
	}
	return label
}

// rowHit describes a gazetteer row that was found.
func rowHit(h *finding, lang *words.Language, used *credits) (*[2]float64, geocodePlace) {
	r := h.row
	g := geocodePlace{
		GazetteerID: &r.ID, Type: geocodeType(r.Kind), Kind: orNull(r.Kind), Label: rowLabel(r, lang), Name: r.Name, NameAr: orNull(r.NameAr),
		Matched: h.matched, District: orNull(r.Admin2), State: orNull(r.Admin1), Country: orNull(r.Country),
		Score: round(h.score, 1000), Reason: string(h.reason), Origin: orNull(r.Origin),
	}
	if r.PrecisionM > 0 {
		g.Accuracy = &r.PrecisionM
	}
	if !h.own {
		g.Attribution = orNull(used.of(r))
	}
	return &[2]float64{r.Lon, r.Lat}, g
}

// rowLabel is "name, first-order unit, country".
func rowLabel(r *atlas.GazetteerEntry, lang *words.Language) string {
	name := atlas.Text{En: r.Name, Ar: r.NameAr}.In(lang.Code)
	parts := []string{name, r.Admin1, lang.Country(r.Country)}
	parts = slices.DeleteFunc(slices.Compact(parts), func(s string) bool { return s == "" })
	return strings.Join(parts, ", ")
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// credits collects whose rows an answer shows.
type credits struct {
	sets []gazetteer.Dataset
	used []bool
}

// of returns the line that credits the gazetteer a row was imported from. Where
// the row's origin names none of them, all are credited.
func (c *credits) of(r *atlas.GazetteerEntry) string {
	if c.used == nil {
		c.used = make([]bool, len(c.sets))
	}
	var lines []string
	for i := range c.sets {
		if names(r.Origin, &c.sets[i]) {
			c.used[i] = true
			return credit(&c.sets[i])
		}
	}
	for i := range c.sets {
		c.used[i] = true
		lines = append(lines, credit(&c.sets[i]))
	}
	return strings.Join(lines, "; ")
}

// names reports that the origin of a row is a dataset: its name, or what begins
// with it.
func names(origin string, d *gazetteer.Dataset) bool {
	rest, begins := strings.CutPrefix(origin, d.Name)
	return begins && d.Name != "" && (rest == "" || rest[0] == ' ' || rest[0] == ',') || origin != "" && origin == d.Attribution
}

// list returns the lines of the gazetteers that were used.
func (c *credits) list() []string {
	var lines []string
	for i, used := range c.used {
		if used {
			lines = append(lines, credit(&c.sets[i]))
		}
	}
	return lines
}

// credit is a gazetteer's attribution with its licence.
func credit(d *gazetteer.Dataset) string {
	line := d.Attribution
	if line == "" {
		line = d.Name
	}
	if d.Licence != "" {
		line += " (" + d.Licence + ")"
	}
	return line
}
