package gazetteer

import (
	"math"
	"strconv"
	"strings"
)

// Decimal is a decimal number as it was written, "55" or "-33.420". It keeps the
// digits because they tell how exact the writer was.
type Decimal string

// Float returns the value; a Decimal that Parse did not make may give 0.
func (d Decimal) Float() float64 {
	f, err := strconv.ParseFloat(string(d), 64)
	if err != nil {
		return 0
	}
	return f
}

// HalfDigit returns half a unit of the last written digit: 0.5 for "55" and
// "120", 0.005 for "33.42".
func (d Decimal) HalfDigit() float64 {
	_, fraction, _ := strings.Cut(string(d), ".")
	return 0.5 * math.Pow10(-len(fraction))
}

// Unit is a unit of length.
type Unit string

// The units of length, as they are printed.
const (
	Metre     Unit = "m"
	Kilometre Unit = "km"
	Mile      Unit = "miles"
)

// Metres returns the length of one unit; 0 for none.
func (u Unit) Metres() float64 {
	switch u {
	case Metre:
		return 1
	case Kilometre:
		return 1000
	case Mile:
		return 1609.344 // international mile
	}
	return 0
}

// parseUnit reads a unit in its English and Arabic spellings, in lower case.
func parseUnit(word string) (Unit, bool) {
	switch word {
	case "m", "metre", "metres", "meter", "meters", "م", "متر", "مترا", "مترًا", "أمتار":
		return Metre, true
	case "km", "kms", "kilometre", "kilometres", "kilometer", "kilometers", "كم", "كيلومتر", "كيلومترا", "كيلومترًا", "كيلومترات":
		return Kilometre, true
	case "mi", "mile", "miles", "ميل", "ميلا", "ميلًا", "أميال":
		return Mile, true
	}
	return "", false
}

// Measure is a stated distance: "about 55 km". The zero Measure is none.
type Measure struct {
	Value Decimal
	Unit  Unit
	About bool
}

// Metres returns the stated distance.
func (m Measure) Metres() float64 { return m.Value.Float() * m.Unit.Metres() }

// DigitTerm returns, in metres, how far the wording alone leaves the distance
// open: half the last digit in its unit, twice that after "about".
func (m Measure) DigitTerm() float64 {
	term := m.Value.HalfDigit() * m.Unit.Metres()
	if m.About {
		term *= 2
	}
	return term
}
