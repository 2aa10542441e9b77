package feature

import (
	"fmt"
	"reflect"

	"github.com/paulmach/orb"

	"github.com/heldline/heldline/internal/edtf"
)

// Sink takes features one after the other: of each its id and its point, then, if it is
// wanted, its values without those that are null, in the order of the columns. Texts stay
// as they are after the call.
type Sink interface {
	Columns(names []string, features int) // before the first of about so many
	Feature(id int, at orb.Point) (wanted bool)
	Text(column int, s string)
	Integer(column int, n int64)
	Number(column int, f float64)
	Day(column int, d edtf.Day)
}

// into gives a sink what rows write; features without a point are left out. Row is the
// zero value of their properties. Cost: in proportion to the values.
func (r *Rows) into(to Sink, row any) {
	cs := columnsOf(reflect.TypeOf(row))
	to.Columns(cs.names(), r.most)
	if r.tell != nil {
		r.tell(to)
		return
	}
	r.each(func(id int, at *orb.Point, row any) {
		if at != nil && to.Feature(id, *at) {
			cs.tell(to, reflect.ValueOf(row).Elem())
		}
	})
}

// tell gives a sink the values of a row.
func (cs columns) tell(to Sink, row reflect.Value) {
	for i := range cs {
		f, has := cs[i].of(row)
		if !has {
			continue
		}
		switch cs[i].kind {
		case textValue:
			to.Text(i, f.String())
		case dayValue:
			to.Day(i, edtf.Day(f.Int()))
		case integerValue:
			to.Integer(i, f.Int())
		case numberValue:
			to.Number(i, f.Float())
		default:
			to.Text(i, fmt.Sprint(f.Interface()))
		}
	}
}
