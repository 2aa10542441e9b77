package poster

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"strconv"

	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// PNG draws a scene in pixels, with a palette of at most 256 colours.
func (s *Scene) PNG() ([]byte, error) {
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.DefaultCompression}
	err := encoder.Encode(&b, Quantize(s.Raster()))
	return b.Bytes(), err
}

// Raster draws a scene in pixels.
func (s *Scene) Raster() *image.RGBA {
	r := &raster{out: image.NewRGBA(image.Rect(0, 0, int(s.Width), int(s.Height)))}
	for _, g := range s.Groups {
		r.group(g)
	}
	return r.out
}

type raster struct {
	out   *image.RGBA
	fills vector.Rasterizer
}

func (r *raster) group(g *Group) {
	for _, item := range g.Items {
		switch item := item.(type) {
		case *Group:
			r.group(item)
		case Shape:
			r.shape(item)
		case Glow:
			r.glow(item)
		case Text:
			path := item.path()
			if item.Halo != "" {
				r.fill(flat(path), item.Halo, 1)
				r.stroke(Shape{Path: path, Stroke: item.Halo, StrokeAlpha: 1, Width: item.Width})
			}
			r.fill(flat(path), item.Color, 1)
		}
	}
}

func (r *raster) shape(s Shape) {
	if s.Fill != "" {
		r.fill(flat(s.Path), s.Fill, s.FillAlpha)
	}
	if s.Stroke != "" {
		r.stroke(s)
	}
}

// contours are closed lines of points.
type contours [][]Point

// flat turns curves into lines.
func flat(p Path) contours {
	var out contours
	var last Point
	add := func(a Point) {
		out[len(out)-1] = append(out[len(out)-1], a)
		last = a
	}
	p.each(func(op byte, at []Point) {
		switch op {
		case 'M':
			out = append(out, nil)
			add(at[0])
		case 'L':
			add(at[0])
		case 'Q':
			bend([]Point{last, at[0], at[1]}, add)
		case 'C':
			bend([]Point{last, at[0], at[1], at[2]}, add)
		}
	})
	return out
}

// bend walks a Bézier curve of three or four points.
func bend(c []Point, add func(Point)) {
	reach := 0.0
	for i := 1; i < len(c); i++ {
		reach += math.Hypot(c[i].X-c[i-1].X, c[i].Y-c[i-1].Y)
	}
	n := min(64, 2+int(math.Sqrt(reach)*1.4))
	for i := 1; i <= n; i++ {
		t := float64(i) / float64(n)
		points := append([]Point(nil), c...)
		for k := len(points) - 1; k > 0; k-- {
			for j := range k {
				points[j] = Point{points[j].X + t*(points[j+1].X-points[j].X), points[j].Y + t*(points[j+1].Y-points[j].Y)}
			}
		}
		add(points[0])
	}
}

// fill paints contours by the non-zero rule, over their own box only.
func (r *raster) fill(c contours, fill string, alpha float64) { r.paint(c, fill, alpha, true) }

// paint fills contours; those of a stroker need no closing line each, since only
// all of them together enclose its ink.
func (r *raster) paint(c contours, fill string, alpha float64, closed bool) {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, line := range c {
		for _, a := range line {
			x0, x1 = min(x0, a.X), max(x1, a.X)
			y0, y1 = min(y0, a.Y), max(y1, a.Y)
		}
	}
	if x0 > x1 {
		return
	}
	box := image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1))+1, int(math.Ceil(y1))+1).Intersect(r.out.Bounds())
	if box.Empty() {
		return
	}
	r.fills.Reset(box.Dx(), box.Dy())
	dx, dy := float64(box.Min.X), float64(box.Min.Y)
	for _, line := range c {
		for i, a := range line {
			if i == 0 {
				r.fills.MoveTo(float32(a.X-dx), float32(a.Y-dy))
			} else {
				r.fills.LineTo(float32(a.X-dx), float32(a.Y-dy))
			}
		}
		if closed {
			r.fills.ClosePath()
		}
	}
	r.fills.Draw(r.out, box, image.NewUniform(premultiplied(fill, alpha)), image.Point{})
}

// stroke paints along a path, with round joins.
func (r *raster) stroke(s Shape) {
	pen := &collector{}
	dasher := rasterx.NewDasher(r.out.Bounds().Dx(), r.out.Bounds().Dy(), pen)
	ends := rasterx.ButtCap
	if s.Round {
		ends = rasterx.RoundCap
	}
	dasher.SetStroke(fix(s.Width), fix(4), ends, ends, rasterx.RoundGap, rasterx.Round, s.Dash, 0)
	closed := false
	started := false
	stop := func() {
		if started {
			dasher.Stop(closed)
		}
		started, closed = false, false
	}
	s.Path.each(func(op byte, at []Point) {
		switch op {
		case 'M':
			stop()
			dasher.Start(point(at[0]))
			started = true
		case 'L':
			dasher.Line(point(at[0]))
		case 'Q':
			dasher.QuadBezier(point(at[0]), point(at[1]))
		case 'C':
			dasher.CubeBezier(point(at[0]), point(at[1]), point(at[2]))
		case 'Z':
			closed = true
			stop()
		}
	})
	stop()
	r.paint(pen.lines, s.Stroke, s.StrokeAlpha, false)
}

func fix(v float64) fixed.Int26_6 { return fixed.Int26_6(math.Round(v * 64)) }

func point(a Point) fixed.Point26_6 { return fixed.Point26_6{X: fix(a.X), Y: fix(a.Y)} }

// collector takes the outlines that a stroker makes; it draws nothing itself.
type collector struct{ lines contours }

// Start begins a contour.
func (c *collector) Start(a fixed.Point26_6) { c.lines = append(c.lines, []Point{unfix(a)}) }

// Line goes on with it.
func (c *collector) Line(a fixed.Point26_6) {
	if len(c.lines) == 0 {
		c.lines = append(c.lines, nil)
	}
	last := len(c.lines) - 1
	c.lines[last] = append(c.lines[last], unfix(a))
}

// The rest of rasterx.Scanner has nothing to do here.
func (c *collector) Draw()                              {}
func (c *collector) GetPathExtent() fixed.Rectangle26_6 { return fixed.Rectangle26_6{} }
func (c *collector) SetBounds(int, int)                 {}
func (c *collector) SetColor(any)                       {}
func (c *collector) SetWinding(bool)                    {}
func (c *collector) Clear()                             {}
func (c *collector) SetClip(image.Rectangle)            {}

func unfix(a fixed.Point26_6) Point { return Point{float64(a.X) / 64, float64(a.Y) / 64} }

// glow paints a soft spot.
func (r *raster) glow(g Glow) {
	box := image.Rect(int(g.X-g.R), int(g.Y-g.R), int(g.X+g.R)+2, int(g.Y+g.R)+2).Intersect(r.out.Bounds())
	stops := g.stops()
	c := rgb(g.Color)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			at := math.Hypot(float64(x)+0.5-g.X, float64(y)+0.5-g.Y) / g.R
			alpha := along(stops, at)
			if alpha <= 0 {
				continue
			}
			i := r.out.PixOffset(x, y)
			p := r.out.Pix[i : i+3 : i+3]
			for k, v := range [3]uint8{c.R, c.G, c.B} {
				p[k] = uint8(math.Round(float64(p[k])*(1-alpha) + float64(v)*alpha))
			}
		}
	}
}

// along is the opacity at a share of the radius.
func along(stops [][2]float64, at float64) float64 {
	if at <= stops[0][0] {
		return stops[0][1]
	}
	for i := 1; i < len(stops); i++ {
		if a, b := stops[i-1], stops[i]; at <= b[0] {
			return a[1] + (at-a[0])/(b[0]-a[0])*(b[1]-a[1])
		}
	}
	return 0
}

func rgb(s string) color.RGBA {
	v, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		v = 0x888888
	}
	return color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255}
}

func premultiplied(s string, alpha float64) color.RGBA {
	c := rgb(s)
	mul := func(v uint8) uint8 { return uint8(math.Round(float64(v) * alpha)) }
	return color.RGBA{mul(c.R), mul(c.G), mul(c.B), mul(255)}
}
