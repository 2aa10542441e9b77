package edition

import (
	"cmp"
	"slices"
)

// drawnScale is how many steps make a degree in the order of Drawn.
const drawnScale = 10_000

// Drawn lists the places in the order in which the map's own files number them, as
// indexes of Places: along a Z-order curve, so that neighbours stand together and
// their positions differ by little; then those without a point, by id. Made once.
func (e *Edition) Drawn() []int { return e.drawn() }

func (e *Edition) findDrawn() []int {
	out := make([]int, len(e.Places))
	along := make([]uint64, len(e.Places))
	for i, p := range e.Places {
		out[i] = i
		along[i] = ^uint64(0)
		if at := e.Located(p.ID).Point; at != nil {
			along[i] = spread(uint32((at[0]+180)*drawnScale)) | spread(uint32((at[1]+90)*drawnScale))<<1
		}
	}
	slices.SortStableFunc(out, func(a, b int) int { return cmp.Compare(along[a], along[b]) })
	return out
}

// spread leaves room for another number's bit beside each bit: the half of a Morton code.
func spread(n uint32) uint64 {
	x := uint64(n)
	x = (x | x<<16) & 0x0000ffff0000ffff
	x = (x | x<<8) & 0x00ff00ff00ff00ff
	x = (x | x<<4) & 0x0f0f0f0f0f0f0f0f
	x = (x | x<<2) & 0x3333333333333333
	return (x | x<<1) & 0x5555555555555555
}
