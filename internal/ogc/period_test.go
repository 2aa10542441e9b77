package ogc

import (
	"net/url"
	"testing"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/edtf"
)

func TestPeriodsAsProgramsWriteThem(t *testing.T) {
	for text, want := range map[string][2]string{
		"2016-01-01":                                {"2016-01-01", "2016-01-01"},
		"2016-01-01T00:00:00Z":                      {"2016-01-01", "2016-01-01"},
		"2016-01-01t23:59:59.999z":                  {"2016-01-01", "2016-01-01"},
		"2016-01-01T23:30:00-05:00":                 {"2016-01-02", "2016-01-02"},
		"2016-01-01T12:00:00":                       {"2016-01-01", "2016-01-01"},
		"2016-01-01/2016-02-01":                     {"2016-01-01", "2016-02-01"},
		"2016-01-01/..":                             {"2016-01-01", ""},
		"2016-01-01/":                               {"2016-01-01", ""},
		"../2016-01-01":                             {"", "2016-01-01"},
		"/2016-01-01":                               {"", "2016-01-01"},
		"2013-01-01T/..":                            {"2013-01-01", ""},
		"../2013-01-01T":                            {"", "2013-01-01"},
		"2013-01-01T00:00:00Z/9999-12-31T00:00:00Z": {"2013-01-01", "9999-12-31"},
		"0000-01-01T00:00:00Z/2013-01-01T00:00:00Z": {"0000-01-01", "2013-01-01"},
	} {
		p, err := ParsePeriod(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := [2]string{dayText(p.From), dayText(p.To)}; got != want {
			t.Errorf("%s is %v, want %v", text, got, want)
		}
	}
	for _, text := range []string{
		"", "..", "../..", "/", "2016", "2016-01", "2016-13-01", "2016-02-30", "2016-01-01/2015-01-01", "a/b", "2016-01-01/2016-01-02/2016-01-03",
		"2016-01-01T25:00:00Z", "yesterday", "12016-01-01", "-2016-01-01", "2016-01-01 00:00:00", "2016-01-01/x",
	} {
		if p, err := ParsePeriod(text); err == nil {
			t.Errorf("%q is read as %v", text, p)
		}
	}
}

func dayText(d *edtf.Day) string {
	if d == nil {
		return ""
	}
	return d.String()
}

// A feature meets a period if they have a day in common: told by walking the days.
func TestPeriodMeetsWhatHasADayInCommon(t *testing.T) {
	end := rapid.Ptr(rapid.Map(rapid.IntRange(0, 12), func(n int) edtf.Day { return edtf.Day(n) }), true)
	rapid.Check(t, func(t *rapid.T) {
		p := Period{end.Draw(t, "from"), end.Draw(t, "to")}
		start, stop, included := end.Draw(t, "start"), end.Draw(t, "end"), rapid.Bool().Draw(t, "included")
		if p.From != nil && p.To != nil && *p.From > *p.To || start != nil && stop != nil && (*start > *stop || !included && *start == *stop) {
			t.Skip("no range")
		}
		common := false
		for d := edtf.Day(-2); d <= 14; d++ {
			inPeriod := (p.From == nil || d >= *p.From) && (p.To == nil || d <= *p.To)
			last := stop == nil || d < *stop || included && d == *stop
			common = common || inPeriod && last && (start == nil || d >= *start)
		}
		if got := p.meets(start, stop, included); got != common {
			t.Fatalf("%v..%v meets %v..%v: %v, want %v", dayText(p.From), dayText(p.To), dayText(start), dayText(stop), got, common)
		}
	})
}

func TestStatesArePickedByTheirDay(t *testing.T) {
	last := edtf.MustDay("2017-12-10")
	for _, c := range []struct {
		asked []string
		want  string
	}{
		{nil, "2017-12-10"}, {[]string{"2016-01-01"}, "2016-01-01"}, {[]string{"2016-01-01/2016-02-01"}, "2016-02-01"}, {[]string{"2016-01-01/.."}, "2017-12-10"},
		{[]string{"2018-01-01/.."}, "2018-01-01"}, {[]string{"../2015-01-01"}, "2015-01-01"}, {[]string{"0000-01-01"}, "0001-01-01"},
		{[]string{"../2016-05-01", "2016-01-01/.."}, "2016-05-01"}, {[]string{"../2016-01-01", "2016-05-01/.."}, ""},
	} {
		times, err := ParseTimes(url.Values{"datetime": c.asked})
		if err != nil {
			t.Fatal(err)
		}
		if day, ok := DayOf(times, last); ok != (c.want != "") || ok && day.String() != c.want {
			t.Errorf("%v picks %s (%v), want %s", c.asked, day, ok, c.want)
		}
	}
}

func TestBoxesFollowTheAxesOfTheirSystem(t *testing.T) {
	for _, c := range []struct {
		text string
		crs  CRS
		want string
	}{
		{"41,34,42,35", CRS84, "{41 34 42 35}"}, {"34,41,35,42", EPSG4326, "{41 34 42 35}"}, {"41,34,-5,42,35,9", CRS84, "{41 34 42 35}"},
		{"179,-18,-179,-16", CRS84, "{179 -18 -179 -16}"},
	} {
		b, err := ParseBox(c.text, c.crs)
		if err != nil || boxText(b.West, b.South, b.East, b.North) != c.want {
			t.Errorf("%s in %s is %v (%v), want %s", c.text, c.crs, b, err, c.want)
		}
	}
	b, err := ParseBox("4564099,4028802,4675418,4163881", EPSG3857)
	if err != nil || b.West < 40.9 || b.West > 41.1 || b.South < 33.9 || b.South > 34.1 || b.North < 34.9 || b.North > 35.1 {
		t.Errorf("metres become %v (%v)", b, err)
	}
}

func boxText(n ...float64) string {
	out := "{"
	for i, f := range n {
		if i > 0 {
			out += " "
		}
		out += number64(f)
	}
	return out + "}"
}
