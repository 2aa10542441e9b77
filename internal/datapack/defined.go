package datapack

import "hash/maphash"

// defined are the ids that a table's rows define, numbered as they come. A million
// of them take 35 bytes each, and the garbage collector follows none.
type defined struct {
	rows  []idRow
	text  []byte  // the ids, one after the other
	slots []int32 // by hash: number of the row plus one, 0 where free; a power of two of them
	seed  maphash.Seed
	last  int // row that was found last: the columns of a row often name one id
}

// idRow is where an id was defined. Index is the row's record in the atlas, -1 for
// a row that could not be read.
type idRow struct {
	end   uint32 // of the id in text
	line  int32
	index int32
}

func newDefined() defined { return defined{slots: make([]int32, 16), seed: maphash.MakeSeed()} }

// id returns the id of a row.
func (d *defined) id(row int) string { return string(d.bytes(row)) }

func (d *defined) bytes(row int) []byte {
	begin := uint32(0)
	if row > 0 {
		begin = d.rows[row-1].end
	}
	return d.text[begin:d.rows[row].end]
}

// find returns the row that defines an id. Cost: a hash.
func (d *defined) find(id string) (row int, ok bool) {
	if d.last < len(d.rows) && string(d.bytes(d.last)) == id {
		return d.last, true
	}
	slot := d.slot(id)
	if d.slots[slot] == 0 {
		return -1, false
	}
	d.last = int(d.slots[slot]) - 1
	return d.last, true
}

// line returns the line that defines an id.
func (d *defined) line(id string) (line int, ok bool) {
	row, ok := d.find(id)
	if !ok {
		return 0, false
	}
	return int(d.rows[row].line), true
}

// slot is where an id has its row, or would have it.
func (d *defined) slot(id string) int {
	slot := d.first(maphash.String(d.seed, id))
	for d.slots[slot] != 0 && string(d.bytes(int(d.slots[slot])-1)) != id {
		slot = d.first(uint64(slot) + 1)
	}
	return slot
}

// first is the slot to look at first for a hash.
func (d *defined) first(hash uint64) int { return int(hash & uint64(len(d.slots)-1)) }

// define enters an id that find does not know.
func (d *defined) define(id string, line int) {
	if 2*len(d.rows) >= len(d.slots) {
		d.grow()
	}
	slot := d.slot(id)
	d.text = append(d.text, id...)
	d.rows = append(d.rows, idRow{end: uint32(len(d.text)), line: int32(line), index: -1})
	d.slots[slot] = int32(len(d.rows))
}

func (d *defined) grow() {
	d.slots = make([]int32, 2*len(d.slots))
	for row := range d.rows {
		slot := d.first(maphash.Bytes(d.seed, d.bytes(row)))
		for d.slots[slot] != 0 {
			slot = d.first(uint64(slot) + 1)
		}
		d.slots[slot] = int32(row) + 1
	}
}
