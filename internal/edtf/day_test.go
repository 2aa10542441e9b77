package edtf_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/heldline/heldline/internal/edtf"
)

func TestParseDay(t *testing.T) {
	tests := []struct {
		text string
		want edtf.Day
		ok   bool
	}{
		{"1970-01-01", 0, true},
		{"1969-12-31", -1, true},
		{"2017-11-03", 17473, true},
		{"2016-02-29", 16860, true},
		{"0001-01-01", edtf.MinDay, true},
		{"9999-12-31", edtf.MaxDay, true},
		{"2017-02-29", 0, false},
		{"1900-02-29", 0, false},
		{"2017-11-31", 0, false},
		{"2017-13-01", 0, false},
		{"2017-00-01", 0, false},
		{"0000-12-31", 0, false},
		{"10000-01-01", 0, false},
		{"2017-1-3", 0, false},
		{"2017-11-03T00:00:00Z", 0, false},
		{" 2017-11-03", 0, false},
		{"20171103", 0, false},
		{"٢٠١٧-١١-٠٣", 0, false},
		{"", 0, false},
	}
	for _, tt := range tests {
		got, err := edtf.ParseDay(tt.text)
		switch {
		case (err == nil) != tt.ok:
			t.Errorf("ParseDay(%q): error %v, want ok %v", tt.text, err, tt.ok)
		case tt.ok && got != tt.want:
			t.Errorf("ParseDay(%q) = %d, want %d", tt.text, got, tt.want)
		case !tt.ok && !strings.Contains(err.Error(), "YYYY-MM-DD"):
			t.Errorf("ParseDay(%q): %q does not say what would be right", tt.text, err)
		}
	}
}

// anyDay draws a day that the product accepts.
func anyDay() *rapid.Generator[edtf.Day] {
	return rapid.Custom(func(t *rapid.T) edtf.Day {
		return edtf.Day(rapid.Int32Range(int32(edtf.MinDay), int32(edtf.MaxDay)).Draw(t, "day"))
	})
}

func TestDayRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay().Draw(t, "d")
		if back, err := edtf.ParseDay(d.String()); err != nil || back != d {
			t.Fatalf("%d is written %s and read %d, %v", d, d, back, err)
		}
		if back := edtf.DayOf(d.Date()); back != d {
			t.Fatalf("%s comes apart and together as %s", d, back)
		}
		if tm := d.Time(); tm.Location() != time.UTC || tm.Hour() != 0 || tm.Minute() != 0 {
			t.Fatalf("%s is at %v, want midnight UTC", d, tm)
		}
		text, err := json.Marshal(d)
		var back edtf.Day
		if err != nil || json.Unmarshal(text, &back) != nil || back != d {
			t.Fatalf("%s is written to JSON as %s (%v) and read as %s", d, text, err, back)
		}
	})
}

func TestDaysAreInTheOrderOfTheirText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := anyDay().Draw(t, "a"), anyDay().Draw(t, "b")
		if (a < b) != (a.String() < b.String()) {
			t.Fatalf("%s and %s", a, b)
		}
		if a < edtf.MaxDay {
			if next := (a + 1).Time().Sub(a.Time()); next != 24*time.Hour {
				t.Fatalf("from %s to the next day: %v", a, next)
			}
		}
	})
}

func TestDayRefusesOtherJSON(t *testing.T) {
	for _, text := range []string{`null`, `17473`, `"2017-11"`, `""`, `{}`} {
		var d edtf.Day
		if err := json.Unmarshal([]byte(text), &d); err == nil {
			t.Errorf("%s is read as the day %s", text, d)
		}
	}
	d := edtf.MustDay("2017-11-03")
	p := d.Ptr()
	*p++
	if d.String() != "2017-11-03" {
		t.Error("Ptr does not point to a copy")
	}
}

func TestMustDayPanicsOnWrongText(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("MustDay accepts nonsense")
		}
	}()
	edtf.MustDay("nonsense")
}

// The calendar of the standard library says which days there are.
func TestParseDayKnowsTheCalendar(t *testing.T) {
	for _, year := range []int{0, 1, 4, 1582, 1900, 2000, 2001, 2024, 9999} {
		for month := range 14 {
			for day := range 33 {
				s := fmt.Sprintf("%04d-%02d-%02d", year, month, day)
				want, wrong := time.Parse(time.DateOnly, s)
				got, err := edtf.ParseDay(s)
				if (err == nil) != (wrong == nil && year > 0) || err == nil && !got.Time().Equal(want) {
					t.Fatalf("ParseDay(%q) = %s, %v; the calendar says %s, %v", s, got, err, want, wrong)
				}
			}
		}
	}
}

// Every day that is accepted, and days beyond, are written as the standard library
// writes them.
func TestDaysAreThoseOfTheCalendar(t *testing.T) {
	var b []byte
	for d := edtf.MinDay - 1000; d <= edtf.MaxDay+1000; d++ {
		if d > 100_000 && d < edtf.MaxDay-1000 && d%7 != 0 { // centuries of the future, more loosely
			continue
		}
		want := d.Time()
		b = d.Append(b[:0])
		if y, m, day := d.Date(); string(b) != want.Format(time.DateOnly) || y != want.Year() || m != int(want.Month()) || day != want.Day() {
			t.Fatalf("day %d is %s, %d-%d-%d, want %s", d, b, y, m, day, want.Format(time.DateOnly))
		}
	}
}
