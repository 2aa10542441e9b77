package column

import "encoding/binary"

// Days is a list of whole numbers that stand near each other, like calendar days,
// and of gaps where there is none. Memory: as little as their distance from the
// first one needs, mostly 2 bytes.
type Days struct {
	numbers Numbers // 0 = none, else 1 + the zigzag distance from base
	base    int32
	based   bool
}

// Len is how many there are, gaps included.
func (d *Days) Len() int { return d.numbers.Len() }

// Append adds a day, or a gap.
func (d *Days) Append(day int32, ok bool) {
	if !ok {
		d.numbers.Append(0)
		return
	}
	if !d.based {
		d.base, d.based = day, true
	}
	away := day - d.base
	d.numbers.Append(1 + uint32(away<<1^away>>31))
}

// At returns the i-th day; false where there is none. Cost: constant.
func (d *Days) At(i int) (int32, bool) {
	v := d.numbers.At(i)
	if v == 0 {
		return 0, false
	}
	v--
	return d.base + (int32(v>>1) ^ -int32(v&1)), true
}

// Pick returns the days at some places, in the order of the places.
func (d *Days) Pick(order []int) Days {
	return Days{numbers: d.numbers.Pick(order), base: d.base, based: d.based}
}

// Clip gives back the memory that was kept for more.
func (d *Days) Clip() { d.numbers.Clip() }

// Size is the memory of the days in bytes.
func (d *Days) Size() int { return d.numbers.Size() }

// Part gives the days as bytes: the base, little-endian, and the numbers.
func (d *Days) Part(name string) Part {
	return Part{name, append(binary.LittleEndian.AppendUint32(nil, uint32(d.base)), d.numbers.Bytes()...)}
}

// Days reads n days.
func (p *Parts) Days(name string, n int) Days {
	body := p.take(name)
	if len(body) < 4 {
		p.fail(name)
		return Days{}
	}
	numbers, err := ReadNumbers(body[4:])
	if err != nil || numbers.Len() != n {
		p.fail(name)
		return Days{}
	}
	return Days{numbers: numbers, base: int32(binary.LittleEndian.Uint32(body)), based: true}
}
