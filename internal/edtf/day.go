package edtf

import (
	"encoding/json"
	"fmt"
	"time"
)

// Day is a calendar day of the proleptic Gregorian calendar, counted in days
// from 1970-01-01 (day 0). It has no clock and no time zone. Valid days lie
// between MinDay and MaxDay, both included.
type Day int32

// MinDay and MaxDay bound what the product accepts: 0001-01-01 to 9999-12-31.
const (
	MinDay Day = -719162
	MaxDay Day = 2932896
)

// DayOf returns the day of a calendar date. The caller vouches that the date
// exists; use ParseDay for text.
func DayOf(year, month, day int) Day {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return Day(t.Unix() / secondsPerDay)
}

// ParseDay reads exactly YYYY-MM-DD. It refuses days that do not exist, years
// outside 0001..9999, and any other form.
func ParseDay(s string) (Day, error) {
	if len(s) == len(time.DateOnly) && s[4] == '-' && s[7] == '-' {
		year, month, day := number(s[:4]), number(s[5:7]), number(s[8:])
		if year >= 1 && month >= 1 && month <= 12 && day >= 1 {
			d := DayOf(year, month, day)
			if day <= 28 || d < DayOf(year, month+1, 1) {
				return d, nil
			}
		}
	}
	return 0, fmt.Errorf("%q is not a calendar day; write YYYY-MM-DD, for example 2017-11-03", s)
}

// number reads digits, -1 for anything else.
func number(s string) int {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return -1
		}
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// MustDay is ParseDay for constants in tests and examples; it panics on error.
func MustDay(s string) Day {
	d, err := ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

const secondsPerDay = 86400

// Date returns year, month (1..12) and day of the month (1..31).
func (d Day) Date() (year, month, day int) {
	if d >= MinDay && d <= MaxDay {
		return d.civil()
	}
	t := d.Time()
	return t.Year(), int(t.Month()), t.Day()
}

// Time returns midnight UTC of the day, for libraries that want a time.Time.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// String returns YYYY-MM-DD.
func (d Day) String() string { return string(d.Append(make([]byte, 0, len(time.DateOnly)))) }

// MarshalJSON writes the day as "YYYY-MM-DD".
func (d Day) MarshalJSON() ([]byte, error) {
	b := make([]byte, 0, len(`""`)+len(time.DateOnly))
	return append(d.Append(append(b, '"')), '"'), nil
}

// UnmarshalJSON reads "YYYY-MM-DD".
func (d *Day) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	v, err := ParseDay(s)
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// Ptr returns a pointer to a copy of d, for fields where nil means open.
func (d Day) Ptr() *Day { return &d }
