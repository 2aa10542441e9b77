package main

import (
	"fmt"

	"github.com/heldline/heldline/internal/atlas"
)

// sources counts, for each source, its sentences and what was recorded from them.
func (p *page) sources() {
	a := p.edition.Atlas
	p.section("Sources", "Every sentence of a source, infobox lines included, stands in `data/sentences.csv`: records point at it, or a reason\n"+
		"says why nothing was recorded. A claim in the tray names no place. "+p.checked())
	header := []string{"source", "sentences#", "with records#", "with a reason#", "claims#", "of these in the tray#", "events#", "figures#", "infobox items#"}
	var rows [][]string
	total := make([]int, len(header)-1)
	for _, s := range a.Sources {
		counts := p.source(s.ID)
		row := []string{s.Title.En}
		for i, n := range counts {
			row, total[i] = append(row, number(n)), total[i]+n
		}
		rows = append(rows, row)
	}
	sum := []string{"all"}
	for _, n := range total {
		sum = append(sum, number(n))
	}
	p.table(header, append(rows, sum))

	reasons := newTally()
	for _, s := range a.Sentences.All() {
		if r := s.Reason.En; r != "" {
			reasons.add(r)
		}
	}
	p.body.WriteString("\nWhy nothing was recorded:\n")
	p.table([]string{"reason", "sentences#"}, reasons.rows())
}

// source counts in the order of the table's header.
func (p *page) source(id string) []int {
	n := make([]int, 8)
	for _, line := range p.edition.Ledger(id) {
		n[0]++
		if line.Recorded() {
			n[1]++
		}
		if line.Reason.En != "" {
			n[2]++
		}
	}
	a := p.edition.Atlas
	for i := range a.Claims.Len() {
		if c := a.Claims.At(i); c.SourceID == id && c.WithdrawnOn == nil {
			n[3]++
			if c.PlaceID == "" {
				n[4]++
			}
		}
	}
	for i := range a.Events {
		if a.Events[i].SourceID == id && a.Events[i].WithdrawnOn == nil {
			n[5]++
		}
	}
	for i := range a.Figures {
		if a.Figures[i].SourceID == id && a.Figures[i].WithdrawnOn == nil {
			n[6]++
		}
	}
	for i := range a.Infobox {
		if a.Infobox[i].SourceID == id {
			n[7]++
		}
	}
	return n
}

// checked says how many records were read a second time against their source.
func (p *page) checked() string {
	a := p.edition.Atlas
	all, twice := 0, 0
	count := func(r *atlas.Record) {
		if r.WithdrawnOn == nil {
			all++
			if r.CheckedBy != "" {
				twice++
			}
		}
	}
	for i := range a.Claims.Len() {
		count(&a.Claims.At(i).Record)
	}
	for i := range a.Events {
		count(&a.Events[i].Record)
	}
	for i := range a.Figures {
		count(&a.Figures[i].Record)
	}
	return fmt.Sprintf("%d of %d claims, events and\nfigures were read a second time against the source (`checked_by`).", twice, all)
}
