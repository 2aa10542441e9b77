package encode

import (
	"math"
	"strconv"
)

// million makes a whole number of one with six decimals.
const million = 1_000_000

// Number appends a number; false if it is none that JSON has, an infinity or NaN. One of
// up to six decimals, which most are, is a whole number of millionths; a float that such
// a number divided gives is written with its digits.
func Number(b []byte, f float64) ([]byte, bool) {
	if n := math.Round(f * million); math.Abs(n) < 1<<50 && n/million == f && f != 0 {
		return millionths(b, int64(n)), true
	}
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return b, false
	}
	abs := math.Abs(f)
	if abs == 0 || abs >= 1e-6 && abs < 1e21 { // as ECMAScript writes numbers
		return strconv.AppendFloat(b, f, 'f', -1, 64), true
	}
	b = strconv.AppendFloat(b, f, 'e', -1, 64)
	if n := len(b); b[n-4] == 'e' && b[n-3] == '-' && b[n-2] == '0' { // e-09 is written e-9
		b[n-2] = b[n-1]
		b = b[:n-1]
	}
	return b, true
}

// millionths appends a number of them as a decimal number.
func millionths(b []byte, n int64) []byte {
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, n/million, 10)
	if n %= million; n == 0 {
		return b
	}
	b = append(b, '.')
	for unit := int64(million / 10); n > 0; unit /= 10 {
		b = append(b, '0'+byte(n/unit))
		n %= unit
	}
	return b
}
