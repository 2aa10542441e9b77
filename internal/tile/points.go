package tile

import (
	"encoding/binary"
	"math"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/feature"
	"github.com/heldline/heldline/internal/geo"
)

// Crowd is the number of features above which those of a tile have only the brief
// properties of their layer, but for tiles of MaxZoom. Their points are all there.
const Crowd = 4096

// Points encodes the points that lie in a tile with its margin as one layer: by place,
// nothing where nothing does. No point is ever left out. Of a box, in gives a sink the
// features, brief ones where they are more than a number. Cost: that of in, and the
// tile's bytes.
func Points(name string, t maptile.Tile, in func(box geo.Box, most int, to feature.Sink)) []byte {
	most := Crowd
	if t.Z == MaxZoom {
		most = math.MaxInt
	}
	p := &points{cutter: newCutter(t, 0)}
	in(p.around(), most, p)
	return p.layer(name)
}

// points is a layer in the making: its features and different values in the encoding of
// the format, which is that of Protocol Buffers.
type points struct {
	cutter
	keys     []string
	features []byte
	id       int
	at       orb.Point // of the feature in the making, in units
	open     bool
	tags     []byte
	values   []byte
	count    uint64 // of values
	texts    map[string]uint64
	integers map[int64]uint64
	numbers  map[float64]uint64
	days     map[edtf.Day]uint64
	last     []said // of each column
}

// said is the value that a column had last.
type said struct {
	text string
	no   uint64
}

// Fields of the format (https://github.com/mapbox/vector-tile-spec/tree/master/2.1),
// as their number and type are written.
const (
	layersField   = 3<<3 | 2
	nameField     = 1<<3 | 2
	featuresField = 2<<3 | 2
	keysField     = 3<<3 | 2
	valuesField   = 4<<3 | 2
	extentField   = 5 << 3
	versionField  = 15 << 3

	idField       = 1 << 3
	tagsField     = 2<<3 | 2
	typeField     = 3 << 3
	geometryField = 4<<3 | 2

	textField    = 1<<3 | 2
	numberField  = 3<<3 | 1
	integerField = 6 << 3

	pointType = 1
	moveTo    = 1<<3 | 1 // once
)

// around is the box of the tile with its margin, in degrees, a little wider so that
// nothing in it is missed.
func (p *points) around() geo.Box {
	const slack = 1e-9
	west, east := (p.x-Margin)/p.scale*360-180, (p.x+Extent+Margin)/p.scale*360-180
	return geo.Box{
		West: max(west-slack, -180), South: max(latitude((p.y+Extent+Margin)/p.scale)-slack, -90),
		East: min(east+slack, 180), North: min(latitude((p.y-Margin)/p.scale)+slack, 90),
	}
}

// latitude is that of a height in Web Mercator, see project.
func latitude(y float64) float64 {
	return 2*math.Atan(math.Exp(math.Pi*(1-2*y)))*180/math.Pi - 90
}

// Columns makes the layer ready for features. Each has some five texts of its own, a
// brief one its id.
func (p *points) Columns(names []string, features int) {
	own, tagged := 5, 2*len(names)
	if features > Crowd {
		own = 1
	}
	p.keys, p.last = names, make([]said, len(names))
	p.texts, p.days = make(map[string]uint64, features*min(own, len(names))), map[edtf.Day]uint64{}
	p.features, p.values = make([]byte, 0, features*(tagged+20)), make([]byte, 0, features*own*20)
	p.integers, p.numbers = map[int64]uint64{}, map[float64]uint64{}
}

// Feature begins a feature, if its point lies in the tile.
func (p *points) Feature(id int, at orb.Point) bool {
	p.end()
	on := project(at)
	on[0] -= math.Floor(on[0]) // 180 degrees are -180
	low, high := orb.Point{(p.x - Margin) / p.scale, (p.y - Margin) / p.scale}, orb.Point{(p.x + Extent + Margin) / p.scale, (p.y + Extent + Margin) / p.scale}
	if on[0] < low[0] || on[0] > high[0] || on[1] < low[1] || on[1] > high[1] {
		return false
	}
	p.id, p.at, p.open = id, p.point(on), true
	return true
}

// end writes the feature in the making.
func (p *points) end() {
	if !p.open {
		return
	}
	var room [40]byte
	head := append(binary.AppendUvarint(append(room[:0], idField), uint64(p.id)), tagsField)
	head = binary.AppendUvarint(head, uint64(len(p.tags)))
	var tail [40]byte
	geometry := append(tail[:0], moveTo)
	geometry = binary.AppendVarint(geometry, int64(p.at[0]))
	geometry = binary.AppendVarint(geometry, int64(p.at[1]))
	p.features = binary.AppendUvarint(append(p.features, featuresField), uint64(len(head)+len(p.tags)+4+len(geometry)))
	p.features = append(append(p.features, head...), p.tags...)
	p.features = append(p.features, typeField, pointType, geometryField, byte(len(geometry)))
	p.features = append(p.features, geometry...)
	p.tags, p.open = p.tags[:0], false
}

func (p *points) tag(column int, value uint64) {
	p.tags = binary.AppendUvarint(binary.AppendUvarint(p.tags, uint64(column)), value)
}

// Text is a value of the feature. What a column had last is not looked up again.
func (p *points) Text(column int, s string) {
	last := &p.last[column]
	if last.no == 0 || last.text != s {
		*last = said{s, p.text(s) + 1}
	}
	p.tag(column, last.no-1)
}

func (p *points) text(s string) uint64 {
	no, known := p.texts[s]
	if !known {
		no = p.next()
		p.texts[s] = no
		size := 1 + len(s) // and that of the length
		for n := len(s); n >= 0x80; n >>= 7 {
			size++
		}
		p.values = binary.AppendUvarint(append(p.values, valuesField), uint64(size+1))
		p.values = text(p.values, textField, s)
	}
	return no
}

func (p *points) next() uint64 {
	p.count++
	return p.count - 1
}

// Day is a value of the feature, a text as any other.
func (p *points) Day(column int, d edtf.Day) {
	no, known := p.days[d]
	if !known {
		no = p.text(d.String())
		p.days[d] = no
	}
	p.tag(column, no)
}

// Integer is a value of the feature.
func (p *points) Integer(column int, n int64) {
	no, known := p.integers[n]
	if !known {
		no = p.next()
		p.integers[n] = no
		value := binary.AppendVarint([]byte{integerField}, n)
		p.values = append(append(p.values, valuesField, byte(len(value))), value...)
	}
	p.tag(column, no)
}

// Number is a value of the feature.
func (p *points) Number(column int, f float64) {
	no, known := p.numbers[f]
	if !known {
		no = p.next()
		p.numbers[f] = no
		p.values = binary.LittleEndian.AppendUint64(append(p.values, valuesField, 9, numberField), math.Float64bits(f))
	}
	p.tag(column, no)
}

// layer is the tile.
func (p *points) layer(name string) []byte {
	p.end()
	if len(p.features) == 0 {
		return []byte{}
	}
	var keys []byte
	for _, k := range p.keys {
		keys = text(keys, keysField, k)
	}
	head := text(nil, nameField, name)
	tail := binary.AppendUvarint([]byte{extentField}, Extent)
	tail = append(tail, versionField, 2)
	size := len(head) + len(p.features) + len(keys) + len(p.values) + len(tail)
	out := binary.AppendUvarint(append(make([]byte, 0, size+8), layersField), uint64(size))
	out = append(append(out, head...), p.features...)
	out = append(append(out, keys...), p.values...)
	return append(out, tail...)
}

func text(b []byte, field byte, s string) []byte {
	return append(binary.AppendUvarint(append(b, field), uint64(len(s))), s...)
}
