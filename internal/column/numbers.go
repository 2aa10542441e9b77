package column

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// Numbers is a list of whole numbers of 0 to 2^32-1. The zero value is empty.
// Memory: 0, 1, 2 or 4 bytes a number, as the largest one needs.
type Numbers struct {
	data  []byte // little-endian, width bytes a number
	n     int
	width uint8 // 0 where every number is 0
}

// Len is how many numbers there are.
func (c *Numbers) Len() int { return c.n }

// At returns the i-th number; it panics outside 0..Len()-1. Cost: constant.
func (c *Numbers) At(i int) uint32 {
	switch c.width {
	case 1:
		return uint32(c.data[i])
	case 2:
		return uint32(binary.LittleEndian.Uint16(c.data[2*i:]))
	case 4:
		return binary.LittleEndian.Uint32(c.data[4*i:])
	}
	if uint(i) >= uint(c.n) {
		panic("column: index out of range")
	}
	return 0
}

// Append adds a number. Cost: constant on the average.
func (c *Numbers) Append(v uint32) {
	if w := widthOf(v); w > c.width {
		c.widen(w)
	}
	c.n++
	c.data = appendNumber(c.data, c.width, v)
}

func appendNumber(data []byte, width uint8, v uint32) []byte {
	switch width {
	case 1:
		return append(data, byte(v))
	case 2:
		return binary.LittleEndian.AppendUint16(data, uint16(v))
	case 4:
		return binary.LittleEndian.AppendUint32(data, v)
	}
	return data
}

func widthOf(v uint32) uint8 {
	switch {
	case v == 0:
		return 0
	case v <= math.MaxUint8:
		return 1
	case v <= math.MaxUint16:
		return 2
	}
	return 4
}

func (c *Numbers) widen(width uint8) {
	data := make([]byte, 0, (c.n+c.n/4+8)*int(width))
	for i := range c.n {
		data = appendNumber(data, width, c.At(i))
	}
	c.data, c.width = data, width
}

// Pick returns the numbers at some places, in the order of the places.
func (c *Numbers) Pick(order []int) Numbers {
	out := Numbers{width: c.width, n: len(order), data: make([]byte, 0, len(order)*int(c.width))}
	for _, i := range order {
		out.data = appendNumber(out.data, c.width, c.At(i))
	}
	return out
}

// Clip gives back the memory that was kept for more numbers.
func (c *Numbers) Clip() { c.data = slices.Clip(c.data) }

// Size is the memory of the numbers in bytes.
func (c *Numbers) Size() int { return cap(c.data) }

// Bytes writes the numbers: their width, how many there are as a varint
// (encoding/binary), and the numbers, little-endian.
func (c *Numbers) Bytes() []byte {
	out := binary.AppendUvarint(append(make([]byte, 0, len(c.data)+11), c.width), uint64(c.n))
	return append(out, c.data...)
}

var errDamaged = errors.New("the bytes of a column are damaged")

// ReadNumbers reads what Bytes writes and keeps the bytes.
func ReadNumbers(b []byte) (Numbers, error) {
	if len(b) < 2 {
		return Numbers{}, errDamaged
	}
	n, used := binary.Uvarint(b[1:])
	c := Numbers{width: b[0], data: b[1+max(used, 0):], n: int(n)}
	if used <= 0 || n > math.MaxUint32 || c.width == 3 || c.width > 4 || uint64(len(c.data)) != n*uint64(c.width) {
		return Numbers{}, errDamaged
	}
	return c, nil
}

// Below reports that every number is below a limit. Cost: the length.
func (c *Numbers) Below(limit int) bool {
	if c.width == 0 {
		return c.n == 0 || limit > 0
	}
	for i := range c.n {
		if uint64(c.At(i)) >= uint64(limit) {
			return false
		}
	}
	return true
}
