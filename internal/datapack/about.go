package datapack

import (
	"encoding/json"
	"math"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/edtf"
)

// aboutReader reads datapackage.json, reporting each wrong key at its value.
type aboutReader struct {
	s    *session
	doc  document
	keys []member
}

// readAbout reads what the atlas says of itself.
func (s *session) readAbout() {
	data, ok := s.readWhole(descriptorFile, s.limits.geometry)
	if !ok {
		return
	}
	a := &aboutReader{s: s, doc: document{descriptorFile, data}}
	if p, bad := a.doc.broken(s.limits.depth); bad {
		s.problems.add(p)
		return
	}
	whole := node{raw: data}
	keys, err := whole.members()
	if err != nil {
		s.problems.add(a.doc.at(0).Problem("%v; begin the file with {", err))
		return
	}
	a.keys = keys
	s.atlas.About = a.about()
	a.checkResources()
}

func (a *aboutReader) about() atlas.About {
	about := atlas.About{
		ID:          a.text("name", true),
		Title:       atlas.Text{En: a.text("title", true), Ar: a.text("title_ar", false)},
		Description: atlas.Text{En: a.text("description", false), Ar: a.text("description_ar", false)},
		DefaultDate: a.defaultDate(),
		Horizons:    a.horizons(),
		Bounds:      a.bounds(),
		Areas:       a.areas(),
		Contact:     a.text("contact", true),
		ReportTo:    a.text("report_to", false),
		Licence:     a.licence(),
		Attribution: atlas.Text{En: a.text("attribution", true), Ar: a.text("attribution_ar", false)},
		BasemapNote: atlas.Text{En: a.text("basemap_note", false), Ar: a.text("basemap_note_ar", false)},
	}
	if about.ID != "" && !isID(about.ID) {
		a.problem("name", "%q is not an id; use lower-case letters a-z, digits and hyphens", about.ID)
	}
	if n, ok := get(a.keys, "report_to"); ok {
		a.s.pack.about["report_to"] = a.doc.at(n.offset)
	}
	if to := about.ReportTo; to != "" && !strings.Contains(to, "@") && !strings.HasPrefix(to, "https://") && !strings.HasPrefix(to, "http://") {
		a.problem("report_to", "%q is neither a mail nor a web address; write editor@example.org or https://…", to)
	}
	return about
}

// problem reports a key at its value, or at the file's beginning if it is missing.
func (a *aboutReader) problem(key, format string, args ...any) {
	n, _ := get(a.keys, key)
	a.s.problems.add(a.doc.at(n.offset).Problem(key+": "+format, args...))
}

// text returns a key's text on one line.
func (a *aboutReader) text(key string, required bool) string {
	n, ok := get(a.keys, key)
	var v string
	switch {
	case !ok && required:
		a.problem(key, "is missing; add it to the file")
	case !ok:
	case json.Unmarshal(n.raw, &v) != nil:
		a.problem(key, "is not a text; write it in quotation marks")
	case v == "" && required:
		a.problem(key, "is empty; fill it in")
	default:
		if i, r := badCharacter([]byte(v)); i >= 0 {
			a.problem(key, "the character %U (%s) is not allowed; delete it", r, characterName(r))
		}
	}
	return v
}

func (a *aboutReader) defaultDate() edtf.Day {
	v := a.text("default_date", true)
	d, err := edtf.ParseDay(v)
	if err != nil && v != "" {
		a.problem("default_date", "%v", err)
	}
	return d
}

// horizons returns the days after which a state expires, the published ones where
// the file names none.
func (a *aboutReader) horizons() atlas.Horizons {
	h := atlas.DefaultHorizons
	n, ok := get(a.keys, "horizons")
	if !ok {
		return h
	}
	keys, err := n.members()
	if err != nil {
		a.problem("horizons", "%v; write {\"contested\": 60, \"claimed\": 180, \"held\": 365}", err)
		return h
	}
	for _, m := range keys {
		into, known := map[string]*int{"contested": &h.Contested, "claimed": &h.Claimed, "held": &h.Held}[m.key]
		if !known {
			a.s.problems.add(a.doc.at(m.offset).Problem("horizons: unknown status %q; use contested, claimed, held", m.key))
			continue
		}
		var days *int
		if json.Unmarshal(m.raw, &days) != nil || days == nil || *days < 1 || *days > 36500 {
			a.s.problems.add(a.doc.at(m.offset).Problem("horizons: %s is %s; write a whole number of days from 1 to 36500", m.key, m.raw))
			continue
		}
		*into = *days
	}
	return h
}

func (a *aboutReader) bounds() [4]float64 {
	var list []*float64
	n, ok := get(a.keys, "bounds")
	if !ok {
		a.problem("bounds", "is missing; write the view on opening as [west, south, east, north] in degrees")
		return [4]float64{}
	}
	if json.Unmarshal(n.raw, &list) != nil || len(list) != 4 || slices.Contains(list, nil) {
		a.problem("bounds", "is not a list of four numbers; write [west, south, east, north] in degrees")
		return [4]float64{}
	}
	w, s, e, n4 := *list[0], *list[1], *list[2], *list[3]
	if math.Abs(w) > 180 || math.Abs(e) > 180 || math.Abs(s) > 90 || math.Abs(n4) > 90 || s >= n4 || w == e {
		a.problem("bounds", "[%g, %g, %g, %g] is no box on the earth; write [west, south, east, north], south less than north", w, s, e, n4)
	}
	return [4]float64{w, s, e, n4}
}

// licence returns the name of the first licence.
func (a *aboutReader) licence() string {
	n, _ := get(a.keys, "licenses")
	var list []Licence
	if json.Unmarshal(n.raw, &list) != nil || len(list) == 0 || list[0].Name == "" {
		a.problem("licenses", "names no licence; write [{\"name\": \"CC-BY-SA-4.0\", …}] with an SPDX id")
		return ""
	}
	return list[0].Name
}
