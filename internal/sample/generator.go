package sample

import (
	"math/rand/v2"

	"github.com/heldline/heldline/internal/edtf"
)

const (
	firstDay = edtf.Day(7305) // 1990-01-01
	years    = 10
)

// The streams of chance: every record draws from its own, so that each can be
// made again from its number alone and none has to be kept.
const (
	ofPlace uint64 = iota
	ofDistrict
	ofProvince
	ofClaim
	ofEvent
	ofOffensive // of a province, each round
	ofAdvance   // of a district, each round
)

// generator makes the rows of one atlas; what it makes depends on the sizes only.
type generator struct {
	count, claimed int // places without areas, claims
	step           int // days of one round, in which every place is claimed once
	stream         *rand.PCG
	rand           *rand.Rand
	recorded       int // records that point at a sentence so far
	cells          row // of the record being made
}

func newGenerator(places, claims int) *generator {
	stream := rand.NewPCG(0, 0)
	return &generator{
		count: places, claimed: claims, step: max(years*365/(claims/places+1), 2),
		stream: stream, rand: rand.New(stream), cells: row{},
	}
}

// draw starts the chance of one record; it holds until the next call.
func (g *generator) draw(kind uint64, no int) *rand.Rand {
	g.stream.Seed(kind, uint64(no))
	return g.rand
}

// blank is an empty row; it holds until the next call.
func (g *generator) blank() row {
	clear(g.cells)
	return g.cells
}
