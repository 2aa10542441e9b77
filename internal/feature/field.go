package feature

import "reflect"

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
func Fields(row any) []Field {
	var out []Field
	for _, c := range columnsOf(reflect.TypeOf(row)) {
		out = append(out, c.Field)
	}
	return out
}

// Values are the properties of a row in the order of Fields: nil, string, int64,
// float64 or edtf.Day.
func Values(row any) []any { return columnsOf(reflect.TypeOf(row)).values(reflect.ValueOf(row)) }
