package atlas

import (
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"github.com/heldline/heldline/internal/column"
	"github.com/heldline/heldline/internal/edtf"
)

// dates keeps each date once. Number 0 is no date.
type dates struct {
	list []edtf.Date
	no   map[edtf.Date]uint32
}

func (d *dates) len() int { return len(d.list) + 1 }

func (d *dates) add(x edtf.Date) uint32 {
	if x.IsZero() {
		return 0
	}
	if d.no == nil {
		d.no = make(map[edtf.Date]uint32, len(d.list))
		for i, old := range d.list {
			d.no[old] = uint32(i) + 1
		}
	}
	no, ok := d.no[x]
	if !ok {
		d.list = append(d.list, x)
		no = uint32(len(d.list))
		d.no[x] = no
	}
	return no
}

func (d *dates) at(no uint32) edtf.Date {
	if no == 0 {
		return edtf.Date{}
	}
	return d.list[no-1]
}

func (d *dates) freeze() { d.no, d.list = nil, slices.Clip(d.list) }

// dateSize is about the memory of a date and its text.
const dateSize = 64

func (d *dates) size() int { return len(d.list) * dateSize }

func (d *dates) part(name string) []column.Part {
	var b strings.Builder
	for _, x := range d.list {
		b.WriteString(x.String() + "\n")
	}
	return []column.Part{{Name: name, Body: []byte(b.String())}}
}

func readDates(p *column.Parts, name string) (d dates) {
	for line := range strings.Lines(p.Text(name)) {
		x, err := edtf.Parse(strings.TrimSuffix(line, "\n"))
		p.Check(name, err == nil)
		d.list = append(d.list, x)
	}
	return d
}

// amounts are numbers that few rows have, by row.
type amounts struct {
	rows   []int
	values []float64
}

func (a *amounts) append(row int, v *float64) {
	if v != nil {
		a.rows, a.values = append(a.rows, row), append(a.values, *v)
	}
}

// into puts the number of a row into room, if it has one.
func (a *amounts) into(row int, room *float64) *float64 {
	i, ok := slices.BinarySearch(a.rows, row)
	if !ok {
		return nil
	}
	*room = a.values[i]
	return room
}

func (a *amounts) pick(order []int) (out amounts) {
	var v float64
	for to, from := range order {
		out.append(to, a.into(from, &v))
	}
	return out
}

func (a *amounts) parts(name string) []column.Part {
	var rows column.Numbers
	var values []byte
	for i, row := range a.rows {
		rows.Append(uint32(row))
		values = binary.LittleEndian.AppendUint64(values, math.Float64bits(a.values[i]))
	}
	return []column.Part{{Name: name + ".row", Body: rows.Bytes()}, {Name: name, Body: values}}
}

func readAmounts(p *column.Parts, name string, n int) (a amounts) {
	rows := p.Numbers(name + ".row")
	values := []byte(p.Text(name))
	p.Check(name, rows.Below(n) && len(values) == 8*rows.Len())
	if p.Err != nil {
		return a
	}
	for i := range rows.Len() {
		a.rows = append(a.rows, int(rows.At(i)))
		a.values = append(a.values, math.Float64frombits(binary.LittleEndian.Uint64(values[8*i:])))
	}
	p.Check(name, slices.IsSorted(a.rows))
	return a
}

func appendDay(c *column.Days, d *edtf.Day) {
	if d == nil {
		c.Append(0, false)
	} else {
		c.Append(int32(*d), true)
	}
}

// dayInto puts the day of a row into room, if it has one.
func dayInto(c *column.Days, i int, room *edtf.Day) *edtf.Day {
	d, ok := c.At(i)
	if !ok {
		return nil
	}
	*room = edtf.Day(d)
	return room
}
