package main

import (
	"cmp"
	"slices"

	"github.com/heldline/heldline/internal/atlas"
)

// claims counts what each rule accepts, and on which ground.
func (p *page) claims() {
	p.section("Claims accepted, by rule", "Of the claims that name a place and are not withdrawn. A denied claim is in play under `any` only, a claim on all of a\n"+
		"region not under `strict`. What is not accepted is announced (a capture or a hold) or only listed. The codebook explains\n"+
		"the grounds.")
	grounds := []atlas.Ground{atlas.GroundDocument, atlas.GroundOutsider, atlas.GroundAdmission, atlas.GroundAgreement, atlas.GroundAny}
	header := []string{"rule", "claims in play#", "accepted#", "text's own voice#", "outsider#", "own loss#", "agreement#", "rule accepts all#"}
	var rows [][]string
	for _, rule := range atlas.Rules {
		v := p.edition.View(atlas.Reading{Rule: rule})
		count := map[atlas.Ground]int{}
		for i := range p.edition.Atlas.Claims.Len() {
			count[v.Ground(p.edition.Atlas.Claims.ID(i))]++
		}
		row := []string{"`" + string(rule) + "`", number(v.InPlay), number(v.Accepted())}
		for _, g := range grounds {
			row = append(row, number(count[g]))
		}
		rows = append(rows, row)
	}
	p.table(header, rows)

	verbs := newTally()
	for _, v := range atlas.Verbs {
		verbs.order = append(verbs.order, "claim: "+string(v))
	}
	a := p.edition.Atlas
	for i := range a.Claims.Len() {
		if c := a.Claims.At(i); c.WithdrawnOn == nil {
			verbs.add("claim: " + string(c.Verb))
		}
	}
	for _, k := range atlas.EventKinds {
		verbs.order = append(verbs.order, "event: "+k)
	}
	for i := range a.Events {
		if a.Events[i].WithdrawnOn == nil {
			verbs.add("event: " + a.Events[i].Kind)
		}
	}
	for _, k := range atlas.FigureKinds {
		verbs.order = append(verbs.order, "figure: "+k)
	}
	for i := range a.Figures {
		if a.Figures[i].WithdrawnOn == nil {
			verbs.add("figure: " + a.Figures[i].Kind)
		}
	}
	p.body.WriteString("\nRecords by verb and kind:\n")
	p.table([]string{"record", "rows#"}, verbs.rows())
}

// gains counts captures by side and by who tells of them: why one side can look
// more solid than another. A joint capture counts for each side.
func (p *page) gains() {
	p.section("Gains told in the document's own voice and gains attributed, by side",
		"Claims with the verb `took`, tray included. The text's own voice is accepted by the default rule; a side's own word about\nits gain is not.")
	a, ix := p.edition.Atlas, p.edition.Index
	type gain struct{ own, attributed, byItself int }
	by := map[string]*gain{}
	for i := range a.Claims.Len() {
		c := a.Claims.At(i)
		if c.Verb != atlas.Took || c.WithdrawnOn != nil {
			continue
		}
		for _, side := range ix.Roots(c.ActorIDs, c.Date.Latest) {
			if by[side] == nil {
				by[side] = &gain{}
			}
			switch {
			case c.ClaimantID == atlas.DocumentClaimant:
				by[side].own++
			case ix.Party(c.ClaimantID) == side:
				by[side].byItself++
				fallthrough
			default:
				by[side].attributed++
			}
		}
	}
	var rows [][]string
	for i := range a.Actors {
		if g := by[a.Actors[i].ID]; g != nil {
			share := (100*g.own + (g.own+g.attributed)/2) / (g.own + g.attributed)
			rows = append(rows, []string{a.Actors[i].Name.En, number(g.own), number(g.attributed), number(g.byItself), number(share) + " %"})
		}
	}
	p.table([]string{"side", "own voice#", "attributed#", "of these to the side itself#", "share in own voice#"}, rows)
}

// voices counts the claims of each claimant and how many the default rule accepts.
func (p *page) voices() {
	p.section("Voices", "Who makes the claims, and how many of those on places the default rule accepts.")
	a, v := p.edition.Atlas, p.edition.View(atlas.Reading{Rule: atlas.Documented})
	type voice struct{ all, placed, accepted int }
	by := map[string]*voice{}
	for i := range a.Claims.Len() {
		c := a.Claims.At(i)
		if c.WithdrawnOn != nil {
			continue
		}
		if by[c.ClaimantID] == nil {
			by[c.ClaimantID] = &voice{}
		}
		n := by[c.ClaimantID]
		n.all++
		if c.PlaceID != "" {
			n.placed++
		}
		if v.Ground(c.ID) != atlas.GroundNone {
			n.accepted++
		}
	}
	list := slices.DeleteFunc(slices.Clone(a.Claimants), func(c atlas.Claimant) bool { return by[c.ID] == nil })
	slices.SortStableFunc(list, func(x, y atlas.Claimant) int { return cmp.Compare(by[y.ID].all, by[x.ID].all) })
	var rows [][]string
	for _, c := range list {
		party := "none"
		if x := p.edition.Index.Actors[c.Party]; x != nil {
			party = x.Name.En
		}
		n := by[c.ID]
		rows = append(rows, []string{c.Name.En, party, number(n.all), number(n.placed), number(n.accepted)})
	}
	p.table([]string{"claimant", "party", "claims#", "on places#", "accepted#"}, rows)
}
