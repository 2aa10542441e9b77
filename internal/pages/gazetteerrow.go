package pages

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/geo"
)

// rowModel is the page of a gazetteer row that no place of the atlas stands for.
type rowModel struct {
	*writer
	Name    phrase
	Other   *phrase
	Facts   facts
	Nearest []template.HTML
	Where   string // the where-expression that names it
}

// maxNearest is the number of places that a row's page names.
const maxNearest = 5

// GazetteerRow writes the page of a gazetteer row of which the atlas has no
// record. credit says whose work the row is and under which licence; it is empty
// for rows of the atlas's own gazetteer.
func (s *Site) GazetteerRow(req Request, row *atlas.GazetteerEntry, credit string) ([]byte, error) {
	w := s.writer(req)
	m := &rowModel{writer: w, Name: w.rowName(row), Where: row.ID, Nearest: w.nearest(orb.Point{row.Lon, row.Lat})}
	if row.Name != "" && row.NameAr != "" && row.Name != row.NameAr {
		m.Other = &phrase{Text: row.NameAr, Lang: "ar", Dir: "rtl"}
		if w.lang.Code == "ar" {
			m.Other = &phrase{Text: row.Name, Lang: "en", Dir: "ltr"}
		}
	}
	m.Facts = w.rowFacts(row, credit)
	d := s.document(w, m.Name.Text, w.T("row.summary", "name", m.Name.Text))
	d.Body, d.Robots = m, "noindex"
	return s.render("gazetteerrow", d)
}

// rowName names a row in the page's language.
func (w *writer) rowName(row *atlas.GazetteerEntry) phrase {
	switch {
	case row.Name == "" && row.NameAr == "":
		return phrase{Text: row.ID}
	case row.Name == "":
		return phrase{Text: row.NameAr, Lang: w.foreign("ar"), Dir: "rtl"}
	}
	return w.phrase(atlas.Text{En: row.Name, Ar: row.NameAr})
}

func (w *writer) rowFacts(row *atlas.GazetteerEntry, credit string) facts {
	var f facts
	if row.Kind != "" {
		f.text(w.T("row.kind"), w.T("kind."+row.Kind))
	}
	aliases := make([]template.HTML, len(row.Aliases))
	for i, name := range row.Aliases {
		aliases[i] = isolate(phrase{Text: name})
	}
	f.html(w.T("place.aliases"), joinHTML(aliases, " · "))
	f.html(w.T("row.units"), w.rowUnits(row))
	f.html(w.T("row.position"), `<bdi dir="ltr">`+safe(degrees(row.Lat)+", "+degrees(row.Lon))+"</bdi>")
	radius := w.T("row.radius_unknown")
	if row.PrecisionM > 0 {
		radius = w.lang.Distance(row.PrecisionM)
	}
	f.text(w.T("row.radius"), radius)
	f.html(w.T("row.id"), isolate(phrase{Text: row.ID}))
	if row.Origin != "" {
		f.html(w.T("row.origin"), isolate(phrase{Text: row.Origin}))
	}
	switch {
	case credit != "":
		f.html(w.T("row.credit"), isolate(phrase{Text: credit}))
	default:
		f.text(w.T("source.licence"), w.ed.Atlas.About.Licence)
	}
	return f
}

// rowUnits names the units that a row lies in, the smallest first.
func (w *writer) rowUnits(row *atlas.GazetteerEntry) template.HTML {
	var units []template.HTML
	for _, unit := range []string{row.Admin2, row.Admin1, w.lang.Country(row.Country)} {
		if unit != "" {
			units = append(units, isolate(phrase{Text: unit}))
		}
	}
	return joinHTML(units, " · ")
}

func joinHTML(items []template.HTML, sep string) template.HTML {
	texts := make([]string, len(items))
	for i, item := range items {
		texts[i] = string(item)
	}
	return template.HTML(strings.Join(texts, sep))
}

// nearest says how a position lies to the places of the atlas that are nearest
// to it: "12 km north-west of X".
func (w *writer) nearest(at orb.Point) []template.HTML {
	type neighbour struct {
		id   string
		from orb.Point
		far  float64
	}
	var all []neighbour
	for _, p := range w.ed.Places {
		if l := w.ed.Located(p.ID); l.Point != nil && l.Status == gazetteer.StatusLocated {
			all = append(all, neighbour{p.ID, *l.Point, geo.Distance(*l.Point, at)})
		}
	}
	slices.SortStableFunc(all, func(a, b neighbour) int { return cmp.Compare(a.far, b.far) })
	var out []template.HTML
	for _, n := range all[:min(maxNearest, len(all))] {
		r := w.place(n.id)
		said := w.T("row.far", "distance", w.lang.Distance(n.far), "direction", w.compass(geo.Bearing(n.from, at)))
		out = append(out, rich(said, "from", link(r.URL, r.Name)))
	}
	return out
}

// rowItems lists rows that a search found.
func (w *writer) rowItems(rows []*atlas.GazetteerEntry) []indexItem {
	var items []indexItem
	for _, row := range rows {
		var note []string
		if row.Kind != "" {
			note = append(note, w.T("kind."+row.Kind))
		}
		for _, unit := range []string{row.Admin1, w.lang.Country(row.Country), w.T("row.no_record_short")} {
			if unit != "" {
				note = append(note, unit)
			}
		}
		items = append(items, indexItem{Name: w.rowName(row), URL: w.url("/places/" + row.ID), Note: strings.Join(note, " · ")})
	}
	return items
}
