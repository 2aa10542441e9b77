package feature

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/heldline/heldline/internal/edtf"
)

// FieldType is the type of a property's values in every format.
type FieldType string

// The types of properties. Dates are calendar days without a time zone.
const (
	TextField    FieldType = "text"
	IntegerField FieldType = "integer" // 64 bits
	NumberField  FieldType = "number"
	DateField    FieldType = "date"
)

// Field is one property of a collection.
type Field struct {
	Name     string
	Type     FieldType
	Nullable bool
}

// Fields lists the properties of a row in their order; those of embedded rows
// first. Lists are texts, their ids separated as the row's writer has them.
func Fields(row any) []Field { return fieldsOf(reflect.TypeOf(row)) }

func fieldsOf(t reflect.Type) []Field {
	var out []Field
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			out = append(out, fieldsOf(f.Type)...)
			continue
		}
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		kind, nullable := f.Type, f.Type.Kind() == reflect.Pointer
		if nullable {
			kind = kind.Elem()
		}
		out = append(out, Field{name, typeOf(kind), nullable})
	}
	return out
}

func typeOf(t reflect.Type) FieldType {
	switch {
	case t == reflect.TypeFor[edtf.Day]():
		return DateField
	case t.Kind() == reflect.Int:
		return IntegerField
	case t.Kind() == reflect.Float64:
		return NumberField
	}
	return TextField
}

// Values are the properties of a row in the order of Fields: nil, string, int64,
// float64 or edtf.Day.
func Values(row any) []any { return valuesOf(reflect.ValueOf(row), nil) }

func valuesOf(v reflect.Value, out []any) []any {
	for i := range v.NumField() {
		f := v.Field(i)
		if v.Type().Field(i).Anonymous {
			out = valuesOf(f, out)
			continue
		}
		if f.Kind() == reflect.Pointer {
			if f.IsNil() {
				out = append(out, nil)
				continue
			}
			f = f.Elem()
		}
		out = append(out, value(f))
	}
	return out
}

func value(f reflect.Value) any {
	switch typeOf(f.Type()) {
	case DateField:
		return f.Interface()
	case IntegerField:
		return f.Int()
	case NumberField:
		return f.Float()
	}
	if f.Kind() == reflect.String {
		return f.String()
	}
	return fmt.Sprint(f.Interface())
}
