package geo

import (
	"cmp"
	"math"
	"math/bits"
)

// node is a point on a grid of whole numbers. Where the difference of two
// coordinates stays below 2^30, what follows is exact: no rounding, so no two
// questions about the same points ever contradict each other.
type node struct{ x, y int32 }

func (a node) compare(b node) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y)) }

// to is the vector from a to b.
func (a node) to(b node) (x, y int64) { return int64(b.x) - int64(a.x), int64(b.y) - int64(a.y) }

// turn is twice the area of the triangle: positive where a, b, c run
// counter-clockwise, 0 where they are on a line.
func turn(a, b, c node) int64 {
	abx, aby := a.to(b)
	acx, acy := a.to(c)
	return abx*acy - aby*acx
}

// inCircle reports that d lies strictly within the circle through a, b, c, which run
// counter-clockwise.
func inCircle(a, b, c, d node) bool {
	ax, ay := d.to(a)
	bx, by := d.to(b)
	cx, cy := d.to(c)
	sum := wideProduct(ax*ax+ay*ay, bx*cy-by*cx)
	sum = sum.plus(wideProduct(bx*bx+by*by, cx*ay-cy*ax))
	sum = sum.plus(wideProduct(cx*cx+cy*cy, ax*by-ay*bx))
	return sum.sign() > 0
}

// wide is a whole number of 128 bits, in two's complement.
type wide struct {
	high int64
	low  uint64
}

func wideProduct(a, b int64) wide {
	high, low := bits.Mul64(uint64(a), uint64(b)) //nolint:gosec // the two lines below mend the sign
	h := int64(high)                              //nolint:gosec // two's complement
	return wide{h - (a>>63)&b - (b>>63)&a, low}
}

func (w wide) plus(v wide) wide {
	low, carry := bits.Add64(w.low, v.low, 0)
	return wide{w.high + v.high + int64(carry), low} //nolint:gosec // 0 or 1
}

func (w wide) minus(v wide) wide {
	low, borrow := bits.Sub64(w.low, v.low, 0)
	return wide{w.high - v.high - int64(borrow), low} //nolint:gosec // 0 or 1
}

func (w wide) sign() int {
	switch {
	case w.high < 0:
		return -1
	case w.high == 0 && w.low == 0:
		return 0
	}
	return 1
}

func (w wide) float() float64 { return math.Ldexp(float64(w.high), 64) + float64(w.low) }
