package poster

import (
	"math"
	"strconv"

	"github.com/paulmach/orb"
)

// Point is a position in pixels from the upper left corner.
type Point struct{ X, Y float64 }

// Path is an outline of lines and curves.
type Path struct {
	ops    []byte // M L Q C Z
	points []Point
}

func (p *Path) moveTo(x, y float64) { p.add('M', Point{x, y}) }
func (p *Path) lineTo(x, y float64) { p.add('L', Point{x, y}) }
func (p *Path) close()              { p.ops = append(p.ops, 'Z') }

func (p *Path) add(op byte, points ...Point) {
	p.ops = append(p.ops, op)
	p.points = append(p.points, points...)
}

func (p *Path) append(q Path) {
	p.ops = append(p.ops, q.ops...)
	p.points = append(p.points, q.points...)
}

func (p *Path) empty() bool { return len(p.ops) == 0 }

// arity is the number of points of an operation.
func arity(op byte) int {
	switch op {
	case 'M', 'L':
		return 1
	case 'Q':
		return 2
	case 'C':
		return 3
	}
	return 0
}

// each calls f with every operation and its points.
func (p *Path) each(f func(op byte, at []Point)) {
	i := 0
	for _, op := range p.ops {
		n := arity(op)
		f(op, p.points[i:i+n])
		i += n
	}
}

// matrix maps x, y to a*x + c*y + e, b*x + d*y + f.
type matrix struct{ a, b, c, d, e, f float64 }

func (m matrix) apply(p Point) Point {
	return Point{m.a*p.X + m.c*p.Y + m.e, m.b*p.X + m.d*p.Y + m.f}
}

// moved is the shift by x and y, after a turn in radians and a slant.
func moved(x, y, angle, slant float64) matrix {
	sin, cos := math.Sincos(angle)
	return matrix{cos, sin, -sin - cos*slant, cos - sin*slant, x, y}
}

func (p Path) transform(m matrix) Path {
	out := Path{ops: p.ops, points: make([]Point, len(p.points))}
	for i, at := range p.points {
		out.points[i] = m.apply(at)
	}
	return out
}

// data writes SVG path data with the decimals given.
func (p *Path) data(decimals int) string {
	var out []byte
	var last, first Point
	number := func(v float64, sep bool) {
		s := short(v, decimals)
		if sep && s[0] != '-' {
			out = append(out, ' ')
		}
		out = append(out, s...)
	}
	step := math.Pow10(decimals)
	round := func(a Point) Point { return Point{math.Round(a.X*step) / step, math.Round(a.Y*step) / step} }
	p.each(func(op byte, at []Point) {
		if op == 'Z' {
			out = append(out, 'z')
			last = first
			return
		}
		if op == 'M' {
			a := round(at[0])
			out = append(out, 'M')
			number(a.X, false)
			number(a.Y, true)
			last, first = a, a
			return
		}
		out = append(out, op+'a'-'A')
		for i, a := range at {
			a = round(a)
			number(a.X-last.X, i > 0)
			number(a.Y-last.Y, true)
			if i == len(at)-1 {
				last = a
			}
		}
	})
	return string(out)
}

// short writes a number without needless digits.
func short(v float64, decimals int) string {
	step := math.Pow10(decimals)
	v = math.Round(v*step) / step
	if v == 0 {
		return "0" // no negative zero
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// kappa is the length of the handles that make a quarter of a circle of a cubic.
const kappa = 0.5522847498

func circle(x, y, r float64) Path {
	var p Path
	k := r * kappa
	p.moveTo(x+r, y)
	p.add('C', Point{x + r, y + k}, Point{x + k, y + r}, Point{x, y + r})
	p.add('C', Point{x - k, y + r}, Point{x - r, y + k}, Point{x - r, y})
	p.add('C', Point{x - r, y - k}, Point{x - k, y - r}, Point{x, y - r})
	p.add('C', Point{x + k, y - r}, Point{x + r, y - k}, Point{x + r, y})
	p.close()
	return p
}

func rect(b Box) Path {
	var p Path
	p.moveTo(b.X, b.Y)
	p.lineTo(b.X+b.W, b.Y)
	p.lineTo(b.X+b.W, b.Y+b.H)
	p.lineTo(b.X, b.Y+b.H)
	p.close()
	return p
}

// rounded is a box with round corners.
func rounded(b Box, r float64) Path {
	r = max(0, min(r, b.W/2, b.H/2))
	k := r * (1 - kappa)
	x0, y0, x1, y1 := b.X, b.Y, b.X+b.W, b.Y+b.H
	var p Path
	p.moveTo(x0+r, y0)
	p.lineTo(x1-r, y0)
	p.add('C', Point{x1 - k, y0}, Point{x1, y0 + k}, Point{x1, y0 + r})
	p.lineTo(x1, y1-r)
	p.add('C', Point{x1, y1 - k}, Point{x1 - k, y1}, Point{x1 - r, y1})
	p.lineTo(x0+r, y1)
	p.add('C', Point{x0 + k, y1}, Point{x0, y1 - k}, Point{x0, y1 - r})
	p.lineTo(x0, y0+r)
	p.add('C', Point{x0, y0 + k}, Point{x0 + k, y0}, Point{x0 + r, y0})
	p.close()
	return p
}

func segment(x0, y0, x1, y1 float64) Path {
	var p Path
	p.moveTo(x0, y0)
	p.lineTo(x1, y1)
	return p
}

// outline follows a line of pixels; a closed one ends where it began.
func outline(line []orb.Point, closed bool) Path {
	var p Path
	if closed && len(line) > 1 && line[0] == line[len(line)-1] {
		line = line[:len(line)-1]
	}
	for i, at := range line {
		if i == 0 {
			p.moveTo(at[0], at[1])
		} else {
			p.lineTo(at[0], at[1])
		}
	}
	if closed {
		p.close()
	}
	return p
}
