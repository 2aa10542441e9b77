package edtf_test

import (
	"strings"
	"testing"

	"github.com/heldline/heldline/internal/edtf"
)

func TestParse(t *testing.T) {
	tests := []struct{ text, earliest, latest, flags string }{
		{"2017-11-03", "2017-11-03", "2017-11-03", ""},
		{"2017-11", "2017-11-01", "2017-11-30", ""},
		{"2016-02", "2016-02-01", "2016-02-29", ""},
		{"2017", "2017-01-01", "2017-12-31", ""},
		{"201X", "2010-01-01", "2019-12-31", ""},
		{"20XX", "2000-01-01", "2099-12-31", ""},
		{"000X", "0001-01-01", "0009-12-31", ""},
		{"2017-XX", "2017-01-01", "2017-12-31", ""},
		{"2017-XX-XX", "2017-01-01", "2017-12-31", ""},
		{"2017-11-XX", "2017-11-01", "2017-11-30", ""},
		{"2017-21", "2017-03-01", "2017-05-31", ""},
		{"2017-22", "2017-06-01", "2017-08-31", ""},
		{"2017-23", "2017-09-01", "2017-11-30", ""},
		{"2015-24", "2015-12-01", "2016-02-29", ""},
		{"9999-24", "9999-12-01", "9999-12-31", ""},
		{"9999", "9999-01-01", "9999-12-31", ""},
		{"0001", "0001-01-01", "0001-12-31", ""},
		{"2017-11-03?", "2017-11-03", "2017-11-03", "uncertain"},
		{"2017-11~", "2017-11-01", "2017-11-30", "approximate"},
		{"2017%", "2017-01-01", "2017-12-31", "approximate uncertain"},
		{"2014-06-21/2014-06-30", "2014-06-21", "2014-06-30", ""},
		{"2014-06/2014-08", "2014-06-01", "2014-08-31", ""},
		{"2014~/2015-02?", "2014-01-01", "2015-02-28", "approximate uncertain"},
		{"2014/..", "2014-01-01", "9999-12-31", "open end"},
		{"2014/", "2014-01-01", "9999-12-31", "open end"},
		{"../2014", "0001-01-01", "2014-12-31", "open start"},
		{"/2014", "0001-01-01", "2014-12-31", "open start"},
		{"[2014-06-21..2014-06-30]", "2014-06-21", "2014-06-30", ""},
		{"[2014-06..2014-08~]", "2014-06-01", "2014-08-31", "approximate"},
		{"[2014..2014]", "2014-01-01", "2014-12-31", ""},
		{"[..2017-09-15]", "0001-01-01", "2017-09-15", "open start"},
		{"[2017-09-15..]", "2017-09-15", "9999-12-31", "open end"},
	}
	for _, tt := range tests {
		d, err := edtf.Parse(tt.text)
		if err != nil {
			t.Errorf("Parse(%q): %v", tt.text, err)
			continue
		}
		if got := [3]string{d.Earliest.String(), d.Latest.String(), flags(d)}; got != [3]string{tt.earliest, tt.latest, tt.flags} {
			t.Errorf("Parse(%q) = %q, want %s..%s %q", tt.text, got, tt.earliest, tt.latest, tt.flags)
		}
		if d.String() != tt.text || d.IsZero() || d.IsDay() != (tt.earliest == tt.latest) {
			t.Errorf("Parse(%q): text %q, zero %v, day %v", tt.text, d, d.IsZero(), d.IsDay())
		}
	}
}

func flags(d edtf.Date) string {
	var out []string
	for _, f := range []struct {
		on   bool
		name string
	}{{d.OpenStart, "open start"}, {d.OpenEnd, "open end"}, {d.Approximate, "approximate"}, {d.Uncertain, "uncertain"}} {
		if f.on {
			out = append(out, f.name)
		}
	}
	return strings.Join(out, " ")
}

func TestParseRefuses(t *testing.T) {
	for _, text := range []string{
		"", " ", "2017 ", " 2017", "17", "02017", "2017-1", "2017-11-3", "2017-11-31", "2017-02-29", "2017-13", "2017-00", "2017-20", "2017-25",
		"0000", "0000-01-01", "0000-05", "-2017", "Y20170", "2XXX", "XXXX", "20X7", "X017", "201X-05", "20XX-XX", "2017-1X", "2017-XX-03", "2017-21-XX", "2017-11-0X",
		"2017-11-03??", "2017-11-03!", "?2017", "~2017-11", "2017?-11",
		"/", "../..", "..", "2014/2015/2016", "2014../2015", "2014/..2015", "2014/..2015/..", "2015/2014", "2014-06-30/2014-06-29",
		"[]", "[..]", "[2014]", "[2014,2015]", "[2014..2015..2016]", "[2014...2015]", "[2015..2014]", "[2014..2015]?", "[[2014..2015]]", "[2014/2015]", "{2014..2015}",
		"[2014..2015", "2014..2015]", "2014..2015", "03.11.2017", "2017/11/03", "2017-11-03T00:00", "٢٠١٧", "2017\n", "2017\x00",
	} {
		d, err := edtf.Parse(text)
		if err == nil {
			t.Errorf("Parse(%q) = %s..%s, want an error", text, d.Earliest, d.Latest)
			continue
		}
		if !d.IsZero() {
			t.Errorf("Parse(%q) returns %q beside its error", text, d)
		}
		if m := err.Error(); !strings.Contains(m, "write") {
			t.Errorf("Parse(%q): %q does not say what would be right", text, m)
		}
	}
}

func TestExactAndBetween(t *testing.T) {
	a, b := edtf.MustDay("2014-06-21"), edtf.MustDay("2014-06-30")
	if got, want := edtf.Between(a, b), edtf.MustParse("[2014-06-21..2014-06-30]"); got != want {
		t.Errorf("Between = %+v, want %+v", got, want)
	}
	if got, want := edtf.Between(a, a), edtf.MustParse("2014-06-21"); got != want {
		t.Errorf("Between of one day = %+v, want %+v", got, want)
	}
	if !edtf.Exact(a).IsDay() {
		t.Error("an exact date is one day")
	}
	var none edtf.Date
	if !none.IsZero() || none.IsDay() || none.String() != "" {
		t.Error("the zero Date is no date")
	}
}

func TestMustParsePanicsOnWrongText(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("MustParse accepts nonsense")
		}
	}()
	edtf.MustParse("nonsense")
}
