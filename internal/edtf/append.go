package edtf

import "time"

// Append appends YYYY-MM-DD. It allocates nothing but the growth of the bytes.
func (d Day) Append(b []byte) []byte {
	if d < MinDay || d > MaxDay {
		return d.Time().AppendFormat(b, time.DateOnly)
	}
	year, month, day := d.civil()
	return append(b, digit(year/1000), digit(year/100), digit(year/10), digit(year), '-', digit(month/10), digit(month), '-', digit(day/10), digit(day))
}

// digit is the last digit of a number.
func digit(n int) byte { return '0' + byte(n%10) }

// civil counts the calendar by eras of 400 years that begin on 1 March, so that the
// leap day ends them (Howard Hinnant, chrono-compatible low-level date algorithms,
// civil_from_days). It is right from 0000-03-01 on.
func (d Day) civil() (year, month, day int) {
	const (
		fromMarch = 719468 // days from 0000-03-01 to 1970-01-01
		era       = 146097 // days of 400 years
	)
	z := int(d) + fromMarch
	inEra := z % era
	yearOfEra := (inEra - inEra/1460 + inEra/36524 - inEra/146096) / 365
	inYear := inEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	fifths := (5*inYear + 2) / 153 // months since March: 153 days each five
	day = inYear - (153*fifths+2)/5 + 1
	year = yearOfEra + z/era*400
	if fifths < 10 {
		return year, fifths + 3, day
	}
	return year + 1, fifths - 9, day
}
