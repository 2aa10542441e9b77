package column

import (
	"hash/maphash"
	"slices"
	"unsafe"
)

// Texts is a list of texts, one after the other in one run of bytes. Text 0 is
// the empty one and always there. The zero value is ready. Memory: the bytes of
// each text once, and the place where it ends.
type Texts struct {
	bytes []byte
	ends  Numbers // of texts 1, 2, …
	at    map[uint64]uint32
	seed  maphash.Seed
}

// Len is how many texts there are, the empty one included.
func (t *Texts) Len() int { return t.ends.Len() + 1 }

// At returns a text; it panics outside 0..Len()-1. The bytes are shared. Cost: constant.
func (t *Texts) At(i uint32) string {
	if i == 0 {
		return ""
	}
	start, end := uint32(0), t.ends.At(int(i)-1)
	if i > 1 {
		start = t.ends.At(int(i) - 2)
	}
	if start == end {
		return ""
	}
	return unsafe.String(&t.bytes[start], end-start) // never written to again: bytes only grow
}

// Append adds a text, whether or not it is there, and returns its number.
func (t *Texts) Append(s string) uint32 {
	t.bytes = append(t.bytes, s...)
	t.ends.Append(uint32(len(t.bytes)))
	return uint32(t.ends.Len())
}

// Add returns the number of a text, which it adds if need be.
func (t *Texts) Add(s string) uint32 {
	if s == "" {
		return 0
	}
	if t.at == nil {
		t.index()
	}
	h := maphash.String(t.seed, s)
	no, known := t.at[h]
	if known && t.At(no) == s {
		return no
	}
	no = t.Append(s)
	if !known { // of two texts with one hash the second is added each time
		t.at[h] = no
	}
	return no
}

// index prepares for adding to a list that was read or frozen.
func (t *Texts) index() {
	t.at, t.seed = map[uint64]uint32{}, maphash.MakeSeed()
	for i := range uint32(t.ends.Len()) {
		t.at[maphash.String(t.seed, t.At(i+1))] = i + 1
	}
}

// Freeze gives back the memory that only adding needs.
func (t *Texts) Freeze() {
	t.at, t.seed = nil, maphash.Seed{}
	t.bytes = slices.Clip(t.bytes)
	t.ends.Clip()
}

// Size is the memory of the texts in bytes.
func (t *Texts) Size() int { return cap(t.bytes) + t.ends.Size() }

// Parts gives the texts as bytes under names that begin with one name.
func (t *Texts) Parts(name string) []Part {
	return []Part{{name + ".ends", t.ends.Bytes()}, {name + ".texts", t.bytes}}
}

// ReadTexts reads what Parts gives and keeps the bytes.
func ReadTexts(p *Parts, name string) (t Texts) {
	t.ends, t.bytes = p.Numbers(name+".ends"), p.take(name+".texts")
	end := uint32(0)
	for i := range t.ends.Len() {
		if t.ends.At(i) < end {
			p.fail(name)
			return Texts{}
		}
		end = t.ends.At(i)
	}
	if int(end) != len(t.bytes) {
		p.fail(name)
		return Texts{}
	}
	return t
}
