package geo

import (
	"math"
	"math/bits"
	"slices"

	"github.com/paulmach/orb"
	"github.com/tidwall/rtree"
)

// Points finds points by the box they lie in. It never changes, so any number of
// goroutines may ask it, and takes some 60 bytes a point.
type Points struct {
	tree rtree.RTreeG[uint32] // numbers of points
	n    int                  // length of the list
}

// NewPoints indexes points by their number in a list; those that are nil are in no box.
// Cost: n log n in time.
func NewPoints(list []*orb.Point) *Points {
	p := &Points{n: len(list)}
	for i, at := range list {
		if at != nil {
			p.tree.Insert(*at, *at, uint32(i))
		}
	}
	return p
}

// slack is how much wider, in degrees, a box is looked through, so that no point on its
// edge is missed where a turn around the earth is rounded.
const slack = 1e-9

// Within returns the numbers of the points that a box contains, see Box.Contains, in
// order. Cost: n log n of the answer at most, plus the logarithm of all points where the box is
// about as wide as high.
func (p *Points) Within(box Box) []int {
	found, _ := p.Fewer(box, math.MaxInt)
	return found
}

// Fewer is Within for boxes with fewer points than a number; false where there may be as
// many, at no more than the cost of so many.
func (p *Points) Fewer(box Box, than int) ([]int, bool) {
	var found []int
	west, east := box.West-slack, box.East+slack
	if box.West > box.East {
		east += 360
	}
	for _, turn := range []float64{-360, 0, 360} {
		p.tree.Search([2]float64{west - turn, box.South}, [2]float64{east - turn, box.North}, func(at, _ [2]float64, no uint32) bool {
			if box.Contains(at) {
				found = append(found, int(no))
			}
			return len(found) < than
		})
		if len(found) >= than {
			return nil, false
		}
	}
	return p.inOrder(found), true
}

// inOrder sorts numbers and leaves out what is there twice: of many it marks each in a
// list of bits, of few that would take longer than to sort them.
func (p *Points) inOrder(found []int) []int {
	if len(found) < p.n/64 {
		slices.Sort(found)
		return slices.Compact(found)
	}
	marks := make([]uint64, (p.n+63)/64)
	for _, i := range found {
		marks[i/64] |= 1 << (i % 64)
	}
	out := found[:0]
	for at, word := range marks {
		for ; word != 0; word &= word - 1 {
			out = append(out, at*64+bits.TrailingZeros64(word))
		}
	}
	return out
}
