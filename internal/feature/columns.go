package feature

import (
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/edtf"
	"github.com/heldline/heldline/internal/encode"
)

// columns are the properties of one kind of row as its struct declares them: the one
// reading of names, order and types that fields, JSON, CSV and values are made from.
type columns []column

type column struct {
	Field
	embedded int // the row's struct that holds the field, -1 = the row itself
	at       int // the field
	kind     kind
	key      string // as JSON has it, behind a comma but for the first
}

// kind is how the value of a field is read.
type kind int

const (
	textValue kind = iota
	dayValue
	integerValue
	numberValue
	listValue // of ids
	dateValue // dates in EDTF
	otherValue
)

// known are the columns of the rows that answers are made of.
var known = func() map[reflect.Type]columns {
	m := map[reflect.Type]columns{}
	for _, row := range []any{
		Area{}, AreaSpan{}, Change{}, Claim{}, ClaimBrief{}, ClaimRow{}, Control{}, ControlBrief{}, Event{}, Extent{}, Ground{}, GroundName{}, PanelRow{}, Place{}, PlaceBrief{}, SeriesRow{},
		Span{}, SpanBrief{},
	} {
		t := reflect.TypeOf(row)
		m[t] = read(t)
	}
	return m
}()

// columnsOf are the columns of a row or of what a row points to.
func columnsOf(t reflect.Type) columns {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if c, ok := known[t]; ok {
		return c
	}
	return read(t)
}

// read reads the columns of a struct; those of an embedded one stand first.
func read(t reflect.Type) columns {
	var out columns
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			for j := range f.Type.NumField() {
				out = append(out, columnOf(f.Type.Field(j), i, j))
			}
			continue
		}
		out = append(out, columnOf(f, -1, i))
	}
	for i := range out {
		out[i].key = string(encode.Text([]byte(","), out[i].Name)) + ":"
	}
	if len(out) > 0 {
		out[0].key = out[0].key[1:]
	}
	return out
}

func columnOf(f reflect.StructField, embedded, at int) column {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	of, nullable := f.Type, f.Type.Kind() == reflect.Pointer
	if nullable {
		of = of.Elem()
	}
	c := column{Field: Field{name, TextField, nullable}, embedded: embedded, at: at, kind: otherValue}
	switch {
	case of == reflect.TypeFor[edtf.Day]():
		c.Type, c.kind = DateField, dayValue
	case of.Kind() == reflect.Int:
		c.Type, c.kind = IntegerField, integerValue
	case of.Kind() == reflect.Float64:
		c.Type, c.kind = NumberField, numberValue
	case of.Kind() == reflect.String:
		c.kind = textValue
	case of == reflect.TypeFor[[]string]():
		c.kind = listValue
	case of == reflect.TypeFor[edtf.Date]():
		c.kind = dateValue
	}
	return c
}

// of is the value of the column in a row; false where it is null.
func (c *column) of(row reflect.Value) (reflect.Value, bool) {
	if c.embedded >= 0 {
		row = row.Field(c.embedded)
	}
	f := row.Field(c.at)
	if c.Nullable {
		if f.IsNil() {
			return f, false
		}
		return f.Elem(), true
	}
	return f, true
}

// run are the columns from one to before another.
type run struct{ from, to int }

// run finds the columns from one name to another, both included.
func (cs columns) run(first, last string) run {
	names := cs.names()
	return run{from: slices.Index(names, first), to: slices.Index(names, last) + 1}
}

// json appends a row as a JSON object. Cost: in proportion to its text.
func (cs columns) json(b []byte, row reflect.Value) ([]byte, error) {
	b, err := cs.members(append(b, '{'), row)
	return append(b, '}'), err
}

// members appends columns as members of a JSON object.
func (cs columns) members(b []byte, row reflect.Value) ([]byte, error) {
	for i := range cs {
		c := &cs[i]
		b = append(b, c.key...)
		f, has := c.of(row)
		if !has {
			b = append(b, "null"...)
			continue
		}
		switch c.kind {
		case textValue:
			b = encode.Text(b, f.String())
		case dayValue:
			b = append(edtf.Day(f.Int()).Append(append(b, '"')), '"')
		case integerValue:
			b = strconv.AppendInt(b, f.Int(), 10)
		case numberValue:
			var ok bool
			if b, ok = encode.Number(b, f.Float()); !ok {
				return b, fmt.Errorf("feature: %s is %v, which JSON does not have", c.Name, f.Float())
			}
		case listValue:
			b = list(b, f)
		case dateValue:
			b = date(b, f)
		case otherValue:
			text, err := Encode(f.Interface())
			if err != nil {
				return b, err
			}
			b = append(b, text[:len(text)-1]...)
		}
	}
	return b, nil
}

// list appends a list of texts, null for nil.
func list(b []byte, f reflect.Value) []byte {
	if f.IsNil() {
		return append(b, "null"...)
	}
	b = append(b, '[')
	for i := range f.Len() {
		if i > 0 {
			b = append(b, ',')
		}
		b = encode.Text(b, f.Index(i).String())
	}
	return append(b, ']')
}

// date appends an uncertain date, null for none.
func date(b []byte, f reflect.Value) []byte {
	var d *edtf.Date
	if f.CanAddr() {
		d, _ = f.Addr().Interface().(*edtf.Date)
	} else {
		read, _ := f.Interface().(edtf.Date)
		d = &read
	}
	if d.IsZero() {
		return append(b, "null"...)
	}
	return encode.Text(b, d.String())
}

// cells appends a row as cells of a CSV file. Cost: in proportion to its text.
func (cs columns) cells(b []byte, row reflect.Value) []byte {
	for i := range cs {
		c := &cs[i]
		if i > 0 {
			b = append(b, ',')
		}
		f, has := c.of(row)
		if !has {
			continue
		}
		switch c.kind {
		case textValue:
			b = encode.Cell(b, harmless(f.String()))
		case dayValue:
			b = edtf.Day(f.Int()).Append(b)
		case integerValue:
			b = strconv.AppendInt(b, f.Int(), 10)
		case numberValue:
			b = strconv.AppendFloat(b, f.Float(), 'f', -1, 64)
		default:
			b = encode.Cell(b, harmless(fmt.Sprint(f.Interface())))
		}
	}
	return b
}

// values lists the values of a row, see Values.
func (cs columns) values(row reflect.Value) []any {
	out := make([]any, len(cs))
	for i := range cs {
		f, has := cs[i].of(row)
		if !has {
			continue
		}
		switch cs[i].kind {
		case textValue:
			out[i] = f.String()
		case dayValue:
			out[i] = edtf.Day(f.Int())
		case integerValue:
			out[i] = f.Int()
		case numberValue:
			out[i] = f.Float()
		default:
			out[i] = fmt.Sprint(f.Interface())
		}
	}
	return out
}

// told has two bits for each typed property of a row: it has a value, and that is a
// number with a fraction.
func (cs columns) told(row reflect.Value) uint64 {
	mask, bit := uint64(0), 0
	for i := range cs {
		if cs[i].Type == TextField {
			continue
		}
		if f, has := cs[i].of(row); has {
			mask |= 1 << bit
			if cs[i].kind == numberValue && f.Float() != math.Trunc(f.Float()) {
				mask |= 2 << bit
			}
		}
		bit += 2
	}
	return mask
}

func (cs columns) names() []string {
	out := make([]string, len(cs))
	for i := range cs {
		out[i] = cs[i].Name
	}
	return out
}
