package edtf_test

import (
	"testing"

	"github.com/heldline/heldline/internal/edtf"
)

// Whatever the text, reading ends, and what is read keeps its promises.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"2017-11-03", "2017-11?", "2017~", "201X", "20XX", "2017-XX-XX", "2017-24", "9999-24%", "2014-06/2014-08", "2014/..", "../2014",
		"[2014-06-21..2014-06-30]", "[..2017-09-15]", "[2017..]", "[..]", "2014../2015", "0000", "[2015..2014]", "", "٢٠١٧",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := edtf.Parse(s)
		if err == nil {
			holds(t, s, d)
		} else if d != (edtf.Date{}) {
			t.Errorf("%q: %+v beside the error %v", s, d, err)
		}
	})
}
