package pages

import (
	"html/template"
	"math"
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/geo"
	"github.com/heldline/heldline/internal/words"
)

// where tells where a place lies: how it was located, from what, how exactly,
// how surely, and what else its name may mean.
type where struct {
	How       template.HTML
	Written   string       // the expression as the data has it
	Origin    phrase       // who states it, where no sentence of a source does
	Ref       *sentenceRef // the sentence that states it
	Exact     string
	Sure      string
	Ambiguous bool
	Others    []candidate // of an ambiguous name all that it may mean, else those not chosen
}

// candidate is something that the name may mean.
type candidate struct {
	Name phrase
	URL  string
	Here string // place id, empty for a gazetteer row
	Row  template.HTML
	Kind string
	Area string
	Far  string // from the place drawn
	Why  []phrase
}

func (w *writer) where(p *atlas.Place, l *gazetteer.Located) *where {
	expr, err := gazetteer.Parse(p.Where)
	if err != nil {
		expr = nil
	}
	m := &where{
		How: w.how(p, l, expr), Written: strings.TrimSpace(p.Where), Ref: w.written(p.WhereOrigin), Exact: words.Upper(w.exact(p, l, expr)),
		Ambiguous: l.Status == gazetteer.StatusAmbiguous,
	}
	if m.Ref == nil && p.WhereOrigin != "" {
		m.Origin = w.phrase(atlas.Text{En: p.WhereOrigin})
	}
	if l.Confidence != "" && l.LocatedBy != gazetteer.ByUnlocated {
		m.Sure = words.Upper(w.T("confidence." + l.Confidence))
	}
	for i := range l.RunnersUp {
		m.Others = append(m.Others, w.candidate(&l.RunnersUp[i], l))
	}
	return m
}

// how tells in a sentence how the position was found.
func (w *writer) how(p *atlas.Place, l *gazetteer.Located, expr gazetteer.Expr) template.HTML {
	ref := func(r gazetteer.Ref) template.HTML { return w.ref(r, l) }
	switch {
	case l.Status == gazetteer.StatusAmbiguous:
		return rich(w.N("how.ambiguous", len(l.RunnersUp)), "name", p.Where)
	case l.Note == gazetteer.NoteDrawn:
		return safe(w.T("how.drawn"))
	case l.Note == gazetteer.NoteProblem || expr == nil:
		return safe(w.T("how.nothing"))
	}
	measure := func(m gazetteer.Measure) template.HTML {
		if m.About {
			return safe(w.T("how.about", "distance", w.measure(m)))
		}
		return safe(w.measure(m))
	}
	switch e := expr.(type) {
	case gazetteer.Coordinates:
		return rich(w.T("how.coordinates"), "at", template.HTML(`<bdi dir="ltr">`)+safe(e.String())+"</bdi>")
	case gazetteer.GazetteerID, gazetteer.Name:
		return rich(w.T("how.gazetteer"), "row", ref(e.(gazetteer.Ref)))
	case gazetteer.Offset:
		return rich(w.T("how.offset"), "distance", measure(e.Distance), "direction", safe(w.T("compass."+e.Direction.String())), "from", ref(e.From))
	case gazetteer.Distant:
		return rich(w.T("how.ring"), "distance", measure(e.Distance), "from", ref(e.From))
	case gazetteer.Direction:
		return rich(w.T("how.direction"), "direction", safe(w.T("compass."+e.Direction.String())), "from", ref(e.From))
	case gazetteer.Between:
		if isLine(p) {
			return rich(w.T("how.line"), "a", ref(e.A), "b", ref(e.B))
		}
		return rich(w.T("how.between"), "a", ref(e.A), "b", ref(e.B))
	case gazetteer.Within:
		return rich(w.T("how.within"), "area", ref(e.Area))
	case gazetteer.Along:
		if isLine(p) && e.To != nil && e.From == nil {
			return rich(w.T("how.line"), "a", ref(e.Start), "b", ref(e.To))
		}
		return w.along(e, l, measure)
	case gazetteer.Unlocated:
		if e.Near != nil {
			return rich(w.T("how.near"), "near", ref(e.Near))
		}
	}
	return safe(w.T("how.nothing"))
}

// isLine reports that a place is itself a line.
func isLine(p *atlas.Place) bool { return p.Kind == "road" || p.Kind == "route" }

// along tells of a position on a road.
func (w *writer) along(e gazetteer.Along, l *gazetteer.Located, measure func(gazetteer.Measure) template.HTML) template.HTML {
	road := w.ref(e.Start, l)
	if e.To != nil {
		road = rich(w.T("how.road"), "a", road, "b", w.ref(e.To, l))
	}
	out := rich(w.T("how.along"), "road", road)
	if e.From != nil {
		out = rich(w.T("how.along_from"), "road", road, "distance", measure(e.Distance), "from", w.ref(e.From, l))
	}
	if l.Note == gazetteer.NoteStraightLine {
		out += " " + safe(w.T("how.straight"))
	}
	return out
}

// measure writes a distance in the unit that the data gives it in.
func (w *writer) measure(m gazetteer.Measure) string {
	value := w.lang.Digits(string(m.Value))
	switch m.Unit {
	case gazetteer.Mile:
		return w.T("unit.miles", "n", value)
	case gazetteer.Metre:
		return w.T("unit.m", "n", value)
	}
	return w.T("unit.km", "n", value)
}

// exact says how far around its point a place may lie, and why.
func (w *writer) exact(p *atlas.Place, l *gazetteer.Located, expr gazetteer.Expr) string {
	switch {
	case l.Status == gazetteer.StatusAmbiguous, l.LocatedBy == gazetteer.ByUnlocated:
		return w.T("exact.nothing")
	case l.LocatedBy == gazetteer.ByWithin:
		return w.T("exact.within")
	case l.PrecisionM <= 0:
		return w.T("exact.no_point")
	case l.Point == nil && l.LocatedBy != gazetteer.ByRing:
		return w.T("exact.area", "distance", w.lang.Distance(l.PrecisionM))
	}
	return w.T("exact.radius", "distance", w.lang.Distance(l.PrecisionM), "why", w.T("exact."+w.precisionRule(p, l, expr), "kind", w.T("kind."+p.Kind)))
}

// precisionRule names the rule that gave a radius; see gazetteer's own rules.
func (w *writer) precisionRule(p *atlas.Place, l *gazetteer.Located, expr gazetteer.Expr) string {
	same := func(metres float64) bool { return math.Abs(metres-l.PrecisionM) < 1 }
	switch e := expr.(type) {
	case gazetteer.Offset:
		switch {
		case same(e.Distance.Metres() * math.Sin(geo.CompassSpread*math.Pi/180)):
			return "compass"
		case same(e.Distance.DigitTerm()):
			return "digits"
		}
		return "reference"
	case gazetteer.Distant:
		return "ring"
	case gazetteer.Between:
		return "between"
	case gazetteer.Along:
		return "road"
	}
	kind, _ := gazetteer.DefaultPrecision(p.Kind)
	switch {
	case p.PrecisionM > 0:
		return "stated"
	case same(kind):
		return "kind"
	case l.LocatedBy == gazetteer.ByCoordinates:
		return "digits_of"
	}
	return "row"
}

// candidate writes what else a name may mean, and how far off that lies.
func (w *writer) candidate(c *gazetteer.Candidate, l *gazetteer.Located) candidate {
	out := candidate{Name: phrase{Text: c.Name}, Row: rowID(c.ID), Why: w.reasons(c)}
	if c.Kind != "" {
		out.Kind = w.T("kind." + c.Kind)
	}
	if p := w.ix.Places[c.ID]; p != nil {
		ref := w.place(c.ID)
		out.Name, out.URL, out.Here, out.Row = ref.Name, ref.URL, c.ID, ""
	} else if row := w.ed.Row(c.ID); row != nil {
		out.Name, out.URL, out.Area = w.rowName(row), w.url("/places/"+c.ID), row.Admin2
		if out.Area == "" {
			out.Area = row.Admin1
		}
	}
	if l.Reference != nil && c.Point != nil {
		out.Far = w.bearing(geo.Distance(*l.Reference, *c.Point), geo.Bearing(*l.Reference, *c.Point))
	}
	return out
}

// reasons are what spoke for and against a candidate, in the reader's language
// where the catalogue has it.
func (w *writer) reasons(c *gazetteer.Candidate) []phrase {
	var out []phrase
	for _, reason := range strings.Split(c.Reason, ", ") {
		key := "why." + strings.ReplaceAll(reason, " ", "_")
		text := w.T(key)
		if n, from, ok := strings.Cut(reason, " km from "); ok {
			if metres, err := strconv.Atoi(n); err == nil {
				if from == "places beside it" {
					from = w.T("why.beside")
				}
				key, text = "", w.T("why.from", "distance", w.lang.Distance(1000*float64(metres)), "place", from)
			}
		}
		switch {
		case reason == "" || reason == c.Kind:
		case text != key:
			out = append(out, phrase{Text: text})
		default:
			out = append(out, phrase{reason, "en", "ltr"})
		}
	}
	return out
}
