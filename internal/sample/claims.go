package sample

import (
	"fmt"
	"strconv"

	"github.com/heldline/heldline/internal/edtf"
)

// claims deals the claims over the places in turn. Those of one place stand in
// time order, each later than the one before, so that no two contradict.
func (g *generator) claims(n int) rows {
	var out rows
	perPlace := n/g.count + 1
	step := max(years*365/perPlace, 2)
	for i := range n {
		place, round := i%g.count, i/g.count
		day := firstDay + edtf.Day(round*step+g.rand.IntN(step-1))
		out = append(out, g.claim(i, place, day))
	}
	return out
}

func (g *generator) claim(i, place int, day edtf.Day) map[string]string {
	side := sides()[g.rand.IntN(len(sides()))]
	row := map[string]string{
		"claim_id": fmt.Sprintf("claim-%06d", i), "actor_ids": side, "verb": "took", "extent": "whole", "place_id": placeID(place),
		"date": day.String(), "claimant_id": "document", "statement_en": "Invented.",
	}
	switch n := g.rand.IntN(40); {
	case i%districtShare == districtShare-1:
		row["place_id"], row["verb"], row["quantifier"] = districtID(place/perDistrict), "holds", "all"
		if n%2 == 0 {
			row["quantifier"] = "some"
		}
	case n < 5:
		row["verb"] = "holds"
	case n < 10:
		row["verb"] = "entered"
	case n < 13:
		row["verb"] = "left"
	case n < 18:
		row["date"] = edtf.Between(day-edtf.Day(g.rand.IntN(5)), day).String()
	case n < 22 && side == "reds":
		row["actor_ids"] = "red-guard"
	}
	g.voice(row, side, day)
	return g.locate(row)
}

// voice lets the text speak mostly, outsiders and the gaining side sometimes.
func (g *generator) voice(row map[string]string, side string, day edtf.Day) {
	switch g.rand.IntN(6) {
	case 0:
		row["claimant_id"] = "observer"
	case 1, 2:
		row["claimant_id"] = side + "-voice"
		row["reported_on"] = (day + edtf.Day(g.rand.IntN(3))).String()
	}
}

func (g *generator) events() rows {
	var out rows
	for i := range g.count/perEvent + 1 {
		out = append(out, g.locate(map[string]string{
			"event_id": "event-" + strconv.Itoa(i), "kind": "clash", "title": "Clash", "date": (firstDay + edtf.Day(g.rand.IntN(years*365))).String(),
			"place_ids": placeID(g.rand.IntN(g.count)), "actor_ids": "reds", "target_ids": "blues", "claimant_id": "document", "statement_en": "Invented.",
		}))
	}
	return out
}
