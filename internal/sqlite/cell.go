package sqlite

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/heldline/heldline/internal/edtf"
)

// A cell is a pointer to a field that goes into and comes out of one column.
// Plain strings, numbers and optional numbers are their own cells; the types
// here carry days, dates and lists as text.

type dayCell struct{ day *edtf.Day }

func (c dayCell) Value() (driver.Value, error) { return c.day.String(), nil }
func (c dayCell) Scan(v any) (err error) {
	*c.day, err = edtf.ParseDay(fmt.Sprint(v))
	return err
}

type optionalDayCell struct{ day **edtf.Day }

func (c optionalDayCell) Value() (driver.Value, error) {
	if *c.day == nil {
		return nil, nil
	}
	return (*c.day).String(), nil
}

func (c optionalDayCell) Scan(v any) error {
	*c.day = nil
	if v == nil {
		return nil
	}
	d, err := edtf.ParseDay(fmt.Sprint(v))
	*c.day = &d
	return err
}

type dateCell struct{ date *edtf.Date }

func (c dateCell) Value() (driver.Value, error) { return c.date.String(), nil }
func (c dateCell) Scan(v any) (err error) {
	*c.date = edtf.Date{}
	if s := fmt.Sprint(v); s != "" {
		*c.date, err = edtf.Parse(s)
	}
	return err
}

type listCell struct {
	list *[]string
	sep  string
}

func (c listCell) Value() (driver.Value, error) { return strings.Join(*c.list, c.sep), nil }
func (c listCell) Scan(v any) error {
	*c.list = nil
	if s := fmt.Sprint(v); s != "" {
		*c.list = strings.Split(s, c.sep)
	}
	return nil
}

// wordCell carries the string types of closed lists.
type wordCell[T ~string] struct{ word *T }

func (c wordCell[T]) Value() (driver.Value, error) { return string(*c.word), nil }
func (c wordCell[T]) Scan(v any) error {
	*c.word = T(fmt.Sprint(v))
	return nil
}

// jsonCell carries what has parts of its own.
type jsonCell[T any] struct{ value *T }

func (c jsonCell[T]) Value() (driver.Value, error) {
	b, err := json.Marshal(c.value)
	return string(b), err
}

func (c jsonCell[T]) Scan(v any) error {
	var fresh T
	*c.value = fresh
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("a %T is no JSON", v)
	}
	return json.Unmarshal([]byte(s), c.value)
}

var (
	_ sql.Scanner   = dayCell{}
	_ driver.Valuer = dayCell{}
)

func day(d *edtf.Day) any          { return dayCell{d} }
func optionalDay(d **edtf.Day) any { return optionalDayCell{d} }
func date(d *edtf.Date) any        { return dateCell{d} }
func list(l *[]string) any         { return listCell{l, ";"} }
func commas(l *[]string) any       { return listCell{l, ","} }
func jsonOf[T any](v *T) any       { return jsonCell[T]{v} }
func word[T ~string](w *T) any     { return wordCell[T]{w} }
