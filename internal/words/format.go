package words

import (
	"strconv"
	"strings"

	"github.com/heldline/heldline/internal/edtf"
)

// Int writes a whole number with the language's digits and group separators.
func (l *Language) Int(n int) string {
	s := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, s = "−", s[1:]
	}
	for i := len(s) - 3; i > 0 && len(s) > 4; i -= 3 {
		s = s[:i] + l.T("number.group") + s[i:]
	}
	return sign + l.Digits(s)
}

// Number writes a number with at most two decimals.
func (l *Language) Number(f float64) string {
	whole, frac, _ := strings.Cut(strconv.FormatFloat(f, 'f', 2, 64), ".")
	n, _ := strconv.Atoi(whole)
	frac = strings.TrimRight(frac, "0")
	if frac == "" {
		return l.Int(n)
	}
	return l.Int(n) + l.T("number.decimal") + l.Digits(frac)
}

// Digits replaces ASCII digits by the language's own.
func (l *Language) Digits(s string) string {
	if l.digits[0] == '0' {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return l.digits[r-'0']
		}
		return r
	}, s)
}

// Day writes a day in words: 3 November 2017.
func (l *Language) Day(d edtf.Day) string {
	y, m, day := d.Date()
	return l.T("date.day", "day", l.Digits(strconv.Itoa(day)), "month", l.months[m-1], "year", l.Digits(strconv.Itoa(y)))
}

// DayOfYear writes a day without its year: 3 November.
func (l *Language) DayOfYear(d edtf.Day) string {
	_, m, day := d.Date()
	return l.T("date.short", "day", l.Digits(strconv.Itoa(day)), "month", l.months[m-1])
}

// Weekday names the day of the week.
func (l *Language) Weekday(d edtf.Day) string { return l.days[int(d.Time().Weekday())] }

// Month writes a month with its year: November 2017.
func (l *Language) Month(year, month int) string {
	return l.T("date.month", "month", l.months[month-1], "year", l.Digits(strconv.Itoa(year)))
}

// Date writes an EDTF date in words: a day, a month, a year or the range it
// stands for, with "about" and "uncertain" as marked.
func (l *Language) Date(d edtf.Date) string {
	if d.IsZero() {
		return l.T("date.none")
	}
	s := l.plainDate(d)
	if d.Approximate {
		s = l.T("date.about", "date", s)
	}
	if d.Uncertain {
		s = l.T("date.uncertain", "date", s)
	}
	return s
}

func (l *Language) plainDate(d edtf.Date) string {
	switch {
	case d.OpenStart:
		return l.T("date.by", "date", l.Day(d.Latest))
	case d.OpenEnd:
		return l.T("date.from", "date", l.Day(d.Earliest))
	case d.IsDay():
		return l.Day(d.Earliest)
	}
	y, m, day := d.Earliest.Date()
	endY, endM, endDay := d.Latest.Date()
	lastOfMonth := edtf.DayOf(endY, endM+1, 1)-1 == d.Latest
	switch {
	case day == 1 && m == 1 && endM == 12 && endDay == 31 && y == endY:
		return l.Digits(strconv.Itoa(y))
	case day == 1 && y == endY && m == endM && lastOfMonth:
		return l.Month(y, m)
	case y == endY:
		return l.T("date.range", "from", l.DayOfYear(d.Earliest), "to", l.Day(d.Latest))
	}
	return l.T("date.range", "from", l.Day(d.Earliest), "to", l.Day(d.Latest))
}

// Distance writes metres as kilometres or metres.
func (l *Language) Distance(metres float64) string {
	switch {
	case metres < 1000:
		return l.T("unit.m", "n", l.Int(int(metres+0.5)))
	case metres < 10000:
		return l.T("unit.km", "n", l.Number(float64(int(metres/100+0.5))/10))
	}
	return l.T("unit.km", "n", l.Int(int(metres/1000+0.5)))
}

// MonthName names a month, 1 to 12.
func (l *Language) MonthName(month int) string { return l.months[month-1] }
