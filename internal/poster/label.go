package poster

import "math"

// labelHalo is the width of the ground's colour around letters, in pixels of the web map.
const labelHalo = 3.6

// nameRequest is a name that wants room beside its symbol.
type nameRequest struct {
	text   string
	at     Point
	r      float64 // what the symbol takes, ring included
	font   Font
	color  string
	leader bool // may stand off and point back with a short line
}

// directions in order of preference: E W NE SE NW SW N S.
func directions() [][2]float64 {
	return [][2]float64{{1, 0}, {-1, 0}, {0.75, -0.75}, {0.75, 0.75}, {-0.75, -0.75}, {-0.75, 0.75}, {0, -1}, {0, 1}}
}

// lettering finds room for names in order of importance and draws them; no room
// means no label.
type lettering struct {
	room    *room
	types   *typesetter
	unit    float64
	halo    string
	line    string
	leaders *Group
	labels  *Group
}

// name places one name; it reports whether there was room.
func (l *lettering) name(q nameRequest) bool {
	line := l.types.line(q.text, q.font)
	w, h := line.Width+2*l.unit, q.font.Size*1.22
	for _, d := range directions() {
		if box := beside(q, d[0], d[1], w, h, q.r+3*l.unit); l.room.free(box, nil) {
			l.write(line, q.color, box)
			return true
		}
	}
	return q.leader && l.withLeader(q, line, w, h)
}

func (l *lettering) withLeader(q nameRequest, line *Line, w, h float64) bool {
	// A leader may run over symbols that lie on its own: it must get out of their cluster.
	half := q.r * 0.7
	own := &Box{q.at.X - half, q.at.Y - half, 2 * half, 2 * half}
	for _, reach := range []float64{20, 32, 44, 56} {
		reach *= l.unit
		for _, d := range directions()[2:] {
			length := math.Hypot(d[0], d[1])
			ux, uy := d[0]/length, d[1]/length
			box := beside(q, ux, uy, w, h, q.r+reach)
			middle := q.r + 2*l.unit + (reach-4*l.unit)/2
			bits := boxesAlong(q.at.X+ux*middle, q.at.Y+uy*middle, reach-6*l.unit, 3*l.unit, math.Atan2(uy, ux))
			if !l.room.free(box, nil) || !l.clear(bits, own) {
				continue
			}
			for _, bit := range bits {
				l.room.take(bit)
			}
			from, to := q.r+l.unit, q.r+reach-l.unit
			l.leaders.add(stroked(segment(q.at.X+ux*from, q.at.Y+uy*from, q.at.X+ux*to, q.at.Y+uy*to), l.line, l.unit))
			l.write(line, q.color, box)
			return true
		}
	}
	return false
}

func (l *lettering) clear(bits []Box, own *Box) bool {
	for _, bit := range bits {
		if !l.room.free(bit, own) {
			return false
		}
	}
	return true
}

// rise is how far below the middle of its box a line's baseline stands, as a share
// of its size.
const rise = 0.35

func (l *lettering) write(line *Line, color string, box Box) {
	l.room.take(box)
	l.labels.add(Text{Line: line, X: box.X + l.unit, Y: box.Y + box.H/2 + line.Font.Size*rise, Color: color, Halo: l.halo, Width: labelHalo * l.unit})
}

// turned writes a text centred on a point and turned, if its room is free.
func (l *lettering) turned(g *Group, text string, at Point, font Font, color string, angle float64) bool {
	line := l.types.line(text, font)
	bits := boxesAlong(at.X, at.Y, line.Width, font.Size*1.15, angle)
	if !l.clear(bits, nil) {
		return false
	}
	for _, bit := range bits {
		l.room.take(bit)
	}
	sin, cos := math.Sincos(angle)
	dx, dy := -line.Width/2, font.Size*rise
	g.add(Text{Line: line, X: at.X + cos*dx - sin*dy, Y: at.Y + sin*dx + cos*dy, Angle: angle, Color: color, Halo: l.halo, Width: labelHalo * l.unit})
	return true
}

// beside is the box of a name in a direction from its symbol.
func beside(q nameRequest, dx, dy, w, h, reach float64) Box {
	x, y := q.at.X+dx*reach, q.at.Y+dy*reach
	b := Box{x - w/2, y - h/2, w, h}
	switch {
	case dx > 0.3:
		b.X = x
	case dx < -0.3:
		b.X = x - w
	}
	switch {
	case dy > 0.3:
		b.Y = y - h*0.3
	case dy < -0.3:
		b.Y = y - h*0.7
	}
	if dx == 0 {
		b.Y += math.Copysign(h*0.3, dy)
	}
	return b
}
