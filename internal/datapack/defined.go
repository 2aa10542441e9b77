package datapack

import "github.com/heldline/heldline/internal/column"

// defined are the ids that a table's rows define, numbered as they come. The
// garbage collector follows none of them.
type defined struct {
	texts column.Texts // the id of row n is text n+1
	rows  []idRow
	last  int // row that was found last: the columns of a row often name one id
}

// idRow is where an id was defined. Index is the row's record in the atlas, -1 for
// a row that could not be read.
type idRow struct {
	line  int32
	index int32
}

// id returns the id of a row.
func (d *defined) id(row int) string { return d.texts.At(uint32(row) + 1) }

// find returns the row that defines an id. Cost: a hash.
func (d *defined) find(id string) (row int, ok bool) {
	if d.last < len(d.rows) && d.id(d.last) == id {
		return d.last, true
	}
	no, ok := d.texts.Find(id)
	if !ok || no == 0 {
		return -1, false
	}
	d.last = int(no) - 1
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

// define enters an id that is not empty and that find does not know.
func (d *defined) define(id string, line int) {
	d.texts.Add(id)
	d.rows = append(d.rows, idRow{line: int32(line), index: -1})
}
