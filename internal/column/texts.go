package column

import (
	"hash/maphash"
	"math/bits"
	"slices"
	"unsafe"
)

// Texts is a list of texts, one after the other in one run of bytes. Text 0 is
// the empty one and always there. The zero value is ready. Memory: the bytes of
// each text once, and the place where it ends.
type Texts struct {
	bytes []byte
	ends  Numbers  // of texts 1, 2, …
	slots []uint32 // by hash, the number of a text, 0 where free; half of them are free, and a power of two there are
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

// Add returns the number of a text, which it adds if need be. Cost: a hash.
func (t *Texts) Add(s string) uint32 {
	if s == "" {
		return 0
	}
	if 2*t.Len() > len(t.slots) {
		t.index()
	}
	slot := t.slot(s)
	if t.slots[slot] == 0 {
		t.slots[slot] = t.Append(s)
	}
	return t.slots[slot]
}

// Find returns the number of a text; false where it was not added. Cost: a hash.
func (t *Texts) Find(s string) (no uint32, ok bool) {
	if s == "" {
		return 0, true
	}
	if len(t.slots) == 0 {
		t.index()
	}
	no = t.slots[t.slot(s)]
	return no, no > 0
}

// slot is where a text has its number, or would have it.
func (t *Texts) slot(s string) int {
	slot := t.first(maphash.String(t.seed, s))
	for t.slots[slot] != 0 && t.At(t.slots[slot]) != s {
		slot = t.first(uint64(slot) + 1)
	}
	return slot
}

// first is the slot to look at first for a hash.
func (t *Texts) first(hash uint64) int { return int(hash & uint64(len(t.slots)-1)) }

// index makes room for twice the texts there are, in a list that was read or frozen too.
func (t *Texts) index() {
	if len(t.slots) == 0 {
		t.seed = maphash.MakeSeed()
	}
	t.slots = make([]uint32, max(16, 1<<bits.Len(uint(4*t.Len()))))
	for i := range uint32(t.ends.Len()) {
		if slot := t.slot(t.At(i + 1)); t.slots[slot] == 0 {
			t.slots[slot] = i + 1
		}
	}
}

// Freeze gives back the memory that only adding needs.
func (t *Texts) Freeze() {
	t.slots, t.seed = nil, maphash.Seed{}
	t.bytes = slices.Clip(t.bytes)
	t.ends.Clip()
}

// Size is the memory of the texts in bytes.
func (t *Texts) Size() int { return cap(t.bytes) + t.ends.Size() + 4*len(t.slots) }

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
