package poster

import "math"

// Box is an upright rectangle in pixels.
type Box struct{ X, Y, W, H float64 }

func (b Box) right() float64  { return b.X + b.W }
func (b Box) bottom() float64 { return b.Y + b.H }

func (b Box) meets(o Box) bool {
	return b.X < o.X+o.W && o.X < b.X+b.W && b.Y < o.Y+o.H && o.Y < b.Y+b.H
}

func (b Box) holds(o Box) bool {
	return o.X >= b.X && o.Y >= b.Y && o.right() <= b.right() && o.bottom() <= b.bottom()
}

func (b Box) grow(d float64) Box { return Box{b.X - d, b.Y - d, b.W + 2*d, b.H + 2*d} }

// room is taken room inside a frame.
type room struct {
	frame Box
	cells map[[2]int][]Box
}

// cellSize is the grid by which boxes are looked up, in pixels.
const cellSize = 64

func newRoom(frame Box) *room { return &room{frame: frame, cells: map[[2]int][]Box{}} }

// free reports that a box lies in the frame and meets no other; boxes that meet
// own do not count.
func (r *room) free(b Box, own *Box) bool {
	if !r.frame.holds(b) {
		return false
	}
	free := true
	r.visit(b, func(key [2]int) {
		for _, other := range r.cells[key] {
			if free && b.meets(other) && (own == nil || !own.meets(other)) {
				free = false
			}
		}
	})
	return free
}

func (r *room) take(b Box) {
	r.visit(b, func(key [2]int) { r.cells[key] = append(r.cells[key], b) })
}

func (r *room) visit(b Box, f func([2]int)) {
	for x := int(math.Floor(b.X / cellSize)); x <= int(math.Floor(b.right()/cellSize)); x++ {
		for y := int(math.Floor(b.Y / cellSize)); y <= int(math.Floor(b.bottom()/cellSize)); y++ {
			f([2]int{x, y})
		}
	}
}

// boxesAlong are small boxes along a line through a point: the room of a turned
// text or of a leader.
func boxesAlong(x, y, length, thickness, angle float64) []Box {
	n := max(1, int(math.Ceil(length/thickness)))
	sin, cos := math.Sincos(angle)
	out := make([]Box, n)
	for i := range out {
		at := ((float64(i)+0.5)/float64(n) - 0.5) * length
		out[i] = Box{x + cos*at - thickness/2, y + sin*at - thickness/2, thickness, thickness}
	}
	return out
}
