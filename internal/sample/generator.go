package sample

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"

	"github.com/heldline/heldline/internal/edtf"
)

// The grid lies in the open sea; degrees.
const (
	west, south = -40.0, -20.0
	size        = 10.0
)

const (
	firstDay      = edtf.Day(7305) // 1990-01-01
	years         = 10
	perDistrict   = 50 // places
	perSentence   = 4  // records
	perEvent      = 20 // places for each event
	districtShare = 50 // one claim in so many is about a whole district
)

// generator makes the rows of one atlas; what it makes depends on the sizes only.
type generator struct {
	count     int // places, without districts
	rand      *rand.Rand
	sentences int
	recorded  int // records that point at a sentence so far
}

func newGenerator(places int) *generator {
	return &generator{count: places, rand: rand.New(rand.NewPCG(1, uint64(places)))}
}

func placeID(i int) string    { return fmt.Sprintf("place-%05d", i) }
func districtID(i int) string { return fmt.Sprintf("district-%04d", i) }

func (g *generator) districts() int { return (g.count + perDistrict - 1) / perDistrict }

func (g *generator) places() rows {
	out := rows{{"place_no": "1", "place_id": "sea", "name": "Sea", "kind": "country", "where": "unlocated", "rank": "1"}}
	add := func(row map[string]string) {
		row["place_no"] = strconv.Itoa(len(out) + 1)
		out = append(out, row)
	}
	for i := range g.districts() {
		add(map[string]string{"place_id": districtID(i), "name": fmt.Sprintf("District %d", i), "kind": "district", "within": "sea", "where": "unlocated", "rank": "2"})
	}
	side := int(math.Ceil(math.Sqrt(float64(g.count))))
	for i := range g.count {
		lat := south + size*(float64(i/side)+0.5)/float64(side)
		lon := west + size*(float64(i%side)+0.5)/float64(side)
		add(map[string]string{
			"place_id": placeID(i), "name": fmt.Sprintf("Place %d", i), "kind": "village", "within": districtID(i / perDistrict),
			"where": fmt.Sprintf("%.4f, %.4f", lat, lon), "where_origin": "invented", "precision_m": "500", "rank": strconv.Itoa(2 + i%3),
		})
	}
	return out
}

// locate points a record at the next sentence of the report.
func (g *generator) locate(row map[string]string) map[string]string {
	if g.recorded%perSentence == 0 {
		g.sentences++
	}
	g.recorded++
	row["source_id"], row["section"], row["recorded_by"] = "report", "lead", "generator"
	row["paragraph"], row["sentence"] = strconv.Itoa(g.sentences), "1"
	return row
}

func (g *generator) ledger() rows {
	var out rows
	for i := range g.sentences {
		out = append(out, map[string]string{
			"source_id": "report", "section": "lead", "paragraph": strconv.Itoa(i + 1), "sentence": "1", "fragment": fmt.Sprintf("Sentence %d", i+1),
		})
	}
	return out
}
