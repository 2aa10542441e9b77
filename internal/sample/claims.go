package sample

import (
	"fmt"
	"math/rand/v2"
	"strconv"

	"github.com/heldline/heldline/internal/edtf"
)

const (
	perArea = 500 // one claim in so many is about a whole district
	perTray = 500 // one in so many names no place
	holds   = 16  // of 40 claims, so many say that a place is still held
)

// claims yields the claims, dealt over the places in turn: round by round, and in
// each the places of a district about the same days, as an offensive takes them.
// The claims of one place stand in time order, each later than the one before, so
// that no two contradict.
func (g *generator) claims(write func(row) error) error {
	for i := range g.claimed {
		if err := write(g.claim(i)); err != nil {
			return err
		}
	}
	return nil
}

func (g *generator) claim(i int) row {
	place, round := i%g.count, i/g.count
	district := place / perDistrict
	day, side := g.advance(place, round)
	area := g.districtName(district)
	target := g.placeName(place)
	r := g.draw(ofClaim, i)
	out := g.blank()
	out["claim_id"], out["actor_ids"], out["verb"], out["extent"] = "claim-"+strconv.Itoa(i+1), side.id, "took", "whole"
	out["place_id"], out["date"], out["claimant_id"] = target.id(place), day.String(), "document"
	switch n := r.IntN(40); {
	case i%perTray == perTray-1:
		out["place_id"], out["count"], out["count_unit"] = "", strconv.Itoa(2+r.IntN(9)), "villages"
	case i%perArea == perArea-1:
		out["place_id"], out["verb"], out["quantifier"] = g.districtID(district), "holds", pick(r, []string{"all", "some"})
		target = area
		r = g.draw(ofClaim, -i-1)
	case n < holds && round > 0: // whoever took it last still has it
		side = g.taker(place, round-1)
		r = g.draw(ofClaim, -i-1)
		out["actor_ids"], out["verb"] = side.id, "holds"
	case n < 18:
		out["verb"], out["extent"] = "entered", pick(r, []string{"whole", "part"})
	case n < 19:
		out["verb"] = "left"
	case n < 22:
		out["date"] = edtf.Between(day-edtf.Day(r.IntN(6)), day).String()
	case n < 23:
		out["date"] = day.String() + "~"
	case n < 27:
		out["actor_ids"] = side.unit
	case n < 28:
		out["actor_ids"] = side.id + ";" + side.ally
	}
	g.voice(r, out, side, day)
	state(r, out, side, target, area)
	return g.locate(out)
}

// advance is the day of a place's claim in a round, and whose it is. A province's
// offensive begins somewhere in the round, reaches its districts one after the
// other and their places within days, and these go to the side that leads it; one place in
// four changes on a day of its own.
func (g *generator) advance(place, round int) (edtf.Day, side) {
	district := place / perDistrict
	r := g.draw(ofOffensive, district/perProvince<<20+round)
	begin, leads := 0.5*r.Float64(), r.IntN(3)
	r = g.draw(ofAdvance, district<<20+round)
	begin += 0.4 * r.Float64()
	r = g.draw(ofAdvance, -(round*g.count + place + 1))
	if begin += 0.1 * r.Float64() * r.Float64(); r.IntN(4) == 0 {
		begin, leads = r.Float64(), r.IntN(3)
	}
	return firstDay + edtf.Day(round*g.step+int(begin*float64(g.step-1))), sides()[leads]
}

// taker is who took a place last, up to a round; in holds of 40 rounds its claim
// only confirms.
func (g *generator) taker(place, round int) side {
	for ; round > 0 && g.draw(ofClaim, round*g.count+place).IntN(40) < holds; round-- {
	}
	_, s := g.advance(place, round)
	return s
}

// voice lets the text speak mostly, outsiders and the gaining side sometimes.
func (g *generator) voice(r *rand.Rand, out row, s side, day edtf.Day) {
	switch n := r.IntN(20); {
	case n < 3:
		out["claimant_id"] = pick(r, []string{"observer", "relief-agency"})
	case n < 6:
		out["claimant_id"] = pick(r, []string{s.id + "-voice", s.id + "-spokesman"})
		out["reported_on"] = (day + edtf.Day(r.IntN(3))).String()
	}
}

// events yields the events.
func (g *generator) events(write func(row) error) error {
	const perEvent = 20 // places
	for i := range g.count/perEvent + 1 {
		r := g.draw(ofEvent, i)
		place, day, side := r.IntN(g.count), firstDay+edtf.Day(r.IntN(years*365)), pick(r, sides())
		n := g.placeName(place)
		err := write(g.locate(row{
			"event_id": "event-" + strconv.Itoa(i+1), "kind": "clash", "title": "Clash at " + n.latin, "title_ar": "اشتباك في " + n.arabic,
			"date": day.String(), "place_ids": n.id(place), "actor_ids": side.id, "target_ids": side.ally, "claimant_id": "document",
			"statement_en": fmt.Sprintf("Fighting broke out at %s; it is not told how it ended.", n.latin),
		}))
		if err != nil {
			return err
		}
	}
	return nil
}
