package sample

import (
	"fmt"
	"strconv"
)

// A report has so many sentences that something is recorded from; every paragraph
// ends with one more of which nothing is.
const (
	perSentence = 4   // records
	perSource   = 100 // sentences
	perSection  = 25
	perPara     = 5
)

func sourceID(i int) string { return "report-" + strconv.Itoa(i+1) }

// point writes where the i-th sentence that records point at stands.
func point(out row, i int) {
	in := i % perSource
	out["source_id"], out["section"] = sourceID(i/perSource), []string{"lead", "Advance", "Withdrawals", "Aftermath"}[in/perSection]
	out["paragraph"], out["sentence"] = strconv.Itoa(in%perSection/perPara+1), strconv.Itoa(in%perPara+1)
}

// locate points a record at the next sentence of the reports.
func (g *generator) locate(r row) row {
	point(r, g.recorded/perSentence)
	g.recorded++
	r["recorded_by"] = "g1"
	if g.recorded%20 != 0 {
		r["checked_by"] = "g2"
	}
	return r
}

// sentences is how many sentences records point at, once all are written.
func (g *generator) sentences() int { return (g.recorded + perSentence - 1) / perSentence }

// ledger yields the sentences of the records written so far.
func (g *generator) ledger(write func(row) error) error {
	for i := range g.sentences() {
		r := g.blank()
		point(r, i)
		r["fragment"] = fmt.Sprintf("On that %d. day … near it.", i+1)
		if err := write(r); err != nil {
			return err
		}
		if i%perPara == perPara-1 {
			r["sentence"], r["fragment"], r["reason"] = strconv.Itoa(perPara+1), "The weather … for days.", "nothing about control"
			if err := write(r); err != nil {
				return err
			}
		}
	}
	return nil
}

// sources yields the reports that the records written so far need.
func (g *generator) sources(write func(row) error) error {
	for i := range (g.sentences() + perSource - 1) / perSource {
		err := write(row{
			"source_id": sourceID(i), "title": fmt.Sprintf("Situation report %d", i+1), "title_ar": fmt.Sprintf("تقرير %d", i+1),
			"url": fmt.Sprintf("https://example.org/reports/%d", i+1), "publisher": "Observatory for the Sea", "language": "en", "kind": "secondary",
			"licence": "CC0-1.0", "retrieved_on": "2001-01-01",
		})
		if err != nil {
			return err
		}
	}
	return nil
}
