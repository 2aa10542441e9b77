package edtf

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
)

// Date is an EDTF date read as a range of days. The zero Date is "no date
// given"; IsZero reports it.
type Date struct {
	text        string
	Earliest    Day  // first possible day; MinDay if OpenStart
	Latest      Day  // last possible day; MaxDay if OpenEnd
	OpenStart   bool // "..b" or "[..b]": the start is not known
	OpenEnd     bool // "a/.." or "[a..]": the end is not known
	Approximate bool // "~" or "%"
	Uncertain   bool // "?" or "%"
}

// Exact returns the Date of one known day.
func Exact(d Day) Date { return Date{text: d.String(), Earliest: d, Latest: d} }

// Between returns the range from a to b, both included, or Exact if a equals b.
func Between(a, b Day) Date {
	if a == b {
		return Exact(a)
	}
	return Date{text: fmt.Sprintf("[%s..%s]", a, b), Earliest: a, Latest: b}
}

// String returns the notation as it was read.
func (d Date) String() string { return d.text }

// IsZero reports that no date was given.
func (d Date) IsZero() bool { return d.text == "" }

// IsDay reports that the date is one single day.
func (d Date) IsDay() bool { return !d.IsZero() && d.Earliest == d.Latest }

// MarshalJSON writes the notation, or null for no date.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return json.Marshal(d.text)
}

// UnmarshalJSON reads the notation, or null for no date.
func (d *Date) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*d = Date{}
		return nil
	}
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	v, err := Parse(s)
	if err != nil {
		return err
	}
	*d = v
	return nil
}

// MustParse is Parse for constants in tests and examples; it panics on error.
func MustParse(s string) Date {
	d, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return d
}

// Parse reads one EDTF date. Accepted are: a year, month or day (2014,
// 2014-06, 2014-06-30); unspecified digits (201X, 20XX, 2014-XX, 2014-06-XX,
// 2014-XX-XX); seasons (2014-21 spring to 2014-24 winter, of the northern
// hemisphere, by meteorological months); an interval a/b with ".." or nothing
// for an unknown end; and the lists [a..b], [..b], [a..]. A part may carry ?, ~
// or %. Years outside 0001..9999, empty text and reversed ranges are errors.
func Parse(s string) (Date, error) {
	d := Date{text: s}
	if strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") {
		from, to, ok := strings.Cut(s[1:len(s)-1], "..")
		if !ok {
			return Date{}, badDate(s)
		}
		return d.fill(s, from, to)
	}
	if from, to, ok := strings.Cut(s, "/"); ok {
		return d.fill(s, openEnd(from), openEnd(to))
	}
	p, err := parsePart(s)
	if err != nil {
		return Date{}, err
	}
	d.Earliest, d.Latest, d.Approximate, d.Uncertain = p.first, p.last, p.approximate, p.uncertain
	return d, nil
}

// openEnd turns the ".." of an interval into the empty end that it means.
func openEnd(s string) string {
	if s == ".." {
		return ""
	}
	return s
}

// fill reads both ends of a range; an empty end is open.
func (d Date) fill(whole, from, to string) (Date, error) {
	if from == "" && to == "" {
		return Date{}, badDate(whole)
	}
	d.Earliest, d.Latest = MinDay, MaxDay
	if from == "" {
		d.OpenStart = true
	} else if err := d.bound(from, &d.Earliest, func(p part) Day { return p.first }); err != nil {
		return Date{}, err
	}
	if to == "" {
		d.OpenEnd = true
	} else if err := d.bound(to, &d.Latest, func(p part) Day { return p.last }); err != nil {
		return Date{}, err
	}
	if d.Earliest > d.Latest {
		return Date{}, fmt.Errorf("%q ends before it begins; write the earlier date first", whole)
	}
	return d, nil
}

func (d *Date) bound(text string, into *Day, pick func(part) Day) error {
	p, err := parsePart(text)
	if err != nil {
		return err
	}
	*into = pick(p)
	d.Approximate = d.Approximate || p.approximate
	d.Uncertain = d.Uncertain || p.uncertain
	return nil
}

type part struct {
	first, last            Day
	approximate, uncertain bool
}

// parsePart reads a year, month, season or day with an optional mark.
func parsePart(s string) (part, error) {
	text, mark := cutMark(s)
	year, month, day, ok := cutPart(text)
	if !ok {
		return part{}, badDate(s)
	}
	p := part{approximate: mark == '~' || mark == '%', uncertain: mark == '?' || mark == '%'}
	first, last, ok := yearRange(year)
	if !ok || (strings.Contains(year, "X") && month != "") {
		return part{}, badDate(s)
	}
	switch {
	case month == "" || (month == "XX" && (day == "" || day == "XX")):
		p.first, p.last = DayOf(first, 1, 1), DayOf(last, 12, 31)
		return p, nil
	case day == "" || day == "XX":
		err := monthRange(s, first, month, day == "XX", &p)
		return p, err
	}
	d, err := ParseDay(text)
	p.first, p.last = d, d
	return p, err
}

// cutMark cuts the mark from the end of a part, 0 where it has none.
func cutMark(s string) (text string, mark byte) {
	if n := len(s); n > 0 && (s[n-1] == '?' || s[n-1] == '~' || s[n-1] == '%') {
		return s[:n-1], s[n-1]
	}
	return s, 0
}

// cutPart cuts YYYY, YYYY-MM or YYYY-MM-DD into its fields of digits and X.
func cutPart(s string) (year, month, day string, ok bool) {
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return "", "", "", false
	}
	for i := range len(s) {
		c := s[i]
		if ok = c == 'X' || c >= '0' && c <= '9'; i == 4 || i == 7 {
			ok = c == '-'
		}
		if !ok {
			return "", "", "", false
		}
	}
	year = s[:4]
	if len(s) > 4 {
		month = s[5:7]
	}
	if len(s) > 7 {
		day = s[8:]
	}
	return year, month, day, true
}

// yearRange reads four digits of which the last one or two may be X.
func yearRange(s string) (first, last int, ok bool) {
	trimmed := strings.TrimRight(s, "X")
	if len(s)-len(trimmed) > 2 || strings.Contains(trimmed, "X") {
		return 0, 0, false
	}
	first, _ = strconv.Atoi(strings.ReplaceAll(s, "X", "0"))
	last, _ = strconv.Atoi(strings.ReplaceAll(s, "X", "9"))
	if first == 0 {
		first = 1
	}
	return first, last, last > 0
}

// monthRange fills the days of a month (01..12) or a season (21..24).
func monthRange(whole string, year int, month string, dayUnspecified bool, p *part) error {
	n, err := strconv.Atoi(month)
	switch {
	case err != nil:
		return badDate(whole)
	case n >= 1 && n <= 12:
		p.first, p.last = DayOf(year, n, 1), DayOf(year, n+1, 1)-1
	case n >= 21 && n <= 24 && !dayUnspecified:
		start := 3 + 3*(n-21)
		p.first, p.last = DayOf(year, start, 1), DayOf(year, start+3, 1)-1
	default:
		return badDate(whole)
	}
	p.last = min(p.last, MaxDay)
	return nil
}

func badDate(s string) error {
	return fmt.Errorf("%q is not a date; write EDTF: 2017-11-03, 2017-11, 2017, [2014-06-21..2014-06-30] or [..2017-09-15], with ~ for about and ? for uncertain", s)
}
