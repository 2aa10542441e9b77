package main

import (
	"fmt"
	"strings"

	"github.com/heldline/heldline/internal/atlas"
	"github.com/heldline/heldline/internal/gazetteer"
	"github.com/heldline/heldline/internal/geo"
)

// located counts places by kind and by how they were located.
func (p *page) located() {
	p.section("Places", "")
	methods := []string{
		gazetteer.ByCoordinates, gazetteer.ByGazetteer, gazetteer.ByOffset, gazetteer.ByRing, gazetteer.ByRoute,
		gazetteer.ByBetween, gazetteer.ByWithin, gazetteer.ByUnlocated,
	}
	header := []string{"kind", "places#"}
	for _, m := range methods {
		header = append(header, m+"#")
	}
	count, points := map[[2]string]int{}, 0
	for _, x := range p.edition.Places {
		l := p.edition.Located(x.ID)
		for _, key := range [][2]string{{x.Kind, l.LocatedBy}, {x.Kind, ""}, {"", l.LocatedBy}, {"", ""}} {
			count[key]++
		}
		if l.Point != nil {
			points++
		}
	}
	var rows [][]string
	for _, kind := range append(append([]string{}, atlas.PlaceKinds...), "") {
		if count[[2]string{kind, ""}] == 0 {
			continue
		}
		row := []string{kind, number(count[[2]string{kind, ""}])}
		if kind == "" {
			row[0] = "all"
		}
		for _, m := range methods {
			row = append(row, number(count[[2]string{kind, m}]))
		}
		rows = append(rows, row)
	}
	fmt.Fprintf(&p.body, "\n%d of %d places are drawn as a point; areas, roads, rings and what is not located are not.\n", points, len(p.edition.Places))
	p.table(header, rows)
}

// unlocated lists the places without a position and what is known of them.
func (p *page) unlocated() {
	p.section("Places not located", "Named in a source, found in no gazetteer beyond doubt. They stand in the lists and never on the map.")
	var rows [][]string
	for _, x := range p.edition.Places {
		l := p.edition.Located(x.ID)
		if l.LocatedBy != gazetteer.ByUnlocated {
			continue
		}
		near := "-"
		if len(l.From) > 0 {
			near = p.placeName(l.From[0])
		}
		rows = append(rows, []string{x.Name, x.Kind, near, number(len(p.edition.Claims(x.ID))), number(len(p.edition.Events(x.ID)))})
	}
	p.table([]string{"place", "kind", "near", "claims#", "events#"}, rows)
}

// names lists the places whose Arabic name nothing attests.
func (p *page) names() {
	var list []string
	for _, x := range p.edition.Places {
		if x.NameAr == "" {
			list = append(list, x.Name)
		}
	}
	p.section("Places without an attested Arabic name", "")
	fmt.Fprintf(&p.body, "\n%d of %d. A transliteration back from Latin letters would be a guess, so the English name is shown.\n", len(list), len(p.edition.Places))
	if len(list) > 0 {
		fmt.Fprintf(&p.body, "\n%s.\n", strings.Join(list, " · "))
	}
}

// contradictions lists what sentences say of positions beside what was found.
func (p *page) contradictions() {
	p.section("What sentences say of positions, and the map", "Stated distances and directions beside the position drawn, measured from the same thing. *Disagrees* means that\n"+
		"rounding, the compass word, both precisions and a quarter of the distance do not explain the difference. The sentence is\n"+
		"kept, the gazetteer's point is drawn, and the place's page shows both.")
	var disagree, agree [][]string
	for _, x := range p.edition.Places {
		c := p.edition.Contradiction(x.ID)
		if c == nil {
			continue
		}
		row := []string{x.Name, c.Stated, offset(c), kilometres(c.ApartM)}
		if c.Disagrees {
			disagree = append(disagree, append(row, "disagrees"))
		} else {
			agree = append(agree, append(row, "agrees"))
		}
	}
	p.table([]string{"place", "the sentence", "the map", "apart#", ""}, append(disagree, agree...))
}

// sameSpot is the distance in metres below which a direction says nothing.
const sameSpot = 100

// offset says where the place is drawn, from what the sentence counts from.
func offset(c *gazetteer.Contradiction) string {
	if c.DistanceM < sameSpot {
		return "at " + c.FromName
	}
	return fmt.Sprintf("%s %s of %s", kilometres(c.DistanceM), compass(c.BearingDeg), c.FromName)
}

// compass names a bearing in degrees by the nearest of the sixteen points.
func compass(bearing float64) string {
	best := geo.CompassPoint(0)
	for c := range geo.CompassPoint(geo.CompassPoints) {
		if geo.BearingDifference(bearing, c.Degrees()) < geo.BearingDifference(bearing, best.Degrees()) {
			best = c
		}
	}
	return best.String()
}

func (p *page) placeName(id string) string {
	if x := p.edition.Index.Places[id]; x != nil {
		return x.Name
	}
	return id
}
